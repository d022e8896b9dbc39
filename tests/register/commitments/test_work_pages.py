"""The pages on which days are put off, events recorded, heirs chosen, and what stands still is found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.register.making import make_body, make_commitment, member

from answerable.register.accounts.settings_kept import decide
from answerable.register.bodies.models import Succession
from answerable.register.commitments.answering_for import NotAnHeir, say_who_answers, undecided
from answerable.register.commitments.extending import ask_extension
from answerable.register.commitments.models import Commitment, Due, Involvement
from answerable.register.commitments.notices import by_their_day
from answerable.register.commitments.parts import has_a_part
from answerable.register.commitments.services import put_on_hold
from answerable.register.commitments.stillness import still_since, without_movement
from answerable.register.commitments.work import AnswersFor, Extension
from answerable.register.reporting.asking import whom_to_ask

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON, LATER = TODAY + timedelta(days=9), TODAY + timedelta(days=40)


@pytest.fixture
def body():
    return make_body()


def led_by(body, **fields):
    made = make_commitment(**{"rights_class": "fulfil", "timing": "fixed", "final_day": SOON, **fields})
    Involvement.objects.create(
        appearance=made.appearances.get(), body=body, name=body.name, role="lead", force="order"
    )
    return made


def page(client, account, name, *args, **sent):
    client.force_login(account)
    address = reverse(name, args=args)
    return client.post(address, sent) if sent else client.get(address)


def test_a_body_asks_and_the_secretariat_grants(client, body, secretary):
    commitment, focal = led_by(body), member("focal_point", body)
    assert (
        reverse("ask_extension", args=[commitment.public_id])
        in page(client, focal, "commitment", commitment.public_id).content.decode()
    )
    early = page(client, focal, "ask_extension", commitment.public_id, until=SOON, reason="Chờ vốn.")
    assert (early.status_code, Extension.objects.count()) == (400, 0)
    assert (
        page(client, focal, "ask_extension", commitment.public_id, until=LATER, reason="Chờ vốn.").status_code
        == 302
    )
    asked = Extension.objects.get()
    address = reverse("decide_extension", args=[asked.pk])
    for name in ("desk", "extensions"):
        assert address in page(client, secretary, name).content.decode()
    assert (
        page(client, secretary, "decide_extension", asked.pk, decision="refuse", reason="").status_code == 400
    )
    assert page(client, secretary, "decide_extension", asked.pk, decision="whole").status_code == 302
    assert Commitment.objects.get().last_day == LATER
    again = page(client, secretary, "decide_extension", asked.pk, decision="refuse", reason="Thôi.")
    assert again.status_code == 400
    assert address not in page(client, secretary, "desk").content.decode()


def test_nobody_asks_for_what_is_of_others_or_on_hold(client, body, secretary):
    commitment, focal = led_by(body), member("focal_point", body)
    other = member("focal_point", make_body("Sở khác"))
    assert page(client, other, "ask_extension", commitment.public_id).status_code == 403
    assert "xin-gia-han" not in page(client, other, "commitment", commitment.public_id).content.decode()
    asked = ask_extension(commitment, body=body, until=LATER, reason="Chờ vốn.", by=focal)
    put_on_hold(commitment, reason="Cần xem lại.", by=secretary)
    assert "xin-gia-han" not in page(client, focal, "commitment", commitment.public_id).content.decode()
    assert page(client, secretary, "decide_extension", asked.pk, decision="whole").status_code == 400
    assert not page(client, secretary, "extensions").context["waiting"]
    assert Extension.objects.get().granted is None


def test_an_event_is_recorded_and_its_day_is_counted(client, body, secretary):
    commitment = led_by(body, timing="conditional", final_day=None)
    assert "su-kien" not in page(client, secretary, "commitment", commitment.public_id).content.decode()
    Due.objects.create(
        appearance=commitment.appearances.get(), kind="after", duration="P5BD", event="ngày ký",
        words="trong 5 ngày làm việc kể từ ngày ký",
    )  # fmt: skip
    assert "su-kien" in page(client, secretary, "commitment", commitment.public_id).content.decode()
    form = page(client, secretary, "record_event", commitment.public_id)
    assert "trong 5 ngày làm việc kể từ ngày ký" in form.content.decode()
    said = {"event": "0", "source": "Quyết định số 12/QĐ-UBND"}
    not_yet = page(client, secretary, "record_event", commitment.public_id, on=SOON, **said)
    assert not_yet.status_code == 400
    known = page(client, secretary, "record_event", commitment.public_id, on=TODAY, **said)
    assert known.status_code == 302
    assert Commitment.objects.get().last_day > TODAY
    public = client.get(reverse("commitment", args=[commitment.public_id])).content.decode()
    assert "12/QĐ-UBND" in public


def heirs_of(body):
    """Two bodies that took over from one that is no more."""
    body.valid_to = TODAY - timedelta(days=100)
    body.save()
    heirs = [make_body("Sở Nội vụ"), make_body("Sở Y tế")]
    for heir in heirs:
        Succession.objects.create(old=body, new=heir, on=body.valid_to)
    return heirs


def test_of_several_heirs_the_one_that_was_decided_on_is_asked_and_reminded(client, body, secretary):
    commitment = led_by(body)
    assert not undecided(commitment, on=TODAY)
    first, second = heirs_of(body)
    assert {one for _, one, _ in whom_to_ask(None, until=TODAY, on=TODAY).rows} == {first, second}
    assert not list(by_their_day(TODAY))
    assert not has_a_part(commitment, first, on=TODAY)
    chosen = {"body": f"{body.key}|{second.key}", "reason": "Lĩnh vực lao động."}
    assert page(client, secretary, "who_answers", commitment.public_id, **chosen).status_code == 302
    assert [one for _, one, _ in whom_to_ask(None, until=TODAY, on=TODAY).rows] == [second]
    assert [one.body for one in by_their_day(TODAY)] == [second]
    assert has_a_part(commitment, second, on=TODAY)
    assert not has_a_part(commitment, first, on=TODAY)
    say_who_answers(commitment, instead_of=body, body=first, reason="Đổi ý.", by=secretary)
    assert [one for _, one, _ in whom_to_ask(None, until=TODAY, on=TODAY).rows] == [first]
    assert AnswersFor.objects.count() == 2  # what was decided stays
    with pytest.raises(NotAnHeir):
        say_who_answers(commitment, instead_of=body, body=make_body("Khác"), reason="x", by=secretary)


def test_what_does_not_move_is_found_where_the_office_says_for_how_long(client, body, secretary):
    long_ago = timezone.now() - timedelta(days=100)
    moved = {"moved_on": TODAY - timedelta(days=3), "first_published": long_ago}
    quiet = led_by(body, first_published=long_ago, timing="none", final_day=None)  # without a deadline too
    done = {"stage": "done", "stage_voice": "secretariat"}
    for one in (moved, {"first_published": long_ago, **done}, {"first_published": timezone.now()}):
        led_by(body, **one)
    led_by(body, first_published=long_ago, rights_class="mixed")  # on hold
    assert list(without_movement(on=TODAY)) == [quiet]
    found = [one for one in Commitment.objects.all() if still_since(one, on=TODAY)]
    assert found == [quiet]
    assert quiet.public_id in page(client, secretary, "still").content.decode()
    decide("stale_days", "365", by=member("admin"))
    assert not without_movement(on=TODAY)
    assert not still_since(quiet, on=TODAY)
