"""Days as officials write them. The filters are built into every page: none loads them."""

from __future__ import annotations

from datetime import date, datetime

from django import forms, template
from django.utils.formats import date_format
from django.utils.translation import get_language

register = template.Library()


class DayField(forms.DateField):
    """A day that is chosen in the calendar of the browser, which wants it written as in ISO 8601."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def short_day(value: date) -> str:
    """ "05/3/2019": the month has a zero where it could be taken for another; in English "5 March 2019"."""
    if get_language() == "en":
        return date_format(value, "j F Y")
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


@register.filter(expects_localtime=True)
def day(value: date | str | None) -> str:
    """A day, or the text of one in ISO 8601; "" where there is none."""
    if isinstance(value, str):
        try:
            return short_day(date.fromisoformat(value))
        except ValueError:
            return value
    return short_day(value) if value else ""


@register.filter
def full_day(value: date) -> str:
    """A day with its weekday: "thứ Ba, 15/12/2026"."""
    between = " " if get_language() == "en" else ", "
    return f"{date_format(value, 'l')}{between}{short_day(value)}"


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """A day and the time on it: "05/3/2019 14:30"."""
    return f"{short_day(value)} {value:%H:%M}" if value else ""
