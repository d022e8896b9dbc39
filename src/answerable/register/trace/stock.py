"""Taking stock: a register that was made before every kind of event existed tells of its records, once.

What such an event says is how the records are when stock is taken. How they came to be so nobody can verify,
and the event, the trace and ``verify`` say that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.trace.comparing import all_compared
from answerable.register.trace.models import Head
from answerable.register.trace.recording import act
from answerable.register.trace.verifying import STOCK, UNTOLD, differences, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_ONCE = 1000  # records whose digests are made together


class NoStock(Exception):
    """Why none is taken: the chain is broken, a record was changed, or stock of its kind was taken."""


def take_stock(*, reason: str) -> dict[str, int]:
    """Tell of all records that no event tells of; how many of each kind, {} where there are none.

    Of one kind it is done once: a record of it that comes up later without an event came past the trace.
    Raises NoStock.
    """
    with act(actor=None) as doing:
        head, _ = Head.objects.select_for_update().get_or_create(pk=1)  # no act ends meanwhile
        walked = walk()
        if walked.broken:
            raise NoStock(walked.broken)
        untold: dict[str, list[int]] = {}
        for one in differences(walked):
            if one.what != UNTOLD:
                raise NoStock(str(one))
            untold.setdefault(one.label, []).append(one.pk)
        if again := untold.keys() & {label for stock in walked.stocks for label in stock.records}:
            label = min(again)
            raise NoStock(f"{label} {untold[label][0]}: {UNTOLD}, and stock of its kind was taken before")
        records = {label: len(pks) for label, pks in untold.items()}
        if untold:
            states = {label: _digests(label, pks) for label, pks in untold.items()}
            doing.note(STOCK, head, after={"records": records}, reason=reason, states=states)
    return records


def _digests(label: str, pks: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in _batches(pks):
        found |= all_compared()[label].digests(some)
    return found


def _batches(pks: list[int]) -> Iterable[list[int]]:
    return (pks[at : at + AT_ONCE] for at in range(0, len(pks), AT_ONCE))
