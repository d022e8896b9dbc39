"""What an edition of a document changed: what it says in other words, what is new, what is gone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q
from django.db.models.functions import Coalesce

from answerable.register.plans.models import Edition, Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answerable.register.plans.models import Clause

SIZE = 60  # differences on a page
LONGEST = 600  # words of a clause that are compared one by one; longer ones are shown whole
WORDS = re.compile(r"\S+\s*")


class Piece(NamedTuple):
    """A stretch of words: in both, in the earlier alone, or in the later alone."""

    kind: str  # "", "del", "ins"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One clause that is not as it was."""

    kind: str
    earlier: Clause | None
    later: Clause | None
    pieces: list[Piece]  # of one that changed

    @property
    def place(self) -> Clause | None:
        return self.later or self.earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    counts: list[tuple[str, int]]  # label of a kind, how many
    differences: list[Difference]
    more: int | None  # where the next page begins; None on the last


def compared(edition: Edition, editions: Sequence[Edition], *, begin: int) -> Comparison:
    """The differences of an edition from what stood before it, in the order of the document.

    ``editions`` are those of the document that everybody may read; ``begin`` is where a page begins.
    """
    matches = Match.objects.filter(Q(later__edition=edition) | Q(gone_in=edition))
    kinds = Counter(matches.values_list("kind", flat=True))
    place = Coalesce("later__position", "earlier__position")
    changed = matches.exclude(kind=Match.Kind.SAME).annotate(place=place)
    rows = changed.select_related("earlier", "later").order_by("place", "pk")
    rows = rows.defer("earlier__read", "earlier__kept", "later__read", "later__kept")
    found = list(rows.filter(place__gte=begin)[: SIZE + 1])
    more = found[SIZE].place if len(found) > SIZE else None
    if (
        more is not None and more == found[0].place
    ):  # more stand at one place than a page holds: all are shown
        found = list(rows.filter(place=more))
        more = rows.filter(place__gt=more).values_list("place", flat=True).first()
    elif more is not None:  # a page ends where a place ends, so that the next one begins with a whole one
        found = [match for match in found if match.place < more]
    texts = {one.pk: one for one in editions}
    return Comparison(
        counts=[(str(kind.label), kinds[kind]) for kind in Match.Kind],
        differences=[_difference(match, texts) for match in found],
        more=more,
    )


def _difference(match: Match, editions: dict[int, Edition]) -> Difference:
    for clause in (match.earlier, match.later):
        if clause is not None and clause.edition_id in editions:
            clause.edition = editions[clause.edition_id]
    pieces: list[Piece] = []
    if match.earlier is not None and match.later is not None:
        pieces = list(marked(match.earlier.text, match.later.text))
    return Difference(kind=match.kind, earlier=match.earlier, later=match.later, pieces=pieces)


def marked(earlier: str, later: str) -> Iterator[Piece]:
    """The words of both, with what only one of them has marked.

    >>> [tuple(one) for one in marked("trước ngày 30/6", "trước ngày 31/7")]
    [('', 'trước ngày '), ('del', '30/6'), ('ins', '31/7')]
    """
    old, new = WORDS.findall(earlier), WORDS.findall(later)
    if max(len(old), len(new)) > LONGEST:
        yield from (Piece("del", earlier), Piece("ins", later))
        return
    bare_old, bare_new = [word.strip() for word in old], [word.strip() for word in new]
    for what, begin, end, first, last in SequenceMatcher(
        None, bare_old, bare_new, autojunk=False
    ).get_opcodes():
        if what == "equal":
            yield Piece("", "".join(new[first:last]))
        else:
            if begin < end:
                yield Piece("del", "".join(old[begin:end]))
            if first < last:
                yield Piece("ins", "".join(new[first:last]))
