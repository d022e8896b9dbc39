"""The index of words in SQLite (FTS5) and in PostgreSQL (tsvector), behind one way of asking.

Both get the words that ``words`` made and nothing else, so they find the same. What comes first is not left
to their measures, which differ, but told by four tiers: the words stand in the title with their marks, in
the title without, anywhere with their marks, anywhere without.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from answerable.register.search.numbers import LONGEST
from answerable.register.search.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from answerable.register.search.asking import Phrase, Question

MOST_WORDS = 4000  # of one page: PostgreSQL counts places only so far
TABLE = "search_words"
SOME = 500  # pages by which it is told whether many have some words
NEWEST = 3000  # pages that are gone through before the index is asked
LAST = 2**63 - 1


class Tier(NamedTuple):
    title: bool  # in the title alone, or anywhere
    exact: bool  # with their marks, or without


TIERS = (Tier(True, True), Tier(True, False), Tier(False, True), Tier(False, False))
BEFORE = ((), (0,), (1,), (1, 2))  # tiers that hold what a tier leaves out; the first is within the second


class Page(NamedTuple):
    """What is found: in which tier, the id of its entry, and what that names."""

    tier: int
    id: int
    kind: str
    ident: str


class Part(NamedTuple):
    """Of a question in SQL, and what it is asked with."""

    sql: str
    values: tuple[str | int, ...]


class Engine(ABC):
    """Writes words under ids and asks for them; ids are those of ``SearchEntry``."""

    create: tuple[str, ...]  # statements that make the index

    @abstractmethod
    def row(self, kind: str, title: str, text: str) -> tuple[str, ...]:
        """The columns of a page besides its id."""

    @abstractmethod
    def phrase(self, way: Phrase, *, title: bool, exact: bool) -> str:
        """The condition that its words stand there, one behind the other."""

    @abstractmethod
    def of_kind(self, kind: str) -> str: ...

    id: str  # the column of ids
    insert: str
    match: str  # SQL that compares the index with a condition
    both, without, either = " AND ", " NOT ", " OR "

    def write(self, rows: Iterable[tuple[int, str, str, str]]) -> None:
        """Put pages in as (id, kind, title, text), in place of what is there under their ids."""
        written: list[tuple[int, *tuple[str, ...]]] = [(id, *self.row(*page)) for id, *page in rows]
        if not written:
            return
        self.remove(id for id, *_ in written)
        with connection.cursor() as cursor:
            cursor.executemany(self.insert, written)

    def remove(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE {self.id} = %s", [(id,) for id in ids])

    def is_empty(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {self.id} FROM {TABLE} LIMIT 1")
            return cursor.fetchone() is None

    def find(
        self,
        question: Question,
        tiers: Sequence[int],
        *,
        below: int | None = None,
        kind: str | None = None,
        limit: int,
    ) -> list[Page]:
        """Pages of these tiers, in their order, the newest of each first; of the first tier from under
        ``below``. Asked as one question, whose parts an engine goes through only until there are enough."""
        parts: list[Part] = []
        for tier in tiers:
            asked = self.condition(question, tier)
            if kind is not None:
                asked = f"{self.of_kind(kind)}{self.both}({asked})"
            under = below if below is not None and tier == tiers[0] else LAST
            parts += [
                Part(
                    f"SELECT {tier} AS tier, id FROM ({part.sql} LIMIT {limit:d}) of_{tier}_{place}",
                    part.values,
                )
                for place, part in enumerate(self.newest(asked, under, limit, common=not TIERS[tier].title))
            ]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT met.tier, met.id, e.kind, e.ident"
                f" FROM ({' UNION ALL '.join(part.sql for part in parts)} LIMIT {limit:d}) met"
                " JOIN search_searchentry e ON e.id = met.id ORDER BY met.tier, met.id DESC",
                [value for part in parts for value in part.values],
            )
            return [Page(*row) for row in cursor.fetchall()]

    def newest(self, asked: str, below: int, limit: int, *, common: bool) -> list[Part]:
        """Ids of pages under ``below``, the newest first, one part after the other, none in two of them.
        ``common``: many pages may be so."""
        found = f"SELECT {self.id} AS id FROM {TABLE} WHERE {self.match} AND {self.id} < %s"
        return [Part(f"{found} ORDER BY {self.id} DESC", (asked, below))]

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
            "title, title_bare, text, text_bare, kind, tokenize = 'unicode61 remove_diacritics 0')"
        ),
    )
    columns = "rowid, title, title_bare, text, text_bare, kind"
    insert = f"INSERT INTO {TABLE} ({columns}) VALUES (%s, %s, %s, %s, %s, %s)"
    match = f"{TABLE} MATCH %s"

    def row(self, kind: str, title: str, text: str) -> tuple[str, ...]:
        said = (
            " ".join(getattr(word, spelling) for word in list(words(part))[:MOST_WORDS])
            for part in (title, text)
            for spelling in ("exact", "bare")
        )
        return (*said, kind)

    def of_kind(self, kind: str) -> str:
        return f'kind : "{kind}"'

    def phrase(self, way: Phrase, *, title: bool, exact: bool) -> str:
        suffix = "" if exact else "_bare"
        columns = f"title{suffix}" if title else f"{{title{suffix} text{suffix}}}"
        return f'{columns} : "{" ".join(way.exact if exact else way.bare)}"'


class Postgres(Engine):
    """A lexeme with its marks has "=" before it, and one of the title "^" before that; "kind:" is the kind.

    A word with a digit is there with the words behind it too, as one lexeme: a number is looked up, and not
    put together from words that stand on every page.
    """

    id = "id"
    create = (
        f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)",
    )
    insert = f"INSERT INTO {TABLE} (id, words) VALUES (%s, %s::tsvector)"
    match = "words @@ %s::tsquery"
    both, without, either = " & ", " & !", " | "

    def newest(self, asked: str, below: int, limit: int, *, common: bool) -> list[Part]:
        """What many pages have is met soon among the newest; what few have, the index of words tells. Left to
        itself the engine goes through all pages for a word that none has: the sum keeps it from its ids."""
        indexed = f"SELECT id FROM {TABLE} WHERE {self.match} AND id + 0 < {{}} ORDER BY id + 0 DESC"
        if not common:
            return [Part(indexed.format("%s"), (asked, below))]
        looked_at = NEWEST + 20 * limit
        under = f"FROM {TABLE} WHERE id < %s"
        few = f"(SELECT words {under} ORDER BY id DESC LIMIT {SOME:d}) few"
        # Of as many among the first few, so many would be among the newest: one condition, answered once.
        many = f"(SELECT count(*) FROM {few} WHERE {self.match}) * {looked_at:d} >= {SOME * limit:d}"
        newest = f"(SELECT * {under} AND {many} ORDER BY id DESC LIMIT {looked_at:d}) newest"
        last = f"(SELECT id {under} ORDER BY id DESC LIMIT 1 OFFSET {looked_at - 1:d})"  # none: all looked at
        rest = f"CASE WHEN {many} THEN {last} ELSE %s END"
        return [
            Part(
                f"SELECT id FROM {newest} WHERE {self.match} ORDER BY id DESC", (below, below, asked, asked)
            ),
            Part(indexed.format(rest), (asked, below, asked, below, below)),
        ]

    def row(self, kind: str, title: str, text: str) -> tuple[str, ...]:
        places: dict[str, list[int]] = {}
        place = 0
        for part, signs in ((title, ("", "^")), (text, ("",))):
            said = list(words(part))[:MOST_WORDS]
            for at in range(len(said)):
                place += 1
                for sign in signs:
                    for lexeme in _lexemes(said[at : at + LONGEST], sign):
                        places.setdefault(lexeme, []).append(place)
            place += 1  # so that no phrase reaches from the title into the text
        lexemes = (f"'{lexeme}':{','.join(map(str, where))}" for lexeme, where in places.items())
        return (" ".join([f"'kind:{kind}'", *lexemes]),)

    def of_kind(self, kind: str) -> str:
        return f"'kind:{kind}'"

    def phrase(self, way: Phrase, *, title: bool, exact: bool) -> str:
        sign, said = ("^" if title else "") + ("=" if exact else ""), way.exact if exact else way.bare
        if len(said) <= LONGEST and _has_digit(way.bare[0]):  # a tone is a digit in ``exact``
            return f"'{sign}{'/'.join(said)}'"
        return " <-> ".join(f"'{sign}{word}'" for word in said)


def _lexemes(said: list[Word], sign: str) -> Iterator[str]:
    """A word and, where it has a digit, it with one and more of those behind it."""
    for size in range(1, (len(said) if _has_digit(said[0].bare) else 1) + 1):
        yield f"{sign}={'/'.join(word.exact for word in said[:size])}"
        yield f"{sign}{'/'.join(word.bare for word in said[:size])}"


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def engine() -> Engine:
    return Postgres() if connection.vendor == "postgresql" else Sqlite()
