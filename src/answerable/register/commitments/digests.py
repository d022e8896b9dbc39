"""The whole public state of a commitment, and its digest, which each of its events carries.

``verify`` makes the digests again from the rows: a row that was changed past the trace is named by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answerable.register.commitments.elsewhere import AlsoStated
from answerable.register.commitments.models import Appearance, Commitment
from answerable.register.commitments.reviews import Review, ReviewTest
from answerable.register.commitments.work import (
    AnswersFor,
    Assignment,
    Extension,
    Happening,
    Operational,
    Progress,
)
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

OF_THE_COMMITMENT = (
    "public_id", "document_id", "kind", "key", "text", "words_sha256", "leads", "rights_class", "put_on_hold",
    "hold_reason", "lifted_by_id", "lifted_until", "timing", "final_day", "next_day", "stage", "stage_voice",
    "reported", "extensions", "evidence", "done_on", "first_published", "withdrawn_at", "withdrawn_reason",
    "ended_by_id",
)  # fmt: skip
# Told of only where there is something to tell, so that older digests stay as they were.
WHERE_SAID = {"claimed": "", "moved_on": None}
OF_WORK = {
    "assignments": (
        "pk",
        "occasion",
        "body_id",
        "way",
        "asked_on",
        "due",
        "dropped_on",
        "dropped_why",
        "outcome",
        "late",
    ),
    "progress": (
        "pk",
        "voice",
        "body_id",
        "stage",
        "as_of",
        "done_on",
        "words",
        "evidence",
        "period",
        "recorded_from",
    ),
    "extensions": (
        "pk",
        "body_id",
        "of_day",
        "due_before",
        "until",
        "reason",
        "asked_on",
        "granted",
        "whole",
        "decided_on",
        "decision_reason",
    ),
    "happenings": ("pk", "event", "duration", "on", "source"),
    "answering": ("pk", "instead_of_id", "body_id", "reason", "decided_on"),
}
WORK: dict[str, type[Operational]] = {
    "assignments": Assignment,
    "progress": Progress,
    "extensions": Extension,
    "happenings": Happening,
    "answering": AnswersFor,
}
OF_FACTS = {
    "involvements": ("body_id", "name", "role", "force", "inherited"),
    "dues": (
        "kind", "date", "inclusive", "start", "end", "every", "by", "duration", "event", "inferred",
        "inherited",
    ),
    "reportdutys": ("by", "to", "via", "deadline"),
    "righttoucheds": ("right", "articles"),
}  # fmt: skip
WORDS = ("words", "words_start", "words_end")


def public_states(commitments: Iterable[Commitment]) -> Iterator[tuple[int, dict[str, Any]]]:
    """What the public can know of each: its columns, and the facts of every edition that states it."""
    commitments = list(commitments)
    appearances: dict[int, list[dict[str, Any]]] = {}
    for one in (
        Appearance.objects.filter(commitment__in=commitments).order_by("pk").prefetch_related(*OF_FACTS)
    ):
        facts = {
            name: [
                {field: getattr(fact, field) for field in (*fields, *WORDS)}
                | ({"superseded_at": fact.superseded_at} if fact.superseded_at else {})
                for fact in sorted(getattr(one, name).all(), key=lambda fact: fact.pk)
            ]
            for name, fields in OF_FACTS.items()
        }
        appearances.setdefault(one.commitment_id, []).append(
            {"edition": one.edition_id, "clause": one.clause_id, **facts}
        )
    work = _work(commitments)
    for commitment in commitments:
        state = {field: getattr(commitment, field) for field in OF_THE_COMMITMENT}
        state["appearances"] = appearances.get(commitment.pk, [])
        yield commitment.pk, {**state, **_where_said(commitment), **work.get(commitment.pk, {})}


def _where_said(commitment: Commitment) -> dict[str, Any]:
    said = {name: getattr(commitment, name) for name in WHERE_SAID}
    said = {name: value for name, value in said.items() if value != WHERE_SAID[name]}
    if commitment.last_day != commitment.final_day:
        said["last_day"] = commitment.last_day
    return said


def _work(commitments: list[Commitment]) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """The rows of work on each, where there are any. Words of no body are older than this digest."""
    found: dict[int, dict[str, list[dict[str, Any]]]] = {}
    for name, fields in OF_WORK.items():
        model = WORK[name]
        rows = model._default_manager.filter(commitment__in=commitments).order_by("pk")
        for row in rows.values("commitment_id", *fields):
            if row.get("body_id", 0) is not None:
                found.setdefault(row.pop("commitment_id"), {}).setdefault(name, []).append(row)
    return found


def digests(pks: Collection[int]) -> dict[int, str]:
    """The digest of each commitment's public state, as the rows have it now."""
    return {pk: digest(state) for pk, state in public_states(Commitment.objects.filter(pk__in=pks))}


OF_A_REVIEW = (
    "commitment_id", "kind", "words_sha256", "rights_class", "hold_reason", "reasons", "articles", "outcome",
    "reviewer_body_id", "independence", "consultation", "dissent", "appeal_route", "decided_on", "expires_on",
    "published_at", "withdrawal__reason", "withdrawal__at",
)  # fmt: skip


def of_reviews(pks: Collection[int]) -> dict[int, str]:
    """Each review with its tests; who the reviewer is stays out, for a number is soon guessed."""
    tests: dict[int, list[Any]] = {}
    rows = ReviewTest.objects.filter(review__in=pks).order_by("pk")
    for review, *said in rows.values_list("review", "test", "verdict", "reasons", "evidence"):
        tests.setdefault(review, []).append(said)
    return {
        pk: digest({**state, "tests": tests.get(pk, [])})
        for pk, state in columns(Review.objects.filter(pk__in=pks), OF_A_REVIEW)
    }


def of_links(pks: Collection[int]) -> dict[int, str]:
    """That a clause elsewhere states the same duty."""
    rows = AlsoStated.objects.filter(pk__in=pks)
    return {pk: digest(state) for pk, state in columns(rows, ("clause_id", "commitment_id"))}


DIGESTS = {
    "commitments.alsostated": Compared(of_links, AlsoStated.objects.all),
    "commitments.commitment": Compared(digests, Commitment.objects.public),
    "commitments.review": Compared(
        of_reviews, lambda: Review.objects.published().select_related("commitment")
    ),
}
