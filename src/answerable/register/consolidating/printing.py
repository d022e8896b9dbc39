"""A page printed as PDF, by a process of its own that knows nothing but the page.

python -m answerable.register.consolidating.printing RESULT < page.html
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 120
MEMORY = 4 * 2**30  # bytes of addresses


class Unprintable(Exception):
    """It took too long, or too much memory; a report that long is read as DOCX or XLSX."""


def printed(page: str) -> bytes:
    """The page as PDF. Raises Unprintable."""
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
    import weasyprint.urls

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",))  # the page brings all that it shows
    weasyprint.HTML(string=sys.stdin.read(), url_fetcher=fetcher).write_pdf(result)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
