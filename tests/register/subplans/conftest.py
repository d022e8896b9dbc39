"""A plan of a province that demands plans of its departments, and a plan of one of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.register.making import make_body, make_commitment, published

from answerable.register.bodies.models import GroupMember
from answerable.register.commitments.models import Appearance, Involvement
from answerable.register.plans.models import DocumentCitation
from answerable.register.subplans.services import call_for_plans

DEMAND = "Các sở, ngành xây dựng kế hoạch thực hiện của đơn vị, gửi Sở Tư pháp trước ngày 20/3."


def stated(text, body=None, *, document=None, **fields):
    """A commitment of a published plan that ``body`` leads."""
    fields = {"rights_class": "administrative", "text": text, **fields}
    one = make_commitment(**fields) if document is None else make_commitment(document=document, **fields)
    edition = Appearance.objects.get(commitment=one).edition
    if document is None:
        one.document.issuer_body = fields.get("issuer_body")
        published(one.document, published_at=timezone.now(), slug=f"ke-hoach-{one.document.pk}")
    published(edition, standing="published", published_at=timezone.now())
    if body is not None:
        Involvement.objects.create(
            appearance=Appearance.objects.get(commitment=one),
            words=body.name,
            name=body.name,
            body=body,
            role="lead",
            force="order",
        )
    return one


def cites(child, document):
    edition = Appearance.objects.get(commitment=child).edition
    clause = Appearance.objects.get(commitment=child).clause
    return DocumentCitation.objects.create(
        edition=edition, clause=clause, relation="implements", words="x", start=0, end=1, target=document
    )


@pytest.fixture
def group(health):
    group = make_body("các sở, ngành", group=True)
    for body in (health, make_body("Sở Xây dựng")):
        GroupMember.objects.create(group=group, member=body)
    return group


@pytest.fixture
def demand(group, on):
    return stated(DEMAND, group, timing="fixed", final_day=on + timedelta(days=5))


@pytest.fixture
def call(demand, secretary, on):
    return call_for_plans(
        demand.document, commitment=demand, words=demand.text, due=on + timedelta(days=5), by=secretary
    )
