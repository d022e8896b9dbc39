"""A register with bodies that report: a plan of two commitments that a department leads, and the people."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.register.making import make_body, make_commitment, member

from answerable.register.commitments.acting import deed
from answerable.register.commitments.models import Appearance, Involvement
from answerable.register.reporting.answering import hand_over, save, sign
from answerable.register.reporting.periods import Period, PeriodKind
from answerable.register.reporting.services import open_round

DONE = {"stage": "done", "done": "Đã mở 12 lớp tập huấn.", "figures": []}


def led_by(*bodies, **fields):
    """A commitment that these bodies lead."""
    one = make_commitment(rights_class=fields.pop("rights_class", "administrative"), **fields)
    appearance = Appearance.objects.get(commitment=one)
    for body in bodies:
        Involvement.objects.create(
            appearance=appearance, words=body.name, name=body.name, body=body, role="lead", force="order"
        )
    with deed(None, None) as done:
        done.note("commitments.published", one, after={"edition": 1})
    return one


def this_period():
    today = timezone.localdate()
    return Period(PeriodKind.OWN, today - timedelta(days=60), today - timedelta(days=1))


@pytest.fixture
def office():
    """Everybody and everything that a round needs; ``office.answered()`` goes on to an answer that is sent."""
    health, building = make_body("Sở Y tế"), make_body("Sở Xây dựng")
    here = SimpleNamespace(
        health=health,
        building=building,
        focal=member("focal_point", health),
        validator=member("validator", health),
        other=member("focal_point", building),
        secretary=member("secretariat"),
        second=member("secretariat"),
    )
    here.training = led_by(health)
    here.shared = led_by(health, building)
    here.held = led_by(health, rights_class="mixed")

    def opened(**more):
        return open_round(this_period(), by=here.secretary, words="Mục IV.1", **more)

    def asked(one, commitment, body=health):
        return one.asked().get(commitment=commitment, body=body)

    def answered(one, commitment=None, body=health, **said):
        assignment = asked(one, commitment or here.training, body)
        kept = getattr(assignment, "answer", None)
        by, signer = (here.focal, here.validator) if body == health else (here.other, here.other)
        answer = save(assignment, {**DONE, **said}, version=kept.version if kept else 0, by=by)
        hand_over(answer, by=by)
        answer.refresh_from_db()
        [sent] = sign([answer], by=signer)
        return sent

    here.opened, here.asked, here.answered = opened, asked, answered
    return here
