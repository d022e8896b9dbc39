"""The workbook of a round goes out, is filled in, and comes back as what it says and nothing else."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.utils import timezone, translation
from openpyxl import Workbook, load_workbook

from answerable.register.reporting.answering import save
from answerable.register.reporting.listing import rows_in
from answerable.register.reporting.models import Answer
from answerable.register.reporting.tables import UnreadableTable, changes_in, workbook_of

pytestmark = pytest.mark.django_db
STAGE, DAY, DONE, FIGURES, DIFFICULTIES, PROPOSALS = range(6, 12)


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def round_of_health(office):
    one = office.opened()
    return office, one, lambda: rows_in(one, office.health)


def filled(rows, cells):
    """The workbook of rows with cells set: {(line from 0, column): value}."""
    book = load_workbook(io.BytesIO(workbook_of(rows, title="Sở Y tế")))
    for (line, column), value in cells.items():
        book.worksheets[0].cell(4 + line, column).value = value
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_workbook_that_nobody_filled_in_changes_nothing(round_of_health):
    office, one, rows = round_of_health
    said = {"stage": "done", "done_on": date(2026, 3, 5), "done": "=1+1", "difficulties": "-5 lớp", "figures": [{"what": "lớp", "number": "12", "unit": ""}]}  # fmt: skip
    save(office.asked(one, office.training), said, version=0, by=office.focal)
    changes = changes_in(workbook_of(rows(), title="x"), rows())
    assert [(change.said, change.problems) for change in changes] == [({}, []), ({}, [])]


def test_what_is_kept_begins_with_any_sign_and_is_still_text(round_of_health):
    office, one, rows = round_of_health
    save(office.asked(one, office.training), {"done": "=HYPERLINK(1)"}, version=0, by=office.focal)
    sheet = load_workbook(io.BytesIO(workbook_of(rows(), title="x"))).worksheets[0]
    assert (sheet.cell(4, DONE).value, sheet.cell(4, DONE).data_type) == ("=HYPERLINK(1)", "s")


def test_cells_are_read_as_they_were_meant(round_of_health):
    _, _, rows = round_of_health
    content = filled(
        rows(),
        {
            (0, STAGE): "Đã hoàn thành",
            (0, DAY): "05/3/2026",
            (0, DONE): "Đã mở lớp",
            (0, FIGURES): "lớp tập huấn; 12; lớp\nhọc viên; 1.250",
            (1, DONE): "Đang làm",
        },
    )
    first, second = changes_in(content, rows())
    assert first.problems == second.problems == []
    assert first.said == {
        "stage": "done",
        "done_on": date(2026, 3, 5),
        "done": "Đã mở lớp",
        "figures": [
            {"what": "lớp tập huấn", "number": "12", "unit": "lớp"},
            {"what": "học viên", "number": "1.250", "unit": ""},
        ],
    }
    assert second.said == {"done": "Đang làm"}


def test_a_day_may_be_a_day_and_a_dash_empties(round_of_health):
    office, one, rows = round_of_health
    said = {"stage": "done", "done": "x", "difficulties": "thiếu kinh phí"}
    save(office.asked(one, office.training), said, version=0, by=office.focal)
    content = filled(rows(), {(0, DAY): timezone.datetime(2026, 3, 5), (0, DIFFICULTIES): "-"})
    [change, _] = changes_in(content, rows())
    assert change.said == {"done_on": date(2026, 3, 5), "difficulties": ""}


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({(0, STAGE): "xong rồi"}, "“xong rồi”"),
        ({(0, DAY): "hôm qua"}, "“hôm qua”"),
        ({(0, FIGURES): "nhiều lớp"}, "“nhiều lớp”"),
        ({(0, DAY): "05/3/2026"}, "hoàn thành"),
        ({(0, DONE): "x" * 9000}, "8.000"),
        ({(0, 1): "khongcoo", (0, DONE): "x"}, "“khongcoo”"),
    ],
)
def test_a_row_that_is_wrong_says_so_and_leaves_the_others(round_of_health, cells, words):
    _, _, rows = round_of_health
    first, second = changes_in(filled(rows(), {**cells, (1, DONE): "Đang làm"}), rows())
    assert any(words in problem for problem in first.problems), first.problems
    assert not first.taken
    assert second.taken


def test_a_formula_is_not_read(round_of_health):
    _, _, rows = round_of_health
    book = load_workbook(io.BytesIO(workbook_of(rows(), title="x")))
    book.worksheets[0].cell(4, DONE).value = "=WEBSERVICE(A1)"
    book.worksheets[0].cell(4, DONE).data_type = "f"
    held = io.BytesIO()
    book.save(held)
    assert [change.said for change in changes_in(held.getvalue(), rows())] == [{}, {}]


def test_a_row_that_somebody_saved_meanwhile_is_a_conflict_of_that_row(round_of_health):
    office, one, rows = round_of_health
    content = filled(rows(), {(0, DONE): "từ bảng", (1, DONE): "từ bảng"})
    save(office.asked(one, office.training), {"done": "trên trang"}, version=0, by=office.focal)
    first, second = changes_in(content, rows())
    assert first.problems
    assert second.taken


def test_what_was_sent_is_not_changed_by_a_workbook(round_of_health):
    office, one, rows = round_of_health
    office.answered(one)
    first, _ = changes_in(filled(rows(), {(0, DONE): "khác"}), rows())
    assert first.problems


def bomb():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    return held.getvalue()


def other_workbook():
    held = io.BytesIO()
    Workbook().save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 cut", b"<html>", b"x" * 6_000_000, bomb(), other_workbook()],
    ids=["empty", "cut", "html", "big", "bomb", "other"],
)
def test_what_is_no_workbook_of_the_round_is_refused_with_a_sentence(round_of_health, content):
    _, _, rows = round_of_health
    with pytest.raises(UnreadableTable) as refused:
        changes_in(content, rows())
    assert refused.value.why


def test_a_workbook_is_looked_at_and_then_taken_in(round_of_health, client):
    office, one, rows = round_of_health
    client.force_login(office.focal)
    address = f"/lam-viec/ky-bao-cao/{one.pk}/{office.health.key}/bang/"
    file = io.BytesIO(filled(rows(), {(0, DONE): "Đã mở lớp", (1, STAGE): "sai"}))
    file.name = "bang.xlsx"
    page = client.post(address, {"file": file})
    assert page.status_code == 200
    assert not Answer.objects.exists()
    assert page.context["taken"] == 1
    client.post(address, {"seen": page.context["seen"]})
    assert Answer.objects.get().done == "Đã mở lớp"
    again = client.post(address, {"seen": page.context["seen"]}, follow=True)
    assert "Không có gì được nhận" in again.content.decode()


@pytest.mark.parametrize("seen", ["", "forged", "eyJ4IjoxfQ:1:x"])
def test_what_was_not_shown_is_not_taken_in(round_of_health, client, seen):
    office, one, _ = round_of_health
    client.force_login(office.focal)
    client.post(f"/lam-viec/ky-bao-cao/{one.pk}/{office.health.key}/bang/", {"seen": seen})
    assert not Answer.objects.exists()
