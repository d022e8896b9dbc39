"""What an office decides: a default until then, by an administrator alone, and in the trace."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from tests.register.making import make_account, make_body

from answerable.register.accounts.models import Membership
from answerable.register.accounts.settings_kept import DEFAULTS, decide, setting
from answerable.register.reporting.answering import may_sign
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


def test_an_administrator_decides_on_a_page_and_wrong_values_are_refused(client):
    client.force_login(holding("admin"))
    said = {
        "stale_days": "60", "validator_after_days": "7", "secretariat_after_days": "14", "focal_point_signs": "no",
        "finance_body": make_body().key,
    }  # fmt: skip
    for wrong in ({"stale_days": "0"}, {"secretariat_after_days": "3"}, {"finance_body": "khong-co"}):
        assert client.post(reverse("settings"), said | wrong).status_code == 400
    assert setting("stale_days") == DEFAULTS["stale_days"]
    assert client.post(reverse("settings"), said).status_code == 302
    assert {key: setting(key) for key in DEFAULTS} == said
    assert EventContent.objects.filter(text__contains="account.setting_decided").count() == 3  # what changed


def test_everybody_chooses_the_language_of_their_own_letters(client):
    account = holding("admin")
    client.force_login(account)
    assert client.post(reverse("own_account"), {"language": "fr"}).status_code == 400
    client.post(reverse("own_account"), {"language": "en"})
    account.refresh_from_db()
    assert account.language == "en"


def test_a_focal_point_signs_where_there_is_no_validator_and_the_office_lets_it():
    body = make_body()
    account = make_account()
    Membership.objects.create(account=account, role="focal_point", body=body)
    assert may_sign(account, body, on=timezone.localdate())
    decide("focal_point_signs", "no", by=holding("admin"))
    assert not may_sign(account, body, on=timezone.localdate())
