"""Each choice of a facet leads to a list of as many commitments as it says."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from tests.register.factories import DAY, published_register

from answerable.register.commitments.models import Commitment
from answerable.register.lists import counting
from answerable.register.lists import facets as module
from answerable.register.lists.counting import up_to_most
from answerable.register.lists.facets import facets
from answerable.register.lists.filters import FilterForm, narrowed
from answerable.register.plans.models import Document
from answerable.register.search.services import index_all

pytestmark = pytest.mark.django_db

BY_ALL = (
    "q=kham+benh&trang_thai=overdue&thang=2026-06&co_quan=so-y-te-an-hai&vai_tro=lead&quyen=R29&lop=fulfil"
    "&ke_hoach={plan}&loai_van_ban=K%E1%BA%BF+ho%E1%BA%A1ch"
)


@pytest.fixture
def register():
    made = published_register()
    index_all()
    return made


def filled(query):
    form = FilterForm(QueryDict(query))
    assert form.is_valid(), form.errors
    return form


def counted(query):
    return up_to_most(narrowed(filled(query).cleaned_data, on=DAY))


def counts(query):
    return {
        (facet.name, choice.label): choice.count
        for facet in facets(filled(query), on=DAY)
        for choice in facet.choices
    }


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=kham+benh",
        "trang_thai=overdue",
        "trang_thai=withdrawn",
        "trang_thai=held",
        "lop=fulfil",
        "quyen=R29&lop=fulfil",
        "thang=2026-06",
        "vai_tro=lead",
        "co_quan=so-y-te-an-hai",
        "co_quan=so-y-te-an-hai&vai_tro=coordinate",
        "loai_van_ban=K%E1%BA%BF+ho%E1%BA%A1ch",
        "q=-tre+benh&thang=2026-06&trang_thai=past_no_information",
    ],
)
def test_every_choice_leads_to_as_many_as_it_says(register, query):
    found = facets(filled(query), on=DAY)
    assert query.startswith("q=") or found
    for facet in found:
        for choice in facet.choices:
            if choice.chosen:
                assert facet.name not in filled(choice.query).asked()
                again = {one.label: one for one in _named(choice.query, facet.name)}
                assert again[choice.label].count == choice.count
                assert counted(again[choice.label].query) == choice.count
            else:
                assert counted(choice.query) == choice.count, (facet.name, choice)


def _named(query, name):
    return [
        choice for facet in facets(filled(query), on=DAY) if facet.name == name for choice in facet.choices
    ]


def test_every_facet_is_there_and_values_that_nobody_has_are_not(register):
    found = facets(filled(""), on=DAY)
    assert [one.name for one in found] == list(module.NAMES)
    assert "0" not in {choice.count for one in found for choice in one.choices}


def test_what_was_not_counted_to_the_end_says_so(register, monkeypatch):
    monkeypatch.setattr(module, "WINDOW", 5)
    assert all(count.endswith("+") for (name, _), count in counts("").items() if name != "trang_thai")
    monkeypatch.setattr(counting, "MOST", 3)
    assert "3+" in counts("").values()
    assert not any(count == "4+" for count in counts("").values())


def test_an_address_is_one_however_it_was_written(register):
    one, other = filled("lop=fulfil&q=kham++benh+&sau=&thang="), filled("q=kham+benh&lop=fulfil")
    assert one.asked() == other.asked() == {"q": "kham benh", "lop": "fulfil"}


def test_a_part_alone_is_that_of_any_body(register):
    led = Commitment.objects.in_force().exclude(leads=[]).count()
    assert counted("vai_tro=lead") == str(led)


def test_narrowed_by_all_at_once_a_page_asks_no_more_than_another(register, client):
    query = BY_ALL.format(plan=Document.objects.published().exclude(slug="").first().slug)
    facets_of_all = facets(filled(query), on=DAY)
    assert all(
        counted(choice.query) == choice.count
        for one in facets_of_all
        for choice in one.choices
        if not choice.chosen
    )
    for place in ("/cam-ket/", "/tim/"):  # what it asks is counted by conftest.py
        assert client.get(f"{place}?{query}").status_code == 200
