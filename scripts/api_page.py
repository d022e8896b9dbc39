"""Write docs/reference/api.md from the description of the interface. A test holds the page to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.register.api.describing import Field, Operation

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "api.md"


def page() -> str:
    from answerable.register.api.describing import described

    told = described()
    lines = [
        "# The interface for programs",
        "",
        "Made from the description of the interface by `make docs`. A register serves that description",
        "itself, in OpenAPI 3.1, at `/api/v1/openapi.json`, and explains it at `/en/giao-dien/`.",
        "",
        told.says,
        "",
        "## Reading",
        *(line for one in told.reading for line in _operation(one)),
        "",
        "## Writing, by a token",
        *(line for one in told.writing for line in _operation(one)),
        "",
        "## Records",
    ]
    for record in told.records:
        lines += ["", f"### {record.name}", "", *([record.says, ""] if record.says else [])]
        lines += _table(record.fields)
    return "\n".join(lines) + "\n"


def _operation(one: Operation) -> Iterator[str]:
    yield from ("", f"### `{one.method} {one.path}`", "", one.says)
    sends = [f"Send: {one.sends}."] if one.sends else []
    answers = [f"Answer: {one.answers}."] if one.answers else []
    if sends or answers:
        yield from ("", " ".join(sends + answers))
    if one.parameters:
        yield from ("", *_table(one.parameters))


def _table(fields: list[Field]) -> Iterator[str]:
    yield from ("| name | what it is | form |", "|---|---|---|")
    for field in fields:
        says = field.says.replace("|", "\\|")
        yield f"| `{field.name}` | {says} | {field.type.replace('|', chr(92) + '|')} |"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.register.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
