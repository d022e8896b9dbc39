"""How a table is headed with words that an office may have of its own."""

from __future__ import annotations

from django import template

from answerable.register.accounts.own_words import WORDED

register = template.Library()


@register.simple_tag
def called(key: str) -> str:
    """By its key, as ``worded`` has it."""
    return str(WORDED[key])
