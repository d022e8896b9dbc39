"""Who is reminded of what in a round, and of what no more."""

from __future__ import annotations

import pytest
from django.utils import timezone, translation
from tests.register.reporting.conftest import DONE

from answerable.register.commitments.services import put_on_hold
from answerable.register.reporting.answering import hand_over, save
from answerable.register.reporting.deciding import confirm, send_back
from answerable.register.reporting.notices import returned, to_decide, to_report, to_sign

pytestmark = pytest.mark.django_db
ON = timezone.localdate()


def told(find):
    return [(str(one.body), one.role.value) for one in find(ON)]


def test_a_body_is_told_once_a_round_until_all_is_sent(office):
    one = office.opened()
    assert sorted(told(to_report)) == [("Sở Xây dựng", "focal_point"), ("Sở Y tế", "focal_point")]
    office.answered(one, office.shared, office.building)
    assert told(to_report) == [("Sở Y tế", "focal_point")]


def test_each_is_told_of_what_is_theirs_to_do_next(office):
    one = office.opened()
    answer = save(office.asked(one, office.training), DONE, version=0, by=office.focal)
    hand_over(answer, by=office.focal)
    assert told(to_sign) == [("Sở Y tế", "validator")]
    sent = office.answered(one, office.shared, office.building)
    assert told(to_decide) == [("Sở Xây dựng", "secretariat")]
    send_back(sent, reason="Thiếu.", by=office.secretary)
    assert told(to_decide) == []
    assert told(returned) == [("Sở Xây dựng", "focal_point")]
    confirm([office.answered(one, office.shared, office.building)], by=office.secretary)
    assert told(returned) == told(to_decide) == []


def test_nobody_is_told_of_what_is_on_hold(office):
    one = office.opened()
    office.answered(one, office.shared, office.building)
    for commitment in (office.training, office.shared):
        put_on_hold(commitment, reason="Chạm quyền.", by=office.secretary)
    assert [told(find) for find in (to_report, to_sign, to_decide, returned)] == [[], [], [], []]


def test_the_words_are_in_the_language_of_each_reader(office):
    office.opened()
    [first, *_] = to_report(ON)
    with translation.override("vi"):
        assert " đến " in str(first.words)
        assert str(first.address).startswith("/lam-viec/ky-bao-cao/")
    with translation.override("en"):
        assert " to " in str(first.words)
