"""What was done with lines of a budget, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from answerable.register.budget.models import Kind

if TYPE_CHECKING:
    from collections.abc import Callable


def _said(after: dict[str, Any]) -> dict[str, Any]:
    return {**after, "kind": Kind(after["kind"]).label}


SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "budget.entered": lambda after: (
        _("Money for %(body)s in %(year)s, %(kind)s: %(amount)s đồng.") % _said(after)
    ),
}
