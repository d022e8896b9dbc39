"""What an office decides: a default until then, by an administrator alone, and in the trace."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.register.making import make_account

from answerable.register.accounts.models import Membership
from answerable.register.accounts.settings_kept import DEFAULTS, decide, setting
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db(transaction=True)


def holding(role):
    account = make_account()
    Membership.objects.create(account=account, role=role)
    return account


def test_what_was_decided_holds_and_is_in_the_trace():
    assert setting("stale_days") == DEFAULTS["stale_days"]
    decide("stale_days", "60", by=holding("admin"))
    assert setting("stale_days") == "60"
    assert EventContent.objects.filter(public=True, text__contains="account.setting_decided").exists()


def test_only_an_administrator_decides_and_only_what_there_is():
    with pytest.raises(PermissionDenied):
        decide("stale_days", "60", by=holding("secretariat"))
    with pytest.raises(KeyError):
        decide("khac", "60", by=holding("admin"))
    assert setting("stale_days") == DEFAULTS["stale_days"]
