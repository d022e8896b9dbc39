"""Questions of an office go the whole way of an answer; what asks about persons is never asked."""

from __future__ import annotations

import io

import pytest
from django.forms import ValidationError
from django.utils import translation
from openpyxl import load_workbook

from answerable.register.commitments.models import Commitment
from answerable.register.consolidating.figures import Own
from answerable.register.consolidating.gathering import gather_of
from answerable.register.reporting.answering import AnswerRefused, hand_over, save
from answerable.register.reporting.deciding import confirm
from answerable.register.reporting.listing import rows_in
from answerable.register.reporting.models import Answer, Question, Round, Submission
from answerable.register.reporting.questions import ask, never_asked, read, retire
from answerable.register.reporting.tables import UnreadableTable, changes_in, workbook_of
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
PAGE = "/lam-viec/ky-bao-cao/cau-hoi/"
PLACES = {"vi": "Số cơ sở đã kiểm tra", "en": "Places inspected", "kind": "number", "required": True}
LEVEL = {
    "vi": "Cấp thực hiện",
    "en": "Level that did it",
    "kind": "choice",
    "choices": [{"vi": "cấp tỉnh", "en": "provincial"}, {"vi": "cấp xã", "en": "communal"}],
}


@pytest.fixture
def asking(office):
    """An office with a round that asks a number, which is required, and a choice."""
    office.places, office.level = ask(PLACES, by=office.secretary), ask(LEVEL, by=office.secretary)
    office.round = office.opened(questions=[office.places, office.level])
    return office


def of(office, **said):
    """Answers by the names of the questions: more of ``save``."""
    return {"more": {str(getattr(office, name).pk): words for name, words in said.items()}}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Họ và tên người tham gia", "person"),
        ("Danh sách hộ được hỗ trợ", "person"),
        ("Số căn cước của học viên", "person"),
        ("Home address", "person"),
        ("Thành phần dân tộc", "ethnicity"),
        ("THANH PHAN DAN TOC", "ethnicity"),
        ("Ethnicity of those trained", "ethnicity"),
        ("Tôn giáo của học viên", "belief"),
        ("Số tín đồ", "belief"),
        ("Religion", "belief"),
        ("Quan điểm của người dân", "opinion"),
        ("Số đảng viên", "opinion"),
        ("Political opinion", "opinion"),
        ("Số lớp tập huấn đã mở", None),
        ("Số người được tập huấn", None),
        ("Số người kinh doanh được hướng dẫn", None),
        ("Số người chăm sóc trẻ được hỗ trợ", None),
        ("Văn bản chỉ đạo, ý kiến chỉ đạo của cấp trên", None),
        ("Kinh phí đã chi (triệu đồng)", None),
        ("Số lần phối hợp với Sở Dân tộc và Tôn giáo", None),
        ("Dân tộc của học viên do Sở Dân tộc và Tôn giáo mời", "ethnicity"),
        ("Number of people trained", None),
        ("Name of the body that took part", None),
        ("", None),
    ],
)
def test_what_asks_about_persons_or_what_they_are_or_think_is_known(text, reason):
    found = never_asked(text)
    assert (found and found[0]) == reason
    assert found is None or found[1] in text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"vi": "Tôn giáo của học viên"}, "Tôn giáo"),
        ({"en": "Religion of those trained"}, "Religion"),
        ({"kind": "choice", "choices": "có đạo = religious\nkhông = none"}, "religious"),
        ({"kind": "choice", "choices": "cấp tỉnh = provincial"}, "ít nhất hai mục"),
        ({"kind": "choice", "choices": "cấp tỉnh\ncấp xã = communal"}, "cấp tỉnh"),
        ({"kind": "choice", "choices": "cấp xã = communal\nCấp xã = of communes"}, "trùng nhau"),
        ({"kind": "number", "choices": "một = one\nhai = two"}, "Chỉ câu hỏi"),
        ({"kind": "choice", "choices": "\n".join(f"mục số {n} = item {n}" for n in range(40))}, "quá dài"),
        ({"kind": "colour"}, "colour"),
        ({"vi": ""}, "bắt buộc"),
        ({"en": "x" * 201}, "200"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_a_sentence(office, client, given, words):
    client.force_login(office.secretary)
    answer = client.post(PAGE, {"vi": "Cấp thực hiện", "en": "Level", "kind": "text", **given})
    assert (answer.status_code, words in answer.content.decode()) == (400, True)
    assert not Question.objects.exists()


def test_a_question_is_added_chosen_for_a_round_and_retired_by_pages(office, client):
    client.force_login(office.secretary)
    said = {**LEVEL, "choices": "cấp tỉnh = provincial\ncấp xã = communal", "required": "on"}
    assert client.post(PAGE, said).status_code == 302
    assert client.post(PAGE, said).status_code == 400  # the same is asked already
    one = Question.objects.get()
    assert (one.choices, one.required) == (LEVEL["choices"], True)
    client.post(
        "/lam-viec/ky-bao-cao/",
        {"period": "own", "begins": "2026-01-01", "ends": "2026-02-01", "words": "x", "questions": [one.pk]},
    )
    opened = Round.objects.get()
    assert list(opened.questions.all()) == [one]
    assert "Cấp thực hiện" in client.get(f"/ky-bao-cao/{opened.pk}/").content.decode()
    assert "Level that did it" in client.get(f"/en/ky-bao-cao/{opened.pk}/").content.decode()
    client.post(f"{PAGE}{one.pk}/thoi/")
    assert not Question.objects.standing().exists()
    assert list(opened.questions.all()) == [one]  # who is asked already goes on
    assert "Cấp thực hiện" not in client.get("/lam-viec/ky-bao-cao/").content.decode()


@pytest.mark.parametrize(
    ("which", "text", "kept"),
    [
        ("places", " 1.250 ", "1.250"),
        ("places", "-12,5", "-12,5"),
        ("places", "", ""),
        ("places", "mười hai", None),
        ("places", "12 cơ sở", None),
        ("level", "Cấp tỉnh", "cấp tỉnh"),
        ("level", "communal", "cấp xã"),
        ("level", "trung ương", None),
    ],
)
def test_an_answer_is_kept_by_the_kind_of_its_question(asking, which, text, kept):
    if kept is None:
        with pytest.raises(ValidationError):
            read(getattr(asking, which), text)
    else:
        assert read(getattr(asking, which), text) == kept


def test_a_required_question_keeps_an_answer_from_being_signed(asking, client):
    client.force_login(asking.focal)
    page = f"/lam-viec/ky-bao-cao/{asking.round.pk}/{asking.health.key}/{asking.training.public_id}/"
    shown = client.get(page).content.decode()
    assert "Số cơ sở đã kiểm tra" in shown
    said = {"version": 0, "stage": "done", "done": "Đã mở lớp.", "ready": "1"}
    refused = client.post(page, said)
    assert (refused.status_code, "Phải trả lời câu hỏi" in refused.content.decode()) == (400, True)
    wrong = client.post(page, {**said, "version": 1, f"question_{asking.places.pk}": "nhiều"})
    assert (wrong.status_code, "không phải là con số" in wrong.content.decode()) == (400, True)
    field = {f"question_{asking.places.pk}": "12", f"question_{asking.level.pk}": "cấp xã"}
    assert client.post(page, {**said, "version": 1, **field}).status_code == 302
    kept = Answer.objects.get()
    assert (kept.ready, kept.more) == (True, of(asking, places="12", level="cấp xã")["more"])
    assert 'value="12"' in client.get(page).content.decode()


def test_a_number_of_a_person_is_found_in_an_answer_to_a_question(asking):
    asked = asking.asked(asking.round, asking.training)
    more = of(asking, places="1", level="gọi 0912 345 678")
    kept = save(asked, {"stage": "done", "done": "Xong.", **more}, version=0, by=asking.focal)
    with pytest.raises(AnswerRefused, match="personal"):
        hand_over(kept, by=asking.focal)


def test_it_is_signed_confirmed_told_and_reported_as_it_was_answered(asking, client):
    sent = asking.answered(asking.round, **of(asking, places="12", level="cấp xã"))
    retire(asking.places, by=asking.secretary)
    client.force_login(asking.second)
    shown = client.get(f"/lam-viec/ky-bao-cao/{asking.round.pk}/{asking.health.key}/").content.decode()
    assert "Cấp thực hiện: <span" in shown
    confirm([sent], by=asking.second)
    assert Submission.objects.get().said["more"] == [
        {"vi": PLACES["vi"], "en": PLACES["en"], "kind": "number", "said": "12"},
        {"vi": LEVEL["vi"], "en": LEVEL["en"], "kind": "choice", "said": "cấp xã"},
    ]
    assert EventContent.objects.filter(text__contains="Places inspected", public=True).count() >= 2
    ends = asking.round.ends
    only = Commitment.objects.filter(pk=asking.training.pk)
    [row] = gather_of(only, begins=asking.round.begins, ends=ends, made_on=sent.sent_on).rows
    assert row.own == (
        Own("Sở Y tế", PLACES["vi"], PLACES["en"], "12"),
        Own("Sở Y tế", LEVEL["vi"], LEVEL["en"], "cấp xã"),
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workbook_of_a_round_asks_them_and_brings_the_answers_back(asking, language):
    rows, questions = rows_in(asking.round, asking.health), [asking.places, asking.level]
    with translation.override(language):
        book = load_workbook(io.BytesIO(workbook_of(rows, title="x", questions=questions)))
        sheet = book.worksheets[0]
        assert [sheet.cell(3, 12).value, sheet.cell(3, 13).value] == [str(one) for one in questions]
        sheet.cell(4, 12).value, sheet.cell(4, 13).value = 1250, questions[1].shown_choices[1][1]
        sheet.cell(5, 12).value = "nhiều"
        held = io.BytesIO()
        book.save(held)
        first, second = changes_in(held.getvalue(), rows, questions)
        with pytest.raises(UnreadableTable):  # of a round that asks something else
            changes_in(held.getvalue(), rows, questions[::-1])
    assert (first.said, first.problems) == (of(asking, places="1250", level="cấp xã"), [])
    assert (second.said, len(second.problems)) == ({}, 1)


def test_a_workbook_is_taken_in_through_its_preview(asking, client):
    client.force_login(asking.focal)
    page = f"/lam-viec/ky-bao-cao/{asking.round.pk}/{asking.health.key}/bang"
    book = load_workbook(io.BytesIO(client.get(f"{page}.xlsx").content))
    book.worksheets[0].cell(4, 12).value = "7"
    held = io.BytesIO()
    book.save(held)
    held.seek(0)
    held.name = "a.xlsx"
    shown = client.post(f"{page}/", {"file": held})
    assert "Số cơ sở đã kiểm tra: 7" in shown.content.decode()
    assert client.post(f"{page}/", {"seen": shown.context["seen"]}).status_code == 302
    assert Answer.objects.get().more == of(asking, places="7")["more"]


def test_a_round_without_questions_says_nothing_of_them(office, client):
    sent = office.answered(office.opened())
    assert "more" not in sent.said
    client.force_login(office.secretary)
    assert 'name="questions"' not in client.get("/lam-viec/ky-bao-cao/").content.decode()
