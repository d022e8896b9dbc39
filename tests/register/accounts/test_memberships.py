"""What an account may do is for a time, and for a body where the role is of one."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.register.making import make_account, make_body

from answerable.register.accounts.models import OF_A_BODY, Membership, Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_a_role_of_a_body_names_it(role):
    account = make_account()
    if role in OF_A_BODY:
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(account=account, role=role)
    assert Membership.objects.create(account=account, role=role, body=make_body()).pk


def test_a_membership_holds_for_its_days_and_while_the_account_is_open():
    account = make_account()
    Membership.objects.create(account=account, role="secretariat", valid_to=date(2026, 1, 31))
    assert Membership.objects.in_force(on=date(2026, 1, 31)).exists()
    assert not Membership.objects.in_force(on=date(2026, 2, 1)).exists()
    account.is_active = False
    account.save()
    assert not Membership.objects.in_force(on=date(2026, 1, 31)).exists()


@pytest.mark.parametrize(
    ("roles", "together"),
    [
        (("admin", "secretariat"), False),
        (("secretariat", "admin"), False),
        (("secretariat", "reviewer"), False),
        (("reviewer", "secretariat"), False),
        (("admin", "reviewer"), True),
        (("focal_point", "secretariat"), True),
        (("secretariat", "secretariat"), True),
    ],
)
def test_who_is_of_the_secretariat_neither_administers_nor_reviews(roles, together):
    account, body = make_account(), make_body()
    Membership.objects.create(account=account, role=roles[0], body=body, valid_to=date(2026, 1, 31))
    # Another account, or another time, is another matter.
    Membership.objects.create(account=make_account(), role=roles[1], body=body)
    Membership.objects.create(account=account, role=roles[1], body=body, valid_from=date(2026, 2, 1))

    def at_the_same_time():
        with transaction.atomic():
            return Membership.objects.create(
                account=account, role=roles[1], body=body, valid_from=date(2026, 1, 31)
            )

    if together:
        assert at_the_same_time().pk
    else:
        with pytest.raises(IntegrityError):
            at_the_same_time()
