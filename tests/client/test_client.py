"""The client against a register in this very process; docs/client.md is run as it stands."""

from __future__ import annotations

import doctest
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from django.utils import timezone

from answerable.client import NotAccepted, NotFound, Register, TooManyRequests, Unauthorized, Unreachable
from answerable.reader import read_plan
from answerable.reader.export import to_json
from answerable.register.api.limits import MINUTE
from answerable.register.integrations.tokens import make

DOCS = Path(__file__).resolve().parents[2] / "docs" / "client.md"
PLAN = DOCS.parents[1] / "examples" / "ke-hoach.txt"
ADDRESS = "https://so.example.vn"


@pytest.fixture(autouse=True)
def _no_address_leads_out(settings, monkeypatch, tmp_path, application):
    """Every client that is made asks the register in this process."""
    settings.ALLOWED_HOSTS = ["so.example.vn"]
    settings.EVIDENCE_ROOT = tmp_path
    MINUTE.asked.clear()
    MINUTE.elsewhere.clear()
    real = httpx.Client
    monkeypatch.setattr(
        httpx, "Client", lambda **more: real(transport=httpx.WSGITransport(app=application), **more)
    )


def token_of(account, *scopes):
    [membership] = account.memberships.all()
    until = timezone.localdate() + timedelta(days=9)
    scopes = list(scopes or ("answers", "evidence"))
    return make(membership, name="a", scopes=scopes, expires_on=until, by=account)[1]


class Counting:
    """A sender that remembers what was asked and answered."""

    def __init__(self, *first):
        self.client, self.first, self.seen = httpx.Client(), list(first), []

    def request(self, method, url, **more):
        if self.first:
            answer = self.first.pop(0)
            if isinstance(answer, Exception):
                raise answer
        else:
            answer = self.client.request(method, url, **more)
        self.seen.append((answer.status_code, more["headers"].get("Idempotency-Key")))
        return answer

    def close(self):
        self.client.close()


def test_the_examples_of_the_documentation_are_as_they_say(register, office, tmp_path, monkeypatch):
    office.opened()
    (tmp_path / "ke-hoach.json").write_text(to_json(read_plan(PLAN)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = DOCS.read_text(encoding="utf-8")
    parser = doctest.DocTestParser()
    tokens = {"token": token_of(office.focal), "secretariat_token": token_of(office.secretary, "import")}
    test = parser.get_doctest(text, tokens, DOCS.name, str(DOCS), 0)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test)
    assert (runner.failures, runner.tries > 15) == (0, True)


def test_what_is_as_it_was_comes_from_what_is_kept(register):
    sender = Counting()
    with Register(ADDRESS, sender=sender) as client:
        first = client.plan(register.plan.slug)
        assert client.plan(register.plan.slug) == first
    assert [status for status, _key in sender.seen] == [200, 304]


def test_a_long_list_comes_page_by_page(register):
    with Register(ADDRESS) as client:
        everything = [one["id"] for one in client.commitments()]
        few = [one["id"] for one in client.commitments(limit="5")]
    assert len(everything) > 15
    assert few == everything


@pytest.mark.django_db
def test_refusals_are_errors_of_their_kind():
    with Register(ADDRESS, language="vi") as client:
        with pytest.raises(NotFound, match="không có gì"):
            client.body("khong-co")
        with pytest.raises(NotAccepted, match="stat"):
            next(client.commitments(stat="overdue"))
        with pytest.raises(Unauthorized):
            client.rounds()
        for id in ("", "../../suc-khoe", "a//b"):
            with pytest.raises(NotAccepted):
                client.plan(id)


@pytest.mark.django_db
def test_it_waits_where_the_register_asks_to_and_not_for_ever(monkeypatch):
    waited = []
    monkeypatch.setattr("time.sleep", waited.append)
    busy = httpx.Response(429, headers={"Retry-After": "7"}, json={"detail": "Chờ."})
    with Register(ADDRESS, sender=Counting(busy)) as client:
        assert list(client.plans()) == []
    with Register(ADDRESS, sender=Counting(busy, busy, busy)) as client, pytest.raises(TooManyRequests):
        list(client.plans())
    assert waited == [7, 7, 7]


@pytest.mark.django_db
def test_what_is_lost_on_the_way_is_sent_again_under_the_same_key(office):
    sender = Counting(httpx.ReadTimeout("lost"))
    with Register(ADDRESS, token=token_of(office.focal), sender=sender) as client:
        client.give_evidence(office.training.public_id, title="A", number="1/BC")
        client.give_file(office.training.public_id, DOCS.parent / "tutorial" / "1-check.png", title="Ảnh")
    keys = [key for _status, key in sender.seen]
    assert all(keys)
    assert keys[0] != keys[1]


@pytest.mark.parametrize(
    "answer", [httpx.ConnectError("no"), httpx.Response(200, text="<html>")], ids=["silent", "another"]
)
def test_what_is_no_register_is_told(answer):
    with Register(ADDRESS, sender=Counting(*[answer] * 3)) as client, pytest.raises(Unreachable):
        client.plan("a")
