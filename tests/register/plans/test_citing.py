"""A citation is linked to the one document that it means, or to none."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.register.making import make_body, make_clause, make_document, make_edition

from answerable.register.commitments.publishing import publish_edition
from answerable.register.plans.citing import link_citations, meant_by
from answerable.register.plans.identity import number_key
from answerable.register.plans.models import DocumentCitation

pytestmark = pytest.mark.django_db
NUMBERS = iter(range(1000))


def published(number, dated="", **fields):
    return make_document(
        number=number,
        number_key=number_key(number),
        dated=dated,
        slug=f"van-ban-{next(NUMBERS)}",
        published_at=timezone.now(),
        **fields,
    )


def cited(number, dated="", edition=None):
    return DocumentCitation.objects.create(
        edition=edition or make_edition(),
        relation="implements",
        words=number,
        start=0,
        end=1,
        number=number,
        number_key=number_key(number),
        dated=dated,
    )


@pytest.mark.parametrize(
    ("number", "dated", "document", "linked"),
    [
        ("519-KL/TU", "2018-04-26", {"number": "519-KL/TU", "dated": "2018-04-26"}, True),
        ("63 /KH – UBND", "2019-03-05", {"number": "63/KH-UBND", "dated": "2019-03-05"}, True),
        (
            "63/KH-UBND",
            "2019-03-05",
            {"number": "63/KH-UBND", "dated": "2020-03-05"},
            False,
        ),  # another year's
        ("63/KH-UBND", "", {"number": "63/KH-UBND", "dated": "2019-03-05"}, False),  # whose is not said
        ("63/KH-UBND", "2019-03-05", {"number": "63/KH-UBND"}, False),  # nobody can say
        ("12/2018/QĐ-TTg", "", {"number": "12/2018/QĐ-TTg", "dated": "2018-03-06"}, True),
        ("64/KH-UBND", "2019-03-05", {"number": "63/KH-UBND", "dated": "2019-03-05"}, False),
    ],
)
def test_number_and_date_tell_which_document_is_meant(number, dated, document, linked):
    made = published(**document)
    assert meant_by(cited(number, dated)) == (made if linked else None)


@pytest.mark.parametrize(("level", "linked"), [("central", True), ("province", False)])
def test_a_number_alone_is_enough_at_the_centre(level, linked):
    made = published("44-CT/TW", issuer_body=make_body("Ban Bí thư", level=level))
    assert meant_by(cited("44-CT/TW")) == (made if linked else None)


def test_of_two_that_may_be_meant_none_is():
    for issuer in ("Ủy ban nhân dân tỉnh A", "Ủy ban nhân dân tỉnh B"):
        published("63/KH-UBND", "2019-03-05", issuer=issuer, issuer_key=issuer.lower())
    assert meant_by(cited("63/KH-UBND", "2019-03-05")) is None


def test_a_document_is_not_what_it_cites():
    document = published("63/KH-UBND", "2019-03-05")
    assert meant_by(cited("63/KH-UBND", "2019-03-05", make_edition(document))) is None


def test_a_draft_is_never_linked_to():
    make_document(number="63/KH-UBND", number_key="63/kh-ubnd", dated="2019-03-05")
    assert meant_by(cited("63/KH-UBND", "2019-03-05")) is None


def test_what_cited_a_document_before_it_came_is_linked_when_it_does():
    earlier = cited("63/KH-UBND", "2019-03-05")
    edition = make_edition(published("63/KH-UBND", "2019-03-05"))
    later = cited("519-KL/TU", "2018-04-26", edition)
    other = published("519-KL/TU", "2018-04-26")
    assert link_citations(edition) == 2
    earlier.refresh_from_db()
    later.refresh_from_db()
    assert (earlier.target, later.target) == (edition.document, other)


def test_publishing_links():
    earlier = cited("63/KH-UBND", "2019-03-05")
    edition = make_edition(published("63/KH-UBND", "2019-03-05"))
    make_clause(edition, verdict="confirmed")
    publish_edition(edition, by=None)
    earlier.refresh_from_db()
    assert earlier.target == edition.document
