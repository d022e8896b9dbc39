"""Letters to who follows, through a real mail server: confirmed first, quiet, no event twice, gone when asked."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.register.following.conftest import move, public
from tests.register.making import make_account, make_body

from answerable.register.accounts.models import Membership
from answerable.register.bodies.models import Body
from answerable.register.commitments.services import put_on_hold
from answerable.register.following import gathering, services
from answerable.register.following.models import Follow, Follower, Kind, Mailing
from answerable.register.following.sending import send_waiting, settle_old
from answerable.register.following.targets import Target, target_of
from answerable.register.following.timed import tell_followers
from answerable.register.trace.models import EventContent
from answerable.register.trace.moves import last_move

pytestmark = pytest.mark.django_db
READER = "doc-gia@example.vn"
TODAY = timezone.localdate()


def day(number=0):
    return TODAY + timedelta(days=number)


def following(target, email=READER, rhythm="daily", language="vi"):
    services.ask(email, target, rhythm=rhythm, language=language, letter=False, on=TODAY)
    follower = Follower.objects.get(email=email)
    services.confirm(follower, on=TODAY)
    return follower


def tell(number):
    """What happens on that many days from now."""
    list(tell_followers(day(number), dry=False))
    send_waiting(on=day(number))


def of(commitment):
    return Target(Kind.COMMITMENT, commitment.public_id)


def test_a_letter_to_who_confirmed_nothing_has_no_words_that_somebody_typed(client, mail, commitment):
    asked = urlencode({"tim": urlencode({"q": "Mở https://gian.example\nngay", "trang_thai": "held"})})
    answer = client.post(f"/theo-doi/?{asked}", {"email": READER, "rhythm": "daily", "language": "vi"})
    assert answer.status_code == 200
    tell(0)
    [asking] = mail.letters
    assert "gian.example" not in asking.get_content()
    assert ": …; Trạng thái: " in asking.get_content()


def test_nothing_is_told_before_the_address_confirms_and_then_what_moves_is(client, mail, commitment):
    page = of(commitment).page
    answer = client.post(page, {"email": "Doc-Gia@example.vn", "rhythm": "daily", "language": "vi"})
    assert answer.status_code == 200
    move(commitment)
    tell(0)
    tell(1)
    [asking] = mail.letters
    assert asking["To"] == READER
    assert commitment.text in asking.get_content()
    token = re.search(r"/theo-doi/([^/]+)/\r?\n", asking.get_content())[1]
    link = f"/theo-doi/{token}/"
    assert commitment.text in client.get(link).content.decode()
    assert not Follow.objects.confirmed().exists()  # looking alone confirms nothing
    client.post(link, {"confirm": "1"})
    tell(2)
    assert len(mail.letters) == 1  # what moved before is not told
    move(commitment, reason="Đã lập xong.")
    tell(2)
    [_asking, digest] = mail.letters
    assert digest["Subject"].strip() == "Có 1 điều mới về những gì bạn theo dõi"
    text = digest.get_content()
    assert "Sở Tài chính báo cáo: đã hoàn thành." in text
    assert "Đã lập xong." in text
    assert f"http://localhost/cam-ket/{commitment.public_id}/" in text
    assert digest["List-Unsubscribe"].strip() == f"<http://localhost{link}thoi/>"
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert digest["Auto-Submitted"] == "auto-generated"
    assert not digest.is_multipart()  # no picture, nothing but text


def test_an_event_is_told_once_however_often_the_day_is_run(mail, commitment):
    following(of(commitment))
    move(commitment)
    for number in (1, 1, 2, 2, 3):
        tell(number)
    assert len(mail.letters) == 1
    move(commitment)
    tell(3)  # a day that had nothing to tell tells it still
    assert len(mail.letters) == 2


def test_a_day_has_one_letter(mail, commitment):
    following(of(commitment))
    move(commitment)
    tell(1)
    move(commitment)
    tell(1)
    assert len(mail.letters) == 1
    tell(2)
    assert len(mail.letters) == 2


def test_once_a_week_is_once_a_week(mail, commitment):
    following(of(commitment), rhythm="weekly")
    for number in range(1, 7):
        move(commitment)
        tell(number)
    assert mail.letters == []
    tell(7)
    [digest] = mail.letters
    assert digest["Subject"].strip() == "Có 6 điều mới về những gì bạn theo dõi"


def test_who_follows_a_thing_twice_over_is_told_of_an_event_once(mail, commitment):
    body = commitment.appearances.get().involvements.get().body
    for target in (Target(Kind.ALL), Target(Kind.BODY, body.key), of(commitment)):
        following(target)
    move(commitment)
    tell(1)
    [digest] = mail.letters
    assert digest.get_content().count("Sở Tài chính báo cáo") == 1


def test_what_others_follow_is_not_told(mail, commitment):
    other = public()
    following(of(commitment))
    move(other)
    tell(1)
    assert mail.letters == []


def test_a_body_that_was_merged_is_followed_as_the_one_that_stays(mail, commitment):
    body = commitment.appearances.get().involvements.get().body
    stays = make_body("Sở mới")
    follower = following(Target(Kind.BODY, body.key))
    Body.objects.filter(pk=body.pk).update(merged_into=stays)
    assert target_of(Kind.BODY, body.key) == Target(Kind.BODY, stays.key)
    later = public(stays)
    move(later)
    move(commitment)
    tell(1)
    assert len(follower.letters.get().events) == 2


def test_a_list_tells_what_moved_of_those_that_it_has(mail, commitment):
    other = public(rights_class="administrative")
    query = f"ke_hoach={commitment.document.slug}&lop=fulfil"
    following(target_of(Kind.SEARCH, query))
    move(commitment)
    move(other)
    tell(1)
    [letter] = Mailing.objects.all()
    assert len(letter.events) == 1


def test_of_what_is_on_hold_the_hold_is_told_and_no_work(mail, commitment):
    following(of(commitment))
    move(commitment)
    account = make_account()
    Membership.objects.create(account=account, role="reviewer", body=make_body("Viện"))
    put_on_hold(commitment, reason="Nêu tên người.", by=account)
    tell(1)
    text = mail.letters[0].get_content()
    assert "tạm dừng" in text
    assert "Sở Tài chính báo cáo" not in text


def test_a_letter_of_what_is_on_hold_since_it_was_made_is_not_sent(mail, commitment):
    following(of(commitment))
    move(commitment)
    gathering.gather(on=day(1))
    commitment.put_on_hold, commitment.hold_reason = True, "Nêu tên người."
    commitment.save()
    send_waiting(on=day(1))
    assert mail.letters == []
    assert Mailing.objects.get().standing == "dropped"


def test_a_process_that_dies_in_the_middle_tells_nothing_twice(mail, commitment, monkeypatch):
    following(of(commitment))
    following(of(commitment), "hai@example.vn")
    move(commitment)
    made = Mailing.objects.create

    def dies(**columns):
        if Mailing.objects.exists():
            raise KeyboardInterrupt
        return made(**columns)

    monkeypatch.setattr(Mailing.objects, "create", dies)
    with pytest.raises(KeyboardInterrupt):
        gathering.gather(on=day(1))
    monkeypatch.undo()
    tell(1)
    assert sorted(one["To"] for one in mail.letters) == [READER, "hai@example.vn"]


def test_where_the_server_does_not_answer_to_the_end_the_letter_is_not_sent_again(mail, commitment):
    following(of(commitment))
    move(commitment)
    mail.dies_at_data = True
    tell(1)
    mail.dies_at_data = False
    tell(1)
    tell(2)
    assert Mailing.objects.get().standing == "unknown"
    assert len(mail.letters) <= 1


def test_a_letter_in_whose_middle_a_process_died_is_not_sent_again(mail, commitment):
    following(of(commitment))
    move(commitment)
    gathering.gather(on=day(1))
    Mailing.objects.update(standing="sending", tried_at=timezone.now() - timedelta(hours=2))
    settle_old(on=day(1))
    send_waiting(on=day(1))
    assert mail.letters == []


def test_an_address_that_takes_no_letters_is_forgotten(mail, commitment):
    following(of(commitment))
    mail.answers[READER] = "550 no such user"
    for number in (1, 2, 3):
        move(commitment)
        tell(number)
    assert not Follower.objects.exists()


def test_the_button_of_a_mail_program_stops_it_all_without_a_cookie(mail, commitment, client_that_checks):
    token = services.token_of(following(of(commitment)))
    move(commitment)
    tell(1)
    assert client_that_checks.get(f"/theo-doi/{token}/thoi/").status_code == 200
    assert Follower.objects.exists()  # opening a link alone stops nothing
    answer = client_that_checks.post(f"/theo-doi/{token}/thoi/", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert [Follower.objects.count(), Follow.objects.count(), Mailing.objects.count()] == [0, 0, 0]
    assert client_that_checks.get(f"/theo-doi/{token}/").status_code == 404


@pytest.fixture
def client_that_checks():
    from django.test import Client

    return Client(enforce_csrf_checks=True)


def test_who_stops_the_last_thing_is_forgotten(client, commitment):
    follower = following(of(commitment))
    following(Target(Kind.ALL))
    link = f"/theo-doi/{services.token_of(follower)}/"
    first, second = follower.follows.all()
    client.post(link, {"stop": first.pk})
    assert Follower.objects.exists()
    client.post(link, {"stop": second.pk})
    assert not Follower.objects.exists()


def test_nobody_reaches_what_another_follows(client, commitment):
    follower = following(of(commitment))
    other = following(of(commitment), "hai@example.vn")
    client.post(f"/theo-doi/{services.token_of(other)}/", {"stop": follower.follows.get().pk})
    assert follower.follows.exists()
    for token in (follower.ident, f"{follower.ident}.x", services.token_of(follower)[:-1], "a" * 5000):
        assert client.get(f"/theo-doi/{token}/").status_code == 404


def test_the_reader_chooses_language_and_rhythm(client, mail, commitment):
    follower = following(of(commitment))
    link = f"/theo-doi/{services.token_of(follower)}/"
    assert client.post(link, {"rhythm": "hourly", "language": "en"}).status_code == 400
    client.post(link, {"rhythm": "daily", "language": "en"})
    move(commitment)
    tell(1)
    assert mail.letters[0]["Subject"] == "1 thing moved that you follow"
    assert "http://localhost/en/cam-ket/" in mail.letters[0].get_content()


def test_what_nobody_confirms_is_forgotten(commitment):
    services.ask(READER, of(commitment), rhythm="daily", language="vi", on=TODAY)
    services.forget_unconfirmed(on=day(3))
    assert Follower.objects.exists()
    services.forget_unconfirmed(on=day(4))
    assert not Follower.objects.exists()


def test_what_is_asked_for_beside_and_not_confirmed_is_forgotten_alone(commitment):
    following(of(commitment))
    services.ask(READER, Target(Kind.ALL), rhythm="daily", language="vi", on=TODAY)
    services.forget_unconfirmed(on=day(4))
    assert Follow.objects.get().kind == Kind.COMMITMENT


def test_an_address_gets_one_letter_a_day_that_asks_to_confirm(client, mail, commitment):
    said = {"email": READER, "rhythm": "daily", "language": "vi"}
    for target in (of(commitment), Target(Kind.ALL), of(commitment)):
        assert client.post(target.page, said).status_code == 200
    send_waiting(on=TODAY)
    services.forget(Follower.objects.get())
    assert client.post(of(commitment).page, said).status_code == 200  # and not after it was deleted either
    send_waiting(on=TODAY)
    assert len(mail.letters) == 1


def test_one_machine_does_not_have_many_letters_sent(client, commitment):
    for number in range(10):
        said = {"email": f"a{number}@example.vn", "rhythm": "daily", "language": "vi"}
        assert client.post(of(commitment).page, said).status_code == 200
    answer = client.post(of(commitment).page, said)
    assert answer.status_code == 429
    assert "Retry-After" in answer.headers


def test_the_answer_does_not_tell_whether_an_address_is_known(client, commitment):
    following(of(commitment))
    answers = [
        client.post(of(commitment).page, {"email": email, "rhythm": "daily", "language": "vi"}).content
        for email in (READER, "moi@example.vn")
    ]
    assert answers[0] == answers[1]


def test_addresses_are_in_no_event_and_few_followers_are_not_counted(client, commitment):
    before = last_move()
    for number in range(4):
        following(of(commitment), f"a{number}@example.vn")
    assert last_move() == before
    assert not EventContent.objects.filter(text__contains="@example.vn").exists()
    page = of(commitment).page
    assert "4 địa chỉ" not in client.get(page).content.decode()
    following(of(commitment), "a5@example.vn")
    assert "5 địa chỉ" in client.get(page).content.decode()


def test_one_address_follows_no_more_than_so_much(commitment, monkeypatch):
    monkeypatch.setattr(services, "MOST", 1)
    following(of(commitment))
    following(Target(Kind.ALL))
    assert Follow.objects.count() == 1


def test_the_tick_tells_what_it_would_do_and_does_it(mail, commitment, capsys):
    following(of(commitment))
    Follower.objects.update(told_on=day(-1))
    move(commitment)
    call_command("tick", "--dry-run")
    assert "Letters" not in capsys.readouterr().out
    assert not Mailing.objects.exists()
    call_command("tick")
    assert Mailing.objects.count() == 1
