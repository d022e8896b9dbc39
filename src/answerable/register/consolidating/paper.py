"""A report as a page that is printed: the same content as the document of Word, laid out in HTML."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from answerable.register.consolidating.columns import COLUMNS
from answerable.register.consolidating.printing import printed

if TYPE_CHECKING:
    from collections.abc import Mapping

# Rows that the appendix prints: with 25 columns each takes a while. Of a longer one it says that the workbook
# has them.
MOST_ROWS = 300


def paper(content: Mapping[str, Any], *, picture: bytes = b"") -> bytes:
    """The PDF; ``picture`` is a PNG. Raises Unprintable."""
    widths = (3, *(column.width for column in COLUMNS))
    columns = [
        {"name": name, "width": f"{100 * width / sum(widths):.2f}"}
        for name, width in zip(content["heads"].values(), widths, strict=True)
    ]
    shown = f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else ""
    short = len(content["rows"]) <= MOST_ROWS
    page = {**content, "columns": columns, "picture": shown, "short": short}
    return printed(render_to_string("consolidating/paper.html", page))
