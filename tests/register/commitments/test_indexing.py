"""What is published is found; what is not, is not."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from tests.register.factories import PUBLISHED, published_register
from tests.register.making import make_clause, make_commitment, make_document, make_edition, published

from answerable.register.commitments.indexing import index_document
from answerable.register.commitments.models import Appearance
from answerable.register.plans.models import DocumentCitation
from answerable.register.search.services import find

pytestmark = pytest.mark.django_db


def test_a_published_plan_its_commitments_and_its_bodies_are_found():
    register = published_register()
    index_document(register.plan)
    assert find("12/KH-UBND").hits[0] == ("document", register.plan.slug)
    assert find("quy trình tiếp nhận khiếu nại").hits == [("commitment", register["overdue"].public_id)]
    assert ("body", register.health.key) in find("SYT").hits
    assert find(register["overdue"].public_id).hits == [("commitment", register["overdue"].public_id)]


def test_a_draft_is_not_found():
    make_clause(make_edition(make_document(title="Bản nháp"), text="Chưa công khai."))
    make_commitment(rights_class="fulfil")
    call_command("index_search")
    assert find("bản nháp").hits == find("chưa công khai").hits == []
    assert len(find("bố trí kinh phí").hits) == 1


@pytest.fixture
def passage():
    """An item of a published plan that no commitment was made of."""
    document = make_document(published_at=PUBLISHED, slug="ke-hoach-mot")
    edition = make_edition(document, text="Phối hợp chặt chẽ theo Nghị định 20/2021/NĐ-CP.")
    clause = make_clause(edition, kind="other")
    DocumentCitation.objects.create(
        edition=edition, clause=clause, relation="basis", start=24, end=46,
        words="Nghị định 20/2021/NĐ-CP", type="Nghị định", number="20/2021/NĐ-CP", number_key="20/2021/nđ-cp",
    )  # fmt: skip
    published(edition, standing="published", published_at=PUBLISHED)
    return clause


def test_passages_that_are_no_commitments_are_found_in_the_published_edition_alone(passage):
    index_document(passage.edition.document)
    assert find("phối hợp chặt chẽ").hits == [("clause", str(passage.pk))]
    published(passage.edition, standing="superseded")
    index_document(passage.edition.document)
    assert find("phối hợp chặt chẽ").hits == []


def test_a_passage_that_became_a_commitment_is_found_as_that_alone(passage):
    call_command("index_search")
    commitment = make_commitment(document=passage.edition.document, text="Phối hợp chặt chẽ.")
    Appearance.objects.create(commitment=commitment, edition=passage.edition, clause=passage)
    index_document(passage.edition.document)
    assert find("phối hợp chặt chẽ").hits == [("commitment", commitment.public_id)]


def test_a_document_that_is_cited_is_found_by_its_number_until_it_is_here(passage):
    index_document(passage.edition.document)
    for query in ("20/2021/NĐ-CP", "20 2021 ND CP", "20/2021/nđcp"):
        assert find(query).hits[0] == ("cited", "20/2021/nđ-cp")
    decree = make_document(
        number="20/2021/NĐ-CP", number_key="20/2021/nđ-cp", published_at=PUBLISHED, slug="20-2021-nd-cp"
    )
    passage.citations.update(target=decree)
    index_document(decree)
    assert find("20/2021/NĐ-CP").hits[0] == ("document", "20-2021-nd-cp")
    assert ("cited", "20/2021/nđ-cp") not in find("20/2021/NĐ-CP").hits
