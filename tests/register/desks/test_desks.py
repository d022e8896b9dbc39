"""The desks: each shows what waits for its person, nothing of what is on hold, with few questions."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.register.checking.plan import draft
from tests.register.making import make_body, member, published
from tests.register.reporting.conftest import led_by

from answerable.register.accounts.models import Membership
from answerable.register.bodies.models import GroupMember, Succession
from answerable.register.commitments.extending import ask_extension
from answerable.register.commitments.work import Extension
from answerable.register.reminders.models import Delivery, Digest
from answerable.register.reporting.deciding import confirm, send_back
from answerable.register.reporting.services import close_round

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MINE, OFFICE = "/lam-viec/viec-cua-toi/", "/lam-viec/ban-thu-ky/"
MOST_QUERIES = 20


@pytest.fixture
def page(client):
    def of(account, address):
        client.force_login(account)
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content.decode().partition("<main")[2]

    return of


def sections(text):
    """The headings with something below them, and the sentence of those with nothing."""
    parts = text.split("<h2>")[1:]
    return {one.partition("</h2>")[0].partition(" (")[0]: one for one in parts}


def due(body, days, words, **fields):
    day = TODAY + timedelta(days=days)
    return led_by(body, timing="fixed", final_day=day, last_day=day, text=words, **fields)


def test_a_member_of_a_group_sees_what_the_group_owes_before_a_round_asks(office, page):
    group, other = make_body("các sở, ban, ngành", group=True), make_body("nhóm khác", group=True)
    GroupMember.objects.create(group=group, member=office.health)
    GroupMember.objects.create(group=other, member=office.health, valid_to=TODAY - timedelta(days=1))
    led_by(group, text="Xây dựng kế hoạch của mình")
    led_by(group, text="Việc tạm dừng", rights_class="restrict")
    led_by(other, text="Việc của nhóm đã rời")
    said = sections(page(office.focal, MINE))["Việc của nhóm mà cơ quan là thành viên"]
    assert "Xây dựng kế hoạch của mình" in said
    assert "với tư cách thành viên của các sở, ban, ngành" in said
    assert "Việc tạm dừng" not in said
    assert "Việc của nhóm đã rời" not in said
    assert "Xây dựng kế hoạch" not in page(office.other, MINE)  # of a body that is no member
    office.opened()
    assert "Xây dựng kế hoạch của mình" not in page(office.focal, MINE).partition("nhóm mà cơ quan")[2]


def test_a_focal_point_sees_the_days_of_the_own_body(office, page):
    due(office.health, -3, "Mở lớp tập huấn")
    due(office.health, 7, "Khám sức khỏe học sinh")
    due(office.health, 31, "Việc còn xa")
    due(office.building, -3, "Việc của sở khác")
    due(office.health, -3, "Việc tạm dừng", rights_class="restrict")
    said = sections(page(office.focal, MINE))
    assert "Mở lớp tập huấn" in said["Đã quá hạn"]
    assert "quá hạn 3 ngày" in said["Đã quá hạn"]
    assert "Khám sức khỏe học sinh" in said["Đến hạn trong 30 ngày tới"]
    assert "còn 7 ngày" in said["Đến hạn trong 30 ngày tới"]
    everything = "".join(said.values())
    assert not [words for words in ("còn xa", "sở khác", "tạm dừng") if words in everything]


def test_what_a_body_said_that_it_did_is_not_asked_of_it(office, page):
    office.training = due(office.health, -3, "Mở lớp tập huấn")
    one = office.opened()
    assert "Đã quá hạn" in sections(page(office.focal, MINE))
    sent = office.answered(one)
    assert "Đã quá hạn" not in sections(page(office.focal, MINE))
    send_back(sent, reason="Thiếu số liệu.", by=office.secretary)
    assert "Đã quá hạn" in sections(page(office.focal, MINE))


def test_who_took_over_has_the_days_of_the_body_before(office, page):
    old = make_body("Sở Lao động", valid_to=TODAY - timedelta(days=90))
    Succession.objects.create(old=old, new=office.health, on=TODAY - timedelta(days=89))
    due(old, -1, "Việc nhận bàn giao")
    assert "Việc nhận bàn giao" in page(office.focal, MINE)
    assert "Việc nhận bàn giao" not in page(office.other, MINE)


def test_a_round_is_one_line_until_all_is_sent(office, page):
    one = office.opened()
    assert "chưa gửi: 2" in sections(page(office.focal, MINE))["Phải báo cáo"]
    office.answered(one)
    assert "chưa gửi: 1" in sections(page(office.focal, MINE))["Phải báo cáo"]
    office.answered(one, office.shared)
    assert "Phải báo cáo" not in sections(page(office.focal, MINE))


def test_what_came_back_stands_first_with_its_reason(office, page):
    one = office.opened()
    send_back(office.answered(one), reason="Thiếu số liệu của các xã.", by=office.secretary)
    said = sections(page(office.focal, MINE))
    assert next(iter(said)) == "Bị trả lại, cần sửa"
    assert "Thiếu số liệu của các xã." in said["Bị trả lại, cần sửa"]


def test_a_later_day_waits_on_both_desks_until_it_is_decided(office, page):
    commitment = due(office.health, 3, "Mở lớp tập huấn")
    until = TODAY + timedelta(days=40)
    ask_extension(
        commitment, body=office.health, until=until, reason="Chờ hướng dẫn của Bộ.", by=office.focal
    )
    mine = sections(page(office.focal, MINE))["Đề nghị gia hạn chưa được quyết định"]
    assert f"{until:%d/%m/%Y}" in mine
    theirs = sections(page(office.secretary, OFFICE))["Đề nghị gia hạn chờ quyết định"]
    assert "Chờ hướng dẫn của Bộ." in theirs
    published(commitment, put_on_hold=True, hold_reason="Cần xem lại")
    assert Extension.objects.filter(granted=None).exists()
    assert "Mở lớp tập huấn" not in page(office.focal, MINE) + page(office.secretary, OFFICE)


def test_the_secretariat_sees_who_is_silent_and_what_to_decide(office, page):
    one = office.opened()
    said = sections(page(office.secretary, OFFICE))["Cơ quan chưa báo cáo đủ"]
    assert "chưa gửi: 2/2" in said
    assert said.index("Sở Y tế") < said.index("Sở Xây dựng")
    sent = office.answered(one)
    said = sections(page(office.secretary, OFFICE))
    assert "chưa gửi: 1/2" in said["Cơ quan chưa báo cáo đủ"]
    assert "chờ xác nhận hoặc trả lại: 1" in said["Báo cáo chờ xác nhận hoặc trả lại"]
    course = page(office.secretary, OFFICE).partition("Tiến triển qua các kỳ báo cáo")[2]
    assert re.findall(r'<td class="number">(\d+)</td>', course) == ["3", "1", "0"]
    assert '<img loading="lazy" src="/lam-viec/ban-thu-ky/ky.svg"' in course
    confirm([sent], by=office.secretary)
    assert "Báo cáo chờ xác nhận hoặc trả lại" not in sections(page(office.secretary, OFFICE))
    close_round(one, by=office.secretary)
    assert "Cơ quan chưa báo cáo đủ" not in sections(page(office.secretary, OFFICE))


def test_one_s_own_hand_is_said_to_need_a_second_person(office, page):
    Membership.objects.create(account=office.focal, role="secretariat")
    office.answered(office.opened())
    assert "cần người thứ hai: 1" in page(office.focal, OFFICE)
    assert "cần người thứ hai" not in page(office.second, OFFICE)


def test_what_does_not_move_is_said_and_what_is_done_is_not(office, page):
    long_ago = TODAY - timedelta(days=90)
    for words, fields in {
        "Việc đứng yên": {"moved_on": long_ago},
        "Việc vừa làm": {"moved_on": TODAY - timedelta(days=89)},
        "Việc đã xong": {"moved_on": long_ago, "stage": "done", "stage_voice": "secretariat"},
    }.items():
        led_by(office.health, text=words, **fields)
    said = sections(page(office.secretary, OFFICE))["Không có chuyển biến từ 90 ngày trở lên"]
    assert "Việc đứng yên" in said
    assert "Việc vừa làm" not in said
    assert "Việc đã xong" not in said


def test_drafts_and_letters_wait_for_the_secretariat(office, page):
    draft(office.secretary)
    digest = Digest.objects.create(body=office.health, role="focal_point", day=TODAY)
    Delivery.objects.create(digest=digest, account=office.focal, message_id="<a@b>", standing="unknown")
    said = sections(page(office.secretary, OFFICE))
    assert "chưa kiểm tra" in said["Văn bản chờ kiểm tra"]
    assert "Sở Y tế" in said["Thư có thể chưa đến nơi"]


def test_an_empty_desk_says_what_does_not_wait(office, page):
    said = page(office.other, MINE)
    assert "Không có gì chờ ở đây" in said
    assert "Phải báo cáo · " in said


def test_questions_do_not_grow_with_bodies(office, client):
    one = office.opened()
    send_back(office.answered(one), reason="Thiếu số liệu.", by=office.secretary)
    office.answered(one, office.shared)
    for number in range(9):
        body = make_body(f"Sở {number}")
        member("focal_point", body)
        for days in (-3, 5):
            due(body, days, "Việc")
            due(office.health, days, "Việc")
    for account, address in ((office.focal, MINE), (office.secretary, OFFICE)):
        client.force_login(account)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= MOST_QUERIES, address
