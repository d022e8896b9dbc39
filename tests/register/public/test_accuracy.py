"""The page on which the reader's accuracy is told, over all that was published."""

from __future__ import annotations

import html

import pytest
from tests.register.making import make_account, make_clause, make_edition

from answerable.register.commitments.publishing import publish_edition
from answerable.register.plans.facts import no_facts
from answerable.register.plans.services import make_public
from answerable.register.public.accuracy import LABELS, measured
from answerable.register.trace.recording import act

pytestmark = pytest.mark.django_db
LEAD = {"name": "Sở Y tế", "body": None, "role": "lead", "force": "order", "inherited": False, "span": [0, 3]}


def published():
    """One item as it was read, one whose lead was put right, one with its section, one that was missed."""
    edition = make_edition(text="Bố trí đủ kinh phí.")
    read = {**no_facts(kind="task", pieces=[[0, 6]]), "assignments": [LEAD]}
    of = {"verdict": "confirmed", "pieces": [[0, 6]], "rights_class": "fulfil"}
    make_clause(edition, **of, read=read)
    make_clause(edition, **of, read=read, kept={**read, "assignments": []})
    make_clause(edition, **of, read=read, in_bulk=True)
    make_clause(edition, **of, read=None, kept=read)
    account = make_account()
    with act(actor=account) as doing:
        make_public(edition.document, doing)
    publish_edition(edition, by=account)


def test_nothing_is_told_before_anything_was_published():
    make_clause(verdict="confirmed", read=no_facts(kind="task", pieces=[[0, 6]]))
    assert measured().read == 0


def test_editions_are_counted_together():
    published()
    published()
    found = measured()
    assert (found.read, found.in_bulk, found.missed) == (6, 2, 2)
    leads = found.fields[list(LABELS).index("leads")]
    assert (leads.confirmed, leads.corrected) == (4, 2)


def test_the_page_tells_it(client):
    assert "Chưa có" in client.get("/gioi-thieu/").content.decode()
    published()
    page = " ".join(html.unescape(client.get("/en/gioi-thieu/").content.decode()).split())
    assert "1 task or target was not found by the program" in page
    assert "1 of 3 were confirmed together with their section" in page


def test_it_is_one_query_however_much_was_published(client, django_assert_max_num_queries):
    for _ in range(3):
        published()
    client.get("/gioi-thieu/")
    published()
    with django_assert_max_num_queries(4):
        client.get("/gioi-thieu/")
