"""Lists and pages as CSV, XLSX and JSON: the same records in each form, and nothing that is not public."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from tests.register.making import DAY
from tests.register.opendata.conftest import SECRET

from answerable.register.commitments.models import Commitment
from answerable.register.opendata import pages, views
from answerable.register.opendata.records import KINDS
from answerable.register.opendata.writing import as_json

FORMS = ("csv", "xlsx", "json")
MOST_BESIDE = 5  # queries
TODAY = timezone.localdate()


def body_of(answer):
    return b"".join(answer) if answer.streaming else answer.content


def table(client, address):
    text = body_of(client.get(address)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def places(register):
    return [
        "/ke-hoach", f"/ke-hoach/{register.plan.slug}", "/cam-ket", "/co-quan", "/co-quan/so-y-te-an-hai",
        *(f"/cam-ket/{one.public_id}" for one in register.values()),
    ]  # fmt: skip


def test_a_list_is_the_same_in_every_form(client, register):
    rows = table(client, "/cam-ket.csv?trang_thai=held")
    said = json.loads(body_of(client.get("/cam-ket.json?trang_thai=held")))["commitments"]
    sheet = load_workbook(io.BytesIO(body_of(client.get("/cam-ket.xlsx?trang_thai=held")))).active
    head, *cells = sheet.iter_rows(values_only=True)
    held = {register[name].public_id for name in ("held", "held_reviewed", "put_on_hold", "unclassified")}
    assert {one["id"] for one in rows} == held
    assert [one["id"] for one in said] == [one["id"] for one in rows]
    assert [one[head.index("id")] for one in cells] == [one["id"] for one in rows]
    assert list(head) == list(rows[0]) == list(said[0])


def test_any_table_is_what_the_dump_has_of_it(client, register):
    for kind in KINDS.values():
        told = [json.loads(as_json(row)) for row in kind.dicts(kind.in_order(on=TODAY), on=TODAY)]
        assert json.loads(body_of(client.get(f"/du-lieu/{kind.many}.json")))[kind.many] == told
        assert len(table(client, f"/du-lieu/{kind.many}.csv")) == len(told)
    assert load_workbook(io.BytesIO(body_of(client.get("/du-lieu/rounds.xlsx")))).active.title == "rounds"


def test_a_table_goes_on_where_it_says(client, register, monkeypatch):
    monkeypatch.setattr(pages, "MOST", 2)
    monkeypatch.setattr(views, "MOST", 2)
    whole = list(KINDS["clause"].dicts(KINDS["clause"].in_order(on=TODAY), on=TODAY))
    found, address = [], "/du-lieu/clauses.json"
    while address:
        data = json.loads(body_of(client.get(address)))
        found += data["clauses"]
        address = data["next"]
    assert [one["number"] for one in found] == [one["number"] for one in whole]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/du-lieu/accounts.json", 404),
        ("/du-lieu/clauses.json?sau=x", 400),
        (f"/du-lieu/clauses.json?sau={9**99}", 200),
        ("/du-lieu/daily_heads.json?sau=2026-99-99", 400),
    ],
)
def test_a_table_that_is_not_there_or_asked_for_wrongly(client, register, address, status):
    assert client.get(address).status_code == status


def test_a_filter_that_is_not_understood_is_refused(client, register):
    answer = client.get("/cam-ket.csv?trang_thai=nothing")
    assert answer.status_code == 400
    assert "trang_thai" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/cam-ket/zzzzzzzz.json", "/ke-hoach/khong-co.csv", "/co-quan/khong-co.xlsx"]
)
def test_what_is_not_there_has_no_data(client, register, address):
    assert client.get(address).status_code == 404


def test_a_page_tells_of_a_commitment_what_its_records_are(client, register):
    one = register["overdue"]
    said = json.loads(body_of(client.get(f"/cam-ket/{one.public_id}.json")))
    assert said["licence"] == "CC-BY-4.0"
    (commitment,) = said["commitments"]
    assert (commitment["standing"], commitment["last_day"]) == ("overdue", "2026-06-30")
    assert {part["name"] for part in said["parts"]} == {"Sở Y tế"}
    assert {right["right"] for right in said["rights"]} == {"R20", "R29"}
    assert [word["stage"] for word in said["progress"]] == ["not_started"]


def test_of_one_on_hold_nothing_of_work_is_told(client, secrets):
    said = json.loads(body_of(client.get(f"/cam-ket/{secrets['held'].public_id}.json")))
    (commitment,) = said["commitments"]
    assert (commitment["held"], commitment["standing"]) == (True, "held")
    work = ("stage", "last_day", "final_day", "claimed", "reported", "evidence", "extensions", "moved_on")
    assert {name: commitment[name] for name in work} == dict.fromkeys(work)
    assert [said[name] for name in ("progress", "extensions", "happenings", "evidence")] == [[], [], [], []]


def test_nothing_that_is_not_public_is_in_any_file(client, secrets):
    for place in places(secrets):
        for form in FORMS:
            answer = client.get(f"{place}.{form}")
            assert answer.status_code == 200, place
            data = body_of(answer)
            if form == "xlsx":
                book = load_workbook(io.BytesIO(data))
                data = repr([list(sheet.values) for sheet in book.worksheets]).encode()
            assert SECRET.encode() not in data, (place, form)
            assert b"@example.vn" not in data, (place, form)


def test_files_ask_the_database_once_for_each_table(client, register):
    for place in places(register):
        said = json.loads(body_of(client.get(f"{place}.json")))
        tables = sum(isinstance(one, list) for one in said.values())
        for form in FORMS:
            with CaptureQueriesContext(connection) as asked:
                body_of(client.get(f"{place}.{form}"))
            assert len(asked) <= tables + MOST_BESIDE, (place, form, len(asked))


def test_no_cell_is_a_formula(client, register):
    register.plan.title = '=HYPERLINK("http://example.vn")'
    register.plan.save()
    titles = [one["title"] for one in table(client, "/ke-hoach.csv")]
    assert titles[-1] == '\'=HYPERLINK("http://example.vn")'
    book = load_workbook(io.BytesIO(body_of(client.get("/ke-hoach.xlsx"))))
    assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("many", ["plans", "commitments", "bodies"])
def test_a_long_list_says_where_it_goes_on(client, register, monkeypatch, many):
    monkeypatch.setattr(pages, "MOST", 2)
    monkeypatch.setattr("answerable.register.opendata.views.MOST", 2)
    address = {"plans": "/ke-hoach", "commitments": "/cam-ket", "bodies": "/co-quan"}[many]
    kind = next(one for one in KINDS.values() if one.many == many)
    ids, where = [], f"{address}.json"
    while where:
        answer = client.get(where)
        said = json.loads(body_of(answer))
        ids += [one["id"] for one in said[many]]
        assert len(said[many]) <= 2
        assert ("Link" in answer.headers) == bool(said["next"])
        where = said["next"]
    rows = kind.rows(DAY) if many != "commitments" else Commitment.objects.in_force()
    assert len(ids) == len(set(ids)) == rows.count()


def test_pages_link_to_their_data(client, register):
    page = client.get("/cam-ket/?trang_thai=held&sau=x").content.decode()
    assert 'href="/cam-ket.csv?trang_thai=held"' in page
    page = client.get(f"/en/ke-hoach/{register.plan.slug}/").content.decode()
    assert f'href="/en/ke-hoach/{register.plan.slug}.json"' in page
