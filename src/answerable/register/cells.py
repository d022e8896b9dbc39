"""Cells of spreadsheets: what is text stays text, whoever wrote it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for a formula begins so


def guarded(cell: object) -> str:
    """A cell of CSV that no spreadsheet takes for a formula: with ``'`` before it where one could."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULAS) else text


def csv_file(name: str, lines: Iterable[Sequence[object]]) -> HttpResponse:
    """These lines to be downloaded, marked so that spreadsheets read them as UTF-8."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(answer).writerows([guarded(cell) for cell in line] for line in lines)
    return answer
