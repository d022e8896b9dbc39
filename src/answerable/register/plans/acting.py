"""In which role, and for which body, somebody brings and checks documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from answerable.register.accounts.permissions import Action, Of, acting

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account
    from answerable.register.plans.models import Document


def may_bring(account: Account | None, document: Document) -> bool:
    """Whether a document is theirs to bring and to check; the program itself may."""
    if account is None:
        return True
    return acting(account, Action.CHECK, document.issuer_body, on=timezone.localdate()) is not None


def acting_for(account: Account | None, document: Document | None = None) -> tuple[str, str]:
    """The role and the key of the body for the trace, "" where there is none. Without a document, those in
    which they bring any."""
    if account is None:
        return "", ""
    subject = Of.ANYTHING if document is None else document.issuer_body
    held = acting(account, Action.CHECK, subject, on=timezone.localdate())
    if held is None:
        return "", ""
    return held.role, held.body.key if held.body else ""
