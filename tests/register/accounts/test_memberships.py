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
