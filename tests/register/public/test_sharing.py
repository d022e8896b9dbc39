"""What pages tell programs that show or list them."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from lxml import etree, html
from PIL import Image

from answerable.register.commitments.models import Commitment
from answerable.register.public.social_cards import SocialCard, drawn
from answerable.register.trace.recording import act

pytestmark = pytest.mark.django_db


def head(client, address):
    return html.document_fromstring(client.get(address).content.decode()).find("head")


def test_a_page_says_where_it_has_its_home_and_its_card(client, register):
    address = f"/ke-hoach/{register.plan.slug}/van-ban/1/1/"
    told = head(client, f"/en{address}?doan=0-20")
    assert told.xpath("link[@rel='canonical']/@href") == [f"http://testserver/en{address}"]
    languages = {
        one.get("hreflang"): one.get("href") for one in told.xpath("link[@rel='alternate'][@hreflang]")
    }
    vi, en = f"http://testserver{address}", f"http://testserver/en{address}"
    assert languages == {"vi": vi, "en": en, "x-default": vi}
    assert told.xpath("meta[@property='og:image']/@content") == ["http://testserver/en/the.png"]
    listed = head(client, "/cam-ket/?trang_thai=held")
    assert listed.xpath("link[@rel='canonical']/@href") == ["http://testserver/cam-ket/?trang_thai=held"]


@pytest.mark.parametrize("name", ["front", "plans", "bodies", "data", "contributions", "guidance", "follow"])
def test_a_page_says_what_it_is_called_and_about(client, register, name):
    told = head(client, reverse(name))
    [title] = told.xpath("meta[@property='og:title']/@content")
    assert told.findtext("title") == f"{title} · Answerable"
    said = told.xpath("meta[@property='og:description']/@content")
    assert said == told.xpath("meta[@name='description']/@content")
    assert all(said)


def test_quotes_in_a_title_stay_words(client, register):
    register.plan.title = 'Đề án "Một cửa" <b>'
    register.plan.save()
    told = head(client, f"/ke-hoach/{register.plan.slug}/")
    [title] = told.xpath("meta[@property='og:title']/@content")
    assert title == 'Số 12/KH-UBND: Đề án "Một cửa" <b>'.removeprefix("Số ")


def test_the_map_says_when_something_was_done_last(client, register):
    one = register["overdue"]
    with act(actor=None) as doing:
        doing.note("commitments.published", one, after={"edition": 1})
    part = etree.fromstring(client.get("/sitemap-cam-ket-0.xml").getvalue())
    of_it = f"//*[local-name()='url'][*[local-name()='loc'][contains(., '{one.public_id}')]]"
    moved = part.xpath(f"{of_it}/*[local-name()='lastmod']/text()")
    assert len(moved) == 2
    assert datetime.fromisoformat(moved[0]).date() == datetime.now(UTC).date()
    assert len(part.xpath("//*[local-name()='lastmod']")) == 2


def test_pages_of_those_who_work_here_are_shared_with_nobody(client, register):
    found = head(client, reverse("account_login"))
    assert not found.xpath("link[@rel='canonical'] | meta[starts-with(@property, 'og:')]")
    assert found.xpath("string(title)") == "Đăng nhập · Answerable"
    assert found.xpath("meta[@name='description']/@content")


@pytest.mark.parametrize("name", ["held", "overdue", "no_deadline", "withdrawn"])
def test_every_kind_of_page_has_a_card(client, register, name):
    pages = (
        register[name].get_absolute_url(), f"/ke-hoach/{register.plan.slug}/", f"/co-quan/{register.health.key}/", "/",
    )  # fmt: skip
    for page in pages:
        [address] = head(client, page).xpath("meta[@property='og:image']/@content")
        answer = client.get(address.removeprefix("http://testserver"))
        assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)


def test_a_card_holds_any_title():
    for title in ("", "a" * 5000, "từ " * 500):
        assert Image.open(io.BytesIO(drawn(SocialCard("", title, ("",))))).size == (1200, 630)


def test_a_plan_and_a_body_are_described_in_words_of_schema_org(client, register):
    register.plan.title = "</script><b>&"
    register.plan.save()
    [said] = head(client, f"/ke-hoach/{register.plan.slug}/").xpath("script/text()")
    about = json.loads(said)
    assert (about["@type"], about["name"]) == ("Legislation", "</script><b>&")
    [said] = head(client, f"/co-quan/{register.health.key}/").xpath("script/text()")
    assert json.loads(said)["@type"] == "GovernmentOrganization"


def test_the_map_has_every_public_page_once_in_each_language(client, register):
    places = "//*[local-name()='loc']/text()"
    index = etree.fromstring(client.get("/sitemap.xml").content).xpath(places)
    listed = []
    for part in index:
        listed += etree.fromstring(client.get(part.removeprefix("http://testserver")).getvalue()).xpath(
            places
        )
    assert len(listed) == len(set(listed))
    for one in Commitment.objects.all():
        assert f"http://testserver{one.get_absolute_url()}" in listed
        assert f"http://testserver/en{one.get_absolute_url()}" in listed
    assert not [one for one in listed if "lam-viec" in one]
    for address in listed:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_programs_are_told_of_the_map_and_asked_to_leave_searches(client):
    said = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert "Disallow: /lam-viec/" in said
    assert "Disallow: /en/tim/" in said


@pytest.mark.parametrize("part", ["trang-x", "nothing-0", "cam-ket-99999999999"])
def test_there_is_no_other_part_of_the_map(client, part):
    assert client.get(f"/sitemap-{part}.xml").status_code == 404
