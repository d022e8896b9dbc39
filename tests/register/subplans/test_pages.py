"""The way of a plan that was called for, through the pages, and what everybody reads of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.register.making import make_body, member
from tests.register.subplans.conftest import DEMAND, cites, stated

from answerable.register.accounts.desk import all_work
from answerable.register.commitments.services import put_on_hold
from answerable.register.subplans import views_sending
from answerable.register.subplans.models import Call, CarriesOut, Sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, secretary):
    client.force_login(secretary)
    return client


def waiting(account, page, on):
    [work] = [one for one in all_work() if one.page == page]
    return [matter.words for matter in work.waiting(account, on)]


def test_a_demand_is_offered_called_for_and_waits_on_the_desk_of_those_who_owe(
    desk, demand, health, on, monkeypatch
):
    assert DEMAND in desk.get(reverse("calls")).content.decode()
    by = reverse("call_by_commitment", args=[demand.public_id])
    assert DEMAND in desk.get(by).content.decode()
    assert desk.post(by, {"words": "", "due": ""}).status_code == 400
    got = desk.post(by, {"words": DEMAND, "due": on + timedelta(days=5)}, follow=True)
    assert "Sở Xây dựng" in got.content.decode()
    call = Call.objects.get()
    assert desk.post(by, {"words": DEMAND, "due": on}).status_code == 400
    focal = member("focal_point", health)
    assert waiting(focal, "my_calls", on)
    desk.force_login(focal)
    assert DEMAND in desk.get(reverse("my_calls")).content.decode()
    monkeypatch.setattr(views_sending, "have_read", lambda upload: None)
    page = reverse("send_subplan", args=[call.pk, health.key])
    with open(__file__, "rb") as file:
        got = desk.post(page, {"file": file})
    assert got.headers["Location"] == reverse("upload", args=[Sent.objects.get().upload_id])
    assert "đã nhận" in desk.get(page).content.decode()
    assert waiting(focal, "my_calls", on) == []


def test_the_desk_of_the_secretariat_tells_what_is_missing(call, secretary, on):
    assert waiting(secretary, "calls", on) == []
    assert len(waiting(secretary, "calls", call.due + timedelta(days=1))) == 1


def test_a_call_of_the_secretariat_names_its_bodies(desk, demand, health, on):
    said = {"document": demand.document.pk, "words": "Gửi kế hoạch.", "due": on, "bodies": "Sở Y tế\n"}
    assert desk.post(reverse("calls"), {**said, "bodies": "Sở không có"}).status_code == 400
    assert desk.post(reverse("calls"), said).status_code == 302
    assert [one.body for one in Call.objects.get().owed.all()] == [health]


def test_it_is_put_off_recorded_and_taken_back(desk, call, health, on):
    put_off, take_back = (reverse(name, args=[call.pk]) for name in ("put_off_call", "withdraw_call"))
    assert desk.post(put_off, {"due": on, "reason": "Gọi 0912 345 678"}).status_code == 400
    assert desk.post(put_off, {"due": on, "reason": "Lùi hạn."}).status_code == 302
    record = reverse("record_subplan", args=[call.pk, health.key])
    said = {"number": "5/KH-SYT", "sent_on": on, "recorded_from": "paper"}
    assert desk.post(record, {**said, "sent_on": on + timedelta(days=1)}).status_code == 400
    assert desk.post(record, said).status_code == 302
    assert "5/KH-SYT" in desk.get(reverse("call", args=[call.pk])).content.decode()
    assert desk.post(take_back, {"withdraw-reason": "Nhầm."}).status_code == 302
    assert "Nhầm." in desk.get(reverse("call", args=[call.pk])).content.decode()
    assert desk.get(record).status_code == 404


def test_everybody_reads_who_sent_what_is_taken_up_and_what_is_on_hold(client, call, demand, secretary):
    page = reverse("subplans", args=[demand.document.slug])
    assert page in client.get(demand.document.get_absolute_url()).content.decode()
    shown = client.get(page).content.decode()
    assert "Sở Y tế" in shown
    assert "chưa đến hạn" in shown
    put_on_hold(demand, reason="Chạm quyền.", by=secretary)
    shown = client.get(page).content.decode()
    assert "Sở Y tế" not in shown
    assert "Đang tạm dừng" in shown


def test_a_link_is_suggested_decided_and_shown_on_both_pages(desk, health, on):
    parent = stated("Khám sức khỏe định kỳ cho học sinh tiểu học trong toàn tỉnh.", health)
    child = stated("Khám sức khỏe định kỳ cho học sinh tiểu học xã Đồng Mây.", health)
    cites(child, parent.document)
    assert child.document.number in desk.get(reverse("links")).content.decode()
    page = reverse("link", args=[child.document.slug])
    assert "“Khám sức khỏe định kỳ cho học sinh tiểu học" in desk.get(page).content.decode()
    said = {"child": child.public_id, "parent": parent.public_id, "holds": "yes", "reason": "Cùng việc."}
    assert desk.post(page, {**said, "reason": ""}).status_code == 400
    assert desk.post(page, {**said, "child": parent.public_id}).status_code == 400
    assert desk.post(page, said).status_code == 302
    assert CarriesOut.objects.get().holds
    assert parent.get_absolute_url() in desk.get(page).content.decode()
    for one, other in ((child, parent), (parent, child)):
        assert other.get_absolute_url() in desk.get(one.get_absolute_url()).content.decode()
    desk.force_login(member("focal_point", make_body()))
    assert desk.get(page).status_code == 403


def test_pages_are_in_english_too(client, call, demand):
    shown = client.get(f"/en{reverse('subplans', args=[demand.document.slug])}").content.decode()
    assert "not due yet" in shown
