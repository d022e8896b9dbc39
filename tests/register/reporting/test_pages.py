"""The pages of a round as people use them: without a script, with one, and when two are at it."""

from __future__ import annotations

import pytest

from answerable.register.reporting.models import Answer, Decision, Round, Submission
from answerable.register.reporting.periods import PeriodKind, periods

pytestmark = pytest.mark.django_db


def form_of(**said):
    return {"version": 0, "stage": "", "done": "", "figures": "", "difficulties": "", "proposals": "", **said}


def test_a_round_is_opened_from_the_list_of_periods(office, client):
    client.force_login(office.secretary)
    period = next(periods(PeriodKind.QUARTER, 2026))
    chosen = f"quarter:{period.ends.isoformat()}"
    answer = client.post("/lam-viec/ky-bao-cao/", {"period": chosen, "words": "Mục IV.1"})
    one = Round.objects.get()
    assert answer.headers["Location"] == f"/lam-viec/ky-bao-cao/{one.pk}/"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Kỳ báo cáo: quý I năm 2026" in page
    assert "Sở Y tế" in page
    twice = client.post("/lam-viec/ky-bao-cao/", {"period": chosen, "words": "Mục IV.1"})
    assert (twice.status_code, "Đã có kỳ báo cáo" in twice.content.decode()) == (400, True)


@pytest.mark.parametrize(
    "given",
    [
        {"period": "own"},
        {"period": "own", "begins": "2026-03-01", "ends": "2026-02-01"},
        {"period": "week:2026-01-01"},
        {"period": "own", "begins": "2026-01-01", "ends": "2026-02-01", "due": "2026-01-15"},
    ],
)
def test_a_time_that_cannot_be_is_refused(office, client, given):
    client.force_login(office.secretary)
    answer = client.post("/lam-viec/ky-bao-cao/", {"words": "x", **given})
    assert answer.status_code == 400
    assert not Round.objects.exists()


def test_the_whole_way_by_pages(office, client):
    one = office.opened()
    of_body = f"/lam-viec/ky-bao-cao/{one.pk}/{office.health.key}/"
    page = f"{of_body}{office.training.public_id}/"

    client.force_login(office.focal)
    saved = client.post(page, form_of(stage="done", done="Đã mở 12 lớp", figures="lớp; 12", ready="1"))
    assert saved.headers["Location"] == of_body
    assert Answer.objects.get().figures == [{"what": "lớp", "number": "12", "unit": ""}]

    client.force_login(office.validator)
    assert "Đã mở 12 lớp" not in client.get(f"/ky-bao-cao/{one.pk}/").content.decode()
    assert "Ký và gửi 1 báo cáo" in client.get(of_body).content.decode()
    client.post(of_body, {"sign": "1"})
    sent = Submission.objects.get()

    client.force_login(office.secretary)
    shown = client.get(page).content.decode()
    assert "Đã mở 12 lớp" in shown
    assert "Cần sửa gì" in shown  # the reason is not public, and the form says so
    assert "để mọi người đọc" not in shown
    client.post(f"{page}tra-lai/", {"submission": sent.pk, "reason": "Thiếu số học viên."})

    client.force_login(office.focal)
    assert "Thiếu số học viên." in client.get(page).content.decode()
    version = Answer.objects.get().version
    client.post(page, form_of(version=version, stage="done", done="Đã mở 12 lớp, 300 học viên", ready="1"))
    client.force_login(office.validator)
    client.post(of_body, {"sign": "1"})
    client.force_login(office.secretary)
    client.post(of_body, {"confirm": "1", "submission": Submission.objects.get(ordinal=2).pk})
    assert list(Decision.objects.values_list("outcome", flat=True)) == ["returned", "confirmed"]
    client.logout()
    public = client.get(f"/ky-bao-cao/{one.pk}/").content.decode()
    assert "Phải có 3 báo cáo: đã gửi 1" in public
    assert "300 học viên" in client.get(f"/cam-ket/{office.training.public_id}/").content.decode()


def test_a_script_saves_and_is_told_of_another_who_saved(office, client):
    one = office.opened()
    page = f"/lam-viec/ky-bao-cao/{one.pk}/{office.health.key}/{office.training.public_id}/"
    client.force_login(office.focal)
    by_script = {"headers": {"Accept": "application/json"}}
    assert client.post(page, form_of(done="một"), **by_script).json() == {"version": 1}
    assert client.post(page, form_of(done="hai", version=1), **by_script).json() == {"version": 2}
    stale = client.post(page, form_of(done="ba", version=1), **by_script)
    assert stale.status_code == 409
    typed = client.post(page, form_of(done="ba", version=1))
    assert typed.status_code == 409
    assert ">ba</textarea>" in typed.content.decode().replace("\n", "")
    assert 'name="version" value="2"' in typed.content.decode()
    assert Answer.objects.get().done == "hai"


def test_what_is_missing_is_said_and_what_was_typed_stays(office, client):
    one = office.opened()
    page = f"/lam-viec/ky-bao-cao/{one.pk}/{office.health.key}/{office.training.public_id}/"
    client.force_login(office.focal)
    answer = client.post(page, form_of(done="Đã làm", ready="1"))
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Hãy cho biết mức độ thực hiện." in text
    assert 'name="version" value="1"' in text
    again = client.post(page, form_of(done="Đã làm", stage="in_progress", version=1, ready="1"))
    assert again.status_code == 302


def test_an_answer_from_paper_is_entered_and_confirmed_by_another(office, client):
    one = office.opened()
    page = f"/lam-viec/ky-bao-cao/{one.pk}/{office.building.key}/{office.shared.public_id}/"
    client.force_login(office.secretary)
    said = form_of(stage="in_progress", done="Đang lập hồ sơ", recorded_from="paper", source="12/BC-SXD")
    assert client.post(f"{page}ghi-ho/", said).status_code == 302
    assert "người khác của ban thư ký" in client.get(page).content.decode()
    of_body = f"/lam-viec/ky-bao-cao/{one.pk}/{office.building.key}/"
    sent = Submission.objects.get()
    own = client.post(of_body, {"confirm": "1", "submission": sent.pk})
    assert own.status_code == 400
    client.force_login(office.second)
    client.post(of_body, {"confirm": "1", "submission": sent.pk})
    assert Decision.objects.get().outcome == "confirmed"


def test_pages_ask_no_more_questions_for_many_bodies_than_for_few(
    office, client, django_assert_max_num_queries
):
    from tests.register.making import make_body
    from tests.register.reporting.conftest import led_by

    for number in range(30):
        led_by(make_body(f"Sở {number}"))
    one = office.opened()
    client.force_login(office.secretary)
    for address in ("/lam-viec/ky-bao-cao/", f"/lam-viec/ky-bao-cao/{one.pk}/", f"/ky-bao-cao/{one.pk}/"):
        with django_assert_max_num_queries(30):
            client.get(address)


def test_the_desk_tells_each_what_waits(office, client):
    one = office.opened()
    client.force_login(office.focal)
    assert office.training.text in client.get("/lam-viec/").content.decode()
    office.answered(one)
    client.force_login(office.secretary)
    assert "Sở Y tế: " in client.get("/lam-viec/").content.decode()


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("/lam-viec/", True),
        ("https://example.com/", False),
        ("//example.com/", False),
        ("/\\example.com/", False),
        ("javascript:alert(1)", False),
        ("lam-viec", False),
        ("", False),
    ],
)
def test_who_gives_evidence_comes_back_to_a_page_of_this_register_alone(office, client, said, there):
    client.force_login(office.focal)
    address = f"/lam-viec/cam-ket/{office.training.public_id}/minh-chung/"
    page = client.get(address, {"tu": said}).content.decode()
    assert ("Trở lại báo cáo" in page) == there
    given = {"title": "Biên bản", "number": "12/BB", "visibility": "public"}
    answer = client.post(f"{address}?tu={said}", given)
    assert answer.headers["Location"] == (said if there else address)


def test_a_body_that_is_asked_gives_evidence_though_the_document_names_another(office, client):
    from tests.register.making import make_body, member

    other = make_body("Sở Dân tộc và Tôn giáo")
    one = office.opened()
    address = f"/lam-viec/cam-ket/{office.training.public_id}/minh-chung/"
    client.force_login(member("focal_point", other))
    assert client.get(address).status_code == 403
    office.training.assignments.create(
        body=other, way="successor", occasion=one.occasion, asked_on=one.ends, due=one.due
    )
    assert client.get(address).status_code == 200
