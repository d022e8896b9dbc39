"""What is kept: the same page at next to no cost, never one from before an act, and nothing of one reader for another."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
from django.contrib.messages import INFO
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from tests.register.factories import published_register

from answerable.register import keeping
from answerable.register.commitments.services import put_on_hold, withdraw
from answerable.register.keeping import SAME_FOR_ALL, Now, kept_answer, kept_for_everybody, now
from answerable.register.packing import packed
from answerable.register.search.services import index_all
from answerable.register.trace.models import Head
from answerable.register.trace.recording import act

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(secretary):
    """One in which something was done already."""
    made = published_register()
    index_all()
    withdraw(made["late"], reason="Nhầm", by=secretary)
    return made


@pytest.fixture
def pages(register):
    one = register["overdue"]
    return [
        "/", "/en/", "/cam-ket/", "/cam-ket/?trang_thai=held", f"/cam-ket/{one.public_id}/", "/tam-dung/",
        f"/ke-hoach/{register.plan.slug}/", "/co-quan/so-y-te-an-hai/", "/tim/?q=kham", "/nhat-ky/",
        "/api/v1/commitments", "/api/v1/events", f"/api/v1/commitments/{one.public_id}",
    ]  # fmt: skip


def ask(client, addresses):
    return {address: client.get(address).content for address in addresses}


def test_a_page_that_was_made_costs_one_question(client, pages):
    for address in pages:
        made = client.get(address).content
        with CaptureQueriesContext(connection) as asked:  # at once: it is kept for a minute
            again = client.get(address)
        assert again.content == made, address
        assert len(asked) == 1, (address, [one["sql"] for one in asked])


def test_no_page_is_from_before_an_act(client, pages, register, secretary):
    before = ask(client, pages)
    put_on_hold(register["overdue"], reason="Chờ ý kiến", by=secretary)
    kept = ask(client, pages)
    caches["answers"].clear()
    caches["process"].clear()
    assert kept == ask(client, pages)
    told = [address for address in pages if "/tim/" not in address and kept[address] == before[address]]
    assert not told


def test_what_is_made_while_an_act_ends_is_not_kept_for_after_it(register):
    def slow():
        with act(actor=None) as doing:
            doing.note("bodies.added", register["overdue"])
        return HttpResponse("from before or after, who knows")

    kept_answer("page", now(), slow)
    assert kept_answer("page", now(), lambda: HttpResponse("new")).content == b"new"


def test_another_day_is_another_page(client, pages, monkeypatch):
    first = client.get("/").content
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2031, 1, 2))
    assert client.get("/").content != first


def test_whoever_is_signed_in_is_answered_alone(client, pages, secretary):
    openly = ask(client, pages)
    client.force_login(secretary)
    assert secretary.email.encode() in client.get("/lam-viec/").content
    own = ask(client, pages)
    for address in pages:
        assert (own[address] == openly[address]) is address.startswith("/api/"), address
    caches["answers"].clear()
    ask(client, pages)
    client.logout()
    assert ask(client, pages) == openly


def test_a_message_is_given_to_whom_it_is_for(client, register):
    client.get("/")
    told, answer = CookieStorage(RequestFactory().get("/")), HttpResponse()
    told.add(INFO, "Cảm ơn đã góp ý.")
    told.update(answer)
    client.cookies["messages"] = answer.cookies["messages"].value
    assert "Cảm ơn đã góp ý." in client.get("/").content.decode()
    assert "Cảm ơn đã góp ý." not in client.get("/").content.decode()


def test_each_language_and_each_host_has_its_own(client, register, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    said = [
        client.get(address, headers={"host": host, "accept-language": language}).content.decode()
        for address in ("/", "/en/")
        for host in settings.ALLOWED_HOSTS
        for language in ("vi", "en")
    ]
    assert len(set(said)) == 4
    assert "two.example" not in said[0] + said[1]
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.parametrize("address", ["/lam-viec/dang-nhap/", "/theo-doi/?tim=lop%3Dfulfil"])
def test_a_page_with_a_form_of_its_own_is_made_for_each(client, register, address):
    first = client.get(address)
    assert first.status_code == 200
    assert "csrftoken" in first.cookies
    assert "ETag" not in first
    client.cookies.clear()
    assert client.get(address).cookies["csrftoken"].value != first.cookies["csrftoken"].value


def test_what_a_browser_has_is_not_sent_again_until_something_is_done(client, register, secretary):
    page = client.get("/")
    known = {"if-none-match": page["ETag"]}
    assert "Cookie" in page["Vary"]
    same = client.get("/", headers=known)
    assert (same.status_code, same.content) == (304, b"")
    assert client.head("/", headers=known).status_code == 304
    put_on_hold(register["overdue"], reason="Chờ ý kiến", by=secretary)
    assert client.get("/", headers=known).status_code == 200


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({}, True),
        ({"status": 404}, False),
        ({"content": "x" * (keeping.BIGGEST + 1)}, False),
    ],
)
def test_only_a_whole_answer_is_kept(changed, kept):
    state = Now("f" * 64, date(2026, 11, 28))
    name = f"page {changed}"[:40]
    first = kept_answer(name, state, lambda: HttpResponse(**{"content": "first", **changed}))
    second = kept_answer(name, state, lambda: HttpResponse("second"))
    assert second.content == (packed(first.content) if kept else b"second")


ELSEWHERE = """
import sys, django; django.setup()
from datetime import date
from django.conf import settings
from django.http import HttpResponse
from answerable.register.keeping import Now, kept_answer
settings.CACHES["answers"]["LOCATION"] = sys.argv[1]
kept_answer("page", Now("d" * 64, date(2026, 11, 28)), lambda: HttpResponse("made elsewhere"))
"""


def test_what_one_process_made_all_of_them_have(settings):
    kept = str(settings.CACHES["answers"]["LOCATION"])
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "answerable.register.settings"}
    subprocess.run([sys.executable, "-c", ELSEWHERE, kept], env=environment, check=True)
    state = Now("d" * 64, date(2026, 11, 28))
    assert kept_answer("page", state, lambda: HttpResponse("its own")).content == packed(b"made elsewhere")


def test_a_disk_that_is_full_keeps_nobody_from_reading(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(caches["answers"], "set", full)
    state = Now("e" * 64, date(2026, 11, 28))
    assert kept_answer("page", state, lambda: HttpResponse("all the same")).content == b"all the same"


def test_nothing_is_kept_of_a_register_in_which_nothing_was_done(client):
    assert not Head.objects.exists()
    assert "ETag" not in client.get("/")


def test_without_a_database_the_page_itself_says_what_is_wrong(monkeypatch):
    def no_database():
        raise DatabaseError

    monkeypatch.setattr(keeping, "now", no_database)
    answer = kept_for_everybody(lambda _request: HttpResponse("all the same"))
    assert answer(RequestFactory().get("/suc-khoe/")).content == b"all the same"


def test_every_view_that_is_kept_is_there():
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert named >= SAME_FOR_ALL
