"""Pages on which the secretariat keeps public bodies."""

from __future__ import annotations

import html
import json

import pytest
from tests.register.making import make_account, make_body, member

from answerable.register.accounts.models import Membership
from answerable.register.bodies.models import Body, Succession
from answerable.register.bodies.services import load_catalogue
from answerable.register.search.services import find
from answerable.register.trace.models import EventContent
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


def read(answer):
    return html.unescape(answer.content.decode())


@pytest.fixture
def secretary(client):
    account = member("secretariat")
    client.force_login(account)
    return account


@pytest.mark.parametrize("query", ["Bộ Công an", "bo cong an", "bo-cong-an"])
def test_a_body_is_found_with_and_without_marks(client, secretary, query):
    load_catalogue()
    assert "/lam-viec/co-quan/bo-cong-an/" in read(client.get("/lam-viec/co-quan/", {"q": query}))


def test_a_body_is_added_and_not_public_before_a_published_edition_names_it(client, secretary):
    above = make_body("Ủy ban", key="uy-ban")
    answer = client.post("/lam-viec/co-quan/", {"name": "Ban mới", "level": "province", "parent": "uy-ban"})
    assert answer.url == "/lam-viec/co-quan/ban-moi/"
    assert Body.objects.get(key="ban-moi").parent == above
    assert find("ban moi").hits == []
    assert client.get("/co-quan/ban-moi/").status_code == 404
    client.post("/lam-viec/co-quan/", {"name": "Ban mới", "level": "province"})
    assert Body.objects.filter(key="ban-moi-2").exists()


def test_a_body_is_renamed_merged_and_followed(client, secretary):
    old, new = make_body("Sở A", key="so-a"), make_body("Sở B", key="so-b")
    address = "/lam-viec/co-quan/so-a/"
    renamed = {"verb": "rename", "name": "Sở A mới", "since": "2026-01-01", "reason": HOSTILE}
    assert client.post(address, renamed).status_code == 302
    succeeded = {
        "verb": "succession",
        "new": "so-b",
        "function": "y tế",
        "on": "2026-02-01",
        "legal_basis": "NĐ",
    }
    assert client.post(address, succeeded).status_code == 302
    assert client.post(address, {"verb": "merge", "into": "so-b", "reason": "Một."}).status_code == 302
    old.refresh_from_db()
    assert (old.name, old.merged_into) == ("Sở A mới", new)
    assert Succession.objects.get().function == "y tế"
    verbs = [json.loads(part.text)["verb"] for part in EventContent.objects.about(old)]
    assert verbs == ["bodies.renamed", "bodies.succeeded", "bodies.merged"]
    assert verify().broken is None
    assert b"<script>alert" not in client.get(address).content


@pytest.mark.parametrize(
    "form",
    [
        {"verb": "rename", "name": "", "reason": "Vì vậy."},
        {"verb": "rename", "name": "Sở", "reason": ""},
        {"verb": "rename", "name": "Sở", "reason": "Vì vậy.", "since": "31/02/2026"},
        {"verb": "rename", "name": "Sở A, gọi 0912 345 678", "reason": "Vì vậy."},
        {"verb": "succession", "new": "so-b", "function": "gọi 0912 345 678"},
        {"verb": "merge", "into": "khong-co", "reason": "Vì vậy."},
        {"verb": "merge", "into": "so-a", "reason": "Chính nó."},
        {"verb": "succession", "new": "so-a"},
        {"verb": "khác"},
        {},
    ],
    ids=str,
)
def test_what_is_wrong_is_answered_and_changes_nothing(client, secretary, form):
    make_body("Sở A", key="so-a")
    make_body("Sở B", key="so-b")
    assert client.post("/lam-viec/co-quan/so-a/", form).status_code == 400
    body = Body.objects.get(key="so-a")
    assert (body.name, body.merged_into, Succession.objects.exists()) == ("Sở A", None, False)


@pytest.mark.parametrize("role", ["admin", "observer", "reviewer", "focal_point"])
@pytest.mark.parametrize("address", ["/lam-viec/co-quan/", "/lam-viec/co-quan/so-a/"])
def test_nobody_else_keeps_bodies(client, role, address):
    body, account = make_body("Sở A", key="so-a"), make_account()
    Membership.objects.create(account=account, role=role, body=None if role == "admin" else body)
    client.force_login(account)
    assert client.get(address).status_code == 403
    assert client.post(address, {"verb": "merge"}).status_code == 403
