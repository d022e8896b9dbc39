"""What everybody may read through the interface."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

import pytest
from django.urls import reverse
from tests.register.making import make_commitment, make_document, make_edition

from answerable.register.api.interface import interface
from answerable.register.bodies.models import Body
from answerable.register.commitments.acting import deed
from answerable.register.reporting.deciding import send_back


def all_of(ask, path, **query):
    """Every record of a list, and how many pages it took."""
    found, pages = [], 0
    while True:
        page = ask(path, query)
        assert page.status == 200, page.says
        found += page.says["items"]
        pages += 1
        if page.says["next"] is None:
            return found, pages
        path, _, asked = page.says["next"].partition("/api/v1/")[2].partition("?")
        query = dict(parse_qsl(asked))


@pytest.mark.parametrize("path", ["commitments", "plans", "bodies", "citations", "search?q=y+te"])
def test_a_list_is_the_same_in_pages_of_any_length(ask, register, path):
    whole, one = all_of(ask, path)
    path, _, query = path.partition("?q=")
    few, more = all_of(ask, path, limit=1, **({"q": "y te"} if query else {}))
    assert few == whole
    assert one == 1
    assert more > 1


def test_the_outline_is_that_of_the_document_and_names_its_commitments(ask, register):
    path = f"plans/{register.plan.slug}/editions/2/outline"
    clauses, pages = all_of(ask, path, limit=10)
    assert pages == 3
    assert [one["key"] for one in clauses][:4] == ["I", "I/1", "II", "II/1"]
    assert {one["key"]: one["commitment"] for one in clauses}["II/5"] == register["overdue"].public_id
    text = ask(f"plans/{register.plan.slug}/editions/2").says["text"]
    assert all(text[start:end].strip() == one["text"] for one in clauses for start, end in one["pieces"])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"trang_thai": "overdue"}, {"overdue"}),
        ({"state": "overdue"}, {"overdue"}),
        ({"state": "held", "right": "R14"}, {"held"}),
        ({"right": "R27"}, {"within_term"}),
        ({"quyen": "R27", "right": "R14"}, {"within_term"}),  # the Vietnamese name goes first
        ({"body": "cong-an-tinh-an-hai", "role": "lead", "rights_class": "restrict"}, {"held", "lifted"}),
        ({"month": "2026-03"}, {"late", "done_undated"}),
        ({"q": "khiếu nại"}, {"overdue"}),
        ({"plan": "30-kh-syt-2026"}, set()),
    ],
)
def test_the_filters_of_the_page_narrow_the_list_under_both_names(ask, register, query, names):
    found, _pages = all_of(ask, "commitments", **query)
    assert {one["id"] for one in found} == {register[name].public_id for name in names}


@pytest.mark.parametrize(
    ("query", "status", "where"),
    [
        ({"state": "lost"}, 422, "trang_thai"),
        ({"stat": "overdue"}, 422, "stat"),
        ({"month": "2026-13"}, 422, "thang"),
        ({"limit": "101"}, 422, "limit"),
        ({"limit": "many"}, 422, "limit"),
        ({"body": "khong-co"}, 404, "co_quan"),
        ({"after": "khongco"}, 404, None),
    ],
)
def test_what_cannot_be_asked_is_told_and_not_overlooked(ask, register, query, status, where):
    answer = ask("commitments", query)
    assert (answer.status, answer.says["status"]) == (status, status)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert where in [one["where"] for one in answer.says.get("errors", [{"where": None}])]


def test_of_a_held_measure_nothing_is_told_that_is_work(ask, register):
    held = ask(f"commitments/{register['held'].public_id}").says["commitment"]
    assert (held["held"], held["standing"]) == (True, "held")
    work = ("stage", "timeliness", "evidence", "last_day")
    assert [held[name] for name in work] == [None] * 4
    free = ask(f"commitments/{register['overdue'].public_id}").says["commitment"]
    assert [free[name] for name in work] == ["not_started", "overdue", "none", "2026-06-30"]
    assert free["url"].endswith(f"/cam-ket/{free['id']}/")


def test_a_commitment_has_what_its_editions_say_and_what_was_said_of_it(ask, register):
    one = ask(f"commitments/{register['within_term'].public_id}").says
    assert {(part["body"], part["role"]) for part in one["parts"] if part["ordinal"] == 2} == {
        ("so-tai-chinh-an-hai", "lead"),
        ("so-y-te-an-hai", "coordinate"),
    }
    assert {due["words"] for due in one["deadlines"]} == {"trước ngày 15/12/2026"}
    assert {right["right"] for right in one["rights"]} == {"R27"}
    assert one["evidence"] == []


def test_a_body_that_was_merged_leads_to_the_one_that_stays(client, register):
    old = Body.objects.get(key="so-noi-vu-an-hai")
    old.merged_into = register.health
    old.save()
    assert client.get(f"/api/v1/bodies/{old.key}").headers["Location"].endswith(register.health.key)


def test_events_are_read_on_from_the_last_number(ask, register):
    for said in ("một", "hai", "ba"):
        with deed(None, None) as done:
            done.note("commitments.put_on_hold", register["held"], after={}, reason=said)
    first = ask("events", {"limit": 2}).says
    assert [one["number"] for one in first["items"]] == [1, 2]
    [last] = ask("events", {"after": 2}).says["items"]
    assert json.loads(last["text"])["reason"] == "ba"
    assert "tạm dừng" in last["sentence"].lower()
    assert last["previous_hash"] == first["items"][1]["hash"]


def test_what_is_named_and_not_public_is_not_named(ask, register):
    made = make_commitment(rights_class="administrative")
    one = ask(f"commitments/{made.public_id}")
    assert (one.status, one.says["commitment"]["plan"]) == (200, None)
    assert ask("commitments").says["items"][0]["plan"] is None


SECRET = "khong-ai-duoc-biet"


@pytest.mark.django_db
def test_nothing_of_a_draft_is_read_anywhere(ask, register):
    draft = make_document(title=SECRET, number=f"9/{SECRET}", issuer=SECRET)
    edition = make_edition(draft, text=SECRET)
    Body.objects.create(key=SECRET, name=SECRET, level="province", source="person")
    with deed(None, None) as done:
        done.note_other("plans.taken_in", edition, after={"reader": SECRET}, reason=SECRET)
    for path in ("commitments", "plans", "bodies", "citations", "events", "search?q=khong"):
        answer = ask(path)
        assert answer.status == 200
        assert SECRET not in str(answer.says)
    assert ask(f"bodies/{SECRET}").status == 404
    assert ask(f"plans/{SECRET}").status == 404
    assert ask("plans", {"number": f"9/{SECRET}"}).says["items"] == []


def test_a_page_of_any_list_asks_few_questions(ask, register, django_assert_max_num_queries):
    for path in ("commitments", "plans", "bodies", "citations", "events", "search?q=y+te"):
        with django_assert_max_num_queries(14):
            ask(path)
    with django_assert_max_num_queries(30):
        ask(f"commitments/{register['held'].public_id}")


def test_every_operation_says_what_it_does():
    for _prefix, router in interface._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                assert operation.description, path
                assert reverse(operation.url_name, kwargs=dict.fromkeys(view_names(path), 1))


def view_names(path):
    return [part.strip("{}").partition(":")[2] or part.strip("{}") for part in path.split("/") if "{" in part]


@pytest.mark.django_db
def test_why_an_answer_was_returned_is_between_the_body_and_the_secretariat(ask, office):
    sent = office.answered(office.opened())
    send_back(sent, reason=SECRET, by=office.second)
    found, _pages = all_of(ask, "events")
    assert len(found) > 3
    assert SECRET not in str(found)
