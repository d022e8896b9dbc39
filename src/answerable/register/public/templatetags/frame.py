"""What the frame of every page needs: links that know where they are, and the way into the other language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import template
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from answerable.register.accounts.look import look
from answerable.register.public.sharing import described, home_of, shared

if TYPE_CHECKING:
    from django.template import RequestContext

    from answerable.register.accounts.look import Look

register = template.Library()
OTHER = {"vi": ("en", "English"), "en": ("vi", "Tiếng Việt")}


@register.simple_tag(takes_context=True)
def nav_link(context: RequestContext, name: str, words: str) -> str:
    """A link to a page by its name, marked on the page itself and on those under it."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return ""
    here = context["request"].path if "request" in context else ""
    current = "page" if here == address else "true"
    if not here.startswith(address):
        return format_html('<a href="{}">{}</a>', address, words)
    return format_html('<a href="{}" aria-current="{}">{}</a>', address, current, words)


@register.simple_tag
def the_look() -> Look:
    """The name, the colour and the logo of this register."""
    return look()


@register.simple_tag(takes_context=True)
def other_language(context: RequestContext) -> str:
    """A link to this page in the other language."""
    if "request" not in context:
        return ""
    code, name = OTHER[(get_language() or "vi")[:2]]
    address = translate_url(context["request"].get_full_path(), code)
    return format_html('<a lang="{0}" hreflang="{0}" href="{1}">{2}</a>', code, address, name)


@register.simple_block_tag(takes_context=True)
def head_title(context: RequestContext, content: str, name: str) -> str:
    """What a page of the register of that name is called, for browsers and who shows links to it."""
    told = format_html("<title>{} · {}</title>", content, name)
    return told + _open_graph(context, "title", content)


@register.simple_block_tag(takes_context=True)
def head_description(context: RequestContext, content: str) -> str:
    """The same of what a page is about."""
    told = format_html('<meta name="description" content="{}">', _quoted(content))
    return told + _open_graph(context, "description", content)


def _open_graph(context: RequestContext, name: str, content: str) -> SafeString:
    if "request" not in context or not home_of(context["request"]):
        return SafeString()  # added to words that are safe, it leaves them so
    return format_html('\n  <meta property="og:{}" content="{}">', name, _quoted(content))


def _quoted(content: str) -> str:
    """Words of a page, escaped already, within quotes."""
    return mark_safe(" ".join(content.split()).replace('"', "&quot;"))


@register.inclusion_tag("public/shared.html", takes_context=True)
def sharing(context: RequestContext) -> dict[str, Any]:
    """What programs that list pages, or show links to them, are told in the head of a page."""
    request = context.get("request")
    if request is None:
        return {}
    told = shared(request)
    about = told and described(request, document=context.get("document"), body=context.get("body"))
    return {**told, "about": _data_block(about) if about else ""}


def _data_block(said: dict[str, Any]) -> str:
    """Data within a page: no script, so the policy for scripts has nothing to say of it."""
    text = json.dumps(said, ensure_ascii=False)
    escaped = text.replace("&", "\\u0026").replace("<", "\\u003C").replace(">", "\\u003E")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(escaped))
