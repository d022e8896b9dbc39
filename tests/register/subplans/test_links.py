"""Which duties carry out which: suggested with reasons, decided by a person, and never on hold."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.register.making import make_body, member
from tests.register.subplans.conftest import cites, stated

from answerable.register.commitments.history import history
from answerable.register.commitments.services import put_on_hold
from answerable.register.subplans.digests import of_links
from answerable.register.subplans.linking import CannotLink, decide
from answerable.register.subplans.matching import plans_above, plans_below, suggestions
from answerable.register.subplans.models import CarriesOut
from answerable.register.subplans.tracing import links_of, taken_up, without_parent
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
REASON = "Cùng nội dung khám sức khỏe học sinh."


@pytest.fixture
def parent(health):
    return stated("Khám sức khỏe định kỳ cho học sinh tiểu học trong toàn tỉnh.", health)


@pytest.fixture
def other(parent):
    return stated("Sửa chữa đường nông thôn bị sạt lở.", document=parent.document)


@pytest.fixture
def child(parent, health):
    one = stated("Phối hợp khám sức khỏe định kỳ cho học sinh tiểu học xã Đồng Mây.", health)
    one.document.issuer_body = health
    one.document.save()
    cites(one, parent.document)
    return one


def test_what_says_the_same_of_a_plan_above_is_suggested_with_its_reasons(child, parent, other, on):
    assert plans_above(child.document) == [parent.document]
    assert list(plans_below()) == [child.document]
    [one] = suggestions(child.document, on=on)[child.pk]
    assert one.parent == parent
    assert one.shared[0] == "khám sức khỏe định kỳ cho học sinh tiểu học"
    assert one.bodies == ("Sở Y tế",)
    assert one.cites


def test_words_that_all_plans_have_suggest_nothing(child, other, on):
    elsewhere = stated("Tổ chức tập huấn trong toàn tỉnh.", document=child.document)
    assert elsewhere.pk not in suggestions(child.document, on=on)


def test_what_is_held_is_not_suggested(child, parent, secretary, on):
    put_on_hold(parent, reason="Chạm quyền.", by=secretary)
    assert suggestions(child.document, on=on) == {}


def test_a_decision_is_kept_told_and_may_be_changed(child, parent, health, on):
    focal = member("focal_point", health)
    link = decide(child, parent, holds=True, reason=REASON, by=focal)
    assert links_of(child, on=on) == ([link], [])
    assert links_of(parent, on=on) == ([], [link])
    assert suggestions(child.document, on=on) == {}
    assert decide(child, parent, holds=True, reason="Lần nữa.", by=focal) == link
    decide(child, parent, holds=False, reason="Nhầm.", by=focal)
    assert links_of(child, on=on) == ([], [])
    assert CarriesOut.objects.count() == 2
    assert [one.reason for one in history(child, on=on)] == ["Nhầm.", REASON]
    assert parent.public_id in history(child, on=on)[0].sentence
    assert child.public_id in history(parent, on=on)[0].sentence
    told = EventContent.objects.filter(public=True, subject_id=str(child.pk)).latest("pk")
    states = {
        int(pk): digest for pk, digest in json.loads(told.text)["states"]["subplans.carriesout"].items()
    }
    assert states == of_links(list(states))
    assert len(states) == 2


def test_a_circle_is_refused(child, parent, secretary):
    decide(child, parent, holds=True, reason=REASON, by=secretary)
    with pytest.raises(CannotLink, match="circle"):
        decide(parent, child, holds=True, reason=REASON, by=secretary)


def test_others_decide_nothing(child, parent, health):
    for who in (member("focal_point", make_body("Sở khác")), member("validator", health), member("admin")):
        with pytest.raises(PermissionDenied):
            decide(child, parent, holds=True, reason=REASON, by=who)


def test_numbers_of_persons_do_not_stand_in_reasons(child, parent, secretary):
    with pytest.raises(CannotLink, match="personal"):
        decide(child, parent, holds=True, reason="Gọi 0912 345 678", by=secretary)


@pytest.mark.parametrize("held", ["child", "parent"])
def test_neither_end_may_be_on_hold(child, parent, secretary, held, on):
    link = decide(child, parent, holds=True, reason=REASON, by=secretary)
    put_on_hold({"child": child, "parent": parent}[held], reason="Chạm quyền.", by=secretary)
    assert links_of(child, on=on) == links_of(parent, on=on) == ([], [])
    with pytest.raises(CannotLink, match="held"):
        decide(child, parent, holds=False, reason="x", by=secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        CarriesOut.objects.update(superseded_at=link.decided_at)
    link.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        link.save()


def test_what_nothing_takes_up_and_what_stands_alone_are_listed_and_holds_apart(
    child, parent, other, secretary, on
):
    held = stated("Kiểm soát người vào vùng dịch.", document=parent.document, rights_class="restrict")
    assert list(without_parent(child.document, on=on)) == [child]
    assert list(without_parent(parent.document, on=on)) == []
    decide(child, parent, holds=True, reason=REASON, by=secretary)
    found = taken_up(parent.document, on=on)
    assert (found.taken, list(found.not_taken), list(found.on_hold)) == (1, [other], [held])
    assert list(without_parent(child.document, on=on)) == []
    put_on_hold(child, reason="Chạm quyền.", by=secretary)
    assert list(taken_up(parent.document, on=on).not_taken) == [parent, other]


def test_a_link_is_never_rewritten(child, parent, secretary):
    decide(child, parent, holds=True, reason=REASON, by=secretary)
    for change in (
        lambda: CarriesOut.objects.update(holds=False),
        lambda: CarriesOut.objects.update(reason="khác"),
        lambda: CarriesOut.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
