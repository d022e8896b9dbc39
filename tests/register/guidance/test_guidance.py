"""Letters and inspections: to whom they go, how a remedy is followed, and nothing on hold or about persons."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from tests.register.making import make_body, make_commitment, member, published

from answerable.register.commitments.locking import NotActionable
from answerable.register.commitments.models import Involvement
from answerable.register.commitments.services import put_on_hold
from answerable.register.guidance.desk import to_answer, to_decide
from answerable.register.guidance.models import Finding, Inspection, Letter, Recipient, Remedy, Standing
from answerable.register.guidance.notices import to_answer as letters_to_answer
from answerable.register.guidance.notices import to_remedy
from answerable.register.guidance.services import (
    GuidanceRefused,
    answer,
    decide_remedy,
    find,
    inspect,
    say_remedied,
    write_letter,
)
from answerable.register.reporting.periods import PeriodKind, periods
from answerable.register.reporting.services import open_round
from answerable.register.subplans.services import call_for_plans, record
from answerable.register.trace.comparing import state_of
from answerable.register.trace.models import EventContent
from answerable.register.trace.opening import says

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(health):
    return member("focal_point", health)


@pytest.fixture
def commitment(health):
    one = make_commitment(rights_class="administrative", text="Khám sức khỏe học sinh.")
    published(one.document, published_at=timezone.now(), slug="ke-hoach")
    appearance = one.appearances.get()
    published(appearance.edition, standing="published", published_at=timezone.now())
    Involvement.objects.create(
        appearance=appearance, words="Sở Y tế", name="Sở Y tế", body=health, role="lead", force="order"
    )
    return one


@pytest.fixture
def inspection(health, secretary, on):
    return inspect(health, on=on, words="Kiểm tra việc khám sức khỏe.", by=secretary)


@pytest.fixture
def finding(inspection, commitment, secretary, on):
    said = {"shortcoming": "Chưa khám ở xã Đồng Mây.", "remedy": "Khám bù.", "due": on + timedelta(days=9)}
    return find(inspection, commitment=commitment, by=secretary, **said)


def standing(finding, on):
    return Finding.objects.get(pk=finding.pk).standing(on=on)


def test_all_that_have_not_sent_their_plan_are_found_when_the_letter_is_sent(
    commitment, health, secretary, on
):
    sent, silent = health, make_body("Sở Xây dựng")
    call = call_for_plans(
        commitment.document, words="Gửi kế hoạch.", due=on, bodies=[sent, silent], by=secretary
    )
    record(call.owed.get(body=sent), number="1/KH", sent_on=on, recorded_from="paper", by=secretary)
    letter = write_letter("urge", "Đề nghị gửi kế hoạch.", to_call=call, by=secretary)
    assert [one.body for one in letter.recipients.all()] == [silent]
    record(call.owed.get(body=silent), number="2/KH", sent_on=on, recorded_from="paper", by=secretary)
    assert [one.body for one in letter.recipients.all()] == [silent]
    with pytest.raises(GuidanceRefused, match="nobody"):
        write_letter("urge", "Đề nghị gửi kế hoạch.", to_call=call, by=secretary)


def test_all_that_have_not_answered_in_a_round_are_found_but_not_for_what_is_on_hold(
    commitment, health, secretary, on
):
    one = open_round(next(periods(PeriodKind.YEAR, on.year)), by=secretary)
    letter = write_letter("urge", "Đề nghị báo cáo.", to_round=one, by=secretary)
    assert [to.body for to in letter.recipients.all()] == [health]
    put_on_hold(commitment, reason="Chạm quyền.", by=secretary)
    with pytest.raises(GuidanceRefused, match="nobody"):
        write_letter("urge", "Đề nghị báo cáo.", to_round=one, by=secretary)


def test_of_a_letter_about_what_is_on_hold_nobody_is_reminded_or_told(
    client, commitment, health, focal, secretary, on
):
    said = {"words": "Gửi kế hoạch.", "due": on, "by": secretary}
    call = call_for_plans(commitment.document, commitment=commitment, **said)
    letter = write_letter("urge", "Đề nghị gửi kế hoạch.", to_call=call, by=secretary)
    assert [matter.body for matter in letters_to_answer(on)] == [health]
    assert "Đề nghị gửi kế hoạch." in client.get(reverse("guidance")).content.decode()
    put_on_hold(commitment, reason="Chạm quyền.", by=secretary)
    assert "Đề nghị gửi kế hoạch." not in client.get(reverse("guidance")).content.decode()
    assert list(letters_to_answer(on)) == list(to_answer(focal, on)) == []
    with pytest.raises(GuidanceRefused, match="nobody"):
        write_letter("urge", "Đề nghị gửi kế hoạch.", to_call=call, by=secretary)
    letter.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


def test_a_letter_is_answered_once_by_the_body_itself(health, focal, secretary, on):
    letter = write_letter("guide", "Hướng dẫn lập kế hoạch.", bodies=[health], by=secretary)
    one = letter.recipients.get()
    assert [matter.words for matter in to_answer(focal, on)] == ["Hướng dẫn lập kế hoạch."]
    for who in (secretary, member("focal_point", make_body("Sở khác")), member("observer", health)):
        with pytest.raises(PermissionDenied):
            answer(one, words="Đã nhận.", by=who)
    answer(one, words="Đã nhận.", by=focal)
    with pytest.raises(GuidanceRefused, match="answered"):
        answer(one, words="Lần nữa.", by=focal)
    assert list(to_answer(focal, on)) == []
    told = says(EventContent.objects.filter(public=True).latest("pk"))
    assert told["state_digest"] == state_of(letter)


def test_what_a_body_answered_on_paper_is_recorded_once_and_marked(client, health, focal, secretary):
    letter = write_letter("guide", "Hướng dẫn lập kế hoạch.", bodies=[health], by=secretary)
    before, one = state_of(letter), letter.recipients.get()
    with pytest.raises(PermissionDenied):
        answer(one, words="Đã nhận.", recorded_from="paper", by=focal)
    client.force_login(secretary)
    page = reverse("record_letter_answer", args=[one.pk])
    assert page in client.get(reverse("letters")).content.decode()
    assert client.post(page, {"words": "Đã nhận.", "recorded_from": ""}).status_code == 400
    assert client.post(page, {"words": "Đã nhận.", "recorded_from": "paper"}).status_code == 302
    one.refresh_from_db()
    assert (one.answer, one.recorded_from) == ("Đã nhận.", "paper")
    told = says(EventContent.objects.filter(public=True).latest("pk"))
    assert told["state_digest"] == state_of(letter) != before
    assert str(one.get_recorded_from_display()) in client.get(reverse("guidance")).content.decode()
    with pytest.raises(GuidanceRefused, match="answered"):
        answer(one, words="Lần nữa.", by=focal)


def test_a_remedy_is_said_returned_said_again_and_confirmed(finding, focal, secretary, on):
    assert standing(finding, on) is Standing.OPEN
    assert standing(finding, finding.due + timedelta(days=1)) is Standing.OVERDUE
    with pytest.raises(GuidanceRefused, match="nothing_said"):
        decide_remedy(finding, confirmed=True, words="Được.", by=secretary)
    say_remedied(finding, words="Đã khám bù.", by=focal)
    assert standing(finding, finding.due + timedelta(days=1)) is Standing.SAID
    assert [matter.words for matter in to_decide(secretary, on)] == ["Khám bù."]
    with pytest.raises(GuidanceRefused, match="waits"):
        say_remedied(finding, words="Lần nữa.", by=focal)
    decide_remedy(finding, confirmed=False, words="Thiếu một xã.", by=secretary)
    assert standing(finding, on) is Standing.RETURNED
    say_remedied(finding, words="Đã khám đủ.", by=focal)
    decide_remedy(finding, confirmed=True, words="Được.", by=secretary)
    assert standing(finding, finding.due + timedelta(days=9)) is Standing.CONFIRMED
    with pytest.raises(GuidanceRefused, match="confirmed"):
        say_remedied(finding, words="Lần nữa.", by=focal)
    told = says(EventContent.objects.filter(public=True).latest("pk"))
    assert told["state_digest"] == state_of(finding.inspection)


def test_nobody_decides_on_what_they_recorded_themselves(client, finding, secretary):
    say_remedied(finding, words="Đã khám bù.", recorded_from="paper", by=secretary)
    with pytest.raises(GuidanceRefused, match="own"):
        decide_remedy(finding, confirmed=True, words="Được.", by=secretary)
    client.force_login(secretary)
    decide, page = (
        reverse("decide_on_remedy", args=[finding.pk]),
        reverse("inspection", args=[finding.inspection_id]),
    )
    assert decide not in client.get(page).content.decode()
    other = member("secretariat")
    client.force_login(other)
    assert decide in client.get(page).content.decode()
    assert decide_remedy(finding, confirmed=True, words="Được.", by=other).pk


def test_each_does_only_what_is_theirs(finding, inspection, health, focal, on):
    for who in (focal, member("validator", health), member("admin")):
        for act in (
            lambda who: write_letter("urge", "x", bodies=[health], by=who),
            lambda who: inspect(health, on=on, words="x", by=who),
            lambda who: find(inspection, duty="x", shortcoming="x", remedy="x", due=on, by=who),
            lambda who: decide_remedy(finding, confirmed=True, words="x", by=who),
            lambda who: say_remedied(finding, words="x", recorded_from="paper", by=who),
        ):
            with pytest.raises(PermissionDenied):
                act(who)
    with pytest.raises(PermissionDenied):
        say_remedied(finding, words="x", by=member("focal_point", make_body("Sở khác")))


def test_on_hold_a_finding_is_followed_and_reminded_of_no_more(
    finding, inspection, commitment, focal, secretary, on
):
    assert [matter.subject for matter in to_remedy(on)] == [finding]
    put_on_hold(commitment, reason="Chạm quyền.", by=secretary)
    finding.refresh_from_db()
    assert list(to_remedy(on)) == []
    assert list(to_answer(focal, on)) == []
    with pytest.raises(NotActionable, match="held"):
        say_remedied(finding, words="x", by=focal)
    with pytest.raises(NotActionable, match="held"):
        find(inspection, commitment=commitment, shortcoming="x", remedy="x", due=on, by=secretary)
    for row in (
        Finding(inspection=inspection, commitment=commitment, duty="x", shortcoming="x", remedy="x", due=on),
        Remedy(finding=finding, says="done", words="x", on=on, by=focal),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


@pytest.mark.parametrize("words", ["Ông A, CCCD 012345678901", "gọi 0912 345 678"])
def test_numbers_of_persons_are_refused_everywhere(finding, inspection, health, focal, secretary, on, words):
    for act in (
        lambda: write_letter("urge", words, bodies=[health], by=secretary),
        lambda: inspect(health, on=on, words=words, by=secretary),
        lambda: find(inspection, duty=words, shortcoming="x", remedy="x", due=on, by=secretary),
        lambda: say_remedied(finding, words=words, by=focal),
    ):
        with pytest.raises(GuidanceRefused, match="personal"):
            act()


def test_what_was_written_and_found_stays(finding, health, focal, secretary):
    answer(
        write_letter("guide", "x", bodies=[health], by=secretary).recipients.get(), words="Đã nhận.", by=focal
    )
    say_remedied(finding, words="Đã khám bù.", by=focal)
    for model, column in (
        (Letter, "words"), (Recipient, "answer"), (Inspection, "words"), (Finding, "remedy"), (Remedy, "words"),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**{column: "khác"})
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.all()._raw_delete("default")


def test_the_pages_lead_from_a_letter_and_an_inspection_to_the_remedy(
    client, commitment, health, focal, secretary, on
):
    client.force_login(secretary)
    letter = {"kind": "urge", "words": "Đề nghị khẩn trương.", "bodies": "Sở Y tế"}
    assert client.post(reverse("letters"), {**letter, "bodies": ""}).status_code == 400
    assert client.post(reverse("letters"), letter).status_code == 302
    seen = {"body": "Sở Y tế", "on": on, "words": "Kiểm tra việc khám."}
    page = client.post(reverse("inspections"), seen).headers["Location"]
    found = {"commitment": commitment.public_id, "shortcoming": "Chưa khám.", "remedy": "Khám bù.", "due": on}
    assert client.post(page, {**found, "commitment": ""}).status_code == 400
    assert client.post(page, {**found, "shortcoming": "Gọi 0912 345 678"}).status_code == 400
    assert client.post(page, found).status_code == 302
    finding = Finding.objects.get()
    client.force_login(focal)
    mine = client.get(reverse("my_letters")).content.decode()
    assert "Đề nghị khẩn trương." in mine
    assert "Chưa khám." in mine
    to = Recipient.objects.get()
    assert client.post(reverse("answer_letter", args=[to.pk]), {"words": "Đã rõ."}).status_code == 302
    assert client.get(reverse("answer_letter", args=[to.pk])).status_code == 200
    assert client.post(reverse("remedy", args=[finding.pk]), {"words": "Đã khám bù."}).status_code == 302
    client.force_login(secretary)
    decide = reverse("decide_on_remedy", args=[finding.pk])
    assert "Đã khám bù." in client.get(page).content.decode()
    assert client.post(decide, {"confirmed": "yes"}).status_code == 400
    assert client.post(decide, {"confirmed": "yes", "words": "Được."}).status_code == 302
    client.logout()
    shown = client.get(reverse("guidance")).content.decode()
    for words in ("Sở Y tế", "Chưa khám.", "đã khắc phục", "Đã rõ.", "Đề nghị khẩn trương."):
        assert words in shown
    put_on_hold(commitment, reason="Chạm quyền.", by=secretary)
    assert "Chưa khám." not in client.get(reverse("guidance")).content.decode()
