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
    request = context.get("request")
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
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
    return {"request": request, "account": account, "works": first, "parts": parts}
