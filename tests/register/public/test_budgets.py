"""Every open page, in both languages: it answers, is small, and stands alone."""

from __future__ import annotations

import re

import pytest

from answerable.register.settings import ROOM

pytestmark = pytest.mark.django_db
MOST_BYTES = 200_000
MOST_FETCHED = 8  # files beside the page itself
FETCHED = re.compile(
    r"""<(?:link rel="(?:stylesheet|icon|preload)"|img|script)[^>]*?\s(?:href|src)=["']([^"']+)"""
)
STYLE = ROOM / "static" / "register.css"
DATA = '<script type="application/ld+json">'  # no script: nothing runs it
# Nothing is fetched from elsewhere; the licence is a link for a reader to follow.
OUTSIDE = re.compile(
    r"""(?:src|href|action|content)=["'](?:https?:)?//(?!testserver|creativecommons\.org/licenses/)[^"']*"""
)


def test_every_page_keeps_to_its_budget(client, addresses):
    for address in [*addresses, *(f"/en{address}" for address in addresses)]:
        answer = client.get(address)
        assert answer.status_code == (400 if "nothing" in address else 200), address
        text = answer.content.decode()
        assert len(answer.content) + STYLE.stat().st_size <= MOST_BYTES, address
        assert not OUTSIDE.findall(text), address
        assert 1 <= len(set(FETCHED.findall(text))) <= MOST_FETCHED, address
        assert "<script" not in text.replace(DATA, ""), address
        assert " style=" not in text, address
        assert len(re.findall("<h1[ >]", text)) == 1, address
        assert re.search(r"<title>\S.{3,}</title>", text), address
        assert re.search(r'<meta name="description" content="\S', text), address


def test_titles_tell_pages_apart(client, addresses):
    kinds = [one for one in addresses if "?" not in one and "/cam-ket/" not in one]
    titles = [re.search("<title>(.*?)</title>", client.get(one).content.decode())[1] for one in kinds]
    different = {one.replace("/van-ban/2/1/", "/van-ban/1/1/") for one in kinds}
    assert len(set(titles)) >= len(different) - 1  # /han/ is one of the months


def test_the_look_is_small():
    assert STYLE.stat().st_size <= 30_000
