"""The page as it looks, with the words of an item marked on it."""

from __future__ import annotations

import re

import pytest
from tests.register.checking.plan import draft, secretary
from tests.register.plans.test_places import EXAMPLE

from answerable.register.plans import pictures
from answerable.register.plans.importing import take_in
from answerable.register.plans.services import receive

pytestmark = pytest.mark.django_db
MARK = re.compile(
    r'<rect class="of-(\w+)" data-of="([\w-]+)" x="[\d.]+" y="[\d.]+" width="[\d.]+" height="[\d.]+"/>'
)


@pytest.fixture
def checker(client):
    account = secretary()
    client.force_login(account)
    return account


@pytest.fixture
def edition(checker):
    return take_in(receive("ke-hoach.pdf", [EXAMPLE.read_bytes()], by=checker))


def test_the_words_of_an_item_are_marked_on_its_page(client, edition):
    for prefix in ("", "/en"):  # numbers are written for the browser, in either language
        text = client.get(f"{prefix}/lam-viec/kiem-tra/{edition.pk}/muc/III/3/").content.decode()
        marks = MARK.findall(text)
        assert {"clause", "lead", "coordinate"} <= {kind for kind, _ in marks}
        assert text.count("<rect") == len(marks)
        facts = set(re.findall(r'<p data-of="([\w-]+)"', text))
        assert {name for _, name in marks} >= facts - {"words"}
        assert f'src="{prefix}/lam-viec/kiem-tra/{edition.pk}/trang/2.webp"' in text


def test_a_page_alone_marks_the_item_that_is_asked_for(client, edition):
    address = f"/lam-viec/kiem-tra/{edition.pk}/trang/2/"
    assert MARK.findall(client.get(f"{address}?muc=III/3").content.decode())
    for other in ("", "?muc=I/1/a", "?muc=khong-co"):  # another page's, or none
        answer = client.get(address + other)
        assert answer.status_code == 200
        assert "<rect" not in answer.content.decode()
    assert client.get(f"/lam-viec/kiem-tra/{edition.pk}/trang/7/").status_code == 404


def test_a_picture_of_a_page_is_small_and_no_text_file_has_one(client, edition, checker):
    answer = client.get(f"/lam-viec/kiem-tra/{edition.pk}/trang/2.webp")
    assert answer.headers["Content-Type"] == "image/webp"
    assert len(b"".join(answer)) < 130_000
    other = draft(checker)
    assert 'class="sheet"' not in client.get(f"/lam-viec/kiem-tra/{other.pk}/muc/II/1/").content.decode()
    assert client.get(f"/lam-viec/kiem-tra/{other.pk}/trang/1.webp").status_code == 404


def test_where_no_words_are_placed_the_text_view_stays(client, edition, monkeypatch):
    monkeypatch.setattr(pictures, "_make", lambda *told: False)
    monkeypatch.setattr(pictures, "FORGOTTEN", 0)
    text = client.get(f"/lam-viec/kiem-tra/{edition.pk}/muc/III/3/").content.decode()
    assert "<rect" not in text
    assert re.search('<mark class="of-(clause of-)?lead"', text)
    assert 'data-sheet="2"' in text  # the script asks once more
