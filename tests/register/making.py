"""Records for tests, each with no more than it must have."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import count

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from answerable.register.accounts.models import Account, Membership
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Appearance, Commitment, Review, ReviewTest
from answerable.register.plans.models import Clause, Document, Edition, File
from answerable.register.trace.comparing import state_of
from answerable.register.trace.recording import act

NUMBERS = count(1)
DAY = date(2026, 11, 27)


def make_account(*, second_factor=True, **fields):
    """With a second factor, which the working side asks of some roles."""
    number = next(NUMBERS)
    account = Account.objects.create_user(fields.pop("email", f"nguoi-{number}@example.vn"), **fields)
    if second_factor:
        Authenticator.objects.create(
            user=account, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
        )
    return account


def member(role, body=None, **fields):
    """An account that holds a role, for a body."""
    account = make_account(**fields)
    Membership.objects.create(account=account, role=role, body=body)
    return account


def make_body(name="Sở Tài chính", **fields):
    fields = {"key": f"co-quan-{next(NUMBERS)}", "level": "province", "source": "person", **fields}
    return Body.objects.create(name=name, **fields)


def make_document(*, published_at=None, **fields):
    number = f"{next(NUMBERS)}/KH-UBND"
    document = Document.objects.create(**{"number": number, "number_key": number.lower(), **fields})
    return published(document, published_at=published_at) if published_at else document


def published(record, **columns):
    """A document or an edition begins as a draft; a database that is guarded takes no other."""
    for name, value in columns.items():
        setattr(record, name, value)
    record.save(update_fields=list(columns))
    return record


def make_edition(document=None, *, text="Bố trí kinh phí.", standing="draft", published_at=None, **fields):
    file = File.objects.create(
        sha256=hashlib.sha256(str(next(NUMBERS)).encode()).hexdigest(),
        name="a.txt",
        media_type="text/plain",
        size=1,
    )
    fields = {"reading": {}, "reader_version": "0", **fields}
    edition = Edition.objects.create(document=document or make_document(), file=file, text=text, **fields)
    return published(edition, standing=standing, published_at=published_at)


def make_clause(edition=None, **fields):
    edition = edition or make_edition()
    position = next(NUMBERS)
    fields = {
        "key": f"I/{position}",
        "kind": "task",
        "pieces": [[0, len(edition.text)]],
        "read": {},
        **fields,
    }
    return Clause.objects.create(edition=edition, position=position, **fields)


def make_commitment(**fields):
    """A commitment with an edition that states it; on hold unless ``rights_class`` says otherwise."""
    clause = make_clause()
    fields = {
        "document": clause.edition.document,
        "kind": "task",
        "key": clause.key,
        "text": clause.text,
        "words_sha256": hashlib.sha256(clause.text.encode()).hexdigest(),
        "first_published": timezone.now(),
        "last_day": fields.get("final_day"),
        **fields,
    }
    commitment = Commitment.objects.create(**fields)
    Appearance.objects.create(commitment=commitment, edition=clause.edition, clause=clause)
    return commitment


def make_review(commitment, *, outcome="lift", verdicts=("pass",) * 6, **fields):
    """A review of the commitment's words, not yet published."""
    fields = {
        "kind": "justified",
        "words_sha256": commitment.words_sha256,
        "rights_class": commitment.rights_class,
        "decided_on": DAY,
        **fields,
    }
    if "reviewer" not in fields:
        fields["reviewer"], fields["reviewer_body"] = make_account(), make_body("Viện Nghiên cứu")
        Membership.objects.create(account=fields["reviewer"], role="reviewer", body=fields["reviewer_body"])
    review = Review.objects.create(commitment=commitment, outcome=outcome, **fields)
    for test, verdict in zip(ReviewTest.Test.values, verdicts, strict=True):
        ReviewTest.objects.create(review=review, test=test, verdict=verdict, reasons="Vì vậy.")
    return review


def publish(review):
    review.published_at = timezone.now()
    review.save()
    return review


def lift(commitment, review=None, **fields):
    """Take a commitment off hold by a published review."""
    commitment.lifted_by = review or publish(make_review(commitment))
    for name, value in fields.items():
        setattr(commitment, name, value)
    commitment.save()
    return commitment


def tell_of_bodies():
    """The events of bodies that a test made by hand, for a register that is verified."""
    with act(actor=None) as doing:
        for one in Body.objects.all():
            doing.note("bodies.added", one, state_digest=state_of(one))


def refused(change):
    """Whether the database itself says no to it."""
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False
