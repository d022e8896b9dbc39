"""Money on the pages of commitments, bodies and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from answerable.register.budget.adding import rows
from answerable.register.budget.models import Kind, Line

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from django.db.models import QuerySet

    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Commitment
    from answerable.register.plans.models import Document

register = template.Library()


@register.inclusion_tag("budget/table.html")
def money_of_commitment(commitment: Commitment, on: date) -> dict[str, Any]:
    return _table(Line.objects.working(on=on).filter(commitment=commitment))


@register.inclusion_tag("budget/table.html")
def money_of_body(body: Body, on: date) -> dict[str, Any]:
    records = type(body).objects.records_of(body)
    return _table(Line.objects.working(on=on).filter(body__in=records))


@register.inclusion_tag("budget/table.html")
def money_of_plan(document: Document, on: date) -> dict[str, Any]:
    return _table(Line.objects.working(on=on).filter(commitment__document=document))


@register.filter
def dong(amount: Decimal | None) -> str:
    """An amount in đồng; no figure is not zero, and says so."""
    if amount is None:
        return _("no figure yet")
    written = f"{amount:,.0f}"
    return written if get_language() == "en" else written.replace(",", ".")


def _table(lines: QuerySet[Line]) -> dict[str, Any]:
    shown = lines.select_related("body__merged_into", "commitment")
    return {"rows": rows(shown), "kinds": Kind.labels, "titled": True}
