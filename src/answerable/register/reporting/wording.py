"""What a period is called: "quý I năm 2026"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from answerable.register.days import short_day
from answerable.register.reporting.periods import PeriodKind

if TYPE_CHECKING:
    from answerable.register.reporting.models import Round
    from answerable.register.reporting.periods import Period

ROMAN = ("I", "II", "III", "IV")


def period_name(one: Round | Period) -> str:
    """The name of a period of reports, with the year that it counts for."""
    kind, ends = PeriodKind(one.kind), one.ends
    at = {"year": ends.year, "month": ends.month}
    if kind is PeriodKind.MONTH:
        return _("month %(month)s of %(year)s") % at
    if kind is PeriodKind.QUARTER:
        return _("quarter %(quarter)s of %(year)s") % {**at, "quarter": ROMAN[(ends.month - 1) // 3]}
    if kind is PeriodKind.SIX_MONTHS:
        first = ends.month <= 6
        return (_("first six months of %(year)s") if first else _("last six months of %(year)s")) % at
    if kind is PeriodKind.NINE_MONTHS:
        return _("nine months of %(year)s") % at
    if kind is PeriodKind.YEAR:
        return _("the year %(year)s") % at
    return _("%(begins)s to %(ends)s") % {"begins": short_day(one.begins), "ends": short_day(one.ends)}
