"""Cells of spreadsheets: what is text stays text, whoever wrote it."""

from __future__ import annotations

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for a formula begins so


def guarded(cell: object) -> str:
    """A cell of CSV that no spreadsheet takes for a formula: with ``'`` before it where one could."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULAS) else text
