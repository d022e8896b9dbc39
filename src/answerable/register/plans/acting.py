"""In which role, and for which body, somebody brings and checks documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from answerable.register.accounts.permissions import Action, acting, needed

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account
    from answerable.register.plans.models import Document


def may_bring(account: Account | None, document: Document) -> bool:
    """Whether a document is theirs to bring and to check; the program itself may."""
    if account is None:
        return True
    return acting(account, Action.CHECK, document.issuer_body, on=timezone.localdate()) is not None


def acting_for(account: Account | None, document: Document | None = None) -> tuple[str, str]:
    """The role and the key of the body for the trace, "" where there is none.

    Raises PermissionDenied where the document is not theirs to check. Without a document, those in which they
    bring any; whoever brought it may be of no body any more when it is read.
    """
    if account is None:
        return "", ""
    if document is None:
        held = acting(account, Action.CHECK, on=timezone.localdate())
    else:
        held = needed(account, Action.CHECK, document.issuer_body)
    if held is None:
        return "", ""
    return held.role, held.body.key if held.body else ""
