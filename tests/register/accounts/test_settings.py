"""What an office decides: a default until then, by an administrator alone, and in the trace."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from tests.register.making import make_body, member

from answerable.register.accounts.models import Setting
from answerable.register.accounts.settings_kept import DEFAULTS, decide, setting
from answerable.register.reporting.answering import may_sign
from answerable.register.trace.models import EventContent
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db


def holding(role):
    return member(role)


def test_what_was_decided_holds_and_is_in_the_trace():
    assert setting("stale_days") == DEFAULTS["stale_days"]
    decide("stale_days", "60", by=holding("admin"))
    assert setting("stale_days") == "60"
    assert EventContent.objects.filter(public=True, text__contains="account.setting_decided").exists()


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("stale_days", "60", "không có diễn biến trong 60 ngày"),
        ("finance_body", "so-tai-chinh-an-hai", "so-tai-chinh-an-hai"),
        ("finance_body", "", "chưa xác định cơ quan phân bổ kinh phí"),
        ("validator_after_days", "5", "quá hạn 5 ngày"),
        ("secretariat_after_days", "6", "quá hạn 6 ngày"),
        ("focal_point_signs", "no", "phải chờ có người ký duyệt"),
    ],
)
def test_everybody_reads_what_an_office_decided(client, key, value, told):
    decide(key, value, by=holding("admin"))
    assert told in client.get("/nhat-ky/").content.decode()
    assert set(DEFAULTS) == {"stale_days", "finance_body", "validator_after_days", "secretariat_after_days",
                             "focal_point_signs"}  # each has its sentence  # fmt: skip


def test_a_setting_changed_past_the_trace_is_named():
    decide("stale_days", "60", by=holding("admin"))
    assert verify().broken is None
    Setting.objects.update(value="600")
    assert "it was changed" in verify().broken


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
    account = member("focal_point", body)
    assert may_sign(account, body, on=timezone.localdate())
    decide("focal_point_signs", "no", by=holding("admin"))
    assert not may_sign(account, body, on=timezone.localdate())
