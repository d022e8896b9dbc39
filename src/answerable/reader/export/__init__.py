"""A plan out: JSON, a page for the eye, rows, a workbook, Akoma Ntoso."""

from __future__ import annotations

from answerable.reader.export.akn import to_akn
from answerable.reader.export.plan_json import to_dict, to_json
from answerable.reader.export.summary import summarise
from answerable.reader.export.table import csv_of, tables_of, write_csv
from answerable.reader.export.workbook import write_xlsx

__all__ = ["csv_of", "summarise", "tables_of", "to_akn", "to_dict", "to_json", "write_csv", "write_xlsx"]
