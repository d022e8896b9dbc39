"""What every request to the interface passes: language, allowance, conditions, and who may read from where."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.register.making import make_account

from answerable.register.api.limits import SECONDS, spend
from answerable.register.commitments.acting import deed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (None, "Ở địa chỉ này không có gì."),
        ("en", "There is nothing at this address."),
        ("fr", "Ở địa chỉ này không có gì."),
    ],
)
def test_what_cannot_be_done_is_said_in_the_language_asked_for(ask, asked, says):
    headers = {"Accept-Language": asked} if asked else {}
    for path in ("plans/khong-co", "khong-co/gi", "plans/khong-co/editions/1"):
        answer = ask(path, **headers)
        assert answer.status == 404
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.says["detail"] == says


def test_what_is_not_taken_is_told_as_a_problem_too(client):
    answer = client.post("/api/v1/plans", {"a": 1})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert client.get("/api/v1/plans", {"number": "\x00"}).json()["status"] == 400
    assert client.get("/api/v1/plans", CONTENT_LENGTH="200000000").json()["status"] == 413


def test_what_is_as_it_was_is_not_sent_again(ask, register, client):
    first = ask("commitments")
    etag = first.headers["ETag"]
    assert ask("commitments", **{"If-None-Match": etag}).status == 304
    assert ask("commitments", **{"If-None-Match": etag, "Accept-Language": "en"}).status == 200
    assert ask("commitments", **{"If-None-Match": "*"}).status == 200
    with deed(None, None) as done:
        done.note("commitments.put_on_hold", register["held"], reason="Vì vậy.")
    new = ask("commitments", **{"If-None-Match": etag})
    assert (new.status, new.headers["ETag"] == etag) == (200, False)
    assert "Last-Modified" not in new.headers, "what happens in the same second would be overlooked"


def test_a_day_later_states_may_be_others(ask, register, monkeypatch):
    etag = ask("commitments").headers["ETag"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_: tomorrow)
    assert ask("commitments", **{"If-None-Match": etag}).status == 200


def test_what_was_read_since_a_time_is_not_sent_again(ask, register):
    since = ask("plans").headers["Last-Modified"]
    assert ask("plans", **{"If-Modified-Since": since}).status == 304
    assert ask("plans", **{"If-Modified-Since": "Mon, 01 Jan 2024 00:00:00 GMT"}).status == 200


def test_the_head_of_an_answer_is_had_alone(client, register):
    got, head = client.get("/api/v1/plans"), client.head("/api/v1/plans")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == got.headers["ETag"]


def test_any_page_may_read_and_none_may_write(client):
    origin = {"Origin": "https://bao.example.vn"}
    assert client.get("/api/v1/plans", headers=origin).headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options("/api/v1/plans", headers={**origin, "Access-Control-Request-Method": "GET"})
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert "Authorization" not in asked.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in client.post("/api/v1/plans", headers=origin).headers


def test_cookies_say_nothing_here(client, register):
    client.force_login(make_account())
    answer = client.get("/api/v1/plans")
    assert "Cookie" not in answer.headers["Vary"]
    assert "Set-Cookie" not in answer.headers
    assert not answer.wsgi_request.COOKIES


def test_every_answer_says_how_much_may_still_be_asked(ask, settings):
    settings.API_REQUESTS_A_MINUTE = 3
    left = [ask("plans").headers["RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    refused = ask("plans")
    assert refused.status == 429
    assert 0 < int(refused.headers["Retry-After"]) <= SECONDS
    assert refused.says["status"] == 429


def test_addresses_are_counted_apart_and_those_of_one_network_together(client, settings):
    settings.API_REQUESTS_A_MINUTE = 1

    def status(address):
        return client.get("/api/v1/plans", REMOTE_ADDR=address).status_code

    assert [status("192.0.2.1"), status("192.0.2.1"), status("192.0.2.2")] == [200, 429, 200]
    assert [status("2001:db8::1"), status("2001:db8::2"), status("2001:db8:1::1")] == [200, 429, 200]


def test_processes_count_together_and_each_minute_anew(settings, monkeypatch):
    from answerable.register.api import limits

    settings.API_REQUESTS_A_MINUTE = 100
    for _ in range(60):
        spend("192.0.2.1", now=1000.0)
    monkeypatch.setattr(limits, "MINUTE", limits._Minute())  # as another process
    told = [spend("192.0.2.1", now=1000.0).left for _ in range(20)]
    assert told[0] == 99
    assert told[-1] == 20
    assert spend("192.0.2.1", now=1060.0).left == 99
