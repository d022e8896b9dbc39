"""Letters through a real mail server: one a body and day, at most once, whatever the server does."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.making import make_account, make_body, make_commitment

from answerable.register.accounts.models import Account, Membership, Role
from answerable.register.accounts.notices import AT_ONCE
from answerable.register.reminders import letters, posting, sending, services
from answerable.register.reminders.models import Delivery, Digest, Notice
from answerable.register.reminders.noticing import make_notices
from answerable.register.reminders.posting import MailServerDown
from answerable.register.reminders.recipients import Group
from answerable.register.reminders.sending import give_up_sending, send_waiting
from answerable.register.trace import verifying
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 10)  # a Thursday
Standing = Delivery.Standing


def free(**fields):
    return make_commitment(rights_class="administrative", **fields)


def of(body, *emails, role="focal_point", **fields):
    made = []
    for number, address in enumerate(emails):
        account = make_account(email=address, **fields)
        alternate = role == "focal_point" and number > 0
        Membership.objects.create(account=account, role=role, body=body, alternate=alternate)
        made.append(account)
    return made


@pytest.fixture
def health():
    body = make_body("Sở Y tế")
    of(body, "chinh@example.vn", "du-bi@example.vn")
    return body


def day(on=DUE):
    make_notices(on)
    send_waiting(on=on)


def standings():
    return list(Delivery.objects.order_by("pk").values_list("standing", flat=True))


def test_one_letter_a_body_tells_of_all_its_matters_to_main_and_alternate(room, mail, health):
    other = make_body("Sở Xây dựng")
    of(other, "xay-dung@example.vn")
    for words in ("Lập kế hoạch", "Bố trí kinh phí"):
        room.add(free(), health, DUE, words=words)
    room.add(free(), other, DUE, words="Cấp phép")
    day()
    assert sorted(one["To"] for one in mail.letters) == [
        "chinh@example.vn",
        "du-bi@example.vn",
        "xay-dung@example.vn",
    ]
    text = mail.to("chinh@example.vn")[0].get_content()
    assert "Lập kế hoạch" in text
    assert "Bố trí kinh phí" in text
    assert "Cấp phép" not in text
    assert standings() == ["sent"] * 3


def test_each_reader_has_the_letter_in_a_language_of_their_own(room, mail, health):
    Account.objects.filter(email="du-bi@example.vn").update(language="en")
    room.add(free(), health, date(2026, 12, 17))
    day()
    vietnamese, english = (mail.to(one)[0] for one in ("chinh@example.vn", "du-bi@example.vn"))
    assert vietnamese["Subject"] == "Có 1 việc đang chờ"
    assert "Hạn: Thứ 5, 17/12/2026 (còn 7 ngày)" in vietnamese.get_content()
    assert "http://localhost/lam-viec/" in vietnamese.get_content()
    assert english["Subject"] == "1 matter waits for you"
    assert "By Thursday, 17 December 2026 (7 days left)" in english.get_content()
    assert "http://localhost/en/lam-viec/" in english.get_content()


def test_a_letter_goes_out_once_a_day_and_no_notice_twice(room, mail, health):
    room.add(free(), health, DUE)
    for _time in range(3):
        day()
    assert len(mail.letters) == 2
    room.add(free(), health, DUE, words="Mới")
    day()  # what comes later in the day waits
    assert len(mail.letters) == 2
    day(date(2026, 12, 11))
    assert "Mới" in mail.letters[-1].get_content()
    assert len(mail.letters) == 4


def test_who_gets_a_letter_that_was_left_behind_gets_no_second_one_that_day(room, mail, health, monkeypatch):
    room.add(free(), health, DUE)
    with monkeypatch.context() as died:
        died.setattr(sending, "_send_queued", lambda *_: None)  # a process that ended before it sent
        day()
    room.add(free(), health, date(2026, 12, 11), words="Mới")
    for _time in range(2):
        day(date(2026, 12, 11))
    assert len(mail.to("chinh@example.vn")) == 1
    day(date(2026, 12, 14))
    assert "Mới" in mail.to("chinh@example.vn")[1].get_content()
    assert len(mail.letters) == 4


def test_what_came_of_missed_days_is_told_in_one_letter(room, mail, health):
    room.add(free(), health, DUE)
    for days in (-30, -7, -3, -1):
        make_notices(DUE + timedelta(days=days))
    send_waiting(on=DUE - timedelta(days=1))
    assert len(mail.to("chinh@example.vn")) == 1
    assert Notice.objects.filter(dropped_on=None).count() == 1
    assert Notice.objects.exclude(dropped_on=None).count() == 3


@pytest.mark.parametrize("gone", ["answered", "held"])
def test_what_is_not_open_any_more_is_not_told(room, mail, health, gone):
    room.add(free(), health, DUE, words="Còn mở")
    room.add(free(), health, DUE, words="Đã xong")
    make_notices(DUE)
    room.open.pop()
    send_waiting(on=DUE)
    assert "Đã xong" not in mail.letters[0].get_content()
    assert Notice.objects.exclude(dropped_on=None).count() == 1


def test_an_empty_digest_is_not_sent(room, mail, health):
    room.add(free(), health, DUE)
    make_notices(DUE)
    room.open.clear()
    send_waiting(on=DUE)
    assert mail.letters == []
    assert not Digest.objects.exists()


def test_a_letter_of_which_nothing_is_left_when_its_turn_comes_is_not_sent(room, mail, health):
    room.add(free(), health, DUE)
    make_notices(DUE)
    sending.gather(Group(health.pk, "focal_point"), sending.OpenMatters(DUE), on=DUE)
    room.open.clear()
    send_waiting(on=DUE)
    assert mail.letters == []
    assert standings() == ["dropped"] * 2


def test_nothing_is_sent_on_a_day_off(room, mail, health):
    room.add(free(), health, DUE)
    make_notices(DUE)
    send_waiting(on=date(2026, 12, 12))
    assert mail.letters == []
    send_waiting(on=date(2026, 12, 14))
    assert len(mail.letters) == 2


def test_what_nobody_is_there_to_be_told_waits_for_somebody(room, mail):
    body = make_body("Sở Y tế")
    room.add(free(), body, DUE)
    day()
    assert not Digest.objects.exists()
    of(body, "moi@example.vn")
    day(date(2026, 12, 11))
    assert len(mail.to("moi@example.vn")) == 1


def test_what_came_up_on_a_day_waits_since_then_and_is_not_late(room, mail, health):
    room.rules = AT_ONCE
    room.add(free(), health, date(2026, 12, 7))
    day()
    letter = mail.letters[0]
    assert letter["Subject"] == "Có 1 việc đang chờ"
    assert "Chờ từ Thứ 2, 07/12/2026" in letter.get_content()


def test_a_letter_is_never_too_long_to_be_read(room, mail, health):
    for number in range(letters.MOST + 3):
        room.add(free(), health, DUE - timedelta(days=number), words=f"việc {number}")
    day()
    text = mail.letters[0].get_content()
    assert text.count("- việc") == letters.MOST
    assert "và 3 việc nữa" in text
    assert f"trong đó {letters.MOST + 2} việc đã qua hạn" in mail.letters[0]["Subject"]


def test_closed_and_ended_accounts_get_none(room, mail, health):
    of(health, "dong@example.vn", is_active=False)
    [gone] = of(health, "het-han@example.vn")
    gone.memberships.update(valid_to=timezone.localdate() - timedelta(days=1))
    room.add(free(), health, timezone.localdate())
    assert {one.email for one in sending.recipients(Digest(body=health, role="focal_point"), on=timezone.localdate())} == {
        "chinh@example.vn", "du-bi@example.vn",
    }  # fmt: skip


def test_the_secretariat_gets_one_letter_that_names_the_bodies(room, mail):
    of(None, "thu-ky@example.vn", role="secretariat")
    for name in ("Sở Y tế", "Sở Xây dựng"):
        room.add(free(), make_body(name), DUE, role=Role.SECRETARIAT)
    day()
    [letter] = mail.letters
    assert "Sở Y tế" in letter.get_content()
    assert "Sở Xây dựng" in letter.get_content()


def test_a_refused_address_is_told_and_the_others_get_theirs(room, mail, health):
    mail.answers["chinh@example.vn"] = "550 5.1.1 <chinh@example.vn> no such mailbox"
    room.add(free(), health, DUE)
    day()
    assert standings() == ["refused", "sent"]
    problem = Delivery.objects.get(standing="refused").problem
    assert problem.startswith("550")
    assert "chinh@example.vn" not in problem
    assert len(mail.letters) == 1


def test_what_the_server_puts_off_is_tried_again_later_and_not_for_ever(room, mail, health):
    mail.answers["chinh@example.vn"] = "450 4.2.0 try again later"
    room.add(free(), health, DUE)
    for attempt in range(1, posting.MOST_ATTEMPTS + 1):
        day()
        send_waiting(on=DUE)  # too soon: it is left alone
        waiting = Delivery.objects.get(account__email="chinh@example.vn")
        assert waiting.attempts == attempt
        Delivery.objects.filter(pk=waiting.pk).update(tried_at=timezone.now() - posting.PUT_OFF * 2)
    assert standings() == ["refused", "sent"]


def test_a_server_that_is_not_there_costs_nothing(room, mail, health, settings):
    mail.stop()
    room.add(free(), health, DUE)
    make_notices(DUE)
    with pytest.raises(MailServerDown):
        send_waiting(on=DUE)
    assert not Digest.objects.exists()
    assert Notice.objects.waiting().count() == 1


def test_a_server_that_dies_half_way_leaves_the_letter_unknown_and_it_is_not_sent_again(room, mail, health):
    mail.dies_at_data = True
    room.add(free(), health, DUE)
    day()
    assert standings() == ["unknown"] * 2
    mail.dies_at_data = False
    mail.letters.clear()
    day()
    day(date(2026, 12, 11))
    assert mail.letters == []


def test_a_process_that_dies_half_way_leaves_the_letter_unknown(room, mail, health, monkeypatch):
    room.add(free(), health, DUE)
    make_notices(DUE)

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("django.core.mail.EmailMessage.send", killed)
    with pytest.raises(KeyboardInterrupt):
        send_waiting(on=DUE)
    monkeypatch.undo()
    assert standings() == ["sending", "queued"]
    assert give_up_sending() == 0  # it may be at work still
    Delivery.objects.filter(standing="sending").update(tried_at=timezone.now() - timedelta(hours=2))
    assert give_up_sending() == 1
    assert standings() == ["unknown", "queued"]


def test_what_is_unknown_is_sent_again_by_the_secretariat_under_the_same_id(room, mail, health):
    [by] = of(None, "thu-ky@example.vn", role="secretariat")
    mail.dies_at_data = True
    room.add(free(), health, DUE)
    day()
    mail.dies_at_data = False
    first = mail.letters[0]["Message-ID"] if mail.letters else None
    mail.letters.clear()
    delivery = Delivery.objects.order_by("pk").first()
    services.send_again(delivery, by=by)
    assert DBTaskResult.objects.count() == 1
    send_waiting(on=DUE)
    [letter] = mail.letters
    assert letter["Message-ID"] == delivery.message_id
    assert first in (None, delivery.message_id)
    with pytest.raises(services.NotToSendAgain):
        services.send_again(delivery, by=by)


def test_what_arrived_is_not_sent_again_by_any_door(room, mail, health):
    room.add(free(), health, DUE)
    day()
    for standing in ("queued", "sending"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Delivery.objects.update(standing=standing)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.update(digest=None)


def test_a_letter_that_came_back_is_recorded_and_may_be_sent_again(room, mail, health, capsys):
    [by] = of(None, "thu-ky@example.vn", role="secretariat")
    room.add(free(), health, DUE)
    day()
    call_command("bounced", "Chinh@Example.vn")
    bounced = Delivery.objects.exclude(bounced_at=None).get()
    assert bounced.account.email == "chinh@example.vn"
    assert list(Delivery.objects.failed()) == [bounced]
    with pytest.raises(CommandError):
        call_command("bounced", "chinh@example.vn")
    services.send_again(bounced, by=by)
    send_waiting(on=DUE)
    assert len(mail.to("chinh@example.vn")) == 2


def test_the_trace_tells_role_and_body_and_never_an_address(room, mail, health, monkeypatch):
    monkeypatch.setattr(verifying, "all_compared", dict)  # the commitments here were never published
    mail.answers["du-bi@example.vn"] = "550 <du-bi@example.vn> no"
    room.add(free(), health, DUE)
    day()
    public = "".join(EventContent.objects.filter(public=True).values_list("text", flat=True))
    assert '"body":"' + health.key in public
    assert '"standing":"sent"' in public
    assert '"standing":"refused"' in public
    assert "example.vn" not in public
    account = Delivery.objects.first().account
    assert EventContent.objects.private().filter(text__contains=f'"account":{account.pk}').exists()
    assert verifying.verify().broken is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_two_workers_send_each_letter_once(room, mail, health):
    for number in range(4):
        body = make_body(f"Sở {number}")
        of(body, f"so-{number}@example.vn")
        room.add(free(), body, DUE)
    make_notices(DUE)
    problems = []

    def work():
        try:
            send_waiting(on=DUE)
        except Exception as problem:  # whatever it is, the test tells
            problems.append(problem)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert problems == []
    assert sorted(one["To"] for one in mail.letters) == [f"so-{number}@example.vn" for number in range(4)]
