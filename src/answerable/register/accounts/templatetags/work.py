"""The navigation of the working side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from answerable.register.accounts.desk import PARTS, Part, work_of
from answerable.register.accounts.models import Account

if TYPE_CHECKING:
    from django.template import RequestContext

register = template.Library()


@register.inclusion_tag("accounts/work.html", takes_context=True)
def work(context: RequestContext) -> dict[str, Any]:
    """The working pages of whoever is signed in; nothing for all others."""
    account = _signed_in(context)
    if account is None:
        return {}
    works = work_of(account, on=timezone.localdate())
    first = [one for one in works if one.part is Part.FIRST]
    parts = []
    for part, title in PARTS.items():
        inside = [one for one in works if one.part is part]
        if len(inside) > 1:
            parts.append((title, inside))
        else:
            first += inside
    return {"request": context["request"], "account": account, "works": first, "parts": parts}


@register.inclusion_tag("accounts/corner.html", takes_context=True)
def corner(context: RequestContext) -> dict[str, Any]:
    """Whoever is signed in, with the way to their own settings and out."""
    account = _signed_in(context)
    return {"request": context["request"], "account": account} if account else {}


def _signed_in(context: RequestContext) -> Account | None:
    account = getattr(context.get("request"), "user", None)
    return account if isinstance(account, Account) else None
