"""What is around a plan: what an edition changed, the tree of mandates, its course in time, its badge."""

from __future__ import annotations

import pytest
from django.utils import timezone
from lxml import etree, html
from tests.register.following.conftest import public

from answerable.register.plans.models import DocumentCitation, Match
from answerable.register.public import comparing, mandates
from answerable.register.public.badge import figures_of
from answerable.register.public.comparing import LONGEST, compared, marked
from answerable.register.subplans.models import CarriesOut

TODAY = timezone.localdate()


@pytest.mark.parametrize(
    ("earlier", "later", "pieces"),
    [
        ("một hai", "một hai", [("", "một hai")]),
        ("một", "một hai", [("", "một "), ("ins", "hai")]),
        ("", "mới", [("ins", "mới")]),
    ],
)
def test_words_that_differ_are_marked(earlier, later, pieces):
    assert [(kind, text.strip()) for kind, text in marked(earlier, later)] == [
        (kind, text.strip()) for kind, text in pieces
    ]


def test_very_long_clauses_are_shown_whole():
    long = "từ " * (LONGEST + 1)
    assert [kind for kind, _ in marked(long, f"{long}mới")] == ["del", "ins"]


@pytest.fixture
def told(register):
    """The second edition says one thing in other words, one is new, one is gone."""
    earlier = {one.key: one for one in register.earlier.clauses.all()}
    later = {one.key: one for one in register.edition.clauses.all()}
    account = _somebody()
    Match.objects.create(earlier=earlier["II/1"], later=later["II/1"], kind="same")
    Match.objects.create(earlier=earlier["II/2"], later=later["II/3"], kind="changed")
    Match.objects.create(later=later["II/4"], kind="new")
    Match.objects.create(earlier=earlier["II/14"], kind="gone", gone_in=register.edition, decided_by=account)
    return register


def _somebody(email="bi-mat@example.vn"):
    from tests.register.making import make_account

    return make_account(email=email)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_every_difference_is_on_one_page_however_many_stand_at_one_place(told, monkeypatch, size):
    place = told.edition.clauses.get(key="II/4").position
    one = told.earlier.clauses.get(position=place)
    Match.objects.create(
        earlier=one, kind="gone", gone_in=told.edition, decided_by=_somebody("khac@example.vn")
    )
    monkeypatch.setattr(comparing, "SIZE", size)
    editions, begin, seen = [told.earlier, told.edition], 0, []
    while begin is not None:
        page = compared(told.edition, editions, begin=begin)
        seen += [difference.place.pk for difference in page.differences]
        assert page.more is None or page.more > begin
        begin = page.more
    assert sorted(seen) == sorted({*seen})
    assert len(seen) == Match.objects.exclude(kind="same").count()


def test_an_edition_tells_what_it_changed(client, told):
    page = client.get(f"/ke-hoach/{told.plan.slug}/so-sanh/2/").content.decode()
    root = html.document_fromstring(page)
    assert [one.text_content() for one in root.xpath("//ul[@class='counts']//strong")] == ["1"] * 4
    assert any("Sửa" in one.text_content() for one in root.xpath("//del"))
    assert any("Bố trí kinh phí" in one.text_content() for one in root.xpath("//ins"))
    assert any("phòng khám lưu động" in one.text_content() for one in root.xpath("//del"))
    assert "bi-mat" not in page


@pytest.mark.parametrize("ordinal", [1, 3, 99])
def test_only_a_later_edition_that_is_public_is_compared(client, register, ordinal):
    assert client.get(f"/ke-hoach/{register.plan.slug}/so-sanh/{ordinal}/").status_code == 404


def test_the_tree_goes_from_documents_above_to_plans_below(client, register):
    clause = register.edition.clauses.get(key="II/5")
    DocumentCitation.objects.create(
        edition=register.edition, clause=clause, relation="implements", words="Nghị quyết số 9", start=0, end=5,
        number="9/NQ-CP", number_key="9/nq-cp",
    )  # fmt: skip
    CarriesOut.objects.create(
        parent=register["overdue"], child=register["within_term"], holds=True, reason="Cùng việc.",
        decided_at=timezone.now(),
    )  # fmt: skip
    root = html.document_fromstring(client.get(f"/ke-hoach/{register.plan.slug}/cay/").content.decode())
    [superior] = root.xpath("//li[span[text()='Nghị quyết số 9']]")
    assert superior.xpath("ul/li/span/a/text()") == ["II/5"]
    assert superior.xpath("ul/li/ul/li/span/a/@href") == [register["within_term"].get_absolute_url()]
    assert register.sub_plan.slug in str(root.xpath("//a/@href"))
    picture = client.get(f"/ke-hoach/{register.plan.slug}/cay.svg")
    assert "30/KH-SYT" in "".join(etree.fromstring(picture.content).itertext())


def carries_out(child, parent):
    CarriesOut.objects.create(
        parent=parent, child=child, holds=True, reason="Cùng việc.", decided_at=timezone.now()
    )


def cites(document, target, relation="implements"):
    edition = document.editions.get(standing="published")
    DocumentCitation.objects.create(
        edition=edition,
        relation=relation,
        words=f"Kế hoạch số {target.number}",
        start=0,
        end=5,
        target=target,
    )


@pytest.fixture
def levels(register):
    """The law of a ministry over the plan, a plan below the department's, and a ring back to the top."""
    top, lowest = (public(text=text, key="I/1") for text in ("Nghị định giao.", "Xã làm."))
    middle = public(text="Sở làm.", key="II/1")
    cites(register.plan, top.document, "based_on")
    cites(middle.document, register.plan)
    cites(lowest.document, middle.document)
    cites(top.document, lowest.document, "based_on")
    carries_out(register["overdue"], top)
    carries_out(middle, register["overdue"])
    carries_out(lowest, middle)
    carries_out(top, lowest)
    return register, top, middle, lowest


def test_the_tree_goes_over_more_than_one_level_and_a_ring_ends(
    client, levels, django_assert_max_num_queries
):
    register, _top, middle, lowest = levels
    slug = register.plan.slug
    with django_assert_max_num_queries(20):
        page = client.get(f"/ke-hoach/{slug}/cay/").content.decode()
    root = html.document_fromstring(page)
    [branch] = root.xpath(f"//a[@href='{register['overdue'].get_absolute_url()}']/../..")[:1]
    below = [one.get_absolute_url() for one in (middle, lowest)]
    assert [one for one in branch.xpath(".//li/span/a/@href") if one in below] == below
    trees = root.xpath("//h2[contains(., 'Kế hoạch nêu rõ')]/following-sibling::ul[1]//a/@href")
    assert [f"/ke-hoach/{one.document.slug}/cay/" for one in (middle, lowest)] == [
        one for one in trees if register.sub_plan.slug not in one
    ][:2]
    told = client.get(f"/ke-hoach/{slug}/cay.csv").content.decode("utf-8-sig")
    lines = [line.split(",") for line in told.splitlines()]
    assert [str(2), lowest.public_id] in [[one[1], one[4]] for one in lines if len(one) > 4]
    drawn = etree.fromstring(client.get(f"/ke-hoach/{slug}/cay.svg").content)
    assert len(drawn.findall(".//{*}rect")) > 4


def test_a_tree_that_is_too_large_says_so(client, levels, monkeypatch):
    register, *_ = levels
    monkeypatch.setattr(mandates, "MOST", 1)
    page = client.get(f"/ke-hoach/{register.plan.slug}/cay/").content.decode()
    assert "nhiều hơn một trang" in page


def test_names_of_documents_are_no_markup_in_a_picture(client, register):
    DocumentCitation.objects.create(
        edition=register.edition, relation="implements", words='<script>"&', start=0, end=5, number_key="x"
    )
    picture = client.get(f"/ke-hoach/{register.plan.slug}/cay.svg").content
    assert b"<script" not in picture
    etree.fromstring(picture)


def test_the_course_of_a_plan_is_told_by_day(client, register):
    page = client.get(f"/ke-hoach/{register.plan.slug}/dong-thoi-gian/").content.decode()
    days = html.document_fromstring(page).xpath("//time/@datetime")
    assert days == sorted(days, reverse=True)
    assert "2026-01-15" in days
    assert "III/3" in page


def test_a_badge_says_its_numbers_with_what_they_are_of(client, register):
    answer = client.get(f"/ke-hoach/{register.plan.slug}/huy-hieu.svg")
    told = figures_of(register.plan, on=TODAY)
    assert told.held >= 4
    assert told.done <= told.with_a_day < told.commitments
    said = "".join(etree.fromstring(answer.content).itertext())
    assert f"{told.held}/{told.commitments}" in said.replace(" trên ", "/").replace(" of ", "/")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (
        client.get(f"/ke-hoach/{register.plan.slug}/").headers["Cross-Origin-Resource-Policy"]
        == "same-origin"
    )
    page = client.get(f"/ke-hoach/{register.plan.slug}/huy-hieu/").content.decode()
    assert "http://testserver" in page


def test_numbers_of_a_picture_can_be_taken_along(client, register):
    page = html.document_fromstring(client.get(f"/ke-hoach/{register.plan.slug}/hinh/").content.decode())
    links = page.xpath("//a[@download]/@href")
    assert {"muc.csv", "minh-chung.csv", "viec.csv"} <= set(links)
    for link in links:
        data = client.get(f"/ke-hoach/{register.plan.slug}/hinh/{link}")
        assert data.headers["Content-Type"].startswith("text/csv")
        assert data.content.decode("utf-8-sig").count("\r\n") > 1
    assert client.get(f"/ke-hoach/{register.plan.slug}/hinh/nothing.csv").status_code == 404
