"""Other systems are told what moved: signed, again where it was not taken, and never anything of ours."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.integrations.test_tokens import member
from tests.register.making import make_body, make_commitment, make_document, make_edition

from answerable.register.commitments.acting import deed
from answerable.register.commitments.models import Commitment
from answerable.register.integrations import hooks
from answerable.register.integrations.desk import given_up
from answerable.register.integrations.models import Hook, Telling
from answerable.register.integrations.tasks import tell_again, tell_systems
from answerable.register.reaching import Answer, NotPublic
from answerable.register.trace.models import EventContent
from answerable.register.trace.timed import all_timed

pytestmark = pytest.mark.django_db
URL = "https://cong.example.vn/answerable"
TODAY = timezone.localdate()


@pytest.fixture
def looked_up(monkeypatch):
    """What names lead to, instead of the network."""
    leads = {"cong.example.vn": ["93.184.215.14"]}

    def look(host, port, **_more):
        if host not in leads:
            raise socket.gaierror(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in leads[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    return leads


@pytest.fixture
def told(monkeypatch):
    """What was sent, and what is answered to it."""
    sent = []

    class Sent(list):
        answer = 204

    sent = Sent()

    def ask(method, url, *, headers, body):
        sent.append((method, url, headers, body))
        if isinstance(sent.answer, Exception):
            raise sent.answer
        return Answer(sent.answer, None)

    monkeypatch.setattr(hooks, "ask", ask)
    return sent


@pytest.fixture
def hook(looked_up):
    return hooks.register(URL, by=member("secretariat").account)[0]


def moved(commitment=None, reason="Vì vậy."):
    commitment = commitment or make_commitment(rights_class="administrative")
    with deed(None, None) as done:
        done.note("commitments.put_on_hold", commitment, reason=reason)
    return commitment


def run(*, at=None):
    hooks.gather()
    hooks.tell_waiting(now=at or timezone.now())


def test_what_moved_is_told_once_and_signed_for_whoever_has_the_secret(hook, told):
    one = moved()
    run()
    run()
    [(method, url, headers, body)] = told
    assert (method, url) == ("POST", URL)
    moment, _, mark = headers["Answerable-Signature"].partition(",v1=")
    secret = hooks.secret_of(hook)
    signed = f"{moment.removeprefix('t=')}.".encode() + body
    assert mark == hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    assert abs(int(moment.removeprefix("t=")) - timezone.now().timestamp()) < 60
    [event] = json.loads(body)["events"]
    assert event["commitments"] == [one.public_id]
    assert (event["reason"], event["verb"]) == ("Vì vậy.", "commitments.put_on_hold")
    assert event["url"].endswith(f"/cam-ket/{one.public_id}/")
    assert Telling.objects.get().told_at


def test_what_was_before_is_not_told(looked_up, told):
    moved()
    hooks.register(URL, by=member("secretariat").account)
    run()
    assert told == []


def test_nothing_that_is_not_public_is_told(hook, told):
    secret = "khong-ai-duoc-biet"
    edition = make_edition(make_document(title=secret), text=secret)
    with deed(None, None) as done:
        done.note_other("plans.taken_in", edition, after={"reader": secret}, reason=secret)
    one = moved()
    run()
    assert [json.loads(body)["events"][0]["commitments"] for *_, body in told] == [[one.public_id]]
    assert secret not in str(told)


def test_why_an_answer_was_returned_is_not_told(hook, told):
    with deed(None, None) as done:
        one = make_commitment(rights_class="administrative")
        done.note("reporting.returned", one, after={"body": "Sở Y tế"}, reason="khong-ai-duoc-biet")
    run()
    assert len(told) == 1
    assert "khong-ai-duoc-biet" not in str(told)


def test_of_what_is_on_hold_when_it_is_sent_no_work_is_told(hook, told):
    one = make_commitment(rights_class="administrative")
    with deed(None, None) as done:
        done.note("commitments.extension_asked", one, after={"until": "2027-01-01", "reason": "Chờ."})
    hooks.gather()
    Commitment.objects.filter(pk=one.pk).update(put_on_hold=True, hold_reason="Xem lại.")
    hooks.tell_waiting(now=timezone.now())
    assert told == []
    assert not hooks.waiting().exists()


@pytest.mark.parametrize("answer", [500, 404, 301, OSError("no"), NotPublic("x"), ValueError("x")])
def test_what_is_not_taken_is_told_again_later(hook, told, answer):
    moved()
    told.answer = answer
    hooks.gather()
    now = timezone.now()
    run(at=now)
    telling = Telling.objects.get()
    assert (len(told), telling.attempts, telling.told_at) == (1, 1, None)
    assert telling.status == (answer if isinstance(answer, int) else None)
    assert bool(telling.problem) is not isinstance(answer, int)
    hook.refresh_from_db()
    assert hook.failing_since
    run(at=now)
    assert len(told) == 1  # not before its time
    told.answer = 200
    run(at=timezone.now() + timedelta(minutes=3))
    assert (len(told), Telling.objects.get().told_at is not None) == (2, True)
    assert told[0][2]["Answerable-Telling"] == told[1][2]["Answerable-Telling"]
    hook.refresh_from_db()
    assert hook.failing_since is None


def test_an_address_that_is_silent_is_asked_once_in_a_run(hook, told):
    told.answer = 500
    for _ in range(3):
        moved()
        hooks.gather()
    hooks.tell_waiting(now=timezone.now())
    assert len(told) == 1
    told.answer = 200
    hooks.tell_waiting(now=timezone.now() + timedelta(minutes=3))
    assert (len(told), hooks.waiting().exists()) == (4, False)


def test_it_waits_longer_each_time(hook, told):
    told.answer = 500
    moved()
    hooks.gather()
    waits = []
    for _ in range(8):
        telling = Telling.objects.get()
        before = timezone.now()
        hooks.tell_waiting(now=telling.next_at)
        waits.append(round((Telling.objects.get().next_at - before) / timedelta(minutes=1)))
    assert waits == [1, 5, 30, 120, 360, 720, 720, 720]


def test_an_address_that_is_silent_for_days_is_given_up_and_the_office_sees_it(hook, told, client):
    told.answer = 500
    moved()
    hooks.gather()
    Hook.objects.update(failing_since=timezone.now() - hooks.GIVEN_UP)
    hooks.tell_waiting(now=timezone.now())
    hook.refresh_from_db()
    assert (hook.ended, hooks.waiting().exists()) == ("silent", False)
    account = member("secretariat").account
    [matter] = given_up(account, TODAY)
    assert URL in matter.words
    client.force_login(account)
    assert URL in client.get(reverse("desk")).content.decode()
    assert "integrations.hook_given_up" in "".join(EventContent.objects.values_list("text", flat=True))
    moved()
    run()
    assert len(told) == 1


@pytest.mark.parametrize(
    ("url", "leads", "why"),
    [
        ("http://cong.example.vn/", ["93.184.215.14"], "sealed"),
        ("https://127.0.0.1/", ["127.0.0.1"], "public"),
        ("https://cong.example.vn/", ["64:ff9b::7f00:1"], "public"),
        ("https://cong.example.vn/", ["2002:a00:1::1"], "public"),
        ("https://cong.example.vn/", ["::10.0.0.1"], "public"),
        ("https://cong.example.vn/", ["fec0::1"], "public"),
        ("https://cong.example.vn/", ["224.0.0.251"], "public"),
        ("https://cong.example.vn:8443/", ["93.184.215.14"], "public"),
        ("https://a:b@cong.example.vn/", ["93.184.215.14"], "public"),
        ("https://cong.example.vn/", ["10.0.0.1"], "public"),
        ("https://cong.example.vn/", ["93.184.215.14", "127.0.0.1"], "public"),
        ("https://cong.example.vn/", ["169.254.169.254"], "public"),
        ("https://cong.example.vn/", ["::1"], "public"),
        ("https://khong-co.example.vn/", [], "unknown"),
    ],
)
def test_only_public_addresses_over_a_sealed_line_are_registered(looked_up, url, leads, why):
    looked_up.update({"cong.example.vn": leads, "127.0.0.1": ["127.0.0.1"]})
    with pytest.raises(hooks.NotRegistered) as refused:
        hooks.register(url, by=member("secretariat").account)
    assert refused.value.why == why
    assert not Hook.objects.exists()


def test_a_name_that_leads_inwards_later_is_not_asked(hook, looked_up, monkeypatch):
    looked_up["cong.example.vn"] = ["127.0.0.1"]
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was asked"))
    moved()
    run()
    assert Telling.objects.get().problem == "not_public"


def test_the_secret_is_shown_once_and_kept_nowhere(client, looked_up):
    client.force_login(member("secretariat").account)
    page = client.post(reverse("hooks"), {"url": URL}).content.decode()
    hook = Hook.objects.get()
    secret = hooks.secret_of(hook)
    assert secret in page
    assert secret not in client.get(reverse("hooks")).content.decode()
    assert secret not in str(Hook.objects.values())
    assert secret not in "".join(EventContent.objects.values_list("text", flat=True))
    refused = client.post(reverse("hooks"), {"url": "https://khong-co.example.vn/"})
    assert refused.status_code == 400
    assert client.post(reverse("take_off_hook", args=[hook.pk])).status_code == 302
    assert not hooks.in_force().exists()
    assert client.post(reverse("take_off_hook", args=[hook.pk])).status_code == 404


def test_addresses_are_for_the_office_alone(looked_up):
    with pytest.raises(PermissionDenied):
        hooks.register(URL, by=member("focal_point", make_body()).account)


def test_the_day_asks_the_worker_only_where_there_is_something_to_tell(hook):
    [timed] = [one for one in all_timed() if one.name == "systems"]
    hooks.gather()
    assert list(timed.run(TODAY, True)) == []
    moved()
    assert len(list(timed.run(TODAY, False))) == 1


def test_the_worker_comes_back_when_something_is_to_be_told_once_more(hook, told):
    told.answer = 500
    moved()
    tell_systems.call()
    tell_systems.call()
    [again] = DBTaskResult.objects.filter(task_path=tell_again.module_path)
    assert again.run_after == Telling.objects.get().next_at
    told.answer = 200
    Telling.objects.update(next_at=timezone.now())
    tell_again.call()
    assert Telling.objects.get().told_at
    assert DBTaskResult.objects.filter(task_path=tell_again.module_path).count() == 1
