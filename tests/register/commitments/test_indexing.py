"""What is published is found; what is not, is not."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from tests.register.factories import published_register
from tests.register.making import make_clause, make_commitment, make_document, make_edition

from answerable.register.commitments.indexing import index_document
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
