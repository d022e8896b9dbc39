"""The working days of Viet Nam, and days that are told from other days. Pure: no tables, no clock."""

from answerable.register.workdays.calendar import (
    add_working_days,
    is_working_day,
    next_working_day,
    previous_working_day,
)
from answerable.register.workdays.durations import UnreadableDuration, resolve
from answerable.register.workdays.recurring import Occurrence, occurrences

__all__ = [
    "Occurrence",
    "UnreadableDuration",
    "add_working_days",
    "is_working_day",
    "next_working_day",
    "occurrences",
    "previous_working_day",
    "resolve",
]
