"""Who may review: nobody near those who lead or issued it, or who did the work of the plan."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.register.commitments.reviews import held, issued, justified, reviewer
from tests.register.making import DAY, make_account, make_body

from answerable.register.accounts.models import Membership
from answerable.register.bodies.models import GroupMember, Succession
from answerable.register.commitments.independence import may_review
from answerable.register.commitments.models import Involvement
from answerable.register.commitments.reviewing import (
    ReviewRefused,
)
from answerable.register.commitments.reviews import Review
from answerable.register.trace.recording import act

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make_body("Công an tỉnh", branch="police")


RELATIONS = {
    "the lead": lambda lead, other: lead,
    "above": lambda lead, other: _set(lead, parent=other) and other,
    "below": lambda lead, other: _set(other, parent=lead) and other,
    "far below": lambda lead, other: _set(other, parent=make_body(parent=lead)) and other,
    "merged into it": lambda lead, other: _set(other, merged_into=lead) and other,
    "it was merged into": lambda lead, other: _set(lead, merged_into=other) and other,
    "its successor": lambda lead, other: Succession.objects.create(old=lead, new=other).new,
    "its predecessor": lambda lead, other: Succession.objects.create(old=other, new=lead).old,
    "a unit of its successor": lambda lead, other: _set(other, parent=_successor(lead)) and other,
    "a group that it is in": lambda lead, other: GroupMember.objects.create(group=other, member=lead).group,
}


def _set(body, **fields):
    for name, value in fields.items():
        setattr(body, name, value)
    body.save()
    return body


def _successor(lead):
    return Succession.objects.create(old=lead, new=make_body("Sở mới")).new


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=RELATIONS)
def test_nobody_near_the_lead_reviews(relation, lead):
    commitment = held(lead)
    assert may_review(reviewer(), commitment, on=DAY).given
    body = relation(lead, make_body("Khác", branch="assembly"))
    assert may_review(reviewer(body), commitment, on=DAY).why_not == "lead"


@pytest.mark.parametrize("role", ["focal_point", "validator", "observer"])
def test_who_was_of_the_lead_once_is_not_independent_now(role, lead):
    account = reviewer()
    Membership.objects.create(account=account, role=role, body=lead, valid_to=date(2001, 1, 1))
    assert may_review(account, held(lead), on=DAY).why_not == "lead"


@pytest.mark.parametrize("relation", ["the lead", "above", "below", "its successor"])
def test_nobody_near_the_issuer_reviews(relation, lead):
    commitment = held(lead)
    issuer = issued(commitment)
    assert may_review(reviewer(), commitment, on=DAY).given
    body = RELATIONS[relation](issuer, make_body("Khác", branch="assembly"))
    assert may_review(reviewer(body), commitment, on=DAY).why_not == "issuer"


@pytest.mark.parametrize(
    "verb", ["checking.confirmed", "commitments.published", "commitments.hold_looked_at"]
)
def test_who_checked_or_published_the_plan_does_not_review_it(verb, lead):
    commitment, account = held(lead), reviewer()
    with act(actor=account) as doing:
        doing.note(verb, commitment.appearances.get().edition if "checking" in verb else commitment)
    why_not = may_review(account, commitment, on=DAY).why_not
    assert why_not == ("" if verb == "commitments.hold_looked_at" else "checked")
    assert may_review(account, held(lead), on=DAY).given
    assert may_review(reviewer(), commitment, on=DAY).given


def test_the_review_says_which_bodies_were_too_close(lead):
    commitment, by = held(lead), reviewer()
    issuer = issued(commitment)
    assert {lead.key, issuer.key} <= set(justified(commitment, by).independence["near"])


def test_who_was_of_the_secretariat_does_not_review(lead):
    account = reviewer(valid_from=date(2002, 1, 1))
    Membership.objects.create(account=account, role="secretariat", valid_to=date(2001, 1, 1))
    commitment = held(lead)
    assert may_review(account, commitment, on=DAY).why_not == "secretariat"
    with pytest.raises(ReviewRefused):
        justified(commitment, account)


@pytest.mark.parametrize(
    "fields", [{"valid_to": date(2001, 1, 1)}, {"valid_from": date(2030, 1, 1)}], ids=str
)
def test_only_a_reviewer_in_force_reviews(fields, lead):
    assert may_review(reviewer(**fields), held(lead), on=DAY).why_not == "no-reviewer"
    assert may_review(make_account(), held(lead), on=DAY).why_not == "no-reviewer"


@pytest.mark.parametrize(
    ("branch", "given"),
    [("assembly", True), ("court", True), ("state", False), ("police", False), ("", False)],
)
@pytest.mark.parametrize("leads", ["nobody", "unknown", "group"])
def test_where_the_lead_is_not_known_only_those_outside_the_executive_review(leads, branch, given):
    commitment = held(*([make_body("các sở", group=True)] if leads == "group" else []))
    if leads == "unknown":
        Involvement.objects.create(
            appearance=commitment.appearances.get(), name="Ban ấy", role="lead", force="order", words="Ban ấy"
        )
    account = reviewer(make_body("Viện", branch=branch))
    assert may_review(account, commitment, on=DAY).given is given


def test_members_of_a_group_that_leads_do_not_review():
    group, member = make_body("các sở", group=True), make_body("Sở A", branch="state")
    GroupMember.objects.create(group=group, member=member)
    commitment = held(group)
    assert may_review(reviewer(member), commitment, on=DAY).why_not == "lead"
    assert may_review(reviewer(make_body("Sở B", branch="state")), commitment, on=DAY).given


@pytest.mark.parametrize("door", ["save", "bulk", "update"])
@pytest.mark.parametrize("role", ["lead", "issuer", "secretariat"])
def test_the_database_takes_no_review_of_the_lead_the_issuer_or_the_secretariat(door, role, lead):
    commitment, account, free = held(lead), make_account(), reviewer()
    Membership.objects.create(
        account=account,
        role=role if role == "secretariat" else "focal_point",
        body={"lead": lead, "issuer": issued(commitment), "secretariat": None}[role],
        valid_to=date(2001, 1, 1),
    )
    review = Review(
        commitment=commitment, kind="justified", words_sha256=commitment.words_sha256,
        rights_class="restrict", reviewer=account, reviewer_body=make_body(),
    )  # fmt: skip
    other = justified(commitment, free)
    doors = {
        "save": review.save,
        "bulk": lambda: Review.objects.bulk_create([review]),
        "update": lambda: Review.objects.filter(pk=other.pk).update(reviewer=account),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        doors[door]()
