"""The link to follow what a page is about."""

from __future__ import annotations

from typing import Any

from django import template

from answerable.register.following.models import Kind
from answerable.register.following.targets import Target, target_of

register = template.Library()


@register.inclusion_tag("following/link.html")
def follow(kind: str, name: str = "") -> dict[str, Any]:
    """``kind`` is of ``Kind``; ``name`` is that of a page which is there, or the query of a list."""
    wanted = Kind(kind)
    return {"target": target_of(wanted, name) if wanted is Kind.SEARCH else Target(wanted, name)}
