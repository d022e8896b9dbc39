"""Where the outline was read wrong: split an item into limbs, merge two, add one that was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.checking.acts import checking
from answerable.register.checking.progress import is_to_check
from answerable.register.checking.words import divide, find_pieces
from answerable.register.plans.classing import class_of_words
from answerable.register.plans.facts import LISTS, facts_of, no_facts
from answerable.register.plans.models import Clause

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account
    from answerable.register.plans.models import Edition


class CannotSplit(Exception):
    """A split needs two limbs, and what is split already is not split again."""


class CannotMerge(Exception):
    """Only two duties of one edition that stand for themselves, and will be published so, are merged."""


def split(clause: Clause, parts: list[str], *, by: Account, version: int | None = None) -> list[Clause]:
    """Divide an item into limbs that together are its words, letter for letter; each is classed anew.

    A limb has the facts whose words it holds, and those whose words stand outside the item. A limb of an item
    on hold stays on hold until a reviewer says otherwise (``commitments.projecting.class_of``). Raises
    CannotSplit and NotWhole.
    """
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) < 2 or clause.structure != Clause.Structure.WHOLE or clause.limb_of_id:
        raise CannotSplit
    edition, facts = clause.edition, facts_of(clause)
    pieces = divide(edition.text, clause.pieces, parts)
    with checking(edition, "split", by=by) as doing:
        doing.change(clause, version=version, structure=Clause.Structure.SPLIT)
        limbs = []
        for number, limb in enumerate(pieces, 1):
            says = no_facts(kind=clause.kind, pieces=limb)
            others = [one for other in pieces if other is not limb for one in other]
            for name in LISTS:
                says[name] = [one for one in facts[name] if not _within(one.get("span"), others)]
            rights = class_of_words(edition, limb)
            limbs.append(
                doing.add(
                    Clause(
                        edition=edition,
                        key=f"{clause.key}#{number}",
                        parent=clause.parent,
                        position=clause.position,
                        label=clause.label,
                        kind=clause.kind,
                        pieces=limb,
                        page=clause.page,
                        kept=says,
                        limb_of=clause,
                        rights_class=rights["class"],
                        rights=rights["rights"],
                        why=rights["why"],
                    )
                )
            )
    return limbs


def merge(clause: Clause, into: Clause, *, by: Account, version: int | None = None) -> None:
    """Make one duty of two: the words and the facts of ``clause`` come to those of ``into``.

    The merged one takes the most cautious class of its parts. Raises CannotMerge.
    """
    whole = Clause.Structure.WHOLE
    if (
        clause.edition_id != into.edition_id
        or clause.pk == into.pk
        or clause.structure != whole
        or into.structure != whole
        or not (is_to_check(clause) and is_to_check(into))
        or Clause.Verdict.NOT_A_TASK in (clause.verdict, into.verdict)
    ):
        raise CannotMerge
    ours, theirs = facts_of(clause), facts_of(into)
    pieces = sorted([*into.pieces, *clause.pieces])
    both = {name: theirs[name] + [one for one in ours[name] if one not in theirs[name]] for name in LISTS}
    with checking(clause.edition, "merged", by=by) as doing:
        doing.change(clause, version=version, structure=Clause.Structure.MERGED, merged_into_id=into.pk)
        doing.change(into, pieces=pieces, kept={**theirs, **both, "pieces": pieces})


def add_item(edition: Edition, words: str, *, kind: str, after: Clause, by: Account) -> Clause:
    """A duty that was not read, by its words, one piece a line; it stands behind ``after``.

    Raises NotInTheDocument: what the document does not say is no duty of it.
    """
    pieces = find_pieces(edition.text, words, near=after.pieces[-1][1])
    rights = class_of_words(edition, pieces)
    number = edition.clauses.filter(key__startswith=f"{after.key}+").count() + 1
    with checking(edition, "item_added", by=by) as doing:
        return doing.add(
            Clause(
                edition=edition,
                key=f"{after.key}+{number}",
                parent=after.parent,
                position=after.position,
                kind=kind,
                pieces=pieces,
                page=after.page,
                kept=no_facts(kind=kind, pieces=pieces),
                doubts=["doubt.no-lead"] if kind == "task" else [],
                rights_class=rights["class"],
                rights=rights["rights"],
                why=rights["why"],
            )
        )


def _within(span: list[int] | None, pieces: list[list[int]]) -> bool:
    return span is not None and any(start <= span[0] and span[1] <= end for start, end in pieces)
