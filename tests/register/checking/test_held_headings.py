"""A heading that restricts is a task, or a person says in public why it is none."""

from __future__ import annotations

import html

import pytest
from django.urls import reverse
from tests.register.checking.plan import TEXT, draft, secretary

from answerable.register.checking import services
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.checking.publishing import NotReady, publish
from answerable.register.commitments.models import Commitment
from answerable.register.plans.facts import facts_of

pytestmark = pytest.mark.django_db
HEADING = "Ngăn chặn người dân tụ tập đông người, khiếu kiện"
SECTION = f"III. {HEADING.upper()}\n1. Sở Y tế hướng dẫn người dân phòng bệnh.\n"


@pytest.fixture
def by():
    return secretary()


@pytest.fixture
def edition(by):
    return draft(by, TEXT + SECTION)


def heading(edition):
    return edition.clauses.get(key="III")


def confirm_the_rest(edition, by):
    for left in edition.clauses.filter(kind__in=("task", "target"), verdict="unchecked"):
        services.confirm(left, by=by)


def test_it_is_a_doubt_that_stands_in_the_way_of_publishing(edition, by):
    assert heading(edition).kind == "heading"
    confirm_the_rest(edition, by)
    services.confirm(heading(edition), by=by)  # without a word
    assert progress_of(ordered(edition)).doubtful == [heading(edition)]
    with pytest.raises(NotReady) as refused:
        publish(edition, by=by)
    assert refused.value.why == ["doubts"]


def test_other_headings_are_no_doubt(edition):
    assert not edition.clauses.exclude(key="III").filter(kind="heading").exclude(rights_class="unclassified")


def test_taken_for_a_task_it_is_on_hold(edition, by):
    one = heading(edition)
    services.correct(one, {**facts_of(one), "kind": "task"}, by=by)
    confirm_the_rest(edition, by)
    publish(edition, by=by)
    made = Commitment.objects.get(key="III")
    assert made.rights_class in ("restrict", "mixed")


def test_what_is_said_against_it_stands_on_the_page_of_the_plan_and_of_holds(client, edition, by):
    client.force_login(by)
    address = reverse("check_clause", args=[edition.pk, "III"])
    assert 'value="confirm"' not in client.get(address).content.decode()
    assert client.post(address, {"verb": "not_a_task", "version": 0}).status_code == 422
    why = "Chỉ là tên <mục>; mục dưới nêu việc."
    assert client.post(address, {"verb": "not_a_task", "version": 0, "reason": why}).status_code == 302
    confirm_the_rest(edition, by)
    publish(edition, by=by)
    edition.document.refresh_from_db()
    for page in (f"/ke-hoach/{edition.document.slug}/", "/tam-dung/"):
        told = html.unescape(client.get(page).content.decode())
        assert HEADING.upper() in told, page
        assert why in told, page
        assert "Được đọc là tiêu đề." in told, page
