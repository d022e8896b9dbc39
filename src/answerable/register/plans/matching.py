"""What became of an earlier edition's clauses in a later one: suggested here, decided by a person."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from django.db.models import Q

from answerable.register.plans.identity import bare
from answerable.register.plans.models import Clause, Edition, Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

ALIKE = 0.6  # of the letters of two clauses under one key that must agree, to be one of them changed
VERY_ALIKE = 0.8  # of two under different keys
OF_INTEREST = ("task", "target")


def suggest_matches(edition: Edition) -> None:
    """Write what each task and target of a new edition seems to be of what stood before, where there is any.

    Nothing is suggested to be gone: that a duty ended is only ever a person's word.
    """
    if earlier_edition(edition) is None:
        return
    new = edition.clauses.filter(kind__in=OF_INTEREST).exclude(verdict=Clause.Verdict.NOT_A_TASK)
    Match.objects.bulk_create(
        Match(earlier=earlier, later=later, kind=kind)
        for earlier, later, kind in pairs(standing_before(edition), new)
    )


def earlier_edition(edition: Edition) -> Edition | None:
    """The state of the document that an edition takes over from."""
    return _earlier(edition).last()


def standing_before(edition: Edition) -> list[Clause]:
    """The duties that the document sets when an edition comes: those of its last whole edition and of the
    partial ones since, without what these carried on in other words or ended."""
    editions: list[Edition] = []
    for one in _earlier(edition):
        editions = [one] if one.scope == Edition.Scope.WHOLE else [*editions, one]
    clauses = Clause.objects.filter(
        edition__in=editions, kind__in=OF_INTEREST, structure=Clause.Structure.WHOLE
    ).exclude(verdict=Clause.Verdict.NOT_A_TASK)
    replaced = _settled_by(editions)
    in_order = clauses.select_related("edition").order_by("edition__ordinal", "position", "pk")
    return [clause for clause in in_order if clause.pk not in replaced]


def left_over(edition: Edition) -> list[Clause]:
    """Duties that stood before and that nothing in this edition carries on, or was said to end."""
    settled = _settled_by([edition])
    return [clause for clause in standing_before(edition) if clause.pk not in settled]


def _earlier(edition: Edition) -> QuerySet[Edition]:
    published = (Edition.Standing.PUBLISHED, Edition.Standing.SUPERSEDED)
    editions = edition.document.editions.filter(standing__in=published, ordinal__lt=edition.ordinal)
    return editions.order_by("ordinal")


def _settled_by(editions: list[Edition]) -> set[int | None]:
    """The clauses of which these editions say what became of them."""
    matches = Match.objects.filter(Q(later__edition__in=editions) | Q(gone_in__in=editions))
    return set(matches.exclude(earlier=None).values_list("earlier", flat=True))


def pairs(old: Iterable[Clause], new: Iterable[Clause]) -> list[tuple[Clause | None, Clause, str]]:
    """Each new clause with the old one that it continues, the surest first: the same words, then words much
    alike under the same key, then words very much alike anywhere."""
    words = {clause: bare(clause.text) for clause in (*old, *new)}
    free = list(old)
    found: dict[Clause, tuple[Clause | None, str]] = {}
    new = list(new)
    for later in new:
        same = [one for one in free if words[one] == words[later]]
        if same:
            earlier = min(same, key=lambda one: one.key != later.key)
            found[later] = earlier, Match.Kind.SAME
            free.remove(earlier)
    for later in new:
        if later in found:
            continue
        alike = [(_likeness(words[one], words[later], one.key == later.key), one) for one in free]
        likeness, nearest = max(alike, key=lambda pair: pair[0], default=(0.0, later))
        if likeness:
            found[later] = nearest, Match.Kind.CHANGED
            free.remove(nearest)
    new_one: tuple[None, str] = None, Match.Kind.NEW
    return [(earlier, later, kind) for later in new for earlier, kind in [found.get(later, new_one)]]


def _likeness(one: str, other: str, same_key: bool) -> float:
    """How alike two texts are, from 0 to 1; 0 where it is too little to call one a change of the other."""
    least = ALIKE if same_key else VERY_ALIKE
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0
