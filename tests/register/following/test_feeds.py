"""Atom feeds: valid, of what is asked for, and the same to everybody."""

from __future__ import annotations

import pytest
from django.utils import timezone
from lxml import etree
from tests.register.following.conftest import move, public

from answerable.register.budget.models import Line
from answerable.register.following import feeds
from answerable.register.following.models import Kind
from answerable.register.following.targets import Target, normalised, target_of
from answerable.register.guidance.models import Inspection, Letter, Recipient
from answerable.register.trace.moves import last_move
from answerable.register.trace.recording import act

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    for path in ("a:id", "a:title", "a:updated"):
        assert feed.xpath(f"string({path})", namespaces=ATOM)
        assert all(
            one.xpath(f"string({path})", namespaces=ATOM) for one in feed.xpath("a:entry", namespaces=ATOM)
        )
    return [one.xpath("string(a:title)", namespaces=ATOM) for one in feed.xpath("a:entry", namespaces=ATOM)]


def addresses(commitment):
    body = commitment.appearances.get().involvements.get().body
    return [
        f"/cam-ket/{commitment.public_id}.atom",
        f"/ke-hoach/{commitment.document.slug}.atom",
        f"/co-quan/{body.key}.atom",
        f"/cam-ket.atom?ke_hoach={commitment.document.slug}",
        "/moi.atom",
    ]


def test_each_feed_has_what_moved_of_it(client, commitment):
    move(commitment)
    move(public())
    for address in addresses(commitment):
        found = entries(client, address)
        assert len(found) == (2 if address == "/moi.atom" else 1), address
        assert f"{commitment.public_id}: Sở Tài chính báo cáo: đã hoàn thành." in found
    assert entries(client, f"/en/cam-ket/{commitment.public_id}.atom")[0].endswith(
        "Sở Tài chính reported: done."
    )


def test_what_moved_long_ago_is_found_by_what_it_is_about(client, commitment, monkeypatch):
    move(commitment)
    for _time in range(5):
        move(public())
    monkeypatch.setattr(feeds, "RECENT", 2)
    for address in addresses(commitment)[:4]:
        assert len(entries(client, address)) == 1, address


def test_so_are_letters_inspections_and_money_of_long_ago(client, commitment, monkeypatch):
    body = commitment.appearances.get().involvements.get().body
    letter = Letter.objects.create(kind="urge", words="Đôn đốc.", sent_at=timezone.now())
    Recipient.objects.create(letter=letter, body=body)
    on = timezone.localdate()
    looked = Inspection.objects.create(body=body, on=on, words="Kiểm tra.", recorded_at=timezone.now())
    line = Line.objects.create(
        body=body, commitment=commitment, year=2026, kind="spent", amount=1, document="1/QĐ", as_of=on,
        entered_at=timezone.now(),
    )  # fmt: skip
    money = {"body": body.name, "year": 2026, "kind": "spent", "amount": "1"}
    with act(actor=None) as doing:
        doing.note("guidance.urge", letter, after={"bodies": 1})
        doing.note("guidance.inspected", looked, after={"body": body.name})
        doing.note("budget.entered", line, after=money)
    for _time in range(5):
        move(public())
    monkeypatch.setattr(feeds, "RECENT", 2)
    assert len(feeds.newest(Target(Kind.BODY, body.key), on=on)) == 3
    assert len(feeds.newest(Target(Kind.COMMITMENT, commitment.public_id), on=on)) == 1


def test_a_feed_that_has_nothing_new_is_not_sent_again(client, commitment):
    move(commitment)
    address = addresses(commitment)[0]
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    move(commitment)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/cam-ket/khongco.atom", "/ke-hoach/khong-co.atom", "/co-quan/khong-co.atom", "/cam-ket.atom?lop=x",
     "/cam-ket.atom?q=" + "a" * 2000, "/theo-doi/?cam-ket=khongco", "/theo-doi/?tim=thang%3Dx"],
)  # fmt: skip
def test_what_is_not_there_is_not_followed(client, address):
    assert client.get(address).status_code == 404


def test_a_list_has_one_name_however_it_is_asked_for(commitment):
    slug = commitment.document.slug
    for query in (
        f"lop=fulfil&ke_hoach={slug}",
        f"ke_hoach={slug}&q=&lop=fulfil&sau=abc",
        f"?lop=fulfil&ke_hoach={slug}&x=1&lop=fulfil".lstrip("?"),
    ):
        assert normalised(query) == f"lop=fulfil&ke_hoach={slug}"
    assert target_of(Kind.SEARCH, "sau=abc") == Target(Kind.ALL)


def test_pages_lead_to_where_they_are_followed(client, commitment):
    body = commitment.appearances.get().involvements.get().body
    for address, page in (
        (f"/cam-ket/{commitment.public_id}/", f"/theo-doi/?cam-ket={commitment.public_id}"),
        (f"/ke-hoach/{commitment.document.slug}/", f"/theo-doi/?ke-hoach={commitment.document.slug}"),
        (f"/co-quan/{body.key}/", f"/theo-doi/?co-quan={body.key}"),
        ("/cam-ket/?lop=fulfil", "/theo-doi/?tim=lop%3Dfulfil"),
    ):
        assert page in client.get(address).content.decode(), address
        assert client.get(page).status_code == 200
    assert last_move() == 0  # who follows leaves no trace
