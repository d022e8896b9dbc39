"""A plan out: JSON, a page for the eye, rows, a workbook, Akoma Ntoso.

Each is loaded when it is first asked for, so that who wants JSON does not wait for the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.export.akn import to_akn
    from answerable.reader.export.plan_json import to_dict, to_json
    from answerable.reader.export.summary import summarise
    from answerable.reader.export.table import csv_of, tables_of, write_csv
    from answerable.reader.export.workbook import write_xlsx

__all__ = [
    "csv_of",
    "summarise",
    "tables_of",
    "to_akn",
    "to_dict",
    "to_json",
    "write_csv",
    "write_xlsx",
]

_HOMES = {
    "csv_of": "table",
    "summarise": "summary",
    "tables_of": "table",
    "to_akn": "akn",
    "to_dict": "plan_json",
    "to_json": "plan_json",
    "write_csv": "table",
    "write_xlsx": "workbook",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
