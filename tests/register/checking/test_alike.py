"""What another plan may state too: suggested with reasons, decided by a person, shown on both pages."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from tests.register.checking.plan import TEXT, draft, secretary
from tests.register.checking.test_continuing import settled

from answerable.register.checking import services
from answerable.register.checking.alike import Says, reasons_for, suggestions
from answerable.register.checking.publishing import publish
from answerable.register.commitments.models import AlsoStated, Commitment
from answerable.register.guards import unguarded
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
OTHER = TEXT.replace("Số: 7/", "Số: 8/").replace("hướng dẫn phòng bệnh", "tuyên truyền phòng bệnh")
HEALTH = "Khám sức khỏe định kỳ cho học sinh tiểu học"
DAY = date(2026, 6, 30)


def says(text, leads=(), mandates=(), last_day=None):
    return Says(text=text, leads=frozenset(leads), mandates=frozenset(mandates), last_day=last_day)


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (says(HEALTH), says(HEALTH.upper()), ["same-words"]),
        (says(HEALTH), says(f"Tổ chức {HEALTH.lower()} trên địa bàn"), ["many-words"]),
        (says(HEALTH, ["syt"]), says(HEALTH, ["syt", "x"]), ["same-words", "lead"]),
        (says(HEALTH, last_day=DAY), says(HEALTH, last_day=date(2026, 7, 31)), ["same-words", "deadline"]),
        (says(HEALTH, last_day=DAY), says(HEALTH, last_day=date(2026, 8, 1)), ["same-words"]),
        (says(HEALTH, last_day=DAY), says(HEALTH), ["same-words"]),
        # A few words are enough only where two other reasons speak for it.
        (says(HEALTH, ["syt"], ["1/qđ"]), says("Khám sức khỏe định kỳ cho người cao tuổi ở xã", ["syt"], ["1/qđ"]),
         ["some-words", "lead", "mandate"]),
        (says(HEALTH, ["syt"]), says("Khám sức khỏe định kỳ cho người cao tuổi ở xã", ["syt"]), []),
        # Look-alikes: the same body, mandate and day, and another duty; and words of every plan.
        (says(HEALTH, ["syt"], ["1/qđ"], DAY), says("Mua thuốc cho trạm y tế xã", ["syt"], ["1/qđ"], DAY), []),
        (says("Bố trí kinh phí thực hiện Kế hoạch này"), says("Báo cáo kết quả thực hiện Kế hoạch này"), []),
        (says(""), says(""), []),
    ],
)  # fmt: skip
def test_reasons(one, other, reasons):
    assert reasons_for(one, other) == reasons
    assert reasons_for(other, one) == reasons


@pytest.fixture
def by():
    return secretary()


@pytest.fixture
def second(by):
    """A draft of another plan that states much of a published one."""
    publish(settled(draft(by), by), by=by)
    return draft(by, OTHER)


def test_an_item_has_its_likeliest_commitments_elsewhere(second):
    found = suggestions(second.clauses.get(key="II/1"))
    assert [one.other.key for one in found] == ["II/1"]
    assert len(found[0].reasons) == 3
    assert suggestions(second.clauses.get(key="II")) == []


def test_a_link_shows_on_both_pages(client, second, by):
    theirs = Commitment.objects.get(key="II/1")
    services.say_elsewhere(second.clauses.get(key="II/1"), theirs.public_id, "link", by=by)
    publish(settled(second, by), by=by)
    ours = Commitment.objects.get(key="II/1", document=second.document)
    for one, other in ((ours, theirs), (theirs, ours)):
        page = html.unescape(client.get(f"/en/cam-ket/{one.public_id}/").content.decode())
        assert "Also stated in" in page
        assert f'href="/en/cam-ket/{other.public_id}/"' in page
    assert verify().broken is None


def test_a_link_stays_as_it_was_said(second, by):
    theirs = Commitment.objects.get(key="II/1")
    services.say_elsewhere(second.clauses.get(key="II/1"), theirs.public_id, "link", by=by)
    publish(settled(second, by), by=by)
    link, other = AlsoStated.objects.get(), Commitment.objects.exclude(pk=theirs.pk).first()
    for change in (link.delete, lambda: AlsoStated.objects.update(commitment=other)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with unguarded(connection):
        AlsoStated.objects.update(commitment=other)
    assert verify().broken.startswith(f"commitments.alsostated {link.pk}: it was changed")


def test_what_is_followed_there_makes_no_commitment_here(client, second, by):
    theirs = Commitment.objects.get(key="II/2")
    services.say_elsewhere(second.clauses.get(key="II/2"), theirs.public_id, "skip", by=by)
    publish(settled(second, by), by=by)
    assert not Commitment.objects.filter(key="II/2", document=second.document).exists()
    page = client.get(f"/en/cam-ket/{theirs.public_id}/").content.decode()
    assert f'href="/en/ke-hoach/{second.document.slug}/"' in page


def test_another_duty_is_not_linked(client, second, by):
    theirs = Commitment.objects.get(key="II/1")
    services.say_elsewhere(second.clauses.get(key="II/1"), theirs.public_id, "create", by=by)
    publish(settled(second, by), by=by)
    assert "Also stated in" not in client.get(f"/en/cam-ket/{theirs.public_id}/").content.decode()


@pytest.mark.parametrize("decision", ["link", "skip", "create"])
def test_a_decision_is_undone_while_it_is_a_draft(second, by, decision):
    clause = second.clauses.get(key="II/1")
    services.say_elsewhere(clause, Commitment.objects.get(key="II/1").public_id, decision, by=by)
    services.undo(second, by=by)
    clause.refresh_from_db()
    assert (clause.elsewhere, clause.verdict) == ([], "unchecked")


def test_to_decide_otherwise_takes_the_verdict_back(second, by):
    clause, other = second.clauses.get(key="II/1"), Commitment.objects.get(key="II/1").public_id
    services.say_elsewhere(clause, other, "skip", by=by)
    services.say_elsewhere(clause, other, "link", by=by)
    assert (clause.elsewhere, clause.verdict) == ([{"other": other, "decision": "link"}], "unchecked")


def test_held_words_are_followed_elsewhere_for_a_reason_only(second, by):
    clause, other = second.clauses.get(key="II/1"), Commitment.objects.get(key="II/1").public_id
    services.correct(clause, {**clause.read}, by=by, raised_to="restrict")
    with pytest.raises(services.HeldWords):
        services.say_elsewhere(clause, other, "skip", by=by)
    clause.refresh_from_db()
    services.say_elsewhere(clause, other, "skip", by=by, reason="Theo dõi tại kế hoạch trước.")
    assert clause.objection == "Theo dõi tại kế hoạch trước."


def test_the_screen_suggests_and_decides(client, second, by):
    client.force_login(by)
    address = f"/lam-viec/kiem-tra/{second.pk}/muc/II/1/"
    other = Commitment.objects.get(key="II/1").public_id
    assert other in client.get(address).content.decode()
    told = {"verb": "elsewhere", "version": 0, "other": other, "decision": "link"}
    for odd in ({"other": "khong-co"}, {"decision": "x"}):
        assert client.post(address, told | odd).status_code == 400
    assert client.post(address, told).status_code == 302
    assert second.clauses.get(key="II/1").elsewhere == [{"other": other, "decision": "link"}]
    assert client.post(address, told).status_code == 409
