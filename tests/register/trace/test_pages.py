"""The public trace: anybody can check the chain with what its pages say, and reads nothing that is private."""

from __future__ import annotations

import hashlib
import html
import re
from pathlib import Path

import pytest
from django.apps import apps
from tests.register.making import make_account, make_clause, make_edition

from answerable import register
from answerable.register.commitments.publishing import publish_edition
from answerable.register.plans.services import make_public
from answerable.register.trace.comparing import all_compared
from answerable.register.trace.models import FIRST, Event, EventContent, Head
from answerable.register.trace.recording import act
from answerable.register.trace.telling import sentences

pytestmark = pytest.mark.django_db


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def done():
    account = make_account(email="kin@example.vn", name="Người Kín")
    edition = make_edition(text="Khám sức khỏe.")
    make_clause(edition, verdict="confirmed", rights_class="fulfil")
    with act(actor=account) as doing:
        doing.note("plans.taken_in", make_edition(), after={"secret": "bản thảo kín"})
    with act(actor=account) as doing:
        make_public(edition.document, doing)
    (commitment,) = publish_edition(edition, by=account)
    return commitment


def test_the_chain_is_checked_with_its_lines_alone(client, done):
    lines = b"".join(client.get("/nhat-ky/chuoi.txt").streaming_content).decode().splitlines()
    before = FIRST
    for line in lines:
        seq, at, digest, previous, link = line.split(" ")
        assert previous == before
        assert link == sha256(f"{previous} {seq} {at} {digest}")
        before = link
    assert before == Head.objects.get().hash
    assert len(lines) == 4
    assert before in client.get("/nhat-ky/").content.decode()


def test_an_event_of_something_public_is_opened_and_can_be_checked(client, done):
    page = html.unescape(client.get("/nhat-ky/4/").content.decode())
    content = EventContent.objects.get(event=4, public=True)
    codes = re.findall(r"<code>(.*?)</code>", page, re.DOTALL)
    previous, digest, link, text, salt, public, other = codes
    assert (text, sha256(salt + text)) == (content.text, public)
    assert sha256(public + other) == digest
    assert previous == Event.objects.get(seq=3).hash
    assert len(link) == 64


@pytest.mark.parametrize("address", ["/nhat-ky/", "/nhat-ky/1/", "/nhat-ky/2/", "/en/nhat-ky/2/"])
def test_nothing_private_and_nothing_of_a_draft_is_read(client, done, address):
    page = client.get(address).content.decode()
    assert [word for word in ("Kín", "kin@example.vn", "bản thảo kín", "taken_in") if word in page] == []


def test_events_are_told_in_sentences_with_what_they_are_about(client, done):
    page = " ".join(html.unescape(client.get("/en/nhat-ky/").content.decode()).split())
    assert f'href="/en/cam-ket/{done.public_id}/">{done.public_id}</a>: Published, from edition 1.' in page
    assert (
        f'href="/en/ke-hoach/{done.document.slug}/">{done.document}</a>: Published for the first time.'
        in page
    )
    assert f"{done.document} (1)</a>: Edition 1 was published." in page
    assert page.count("not public") == 1


def test_every_verb_has_a_sentence():
    """Of records that are public; other events are shown as digests alone."""
    noted = set()
    for path in Path(register.__file__).parent.rglob("*.py"):
        noted |= set(re.findall(r'"((?:plans|bodies|checking|commitments)\.[a-z_]+)"', path.read_text()))
        noted |= {
            f"checking.{verb}" for verb in re.findall(r'checking\([\w.]*edition, "(\w+)"', path.read_text())
        }
    labels = {*all_compared(), *(model._meta.label_lower for model in apps.get_models())}
    assert len(noted) > 20
    assert noted - labels - {"bodies.loaded", "commitments.views"} <= sentences().keys()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nhat-ky/?den=0", 200),
        ("/nhat-ky/?den=x", 200),
        ("/nhat-ky/?den=99999999999999999999", 200),
        ("/nhat-ky/99/", 404),
        ("/nhat-ky/chuoi.txt?tu=-1", 200),
        ("/nhat-ky/chuoi.txt?tu=%E0", 200),
    ],
)
def test_odd_numbers_are_answered(client, done, address, status):
    assert client.get(address).status_code == status
