"""The pages of a published PDF beside its text; of a draft nobody sees any."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from tests.register.checking.plan import draft, secretary
from tests.register.making import published
from tests.register.plans.test_places import EXAMPLE

from answerable.register.plans.importing import take_in
from answerable.register.plans.services import receive

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, tzinfo=UTC)
PICTURE = re.compile(r'<img src="([^"]+/trang/1/(\d+)\.webp)"[^>]* loading="lazy" alt="[^"]+"')


def made_public(edition):
    """Its document too; with nothing of what it states."""
    document = edition.document
    published(document, slug="ke-hoach-mau", published_at=NOW)
    return published(edition, standing="published", published_at=NOW)


@pytest.fixture
def edition():
    by = secretary()
    return take_in(receive("ke-hoach.pdf", [EXAMPLE.read_bytes()], by=by))


def test_each_page_stands_once_beside_the_words_that_are_printed_on_it(client, edition):
    made_public(edition)
    text = client.get("/ke-hoach/ke-hoach-mau/van-ban/1/1/").content.decode()
    shown = PICTURE.findall(text)
    assert [int(page) for _address, page in shown] == list(range(1, edition.pages + 1))
    assert "<script" not in text
    answer = client.get(shown[1][0])
    assert answer.headers["Content-Type"] == "image/webp"
    assert len(b"".join(answer)) < 130_000
    assert "public" in answer.headers["Cache-Control"]
    first = text.index("/trang/1/1.webp")
    assert text.index(edition.text.split("\n")[0][:20]) < first < text.index("/trang/1/2.webp")


def test_no_page_of_a_draft_is_shown(client, edition):
    published(edition.document, slug="ke-hoach-mau", published_at=NOW)
    assert client.get("/ke-hoach/ke-hoach-mau/trang/1/1.webp").status_code == 404


@pytest.mark.parametrize("page", [0, 99])
def test_there_are_no_other_pages(client, edition, page):
    made_public(edition)
    assert client.get(f"/ke-hoach/ke-hoach-mau/trang/1/{page}.webp").status_code == 404


def test_a_text_has_no_pages(client):
    made_public(draft(secretary()))
    assert "<figure" not in client.get("/ke-hoach/ke-hoach-mau/van-ban/1/1/").content.decode()
    assert client.get("/ke-hoach/ke-hoach-mau/trang/1/1.webp").status_code == 404
