"""The public trace: anybody can check the chain with what its pages say, and reads nothing that is private."""

from __future__ import annotations

import hashlib
import html
import re

import pytest
from tests.register.making import make_account, make_clause, make_edition

from answerable.register.commitments.publishing import publish_edition
from answerable.register.trace.models import FIRST, EventContent, Head
from answerable.register.trace.recording import act

pytestmark = pytest.mark.django_db(transaction=True)


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def done():
    account = make_account(email="kin@example.vn", name="Người Kín")
    edition = make_edition(text="Khám sức khỏe.")
    make_clause(edition, verdict="confirmed", rights_class="fulfil")
    (commitment,) = publish_edition(edition, by=account)
    with act(actor=account) as doing:
        doing.note("plans.taken_in", edition, after={"secret": "bản thảo kín"})
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
    assert len(lines) == 2
    assert before in client.get("/nhat-ky/").content.decode()


def test_an_event_of_something_public_is_opened_and_can_be_checked(client, done):
    page = html.unescape(client.get("/nhat-ky/1/").content.decode())
    content = EventContent.objects.get(event=1, public=True)
    codes = re.findall(r"<code>(.*?)</code>", page, re.DOTALL)
    previous, digest, link, text, salt, public, other = codes
    assert (text, sha256(salt + text)) == (content.text, public)
    assert sha256(public + other) == digest
    assert previous == FIRST
    assert len(link) == 64


@pytest.mark.parametrize("address", ["/nhat-ky/", "/nhat-ky/1/", "/nhat-ky/2/", "/en/nhat-ky/2/"])
def test_nothing_private_and_nothing_of_a_draft_is_read(client, done, address):
    page = client.get(address).content.decode()
    assert [word for word in ("Kín", "kin@example.vn", "bản thảo kín", "taken_in") if word in page] == []


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
