"""What the public can know of calls and links, as digests that ``verify`` compares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answerable.register.subplans.models import Call, CarriesOut, Owed, Sent
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection

OF_A_CALL = ("commitment_id", "document_id", "words", "due", "opened_at", "withdrawn_at", "withdrawn_reason")
OF_WHAT_WAS_SENT = ("upload_id", "document_id", "number", "words", "recorded_from", "sent_on")
OF_A_LINK = ("child_id", "parent_id", "holds", "reason", "decided_at", "superseded_at")


def of_calls(pks: Collection[int]) -> dict[int, str]:
    """Each call with who owes a plan, and what they sent."""
    owed: dict[int, list[Any]] = {pk: [] for pk in pks}
    sent: dict[int, list[Any]] = {pk: [] for pk in pks}
    for call, *said in Owed.objects.filter(call__in=pks).order_by("pk").values_list("call", "body_id", "way"):
        owed[call].append(said)
    rows = Sent.objects.filter(owed__call__in=pks).order_by("pk")
    for call, *said in rows.values_list("owed__call", "owed__body_id", *OF_WHAT_WAS_SENT):
        sent[call].append(said)
    return {
        pk: digest({**state, "owed": owed[pk], "sent": sent[pk]})
        for pk, state in columns(Call.objects.filter(pk__in=pks), OF_A_CALL)
    }


def of_links(pks: Collection[int]) -> dict[int, str]:
    return {pk: digest(state) for pk, state in columns(CarriesOut.objects.filter(pk__in=pks), OF_A_LINK)}


DIGESTS = {
    "subplans.call": Compared(of_calls, Call.objects.all),
    "subplans.carriesout": Compared(of_links, CarriesOut.objects.all),
}
