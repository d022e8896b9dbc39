"""What bodies answered in the rounds of a period, as far as it was confirmed.

A round is answered after the period that it is of. What was said and confirmed in it is told of the period,
and not of the later day on which somebody wrote it down.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from answerable.register.consolidating.figures import Number, Own, Word
from answerable.register.reporting.models import Decision, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from answerable.register.commitments.facts import Facts
    from answerable.register.reporting.models import Round

Answers = dict[str, tuple[Any, ...]]  # the fields of a row that answers fill


def told_of_their_period(
    facts: dict[int, Facts], rounds: Iterable[Round], *, until: date
) -> dict[int, Facts]:
    """The same facts, with words and askings of rounds up to that day dated by the end of their round."""
    ended = [one for one in rounds if one.ends <= until]
    by_label, by_occasion = {str(one): one.ends for one in ended}, {one.occasion: one.ends for one in ended}
    return {
        pk: replace(
            known,
            words=tuple(_dated(word, "as_of", by_label.get(word.period)) for word in known.words),
            asked=tuple(_dated(row, "asked_on", by_occasion.get(row.occasion)) for row in known.asked),
        )
        for pk, known in facts.items()
    }


def _dated(row: Any, field: str, ends: date | None) -> Any:
    """The row as it was read, never saved again."""
    if ends is not None:
        setattr(row, field, min(getattr(row, field), ends))
    return row


def confirmed_answers(commitments: Iterable[int], rounds: Iterable[Round]) -> dict[int, Answers]:
    """By commitment: the last confirmed answer of each body in the rounds."""
    rows = (
        Submission.objects.filter(
            commitment__in=list(commitments),
            decision__outcome=Decision.Outcome.CONFIRMED,
            answer__assignment__occasion__in=[one.occasion for one in rounds],
        )
        .order_by("pk")
        .values_list("commitment", "answer__assignment__body__name", "said")
    )
    latest: dict[int, dict[str, dict[str, Any]]] = {}
    for commitment, body, said in rows:
        latest.setdefault(commitment, {})[body] = said
    return {commitment: _fields(of_bodies) for commitment, of_bodies in latest.items()}


def _fields(of_bodies: dict[str, dict[str, Any]]) -> Answers:
    words = {
        name: tuple(Word(body, said[name]) for body, said in of_bodies.items() if said.get(name))
        for name in ("done", "difficulties", "proposals")
    }
    numbers = tuple(
        Number(body, one["what"], str(one["number"]), one.get("unit", ""))
        for body, said in of_bodies.items()
        for one in said.get("figures", ())
    )
    own = tuple(
        Own(body, one["vi"], one["en"], one["said"])
        for body, said in of_bodies.items()
        for one in said.get("more", ())
    )
    return {**words, "numbers": numbers, "own": own}
