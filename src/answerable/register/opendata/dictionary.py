"""The data dictionary: every kind of record with its fields, from their descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import override

from answerable.register.opendata.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """\
# Data

What the register gives as data: lists and pages as CSV, XLSX and JSON, and all of it as a dump. This page is
made from the code: `answerable manage data_dictionary > docs/data.md`.

- **A list or a page**: its address with `.csv`, `.xlsx` or `.json` for the last `/`, as in
  `/cam-ket.csv?trang_thai=held` or `/ke-hoach/<id>.json`. A list gives at most 10,000 rows; a `Link` header,
  and `next` in JSON, say where it goes on.
- **All of it**: `/du-lieu/` has the dump of each of the last days; `answerable dump FOLDER` makes one. In it
  are `data/<kind>.jsonl.gz`, `csv/<kind>.csv`, `register.sqlite` (for `datasette register.sqlite`),
  `datapackage.json` (Frictionless, with the schema and SHA-256 of each file) and `dcat.jsonld` (DCAT).
- **Back again**: `answerable load-dump FOLDER` makes an empty register the same. What is not public is in no
  dump: accounts, drafts, internal evidence, reminders. Files of documents and of evidence are not either, for
  they are many times as large: each is had from its page, and checked by its SHA-256, which is here.
- **Days** are ISO 8601, times are UTC. In CSV an empty cell stands for none, a list or an object is JSON, and
  `'` stands before a text that a spreadsheet could take for a formula.
- **On hold**: of a commitment on hold, withdrawn or ended nothing of work is told; such fields are empty.
- **Licence**: CC BY 4.0, unless the office that keeps the register says otherwise (`ANSWERABLE_LICENCE`).

A type with `?` may be empty. `→` names the field of another table that it stands for.
"""


def as_markdown() -> str:
    with override("en"):
        return HEAD + "".join(f"\n{line}" for line in _lines()).rstrip("\n") + "\n"


def _lines() -> Iterator[str]:
    for kind in KINDS.values():
        yield f"## {kind.many}\n"
        where = f" Its page is `{kind.page}`." if kind.page else ""
        yield f"{kind.says}{where}\n"
        yield "| field | type | |"
        yield "|---|---|---|"
        for one in kind.fields:
            to = f" → {KINDS[one.to.kind].many}.{one.to.field}" if one.to else ""
            yield f"| `{one.name}` | {one.type}{'?' if one.nullable else ''}{to} | {one.says} |"
        yield ""
