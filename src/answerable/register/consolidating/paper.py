"""A report as pages that are printed: the same content as the document of Word, laid out in HTML.

The appendix is laid out some rows at a time, each by a process of its own, and the pages are put together at
the end: a report of any length takes the memory of one of ``ROWS`` rows, and it is known how far it is.
"""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import pypdfium2
from django.template import engines
from django.template.loader import render_to_string

from answerable.register.consolidating import layout
from answerable.register.consolidating.columns import COLUMNS
from answerable.register.consolidating.printing import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Told = Callable[[int, int], None]

ROWS = 200  # of 25 columns: about 9 seconds and 160 MB


def paper(content: Mapping[str, Any], *, picture: bytes = b"", told: Told | None = None) -> bytes:
    """The PDF; ``picture`` is a PNG. ``told`` hears how many parts are done, and of how many.

    Raises Unprintable.
    """
    appendix = _appendix(content["rows"])
    of = 1 + len(appendix)
    if told is not None:
        told(0, of)
    shown = f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else ""
    text = {"text": _text(), "layout": layout, "picture": shown}
    parts = [printed(render_to_string("consolidating/paper.html", {**content, **text}))]
    for rows in appendix:
        if told is not None:
            told(len(parts), of)
        said = {**content, "rows": rows, "columns": _columns(content["heads"]), "first": len(parts) == 1}
        page = {**said, "page": 1 + sum(map(_pages, parts)), "layout": layout}
        parts.append(printed(render_to_string("consolidating/paper_appendix.html", page)))
    return _together(parts)


def _text() -> Any:
    """What stands in the template of Word, as the template of a page."""
    return engines["django"].from_string("\n".join(map(_of_a_page, layout.LINES)))


def _of_a_page(line: str) -> str:
    if line.startswith("# "):
        return f"<h2>{line.removeprefix('# ')}</h2>"
    if line.startswith("!"):
        return f'{{% include "consolidating/paper_{line.removeprefix("!")}.html" %}}'
    if line.startswith("{%p "):
        return line.replace("{%p ", "{% ", 1)
    return f"<p>{line}</p>"


def _appendix(rows: Sequence[Any]) -> list[Sequence[Any]]:
    """Its rows in parts; one without rows where there are none."""
    return [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)] or [()]


def _columns(heads: Mapping[str, str]) -> list[dict[str, str]]:
    widths = (3, *(column.width for column in COLUMNS))
    return [
        {"name": name, "width": f"{100 * width / sum(widths):.2f}"}
        for name, width in zip(heads.values(), widths, strict=True)
    ]


def _pages(part: bytes) -> int:
    with pypdfium2.PdfDocument(part) as pdf:
        return len(pdf)


def _together(parts: Sequence[bytes]) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        with pypdfium2.PdfDocument(part) as pdf:
            whole.import_pages(pdf)
    data = io.BytesIO()
    whole.save(data)
    whole.close()
    return data.getvalue()
