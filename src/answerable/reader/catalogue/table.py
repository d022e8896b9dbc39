"""Read the tables beside this module: tab-separated, a header line, ``#`` begins a comment line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).with_name("data")


def read_table(name: str, width: int) -> Iterator[list[str]]:
    """The rows of ``data/NAME.tsv``, each padded to ``width`` cells; the header line is left out."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    rows = (line for line in lines if line and not line.startswith("#"))
    next(rows)
    for line in rows:
        cells = line.split("\t")
        yield cells + [""] * (width - len(cells))


def day(cell: str) -> date | None:
    """A date of the tables; None where the cell is empty: open, or not known."""
    return date.fromisoformat(cell) if cell else None


def several(cell: str) -> list[str]:
    """The parts of a cell that holds a list: ``UBND | Uỷ ban``."""
    return [part.strip() for part in cell.split("|")] if cell else []
