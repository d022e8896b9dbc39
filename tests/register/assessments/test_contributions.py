"""What anybody sends: nothing kept of who sent it, refused on public grounds alone, replied to, counted."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from tests.register.assessments.conftest import hold
from tests.register.making import member

from answerable.register.assessments import strangers
from answerable.register.assessments.contributions import Contribution
from answerable.register.assessments.moderating import contribute, decide, reply
from answerable.register.assessments.others import counts, unanswered_by_body
from answerable.register.assessments.services import AssessmentRefused
from answerable.register.guards import unguarded
from answerable.register.trace.comparing import state_of
from answerable.register.trace.models import EventContent
from answerable.register.trace.moves import moves
from answerable.register.trace.opening import says

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WORDS = "Thời hạn ghi ở đây là 2026, văn bản ghi 2027."


def form(people, **said):
    about = people.commitment.public_id
    opened = strangers.token(about, at=time.time() - 60)
    return {"kind": "correction", "words": WORDS, "sources": "", "token": opened, "website": "", **said}


def send(client, people, *, whence="127.0.0.1", **said):
    address = f"/cam-ket/{people.commitment.public_id}/gop-y/"
    return client.post(address, form(people, **said), REMOTE_ADDR=whence)


def sent(people, kind="correction", words=WORDS, **more):
    return contribute(people.commitment, kind=kind, words=words, **more)


def test_it_waits_and_is_public_once_it_is_published(client, people):
    assert send(client, people).status_code == 200
    one = Contribution.objects.get()
    assert WORDS not in client.get(f"/cam-ket/{people.commitment.public_id}/").content.decode()
    decide(one, ground="", by=people.secretary)
    assert WORDS in client.get(f"/cam-ket/{people.commitment.public_id}/").content.decode()
    assert [one.sentence for one in moves(0, 50).moves] == ["Một góp ý được công bố."]


def test_nothing_is_kept_of_who_sent_it(client, people):
    send(client, people)
    texts = "".join(EventContent.objects.values_list("text", flat=True))
    assert "127.0.0.1" not in texts
    assert WORDS not in texts
    assert {field.name for field in Contribution._meta.local_fields} == {
        "id", "commitment", "kind", "words", "sources", "sent_on", "standing", "ground", "decided_on", "decided_by",
    }  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        {"website": "https://mua.example"},
        {"token": ""},
        {"token": "x" * 600},
        {"words": ""},
        {"words": "Gọi 0912 345 678."},
        {"kind": "opinion"},
        {"sources": "https://\n"},
        {"sources": "\n".join(["12/BC"] * 11)},
    ],
)
def test_what_is_not_taken_is_said_and_can_be_mended(client, people, said):
    answer = send(client, people, **said)
    assert answer.status_code == 400
    assert not Contribution.objects.exists()


def test_a_form_is_sent_not_at_once_not_after_a_day_not_for_another_and_once(client, people):
    about = people.commitment.public_id
    assert send(client, people, token=strangers.token(about)).status_code == 400
    assert send(client, people, token=strangers.token("khac", at=time.time() - 60)).status_code == 400
    said = form(people)
    for _time in range(2):
        assert client.post(f"/cam-ket/{about}/gop-y/", said).status_code == 200
    assert Contribution.objects.count() == 1


def test_a_form_that_was_open_too_long_comes_back_with_what_was_typed(client, people):
    answer = send(client, people, token="old")
    assert WORDS in answer.content.decode()
    fresh = answer.context["form"].data["token"]
    assert fresh != "old"


def test_no_machine_sends_many(client, people):
    for _time in range(5):
        assert send(client, people).status_code == 200
    said = form(people)
    address = f"/cam-ket/{people.commitment.public_id}/gop-y/"
    answer = client.post(address, said)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "sau 1 giờ" in answer.content.decode()
    assert Contribution.objects.count() == 5
    caches["default"].clear()  # an hour later the same form is taken
    assert client.post(address, said).status_code == 200
    assert Contribution.objects.count() == 6


def test_the_network_of_one_subscriber_is_one_sender(client, people):
    codes = [send(client, people, whence=f"2001:db8:1:2::{at}").status_code for at in range(6)]
    assert codes == [200] * 5 + [429]
    assert send(client, people, whence="2001:db8:1:3::1").status_code == 200


def test_what_is_refused_is_deleted_and_counted_on_its_ground(client, people):
    for ground in ("personal", "off_topic", "off_topic"):
        decide(sent(people), ground=ground, by=people.secretary)
    sent(people)
    assert set(Contribution.objects.filter(standing="refused").values_list("words", flat=True)) == {""}
    found = counts(on=TODAY)
    assert found.refused == {"law": 0, "personal": 1, "off_topic": 2, "spam": 0}
    assert (found.received, found.undecided.number) == (4, 1)
    text = client.get("/gop-y/").content.decode()
    assert "không liên quan đến cam kết này" in text


def test_what_was_published_is_refused_after_all_and_what_was_refused_is_gone(people):
    one = decide(sent(people), ground="", by=people.secretary)
    with pytest.raises(AssessmentRefused, match="decided"):
        decide(one, ground="", by=people.secretary)
    decide(one, ground="law", by=people.secretary)
    with pytest.raises(AssessmentRefused, match="decided"):
        decide(one, ground="", by=people.secretary)
    assert moves(0, 50).moves == []


def test_who_is_near_a_body_that_leads_does_not_decide(client, people):
    near = member("secretariat")
    near.memberships.create(role="focal_point", body=people.lead, valid_to=TODAY - timedelta(days=400))
    one = sent(people)
    with pytest.raises(AssessmentRefused, match="near"):
        decide(one, ground="off_topic", by=near)
    with pytest.raises(PermissionDenied):
        decide(one, ground="off_topic", by=people.focal)
    client.force_login(people.secretary)
    assert client.post(f"/lam-viec/gop-y/{one.pk}/", {"decision": "silence"}).status_code == 400
    assert client.post(f"/lam-viec/gop-y/{one.pk}/", {"decision": "publish"}).status_code == 302


def test_a_body_that_has_a_part_replies_for_everybody_to_read(client, people):
    one = sent(people)
    with pytest.raises(AssessmentRefused, match="decided"):
        reply(one, words="Cảm ơn.", by=people.focal)
    decide(one, ground="", by=people.secretary)
    with pytest.raises(PermissionDenied):
        reply(one, words="Cảm ơn.", by=people.other_focal)
    client.force_login(people.focal)
    assert WORDS in client.get("/lam-viec/gop-y/tra-loi/").content.decode()
    assert client.post(f"/lam-viec/gop-y/{one.pk}/tra-loi/", {"words": "Sẽ sửa."}).status_code == 302
    assert "Sẽ sửa." in client.get(f"/cam-ket/{people.commitment.public_id}/").content.decode()
    client.force_login(people.other_focal)
    assert client.get(f"/lam-viec/gop-y/{one.pk}/tra-loi/").status_code == 403


def test_what_nobody_replied_to_is_counted_with_its_age(people):
    one = decide(sent(people), ground="", by=people.secretary)
    later = TODAY + timedelta(days=12)
    assert counts(on=later).unanswered.number == 1
    [(key, _name, waiting)] = unanswered_by_body(on=later)
    assert (key, waiting.number, waiting.days(on=later)) == (people.lead.key, 1, 12)
    reply(one, words="Sẽ sửa.", by=people.focal)
    assert counts(on=later).unanswered.number == 0
    assert list(unanswered_by_body(on=later)) == []


def test_on_hold_only_corrections_are_taken_and_no_body_is_asked(client, people):
    shows = decide(sent(people, kind="evidence", words="Đã thấy làm."), ground="", by=people.secretary)
    wrong = decide(sent(people), ground="", by=people.secretary)
    reply(wrong, words="Đã làm xong từ tháng 5.", by=people.focal)
    hold(people.commitment)
    for page in (
        f"/cam-ket/{people.commitment.public_id}/",
        reverse("others", args=[people.commitment.public_id]),
    ):
        text = client.get(page).content.decode()
        assert "Đã thấy làm." not in text
        assert WORDS in text
        assert "Đã làm xong từ tháng 5." not in text
        assert "Chưa có cơ quan nào trả lời" not in text
    with pytest.raises(AssessmentRefused, match="held"):
        sent(people, kind="evidence")
    assert send(client, people, kind="evidence").status_code == 400
    assert send(client, people).status_code == 200
    assert counts(on=TODAY).unanswered.number == 0
    with pytest.raises((PermissionDenied, AssessmentRefused)):
        reply(wrong, words="Sẽ sửa.", by=people.focal)
    for row in (
        lambda: Contribution.objects.create(
            commitment=people.commitment, kind="evidence", words="A", sent_on=TODAY
        ),
        lambda: shows.replies.create(body=people.lead, words="A", said_on=TODAY),
    ):
        with pytest.raises(IntegrityError, match="on hold"), transaction.atomic():
            row()


def test_the_database_itself_keeps_what_was_sent_as_it_is(people):
    one = sent(people)
    for change in ({"words": "Khác."}, {"kind": "evidence"}, {"sent_on": TODAY - timedelta(days=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contribution.objects.filter(pk=one.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        one.delete()


def test_a_row_that_was_changed_past_the_trace_is_not_what_its_event_left(people):
    one = sent(people)
    told = says(EventContent.objects.about(one).get())["state_digest"]
    assert told == state_of(one)
    with unguarded(connection):
        Contribution.objects.filter(pk=one.pk).update(words="Khác.")
    assert told != state_of(one)
