"""The index of words in SQLite (FTS5) and in PostgreSQL (tsvector), behind one way of asking.

Both get the words that ``words`` made and nothing else, so they find the same. What comes first is not left
to their measures, which differ, but told by four tiers: the words stand in the title with their marks, in
the title without, anywhere with their marks, anywhere without.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from answerable.register.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.search.asking import Phrase, Question

MOST_WORDS = 4000  # of one page: PostgreSQL counts places only so far
TABLE = "search_words"


class Tier(NamedTuple):
    title: bool  # in the title alone, or anywhere
    exact: bool  # with their marks, or without


TIERS = (Tier(True, True), Tier(True, False), Tier(False, True), Tier(False, False))
BEFORE = ((), (0,), (1,), (1, 2))  # tiers that hold what a tier leaves out; the first is within the second


class Engine(ABC):
    """Writes words under ids and asks for them; ids are those of ``SearchEntry``."""

    create: tuple[str, ...]  # statements that make the index

    @abstractmethod
    def row(self, title: str, text: str) -> tuple[str, ...]:
        """The columns of a page besides its id."""

    @abstractmethod
    def phrase(self, way: Phrase, *, title: bool, exact: bool) -> str:
        """The condition that its words stand there, one behind the other."""

    id: str  # the column of ids
    insert: str
    match: str  # SQL that compares the index with a condition
    both, without, either = " AND ", " NOT ", " OR "

    def write(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """Put pages in as (id, title, text), in place of what is there under their ids."""
        written: list[tuple[int, *tuple[str, ...]]] = [
            (id, *self.row(title, text)) for id, title, text in rows
        ]
        if not written:
            return
        self.remove(id for id, *_ in written)
        with connection.cursor() as cursor:
            cursor.executemany(self.insert, written)

    def remove(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE {self.id} = %s", [(id,) for id in ids])

    def find(
        self, question: Question, tier: int, *, below: int | None, kind: str | None, limit: int
    ) -> list[int]:
        """Ids of that tier, the newest first, from under ``below``."""
        asked = self.condition(question, tier)
        sql = f"SELECT e.id FROM {TABLE} w JOIN search_searchentry e ON e.id = w.{self.id} WHERE {self.match}"
        values: list[str | int] = [asked]
        if below is not None:
            sql, values = f"{sql} AND w.{self.id} < %s", [*values, below]
        if kind is not None:
            sql, values = f"{sql} AND e.kind = %s", [*values, kind]
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} ORDER BY w.{self.id} DESC LIMIT {limit:d}", values)
            return [id for (id,) in cursor.fetchall()]

    def kinds(self, question: Question, *, most: int) -> dict[str, int]:
        """How many are found of each kind, among so many of them."""
        sql = (
            f"SELECT kind, COUNT(*) FROM (SELECT e.kind FROM {TABLE} w JOIN search_searchentry e"
            f" ON e.id = w.{self.id} WHERE {self.match} LIMIT {most:d}) met GROUP BY kind"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [self.condition(question, None)])
            return dict(cursor.fetchall())

    def condition(self, question: Question, tier: int | None) -> str:
        """What is wanted stands as the tier says, as no tier before it says, and nothing unwanted at all;
        None: as any tier says."""
        refused = [self._wanted(question, TIERS[before]) for before in (BEFORE[tier] if tier else ())]
        refused += [
            self.phrase(way, title=False, exact=way.marked) for ways in question.unwanted for way in ways
        ]
        asked = self._wanted(question, TIERS[-1 if tier is None else tier])  # the last holds all others
        return f"({asked}){self.without}({self.either.join(refused)})" if refused else asked

    def _wanted(self, question: Question, tier: Tier) -> str:
        said = (
            [self.phrase(way, title=tier.title, exact=tier.exact) for way in ways] for ways in question.wanted
        )
        return self.both.join(f"({self.either.join(ways)})" for ways in said)


class Sqlite(Engine):
    id = "rowid"
    create = (
        (
            f"CREATE VIRTUAL TABLE {TABLE} USING fts5("
            "title, title_bare, text, text_bare, tokenize = 'unicode61 remove_diacritics 0')"
        ),
    )
    insert = f"INSERT INTO {TABLE} (rowid, title, title_bare, text, text_bare) VALUES (%s, %s, %s, %s, %s)"
    match = f"{TABLE} MATCH %s"

    def row(self, title: str, text: str) -> tuple[str, ...]:
        return tuple(
            " ".join(getattr(word, spelling) for word in list(words(part))[:MOST_WORDS])
            for part in (title, text)
            for spelling in ("exact", "bare")
        )

    def phrase(self, way: Phrase, *, title: bool, exact: bool) -> str:
        suffix = "" if exact else "_bare"
        columns = f"title{suffix}" if title else f"{{title{suffix} text{suffix}}}"
        return f'{columns} : "{" ".join(way.exact if exact else way.bare)}"'


class Postgres(Engine):
    """A lexeme with its marks has "=" before it; those of the title weigh A."""

    id = "id"
    create = (
        f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)",
    )
    insert = f"INSERT INTO {TABLE} (id, words) VALUES (%s, %s::tsvector)"
    match = "w.words @@ %s::tsquery"
    both, without, either = " & ", " & !", " | "

    def row(self, title: str, text: str) -> tuple[str, ...]:
        places: dict[str, list[str]] = {}
        place = 0
        for part, weight in ((title, "A"), (text, "")):
            for word in list(words(part))[:MOST_WORDS]:
                place += 1
                for lexeme in (f"={word.exact}", word.bare):
                    places.setdefault(lexeme, []).append(f"{place}{weight}")
            place += 1  # so that no phrase reaches from the title into the text
        return (" ".join(f"'{lexeme}':{','.join(where)}" for lexeme, where in places.items()),)

    def phrase(self, way: Phrase, *, title: bool, exact: bool) -> str:
        sign, weight = "=" if exact else "", ":A" if title else ""
        return " <-> ".join(f"'{sign}{word}'{weight}" for word in (way.exact if exact else way.bare))


def engine() -> Engine:
    return Postgres() if connection.vendor == "postgresql" else Sqlite()
