"""How states, deadlines and rights are said on the open pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from answerable.register.commitments.limits import cited
from answerable.register.public.reading import part_of
from answerable.register.public.wording import by_when, state_in_words
from answerable.rights import rights

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Commitment, Due
    from answerable.register.plans.models import Edition
    from answerable.rights import Right

register = template.Library()


@register.simple_tag
def state(commitment: Commitment, on: date | None = None) -> str:
    """How a commitment stands on a day, today where none is given: a shape, words, a colour."""
    code, words = state_in_words(commitment, on=on or timezone.localdate())
    return format_html('<span class="state state-{}">{}</span>', code, words)


@register.simple_tag
def words_at(edition: Edition, start: object, end: object) -> str:
    """The address at which these words of an edition are read and lit; "" where they have no place in it."""
    if not isinstance(start, int) or not isinstance(end, int) or not edition.document.slug:
        return ""
    part = part_of(start, edition.text)
    address = reverse("plan_text", args=[edition.document.slug, edition.ordinal, part])
    return f"{address}?doan={start}-{end}#doan"


@register.filter
def when(due: Due) -> str:
    """A deadline resolved, in words."""
    return by_when(due)


@register.filter
def right(id: str) -> Right | None:
    return rights().get(id)


@register.filter
def named(one: Right) -> str:
    """The name of a right in the language of the page."""
    return one.english if get_language() == "en" else one.vietnamese


@register.filter
def articles(one: Right | list[str]) -> str:
    """The articles that protect a right, in one line."""
    listed = one if isinstance(one, list) else one.articles.split("; ")
    return "; ".join(cited(article) for article in listed)
