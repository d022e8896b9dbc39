"""A report as PDF, printed by a process of its own from the page that holds it.

    python -m answerable.register.consolidating.printing RESULT < page.html

The appendix has a fixed layout: to fit 25 columns to what they hold would take minutes.
"""

from __future__ import annotations

import base64
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from answerable.register.consolidating.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 120
MEMORY = 4 * 2**30  # bytes of addresses


class Unprintable(Exception):
    """It took too long, or too much memory; a report that long is read as DOCX or XLSX."""


def printed(content: Mapping[str, Any], *, picture: bytes = b"") -> bytes:
    """``picture`` is a PNG. Raises Unprintable."""
    widths = (3, *(column.width for column in COLUMNS))
    columns = [
        {"name": name, "width": f"{100 * width / sum(widths):.2f}"}
        for name, width in zip(content["heads"].values(), widths, strict=True)
    ]
    shown = f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else ""
    page = render_to_string(
        "consolidating/paper.html", {**content, "columns": columns, "picture": shown}
    )
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.pdf"
        try:
            done = subprocess.run(
                [sys.executable, "-m", __name__, str(result)],
                input=page.encode(),
                check=False,
                timeout=SECONDS,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            raise Unprintable from None
        if done.returncode or not result.is_file():
            raise Unprintable
        return result.read_bytes()


def main(result: str) -> int:
    import weasyprint

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    page = weasyprint.HTML(string=sys.stdin.read(), url_fetcher=_nothing_but_data)
    page.write_pdf(result)
    return 0


def _nothing_but_data(url: str, *_: Any, **__: Any) -> Any:
    from weasyprint.urls import default_url_fetcher

    if not url.startswith("data:image/png;"):
        raise ValueError(url)
    return default_url_fetcher(url)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
