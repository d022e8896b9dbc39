"""A register in which everything that must stay inside is planted beside what is public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.register.factories import published_register
from tests.register.making import (
    make_account,
    make_body,
    make_clause,
    make_document,
    make_edition,
    make_review,
)
from tests.register.opendata.followup import followed_up, voices, work

from answerable.register.accounts.models import Invitation, Membership
from answerable.register.commitments.work import Assignment, Extension, Happening, Progress
from answerable.register.evidence.models import Evidence, Withdrawal
from answerable.register.guards import unguarded
from answerable.register.search.services import index_all

SECRET = "bi-mat"  # in every word that may not leave the register


@pytest.fixture
def register(db):
    made = followed_up(published_register())
    index_all()
    return made


@pytest.fixture
def secrets(register):
    """The register with a draft, accounts, and work of every kind that is not public."""
    from django.db import connection

    email = f"{SECRET}@example.vn"
    account = make_account(email=email, name=f"{SECRET}-nguoi")
    now, today = timezone.now(), timezone.localdate()
    own = make_body(f"{SECRET}-co-quan", key=f"{SECRET}-co-quan")
    Membership.objects.create(account=account, role="focal_point", body=own)
    Invitation.objects.create(
        token_hash=SECRET, email=email, role="observer", body=own, expires=now + timedelta(days=1)
    )
    draft = make_edition(
        make_document(title=f"{SECRET}-du-thao", number=f"{SECRET}/KH"), text=f"{SECRET}-loi-van"
    )
    make_clause(draft)
    later = make_edition(register.plan, text=f"{SECRET}-ban-sau", ordinal=3)
    make_clause(later)
    make_review(register["held"], reasons=f"{SECRET}-tham-dinh", dissent=SECRET)
    said = {"body": register.health, "voice": "body"}
    Evidence.objects.create(
        commitment=register["overdue"], kind="address", visibility="internal", title=f"{SECRET}-noi-bo",
        url=f"https://example.vn/{SECRET}", seen_on=today, added_at=now, **said,
    )  # fmt: skip
    taken = Evidence.objects.create(
        commitment=register["overdue"], kind="address", visibility="public", title=f"{SECRET}-da-rut",
        url=f"https://example.vn/{SECRET}", seen_on=today, added_at=now, **said,
    )  # fmt: skip
    Withdrawal.objects.create(evidence=taken, at=now, reason=f"{SECRET}-rut")
    with unguarded(connection):  # as was said before they were put on hold
        for name in ("held", "put_on_hold", "withdrawn"):
            one = register[name]
            Progress.objects.create(
                commitment=one, stage="in_progress", as_of=today, words=f"{SECRET}-tien-do", **said
            )
            Extension.objects.create(
                commitment=one, body=register.health, of_day=today, due_before=today,
                until=today + timedelta(days=1), reason=f"{SECRET}-gia-han", asked_on=today,
            )  # fmt: skip
            Happening.objects.create(
                commitment=one, event=f"{SECRET}-su-kien", duration="P5D", on=today, source=SECRET
            )
            Assignment.objects.create(commitment=one, body=register.health, asked_on=today, dropped_why="")
            Evidence.objects.create(
                commitment=one, kind="address", visibility="public", title=f"{SECRET}-minh-chung",
                url=f"https://example.vn/{SECRET}", seen_on=today, added_at=now, **said,
            )  # fmt: skip
            work(register, one, says=f"{SECRET}-{name}")
            if name != "withdrawn":  # of which others speak on
                voices(register, one, says=f"{SECRET}-{name}")
            type(one).objects.filter(pk=one.pk).update(stage="in_progress", stage_voice="secretariat")
    return register
