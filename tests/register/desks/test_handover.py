"""The sheet that a focal point hands over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.register.making import member
from tests.register.reporting.conftest import led_by

from answerable.register.commitments.extending import ask_extension
from answerable.register.commitments.services import put_on_hold

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def sheet(client, account, body):
    client.force_login(account)
    return client.get(f"/lam-viec/ban-giao/{body.key}/")


def test_it_tells_what_is_open_and_what_was_promised(client, office):
    day = TODAY + timedelta(days=9)
    one = led_by(office.health, timing="fixed", final_day=day)
    ask_extension(one, body=office.health, until=day + timedelta(days=9), reason="Chờ vốn.", by=office.focal)
    other = led_by(office.building)
    office.opened()
    found = sheet(client, office.focal, office.health)
    said = found.content.decode()
    assert one.public_id in said
    assert "Chờ vốn." in said
    assert other.public_id not in said
    assert office.held.public_id not in said
    assert {row.commitment for row, _name in found.context["to_send"]} >= {
        office.training,
        office.shared,
        one,
    }
    put_on_hold(one, reason="Cần xem lại.", by=office.secretary)
    assert one.public_id not in sheet(client, office.focal, office.health).content.decode()


def test_it_is_for_the_body_and_the_secretariat(client, office):
    got = {
        who: sheet(client, getattr(office, who), office.health).status_code
        for who in ("focal", "validator", "secretary", "other")
    }
    assert got == {"focal": 200, "validator": 200, "secretary": 200, "other": 403}
    assert sheet(client, member("admin"), office.health).status_code == 403
