"""Evidence given as the form says it, whichever door it came through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.permissions import Action, may
from answerable.register.commitments.parts import may_show, own_body
from answerable.register.evidence.files import NotKept
from answerable.register.evidence.forms import WHY_NOT_KEPT
from answerable.register.evidence.services import NotGiven, give_address, give_document, give_file
from answerable.register.refusals import as_said

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account
    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Commitment
    from answerable.register.evidence.forms import EvidenceForm
    from answerable.register.evidence.models import Evidence


def for_whom(account: Account, commitment: Commitment) -> Body | None:
    """The body for which an account gives evidence: its own, or for the secretariat none.

    Raises PermissionDenied where it is not the body's commitment.
    """
    on = timezone.localdate()
    if may(account, Action.KEEP_EVIDENCE, None, on=on):
        return None
    body = own_body(account, Action.KEEP_EVIDENCE, commitment, part=may_show, on=on)
    if body is None:
        raise PermissionDenied
    return body


def given(form: EvidenceForm, commitment: Commitment, body: Body | None, *, by: Account) -> Evidence | None:
    """Give what the form holds, or say in it why that is not taken."""
    told = form.cleaned_data
    said = {name: told[name] for name in ("title", "visibility", "kept_at", "justification")}
    try:
        if told["file"]:
            file = told["file"]
            return give_file(commitment, file.chunks(), name=file.name, body=body, by=by, **said)
        if told["number"]:
            said |= {"issuer": told["issuer"], "dated": told["dated"]}
            return give_document(commitment, number=told["number"], body=body, by=by, **said)
        said |= {"seen_on": told["seen_on"]}
        return give_address(commitment, url=told["url"], body=body, by=by, **said)
    except NotKept as problem:
        form.add_error("file", as_said(WHY_NOT_KEPT, problem))
    except NotGiven as problem:
        form.add_error(None, as_said(WHY_NOT_KEPT, problem))
    return None
