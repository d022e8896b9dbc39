"""Putting public pages into the index, and finding them."""

from __future__ import annotations

from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection, transaction

from answerable.register.rooms import said_by_rooms
from answerable.register.search.asking import Phrase, Question, asked
from answerable.register.search.engines import TABLE, TIERS, engine
from answerable.register.search.models import SearchEntry
from answerable.register.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BATCH = 500
MOST_NEAR = 60  # words of a text by which pages near it are looked for
ANYWHERE = 2  # the tier of words that stand anywhere, with their marks


class Entry(NamedTuple):
    """A public page to be found: a plan by its slug, a commitment by its public id, a body by its key, a
    passage and a report by their ids, a document that is cited by its number as compared."""

    kind: str
    ident: str
    title: str
    text: str


class Place(NamedTuple):
    """Where a page of results ends: the last of them, and the tier that it was found in."""

    tier: int
    id: int


class Found(NamedTuple):
    """Results, best first, as (kind, ident), and where the next ones begin; None: these were the last."""

    hits: list[tuple[str, str]]
    next: Place | None


def index(entries: Iterable[Entry]) -> None:
    """Put pages in, in place of what the index holds of them. Runs within the caller's transaction."""
    waiting = iter(entries)
    while some := list(islice(waiting, BATCH)):
        _index({(one.kind, one.ident): one for one in some})


def _index(entries: dict[tuple[str, str], Entry]) -> None:
    SearchEntry.objects.bulk_create(
        [SearchEntry(kind=kind, ident=ident) for kind, ident in entries], ignore_conflicts=True
    )
    idents = [ident for _, ident in entries]
    ids = SearchEntry.objects.filter(ident__in=idents).values_list("pk", "kind", "ident")
    engine().write(
        (pk, kind, entries[kind, ident].title, entries[kind, ident].text)
        for pk, kind, ident in ids
        if (kind, ident) in entries
    )


def forget(kind: str, idents: Iterable[str]) -> None:
    """Take pages out. What is not in is no mistake."""
    waiting = iter(idents)
    while some := list(islice(waiting, BATCH)):
        gone = SearchEntry.objects.filter(kind=kind, ident__in=some)
        engine().remove(gone.values_list("pk", flat=True))
        gone.delete()


def index_all() -> None:
    """Put in everything that is public, anew."""
    index(everything())


def everything() -> Iterator[Entry]:
    """All that is public. A room lists its pages as ``entries()`` in its indexing.py."""
    return chain.from_iterable(entries() for entries in said_by_rooms("indexing", "entries"))


def fill() -> None:
    """Put everything in where the index was made anew, and holds no words yet."""
    there = {SearchEntry._meta.db_table, TABLE} <= set(connection.introspection.table_names())
    if there and engine().is_empty() and SearchEntry.objects.exists():
        with transaction.atomic():
            index_all()


def near(text: str, *, kind: str, limit: int) -> list[str]:
    """The idents of pages that share two words in a row with the beginning, the middle and the end of a text,
    the newest first."""
    found = list(words(text))[:MOST_NEAR]
    pairs = [Phrase((a.exact, b.exact), (a.bare, b.bare)) for a, b in pairwise(found)]
    third = -(-len(pairs) // 3)
    question = Question(tuple(tuple(pairs[at : at + third]) for at in range(0, len(pairs), third or 1)))
    if not question.wanted:
        return []
    pages = engine().find(question, [ANYWHERE], kind=kind, limit=limit)
    return [page.ident for page in pages]


class Kinds(NamedTuple):
    """How many are found of each kind; ``whole`` when all of them were counted."""

    values: dict[str, int]
    whole: bool


def count_kinds(query: str, *, most: int) -> Kinds:
    """What ``find`` finds, by kind, counted over no more than ``most``."""
    question = asked(query)
    values = engine().kinds(question, most=most + 1) if question.wanted else {}
    return Kinds(values, sum(values.values()) <= most)


def find(query: str, *, kind: str | None = None, after: Place | None = None, limit: int = 20) -> Found:
    """Pages in which all words of the query stand: those of the title first, those with its marks first, then
    the newest. A query without words finds nothing, and so does one that says only what must not be there."""
    question = asked(query)
    tiers = range(after.tier if after else 0, len(TIERS))
    if not question.wanted or not tiers:
        return Found([], None)
    pages = engine().find(question, tiers, below=after and after.id, kind=kind, limit=limit + 1)
    last = pages[limit - 1] if len(pages) > limit else None
    return Found([(page.kind, page.ident) for page in pages[:limit]], last and Place(last.tier, last.id))
