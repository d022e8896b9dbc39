"""The index of search as files of script, each with the words of one beginning, so that a page without a
server loads only those that are asked for. ``static/offline/search.js`` finds in it what the server finds."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from answerable.register.public.found import RECORDS, SHOWN
from answerable.register.search.asking import meanings
from answerable.register.search.engines import MOST_WORDS
from answerable.register.search.models import SearchEntry
from answerable.register.search.numbers import LONGEST, NUMBER
from answerable.register.search.services import everything
from answerable.register.search.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from answerable.register.search.services import Entry

BATCH = 200  # pages of the register in one file
TEXT = 5000  # places from here on are of the text, those before of the title: no phrase reaches over
KINDS = [SearchEntry.Kind(kind) for kind in SearchEntry.Kind.values]
TABLES = """
    PRAGMA journal_mode = OFF;
    CREATE TABLE word (bare TEXT, exact TEXT, page INTEGER, places TEXT);
    CREATE TABLE page (id INTEGER, language TEXT, file TEXT, said TEXT);
"""


def write_index(folder: Path, aside: Path, *, way_to: Callable[[str], str]) -> None:
    """Write the index into the folder. ``way_to`` tells where a link leads in the copy, from its top.

    Words are put in order in a file beside, so that however many there are, they take no memory.
    """
    for name in ("chu", "trang"):
        (folder / name).mkdir(parents=True)
    with closing(sqlite3.connect(aside, isolation_level=None)) as rows:
        rows.executescript(TABLES)
        for entries in _numbered():
            rows.execute("BEGIN")
            rows.executemany("INSERT INTO word VALUES (?, ?, ?, ?)", _words(entries))
            rows.executemany("INSERT INTO page VALUES (?, ?, ?, ?)", _shown(entries, way_to))
            rows.execute("COMMIT")
        _write_pages(folder / "trang", rows)
        parts = list(_write_words(folder / "chu", rows))
    known = {"parts": parts, "kinds": KINDS, "batch": BATCH, "text": TEXT}
    _say(folder / "co.js", "known", {**known, "number": NUMBER.pattern, "longest": LONGEST})
    _say(folder / "viet-tat.js", "meanings", {" ".join(short): ways for short, ways in meanings().items()})


def _numbered() -> Iterator[dict[int, Entry]]:
    """All that search finds, under numbers: the later it was put in the higher, its kind in the remainder."""
    waiting = iter(everything())
    while some := {(one.kind, one.ident): one for one in islice(waiting, BATCH)}:
        rows = SearchEntry.objects.filter(ident__in=[ident for _, ident in some])
        yield {
            pk * len(KINDS) + KINDS.index(SearchEntry.Kind(kind)): some[kind, ident]
            for pk, kind, ident in rows.values_list("pk", "kind", "ident").order_by("pk")
            if (kind, ident) in some
        }


def _words(entries: dict[int, Entry]) -> Iterator[tuple[str, str, int, str]]:
    for number, entry in entries.items():
        places: dict[tuple[str, str], list[int]] = {}
        said = (
            enumerate(islice(words(entry.title), MOST_WORDS)),
            enumerate(islice(words(entry.text), MOST_WORDS), TEXT),
        )
        for place, word in chain(*said):
            places.setdefault((word.bare, word.exact), []).append(place)
        for (bare, exact), where in places.items():
            yield bare, exact, number, json.dumps(where)


def _shown(entries: dict[int, Entry], way_to: Callable[[str], str]) -> Iterator[tuple[int, str, str, str]]:
    """What a result says of each page, in each language."""
    on = timezone.localdate()
    for kind in KINDS:
        some = {entry.ident: number for number, entry in entries.items() if entry.kind == kind}
        records = RECORDS[kind](list(some)) if some else {}
        for language in ("vi", "en"):
            with override(language):
                for ident, record in records.items():
                    hit = SHOWN[kind](record, "")
                    said = render_to_string("public/hit.html", {"hit": replace(hit, address=""), "on": on})
                    yield some[ident], language, way_to(hit.address), " ".join(said.split())


def _write_pages(folder: Path, rows: sqlite3.Connection) -> None:
    size = BATCH * len(KINDS)
    found = rows.execute("SELECT id, file, said, language FROM page ORDER BY language, id")
    for (language, batch), some in groupby(found, key=lambda row: (row[3], row[0] // size)):
        _say(folder / f"{language}-{batch}.js", "pages", [row[:3] for row in some])


def _write_words(folder: Path, rows: sqlite3.Connection) -> Iterator[str]:
    ordered = rows.execute(
        "SELECT bare, exact, page, places FROM word ORDER BY substr(bare, 1, 3), bare, exact, page"
    )
    for part, of_part in groupby(ordered, key=lambda row: _part(row[0])):
        said = {
            bare: {exact: _places(of_word) for exact, of_word in groupby(of_bare, key=lambda row: row[1])}
            for bare, of_bare in groupby(of_part, key=lambda row: row[0])
        }
        _say(folder / f"{part}.js", "words", said)
        yield part


def _places(of_word: Iterable[tuple[str, str, int, str]]) -> list[Any]:
    """Pages and the places in each, in turns."""
    return [one for _, _, page, places in of_word for one in (page, json.loads(places))]


def _part(bare: str) -> str:
    """The name of the file of a word: its first letters, others than plain ones as their numbers."""
    return "".join(one if one.isascii() and one.isalnum() else f"{ord(one):x}" for one in bare[:3])


def _say(file: Path, what: str, said: Any) -> None:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    with file.open("x", encoding="utf-8") as stream:
        stream.write(f"so.{what}({text});\n")
