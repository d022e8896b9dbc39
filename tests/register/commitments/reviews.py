"""Held measures, reviewers and reviews, for tests of what a review may do."""

from __future__ import annotations

from tests.register.making import make_account, make_body, make_commitment

from answerable.register.accounts.models import Membership
from answerable.register.commitments.models import Involvement, RightTouched
from answerable.register.commitments.reviewing import (
    save_review,
)
from answerable.register.commitments.reviews import ReviewTest

TESTS = ReviewTest.Test.values


def reviewer(body=None, **fields):
    account = make_account()
    body = body or make_body("Viện", branch="assembly")
    Membership.objects.create(account=account, role="reviewer", body=body, **fields)
    return account


def held(*leads, rights=("R14",), rights_class="restrict"):
    commitment = make_commitment(rights_class=rights_class)
    appearance = commitment.appearances.get()
    for lead in leads:
        Involvement.objects.create(
            appearance=appearance, body=lead, name=str(lead), role="lead", force="order", words=str(lead)
        )
    for right in rights:
        RightTouched.objects.create(appearance=appearance, right=right, words="biểu tình")
    return commitment


def six(**verdicts):
    return {
        test: {"verdict": verdicts.get(test, "pass"), "reasons": "Vì vậy.", "evidence": ""} for test in TESTS
    }


ASSEMBLY = {"right": "R14", "article": "ICCPR 21", "aim": "public_safety"}


def justified(commitment, by, *, articles=(ASSEMBLY,), **verdicts):
    return save_review(commitment, by=by, kind="justified", tests=six(**verdicts), articles=articles)


def issued(commitment):
    """The body that issued it."""
    issuer = make_body("Ủy ban nhân dân", branch="state")
    commitment.document.issuer_body = issuer
    commitment.document.save()
    return issuer
