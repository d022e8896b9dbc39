"""Who belongs to a group: written down with its days, and what a document of which day is checked against."""

from __future__ import annotations

import html
import json
from datetime import date

import pytest
from tests.register.checking.plan import draft, secretary
from tests.register.making import make_body

from answerable.register.bodies.models import Body
from answerable.register.bodies.services import add_body
from answerable.register.checking import services
from answerable.register.plans.facts import facts_of
from answerable.register.trace.models import EventContent
from answerable.register.trace.recording import act
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)  # communes are others since then
NAME = "các sở, ban, ngành"


@pytest.fixture
def by(client):
    account = secretary()
    client.force_login(account)
    return account


@pytest.fixture
def edition(by):
    return draft(by)


@pytest.fixture
def group(edition):
    [lead] = [one for one in facts_of(edition.clauses.get(key="II/4"))["assignments"] if one["name"] == NAME]
    return Body.objects.get(key=lead["body"])


@pytest.fixture
def address(group):
    return f"/lam-viec/co-quan/{group.key}/thanh-vien/"


def read(answer):
    return html.unescape(answer.content.decode())


def add(client, address, *lines, **said):
    given = {"verb": "add", "members": "\r\n".join(lines), "reason": "Nghị quyết 202/2025/QH15", **said}
    return client.post(address, given)


def test_a_document_is_expanded_against_the_roster_of_its_own_day(client, by, edition, group, address):
    """A plan of 2019 that is checked today means those of 2019."""
    old, new = make_body("Ủy ban nhân dân xã Mường Lèo"), make_body("Ủy ban nhân dân xã Mường Mới")
    page = read(client.get(f"/lam-viec/kiem-tra/{edition.pk}/muc/II/4/"))
    assert address in page
    assert add(client, address, old.name, until=LAST).status_code == 302
    assert add(client, address, new.key, since=FIRST).status_code == 302
    one = edition.clauses.get(key="II/4")
    services.expand(one, NAME, by=by)
    assert [lead["body"] for lead in facts_of(one)["assignments"] if lead.get("expanded") == NAME] == [
        old.key
    ]
    services.undo(edition, by=by)
    edition.document.dated = "2026-01-05"
    edition.document.save()
    one = edition.clauses.get(key="II/4")
    services.expand(one, NAME, by=by)
    assert [lead["body"] for lead in facts_of(one)["assignments"] if lead.get("expanded") == NAME] == [
        new.key
    ]


def test_a_body_that_leaves_stays_on_the_roster_with_its_last_day(client, by, group, address):
    with act(actor=by) as doing:
        add_body(doing, "Sở Ngoại vụ", level="province")
    add(client, address, "so-ngoai-vu", since="2015-01-01")
    row = group.roster.get()
    end = {"verb": "end", "member": row.pk, "reason": "Sáp nhập."}
    assert client.post(address, {**end, "until": "2014-12-31"}).status_code == 400
    assert client.post(address, {**end, "until": "2025-02-28"}).status_code == 302
    assert client.post(address, {**end, "until": "2025-03-31"}).status_code == 400  # it left already
    page = read(client.get(address))
    assert "1/1/2015" in page
    assert "28/2/2025" in page
    told = [json.loads(part.text) for part in EventContent.objects.about(group)]
    assert [(one["verb"], one["reason"]) for one in told if "member" in one["verb"]] == [
        ("bodies.members_added", "Nghị quyết 202/2025/QH15"),
        ("bodies.member_left", "Sáp nhập."),
    ]
    assert verify().broken is None


def test_nobody_is_there_twice_on_one_day(client, by, group, address):
    make_body("Sở A", key="so-a")
    for since, until, rows in (
        ("2020-01-01", "2020-12-31", 1),
        ("2020-12-31", "", 1),
        ("", "2020-01-01", 1),
        ("", "", 1),
        ("2021-01-01", "", 2),
        ("", "2019-12-31", 3),
    ):
        assert add(client, address, "Sở A", "so-a", since=since, until=until).status_code == 302
        assert group.roster.count() == rows


@pytest.mark.parametrize(
    "said",
    [
        {"members": "Sở Không Có"},
        {"members": "các sở, ban, ngành"},  # a group belongs to none
        {"members": ""},
        {"members": "\n".join(f"so-{n}" for n in range(501))},
        {"since": "2020-01-02", "until": "2020-01-01"},
        {"since": "hôm nay"},
        {"reason": ""},
        {"reason": "Gọi 0912 345 678."},
        {"verb": "x"},
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written_down(client, by, group, address, said):
    make_body("Sở A")
    given = {"verb": "add", "members": "Sở A", "reason": "Theo quyết định.", **said}
    answer = client.post(address, given)
    assert answer.status_code == 400
    assert said.get("verb") or 'class="errorlist"' in read(answer)
    assert not group.roster.exists()


def test_only_groups_have_a_roster(client, by):
    body = make_body("Sở A")
    assert client.get(f"/lam-viec/co-quan/{body.key}/thanh-vien/").status_code == 404
