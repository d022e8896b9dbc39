"""Noting what was done with commitments: each event carries the digest of the state that it left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from answerable.register.commitments.digests import digests
from answerable.register.trace.recording import Act, act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

    from answerable.register.accounts.models import Account, Membership
    from answerable.register.commitments.models import Commitment


class Deed:
    """What is done with commitments in one act; noted at its end, when all rows are as they will be."""

    def __init__(self, doing: Act) -> None:
        self.at = doing.at
        self._doing = doing
        self._noted: list[tuple[str, Commitment, dict[str, Any]]] = []

    def note(self, verb: str, commitment: Commitment, **more: Any) -> None:
        """``more`` is what ``Act.note`` takes: before, after, reason, private."""
        self._noted.append((verb, commitment, more))

    def note_other(self, verb: str, subject: Model, **more: Any) -> None:
        """Of a record beside the commitment, which has no digest of its own."""
        self._doing.note(verb, subject, **more)

    def _append(self) -> None:
        after = digests([commitment.pk for _, commitment, _ in self._noted])
        for verb, commitment, more in self._noted:
            self._doing.note(verb, commitment, state_digest=after[commitment.pk], **more)


@contextmanager
def deed(by: Account | None, held: Membership | None, *, doing: Act | None = None) -> Iterator[Deed]:
    """One act of a person by a membership, or a part of the one that is under way (``doing``)."""
    if doing is not None:
        part = Deed(doing)
        yield part
        part._append()
        return
    role, body = (held.role, held.body) if held else ("", None)
    with act(actor=by, role=role, body=body.key if body else "") as whole:
        part = Deed(whole)
        yield part
        part._append()
