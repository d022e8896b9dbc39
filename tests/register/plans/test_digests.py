"""``verify`` names what was changed of documents, editions, clauses and bodies past the trace."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.register.checking.plan import draft, secretary

from answerable.register.bodies.models import Body, BodyName
from answerable.register.bodies.services import load_catalogue, merge, rename
from answerable.register.checking import services
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.checking.publishing import publish
from answerable.register.guards import unguarded
from answerable.register.plans.models import Clause, Document, Edition
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    by = secretary()
    edition = draft(by)
    services.not_a_task(edition.clauses.get(key="II/3"), by=by)
    for clause in progress_of(ordered(edition)).rest:
        services.confirm(clause, by=by)
    edition.refresh_from_db()
    publish(edition, by=by)
    assert verify().broken is None
    return edition


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda: Document.objects.update(title="Khác"), "plans.document"),
        (lambda: Document.objects.update(dated="2020-01-01"), "plans.document"),
        (lambda: Edition.objects.update(text="Khác"), "plans.edition"),
        (lambda: Edition.objects.update(standing="superseded"), "plans.edition"),
        (lambda: Edition.objects.update(counted={}), "plans.edition"),
        (lambda: Clause.objects.filter(key="II/3").update(verdict="confirmed"), "plans.edition"),
        (lambda: Clause.objects.filter(key="II/2").update(rights_class="fulfil"), "plans.edition"),
        (lambda: Clause.objects.filter(key="II/2").update(kept={"kind": "task"}), "plans.edition"),
        (lambda: Clause.objects.filter(key="I/p1").delete(), "plans.edition"),
        (lambda: Body.objects.filter(province="son-la").update(name="Sở khác"), "bodies.body"),
        (lambda: BodyName.objects.first().delete(), "bodies.body"),
    ],
)
def test_what_was_changed_past_the_trace_is_named(edition, change, named):
    with unguarded(connection):
        change()
    assert verify().broken.startswith(f"{named} ")
    assert verify().broken.endswith("it was changed, and no event tells of that")


def test_a_document_that_was_unpublished_is_missed(edition):
    with unguarded(connection):
        Document.objects.update(published_at=None)
    assert verify().broken == f"plans.document {edition.document_id}: it is not there any more"


def test_a_body_that_nobody_added_is_named(edition):
    forged = Body.objects.create(key="so-gia", name="Sở giả", level="province", source="catalogue")
    assert verify().broken == f"bodies.body {forged.pk}: no event tells of it"


def test_what_people_do_with_bodies_is_told():
    by = secretary()
    load_catalogue()
    one, other = Body.objects.order_by("pk")[:2]
    rename(one, "Tên mới", since=None, reason="Nghị quyết.", by=by, role="secretariat")
    merge(one, other, reason="Một cơ quan.", by=by, role="secretariat")
    assert verify().broken is None


def test_a_draft_is_compared_with_nothing():
    draft(secretary())
    Document.objects.update(title="Khác")
    assert verify().broken is None
