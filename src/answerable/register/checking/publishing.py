"""From a checked draft to the public register: what must be settled first, and the act itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from answerable.register.checking.acts import NotADraft
from answerable.register.checking.permission import acting_as
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.commitments.publishing import publish_edition
from answerable.register.plans.importing import at_point
from answerable.register.plans.matching import left_over
from answerable.register.plans.models import Document, Edition
from answerable.register.plans.services import make_public
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account
    from answerable.register.commitments.models import Commitment

MISSING = {
    "unchecked": _("Some tasks or targets were not checked."),
    "doubts": _("Some doubts were not answered."),
    "unnamed": _("The document has no number and no title."),
    "no-issuer": _("The document does not say who issued it."),
    "known": _("Another published document has this type, number, issuer and date."),
    "undecided": _("Nobody decided what became of some commitments of the edition before."),
}


class NotReady(Exception):
    """Something must be settled before. ``why`` are keys of ``MISSING``."""

    def __init__(self, why: list[str]) -> None:
        self.why = why
        super().__init__(", ".join(why))


class ChangedMeanwhile(Exception):
    """Somebody checked while the edition was being published, so what was looked at is not what stands."""


def what_is_missing(edition: Edition) -> list[str]:
    """What stands in the way of publishing, as keys of ``MISSING``."""
    progress, document = progress_of(ordered(edition)), edition.document
    found = {
        "unchecked": bool(progress.rest),
        "doubts": bool(progress.doubtful),
        "unnamed": not (document.number or document.title),
        "no-issuer": not document.issuer,
        "known": same_published(document) is not None,
        "undecided": bool(edition.scope == Edition.Scope.WHOLE and left_over(edition)),
    }
    return [code for code, true in found.items() if true]


def same_published(document: Document) -> Document | None:
    """Another document, published already, that this one cannot be told from."""
    if not document.number_key:
        return None
    return (
        Document.objects.published()
        .filter(
            type=document.type,
            number_key=document.number_key,
            issuer_key=document.issuer_key,
            dated=document.dated,
        )
        .exclude(pk=document.pk)
        .first()
    )


def publish(edition: Edition, *, by: Account, version: int | None = None) -> list[Commitment]:
    """Make the edition public, with its commitments, in one transaction.

    ``version`` is the edition's as it was looked at. Raises NotReady, ChangedMeanwhile and NotADraft.
    """
    role, body = acting_as(by, edition)
    with act(actor=by, role=role, body=body) as doing:
        drafts = Edition.objects.filter(pk=edition.pk, standing=Edition.Standing.DRAFT)
        looked_at = edition.version if version is None else version
        # The UPDATE holds the row until the end, so that no act of checking comes between.
        if not drafts.filter(version=looked_at).update(version=F("version") + 1):
            raise ChangedMeanwhile if drafts.exists() else NotADraft
        edition.refresh_from_db()
        if why := what_is_missing(edition):
            raise NotReady(why)
        at_point("ready")
        if edition.document.published_at is None:
            make_public(edition.document, doing)
        commitments = publish_edition(edition, by=by, doing=doing)
        at_point("published")
    return commitments
