"""Who brings a document is named in the trace as who they are, and brings none of another body."""

from __future__ import annotations

import html
import json
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from tests.register.checking.plan import TEXT, draft, secretary
from tests.register.making import make_account, make_body, make_edition, member, published

from answerable.register.bodies.services import body_in
from answerable.register.checking.publishing import publish
from answerable.register.plans import importing
from answerable.register.plans.importing import NotTakenIn, take_in
from answerable.register.plans.models import Edition, Upload
from answerable.register.plans.services import put_aside, receive
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db


def focal_point(body):
    return member("focal_point", body)


@pytest.fixture
def committee():
    return body_in("uy-ban-nhan-dan-tinh", province="son-la")


def by_whom(verb):
    told = [json.loads(one.text) for one in EventContent.objects.filter(public=True)]
    return [one["by"] for one in told if one["verb"] == verb]


def test_the_trace_says_in_which_role_and_for_which_body(committee):
    by = focal_point(committee)
    put_aside(draft(by), by=by)
    mine = {"role": "focal_point", "body": committee.key}
    assert by_whom("plans.taken_in") == by_whom("plans.put_aside") == [mine]


def test_who_may_not_check_a_document_does_nothing_to_it_by_a_service(committee):
    mine = draft(focal_point(committee))
    for stranger in (make_account(), focal_point(make_body("Sở Y tế tỉnh Sơn La"))):
        with pytest.raises(PermissionDenied):
            put_aside(mine, by=stranger)
        with pytest.raises(PermissionDenied):
            publish(mine, by=stranger)
    assert by_whom("plans.put_aside") == []


def test_a_document_of_another_body_is_not_taken_in():
    by = focal_point(make_body("Sở Y tế tỉnh Sơn La"))
    with pytest.raises(NotTakenIn, match=r"not\.yours"):
        draft(by)
    assert not Edition.objects.exists()
    assert Upload.objects.get().problem == "not.yours"


def test_nothing_is_brought_as_a_new_state_of_another_bodys_document(client, committee):
    theirs = draft(secretary(), TEXT).document
    published(theirs, slug="a", published_at="2026-11-01T00:00:00Z")
    client.force_login(focal_point(make_body("Sở Y tế tỉnh Sơn La")))
    with open(__file__, "rb") as file:
        page = client.post("/lam-viec/van-ban/", {"file": file, "amends": theirs.pk})
    assert page.status_code == 400
    assert "không do cơ quan" in html.unescape(page.content.decode())
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    ("issuer", "body", "status"),
    [
        ("Ủy ban nhân dân tỉnh Sơn La", "Ủy ban nhân dân tỉnh Sơn La", 302),
        ("Sở Y tế", "Ủy ban nhân dân tỉnh Sơn La", 422),
        ("Ủy ban nhân dân tỉnh Sơn La", "Sở Y tế tỉnh Sơn La", 422),
        ("Ủy ban nhân dân tỉnh Sơn La", "", 422),
    ],
)
def test_a_focal_point_names_no_other_issuer(client, committee, issuer, body, status):
    body_in("so-y-te", province="son-la")
    by = focal_point(committee)
    edition = draft(by)
    client.force_login(by)
    told = {"type": "kế hoạch", "number": "7/KH-UBND", "issuer": issuer, "issuer_body": body, "title": "A"}
    assert client.post(f"/lam-viec/kiem-tra/{edition.pk}/van-ban/", told).status_code == status


def test_a_fault_of_the_program_is_told_and_nothing_is_kept(monkeypatch):
    def fault(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(importing, "suggest_matches", fault)
    with pytest.raises(NotTakenIn, match=r"reading\.failed"):
        draft(secretary())
    assert not Edition.objects.exists()
    assert (Upload.objects.get().standing, Upload.objects.get().problem) == ("failed", "reading.failed")


def test_an_ordinal_follows_the_highest_and_not_the_number_of_editions():
    by = secretary()
    make_edition(draft(by).document, ordinal=5)
    assert draft(by, TEXT + "\n").ordinal == 6


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_two_states_that_come_at_once_get_an_ordinal_each():
    by = secretary()
    draft(by)
    uploads = [receive("b.txt", [(TEXT + "\n" * n).encode()], by=by) for n in (1, 2, 3)]
    together = Barrier(len(uploads))

    def come(upload):
        together.wait()
        try:
            take_in(upload)
        finally:
            connection.close()

    threads = [Thread(target=come, args=[upload]) for upload in uploads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(Edition.objects.values_list("ordinal", flat=True)) == [1, 2, 3, 4]
