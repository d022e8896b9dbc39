"""Nobody is asked any more about what is put on hold or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.commitments.state import is_held

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Commitment


def ask_no_more(commitment: Commitment, *, why: str, on: date) -> None:
    """Of a commitment that is about to be put on hold or withdrawn; its event tells of it.

    One that was on hold already has nobody who is asked.
    """
    if not is_held(commitment, on=on):
        open_ones = commitment.assignments.filter(dropped_on=None, outcome="")
        open_ones.update(dropped_on=on, dropped_why=why)
