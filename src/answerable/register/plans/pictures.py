"""The pages of a PDF as they look, and where each word stands on them; each made when it is first asked for,
by a process of its own.

    python -m answerable.register.plans.pictures picture|words FILE PAGE MADE

What was made is a cache beside the files: it may be removed at any time.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from answerable.register.plans.models import Edition

WIDTH = 1_000  # pixels
QUALITY = 30  # of 100: a page of small print stays legible in 100 kB
MEMORY = 2 * 2**30  # bytes of addresses
ENDINGS = {"picture": "webp", "words": "json"}
SECONDS = {"picture": 20, "words": 60}  # the words of a scan are recognised
FORGOTTEN = 600  # seconds after which what could not be made is tried again

_one_recognition = threading.Lock()  # a scan takes a whole core, and the other pages are asked for too


class NoPicture(Exception):
    """The file has no such page, or its pages cannot be drawn."""


class PlacedWord(NamedTuple):
    """A printed word; its sides in thousandths of the page's width, from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class PageWords(NamedTuple):
    height: float  # of the page, in thousandths of its width
    words: list[PlacedWord]


def picture_of(edition: Edition, page: int) -> Path:
    """The picture of a page, counted from 1. Raises NoPicture."""
    return _made("picture", edition, page)


def words_of(edition: Edition, page: int, *, wait: bool = True) -> PageWords:
    """The words printed on a page.

    Raises NoPicture; so it does where a scan is still to be recognised and nobody can ``wait`` for that.
    """
    if not wait and edition.ocr and not _place(edition, page, "words").is_file():
        raise NoPicture
    height, words = json.loads(_made("words", edition, page).read_text(encoding="utf-8"))
    return PageWords(height, [PlacedWord(*word) for word in words])


def has_pictures(edition: Edition) -> bool:
    return edition.file.media_type == "application/pdf" and bool(edition.pages)


def _place(edition: Edition, page: int, what: str) -> Path:
    from answerable.register.plans.files import path_of

    file = path_of(edition.file.sha256)
    return file.with_name(f"{file.name}.{page}.{ENDINGS[what]}")


def _made(what: str, edition: Edition, page: int) -> Path:
    from django.core.cache import caches

    if not has_pictures(edition) or not 1 <= page <= (edition.pages or 0):
        raise NoPicture
    made = _place(edition, page, what)
    if not made.is_file():
        failed, known = f"none:{made.name}", caches["process"]
        if known.get(failed):
            raise NoPicture
        if what == "words" and edition.ocr:
            with _one_recognition:
                done = made.is_file() or _make(what, edition, page, made)
        else:
            done = _make(what, edition, page, made)
        if not done:
            known.set(failed, True, FORGOTTEN)
            raise NoPicture
    return made


def _make(what: str, edition: Edition, page: int, made: Path) -> bool:
    from answerable.register.plans.files import path_of

    half = made.with_suffix(f".{threading.get_native_id()}.half")
    command = [sys.executable, "-m", __name__, what, str(path_of(edition.file.sha256)), str(page), str(half)]
    try:
        ended = subprocess.run(command, check=False, timeout=SECONDS[what], stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        ended = None
    if ended is None or ended.returncode != 0:
        half.unlink(missing_ok=True)
        return False
    half.replace(made)
    return True


def main(what: str, file: str, page: str, made: str) -> int:
    if what == "words":
        return _write_words(Path(file), int(page), Path(made))
    return _draw(Path(file), int(page), Path(made))


def _draw(file: Path, page: int, picture: Path) -> int:
    import pypdfium2

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with pypdfium2.PdfDocument(file) as document:
        drawn = document[page - 1]
        width, height = drawn.get_size()
        if not (0 < width < 20_000 and 0 < height < 20_000 and height < 10 * width):
            return 1
        shown = drawn.render(scale=WIDTH / width).to_pil().convert("RGB")
        shown.save(picture, format="WEBP", quality=QUALITY)
    return 0


def _write_words(file: Path, page: int, made: Path) -> int:
    from answerable.reader import ReaderError
    from answerable.reader.formats.pdf_words import read_words

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        read = read_words(file, page)
    except ReaderError as problem:
        print(problem, file=sys.stderr)
        return 1
    if not read.width > 0:
        return 1
    scale = 1_000 / read.width
    words = [(word[0], *(round(side * scale, 1) for side in word[1:])) for word in read.words]
    made.write_text(json.dumps((round(read.height * scale, 1), words), ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
