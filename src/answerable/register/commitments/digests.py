"""The whole public state of a commitment, and its digest, which each of its events carries.

``verify`` makes the digests again from the rows: a row that was changed past the trace is named by it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder

from answerable.register.commitments.models import Appearance, Commitment
from answerable.register.trace.recording import sha256

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

OF_THE_COMMITMENT = (
    "public_id", "document_id", "kind", "key", "text", "words_sha256", "leads", "rights_class", "put_on_hold",
    "hold_reason", "lifted_by_id", "lifted_until", "timing", "final_day", "next_day", "stage", "stage_voice",
    "reported", "extensions", "evidence", "done_on", "first_published", "withdrawn_at", "withdrawn_reason",
    "ended_by_id",
)  # fmt: skip
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
                for fact in sorted(getattr(one, name).all(), key=lambda fact: fact.pk)
            ]
            for name, fields in OF_FACTS.items()
        }
        appearances.setdefault(one.commitment_id, []).append(
            {"edition": one.edition_id, "clause": one.clause_id, **facts}
        )
    for commitment in commitments:
        state = {field: getattr(commitment, field) for field in OF_THE_COMMITMENT}
        yield commitment.pk, {**state, "appearances": appearances.get(commitment.pk, [])}


def digests(pks: Collection[int]) -> dict[int, str]:
    """The digest of each commitment's public state, as the rows have it now."""
    return {pk: _digest(state) for pk, state in public_states(Commitment.objects.filter(pk__in=pks))}


def _digest(state: dict[str, Any]) -> str:
    return sha256(
        json.dumps(state, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    )


DIGESTS = {"commitments.commitment": (Commitment, digests)}
