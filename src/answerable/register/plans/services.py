"""What people do with documents before they are checked: bring them, read them, put a draft aside."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from answerable.register.plans.acting import acting_for
from answerable.register.plans.files import keep
from answerable.register.plans.identity import bare, number_key, slug_of
from answerable.register.plans.importing import STALE
from answerable.register.plans.models import Edition, Upload
from answerable.register.trace.comparing import state_of
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.accounts.models import Account
    from answerable.register.plans.models import Document
    from answerable.register.trace.recording import Act


class NoDraft(Exception):
    """The edition is no draft any more: it was published, or put aside."""


def receive(
    name: str,
    chunks: Iterable[bytes],
    *,
    by: Account | None,
    amends: Document | None = None,
    scope: str = Edition.Scope.WHOLE,
) -> Upload:
    """Keep a file and return its upload, to be taken in. A file that is here already gives its edition."""
    sha256, _ = keep(chunks)
    return Upload.objects.create(
        name=name[-255:],
        sha256=sha256,
        standing=Upload.Standing.READ if (known := edition_of(sha256)) else Upload.Standing.WAITING,
        edition=known,
        by=by,
        at=timezone.now(),
        amends=amends,
        scope=scope,
    )


def edition_of(sha256: str) -> Edition | None:
    """The edition that was read from these bytes, unless it was put aside."""
    return Edition.objects.filter(file__sha256=sha256).exclude(standing=Edition.Standing.ABANDONED).last()


def begin(upload: Upload) -> bool:
    """Whether the caller may read the upload now: once, or again where a reading never ended."""
    stale = Q(standing=Upload.Standing.READING, at__lt=_stale_before())
    waiting = Upload.objects.filter(Q(standing=Upload.Standing.WAITING) | stale, pk=upload.pk)
    return bool(waiting.update(standing=Upload.Standing.READING, at=timezone.now()))


def never_ended(upload: Upload) -> bool:
    """Whether its reading was begun so long ago that nothing reads it any more."""
    return upload.standing == Upload.Standing.READING and upload.at < _stale_before()


def _stale_before() -> datetime:
    return timezone.now() - timedelta(seconds=STALE)


def put_aside(edition: Edition, *, by: Account) -> None:
    """Abandon a draft; the same file may be brought again. Raises NoDraft."""
    role, body = acting_for(by, edition.document)
    with act(actor=by, role=role, body=body) as doing:
        drafts = Edition.objects.filter(pk=edition.pk, standing=Edition.Standing.DRAFT)
        if not drafts.update(standing=Edition.Standing.ABANDONED, version=edition.version + 1):
            raise NoDraft
        edition.refresh_from_db()
        doing.note("plans.put_aside", edition)


def make_public(document: Document, doing: Act, *, slug: str = "") -> None:
    """Everybody may know of the document from this act on, at an address that stays."""
    document.number_key, document.issuer_key = number_key(document.number), bare(document.issuer)
    document.slug, document.published_at = slug or slug_of(document), doing.at
    document.save()
    after = {"number": document.number, "slug": document.slug}
    doing.note("plans.published", document, after=after, state_digest=state_of(document))
