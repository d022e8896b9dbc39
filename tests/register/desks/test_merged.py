"""Two records of a body are merged: whoever answers for either sees, and does, what the body owes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.register.making import make_account, make_body, member
from tests.register.reporting.conftest import office

from answerable.register.accounts.models import Membership
from answerable.register.bodies.services import merge
from answerable.register.desks.duties import duties
from answerable.register.evidence.giving import for_whom
from answerable.register.guidance.desk import letters_to
from answerable.register.guidance.services import write_letter
from answerable.register.subplans.desk import owed_by
from answerable.register.subplans.services import call_for_plans

__all__ = ["office"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked_before", [True, False])
def test_the_desk_of_a_record_that_was_merged_is_that_of_the_body(client, office, asked_before):
    today = timezone.localdate()
    old = make_body("Sở Y tế tỉnh")
    focal = member("focal_point", old)

    def ask():
        one = office.opened()
        write_letter("guide", "Hướng dẫn.", bodies=[office.health], by=office.secretary)
        call_for_plans(
            office.training.document,
            words="Gửi.",
            due=today + timedelta(days=9),
            bodies=[office.health],
            by=office.secretary,
        )
        return one

    one = ask() if asked_before else None
    merge(old, office.health, reason="Một cơ quan.", by=office.secretary, role="secretariat")
    one = one or ask()
    assert sum(section.total for section in duties(focal, on=today)) > 0
    assert letters_to(focal, on=today).count() == 1
    assert len(owed_by(focal, on=today)) == 1
    client.force_login(focal)
    page = client.get(reverse("my_rounds")).content.decode()
    address = reverse("body_answers", args=[one.pk, office.health.key])
    assert address in page
    assert client.get(address).status_code == 200
    assert for_whom(focal, office.training) in (old, office.health)


def test_who_serves_two_bodies_gives_evidence_for_either(office):
    account = make_account()
    for body in (make_body("Sở Tư pháp"), office.health):
        Membership.objects.create(account=account, role="focal_point", body=body)
    assert for_whom(account, office.training) == office.health
