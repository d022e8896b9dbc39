"""Days as officials write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import get_language

if TYPE_CHECKING:
    from datetime import date


def short_day(value: date) -> str:
    """ "05/3/2019": the month has a zero where it could be taken for another; in English "5 March 2019"."""
    if get_language() == "en":
        return date_format(value, "j F Y")
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"
