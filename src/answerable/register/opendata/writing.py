"""Records as text: CSV, JSON and XLSX, each written as it comes, so that none has to be in memory whole.

Days are ISO 8601, times are UTC. In CSV and XLSX nothing is a formula, "" stands for none, and a list or an
object is JSON in its cell.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from answerable.register.cells import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from answerable.register.opendata.describing import Field, Kind

    Row = dict[str, Any]

AT_ONCE = 200  # rows of one piece that is sent
LONGEST = 32_767  # letters of a cell of XLSX
CUT = "…"


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, Decimal) else value


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=plain)


def cell(value: Any) -> str | int:
    """A value in a table.

    >>> cell("=1+1"), cell(["Sở Y tế"]), cell(None), cell(date(2026, 11, 27)), cell(True)
    ("'=1+1", '["Sở Y tế"]', '', '2026-11-27', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return as_json(value)
    value = plain(value)
    return value if isinstance(value, int) else guarded(value)


def csv_lines(fields: Sequence[Field], rows: Iterable[Row], *, mark: bool = False) -> Iterator[str]:
    """A table with the names of its fields first (RFC 4180). ``mark``: with a byte order mark, by which
    spreadsheets know the letters of Vietnamese.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    text.write("\ufeff" if mark else "")
    writer.writerow([one.name for one in fields])
    rows = iter(rows)
    while some := list(islice(rows, AT_ONCE)):
        writer.writerows([[cell(row[one.name]) for one in fields] for row in some])
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def json_of(about: Row, tables: Iterable[tuple[str, Iterable[Row]]]) -> Iterator[str]:
    """One object: what it is about, then each table as a list under its name."""
    yield as_json(about)[:-1]
    for name, rows in tables:
        yield f',\n"{name}":['
        between = "\n"
        for row in rows:
            yield f"{between}{as_json(row)}"
            between = ",\n"
        yield "]"
    yield "}\n"


def write_xlsx(tables: Iterable[tuple[Kind, Iterable[Row]]], file: BinaryIO) -> None:
    """A sheet for each table; a cell that is longer than XLSX allows is cut, and ends with "…"."""
    book = Workbook(write_only=True)
    for kind, rows in tables:
        sheet = book.create_sheet(kind.many)
        sheet.freeze_panes = "A2"
        sheet.append([_bold(sheet, one.name) for one in kind.fields])
        for row in rows:
            sheet.append([_of_xlsx(sheet, row[one.name]) for one in kind.fields])
    book.save(file)


def _bold(sheet: Any, text: str) -> Any:
    made = WriteOnlyCell(sheet, value=text)
    made.font = Font(bold=True)
    return made


def _of_xlsx(sheet: Any, value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    said = cell(value)
    if isinstance(said, int):
        return said
    text = ILLEGAL_CHARACTERS_RE.sub("", said)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}{CUT}"
