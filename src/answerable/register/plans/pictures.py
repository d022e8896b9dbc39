"""The pages of a PDF as pictures, drawn by a process of its own when they are first looked at.

    python -m answerable.register.plans.pictures FILE PAGE PICTURE

Pictures are a cache beside the files: they may be removed at any time.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.register.plans.models import Edition

WIDTH = 1_000  # pixels
SECONDS = 20
MEMORY = 2 * 2**30  # bytes of addresses


class NoPicture(Exception):
    """The file has no such page, or its pages cannot be drawn."""


def picture_of(edition: Edition, page: int) -> Path:
    """The picture of a page, counted from 1. Raises NoPicture."""
    from answerable.register.plans.files import path_of

    if edition.file.media_type != "application/pdf" or not 1 <= page <= (edition.pages or 0):
        raise NoPicture
    file = path_of(edition.file.sha256)
    picture = file.with_name(f"{file.name}.{page}.png")
    if not picture.is_file():
        half = picture.with_suffix(f".{os.getpid()}.half")
        command = [sys.executable, "-m", __name__, str(file), str(page), str(half)]
        try:
            drawn = subprocess.run(command, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            drawn = None
        if drawn is None or drawn.returncode != 0:
            half.unlink(missing_ok=True)
            raise NoPicture
        half.replace(picture)
    return picture


def main(file: str, page: str, picture: str) -> int:
    import pypdfium2

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with pypdfium2.PdfDocument(Path(file)) as document:
        drawn = document[int(page) - 1]
        width, height = drawn.get_size()
        if not (0 < width < 20_000 and 0 < height < 20_000 and height < 10 * width):
            return 1
        drawn.render(scale=WIDTH / width).to_pil().save(picture, format="PNG", optimize=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
