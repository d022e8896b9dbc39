"""Reviews: who may make them, what they must say, and what they do to the hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.register.making import DAY, make_account, make_body, make_commitment

from answerable.register.accounts.models import Membership
from answerable.register.bodies.models import GroupMember, Succession
from answerable.register.commitments.independence import may_review
from answerable.register.commitments.limits import ARTICLES, admits
from answerable.register.commitments.models import Commitment, Involvement, RightTouched
from answerable.register.commitments.reviewing import (
    ReviewRefused,
    publish_review,
    save_review,
    withdraw_review,
)
from answerable.register.commitments.reviews import Review, ReviewTest, ReviewWithdrawal
from answerable.register.commitments.services import put_on_hold
from answerable.register.commitments.state import is_held
from answerable.register.trace.models import EventContent
from answerable.register.trace.recording import act

pytestmark = pytest.mark.django_db
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
    _set(commitment.document, issuer_body=issuer)
    return issuer


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


def test_a_review_that_passes_all_six_tests_lifts_the_hold(lead):
    commitment, by = held(lead), reviewer()
    review = publish_review(justified(commitment, by), by=by)
    commitment.refresh_from_db()
    assert (review.outcome, is_held(commitment, on=DAY)) == ("lift", False)
    assert commitment in Commitment.objects.actionable(on=DAY)
    assert '"outcome":"lift"' in EventContent.objects.about(commitment).last().text


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize("verdict", ["fail", "undetermined"])
def test_a_review_with_a_test_not_passed_keeps_it(test, verdict, lead):
    commitment, by = held(lead), reviewer()
    review = publish_review(justified(commitment, by, **{test: verdict}), by=by)
    commitment.refresh_from_db()
    assert (review.outcome, is_held(commitment, on=DAY)) == ("keep", True)


@pytest.mark.parametrize(
    ("rights", "articles", "code"),
    [
        (["R14"], [], "aims"),
        ([], [], "aims"),  # nobody said what is limited
        (["R14", "R13"], [ASSEMBLY], "aims"),  # of two rights one is not looked at
        (["R14"], [{**ASSEMBLY, "aim": "general_welfare"}], "aim"),
        (["R11"], [{"right": "R11", "article": "ICCPR 18(3)", "aim": "national_security"}], "aim"),
        (["R11"], [{"right": "R11", "article": "ICCPR 18(1)-(2)", "aim": "public_order"}], "aim"),
        (["R02"], [{"right": "R02", "article": "ICCPR 7", "aim": "public_order"}], "aim"),
        (["R10"], [{"right": "R10", "article": "ICCPR 17(1)", "aim": "public_order"}], "aim"),  # a standard
        (["R04"], [{"right": "R04", "article": "ICCPR 9(1)", "aim": "public_order"}], "aim"),
        (["R01"], [{"right": "R01", "article": "ICCPR 6", "aim": "public_order"}], "aim"),
        (["R14", "R12"], [ASSEMBLY, {"right": "R12", "article": "", "aim": "", "why": " "}], "aims"),
        (
            ["R12"],
            [{"right": "R12", "article": "", "aim": "", "why": "Không ép buộc."}],
            "aims",
        ),  # none limited
    ],
    ids=str,
)
def test_an_aim_passes_only_from_the_list_of_its_article(rights, articles, code, lead):
    commitment, by = held(lead, rights=rights), reviewer()
    review = justified(commitment, by, articles=articles)
    with pytest.raises(ReviewRefused, match=f"^{code}$"):
        publish_review(review, by=by)
    review = justified(commitment, by, articles=articles, aim="fail")  # that it does not pass may be said
    assert publish_review(review, by=by).outcome == "keep"


@pytest.mark.parametrize(
    ("right", "article", "standard"),
    [
        ("R04", "ICCPR 9(1)", "established_by_law"),
        ("R10", "ICCPR 17(1)", "not_arbitrary"),
        ("R17", "ICCPR 25", "not_unreasonable"),
        ("R18", "ICCPR 26", "objective"),
        ("R33", "UDHR 29(2)", "general_welfare"),
    ],
)
def test_where_an_article_lists_no_aim_its_own_standard_is_asked_for(right, article, standard, lead):
    commitment, by = held(lead, rights=[right]), reviewer()
    limit = {"right": right, "article": article, "aim": standard}
    review = publish_review(justified(commitment, by, articles=[limit]), by=by)
    assert review.outcome == Review.Outcome.LIFT


NOT_LIMITED = {"right": "R12", "article": "", "aim": "", "why": "Không buộc ai từ bỏ ý kiến."}
BEYOND = {"right": "R10", "article": "ICCPR 17(1)", "aim": "not_arbitrary"}


@pytest.mark.parametrize(
    ("flagged", "articles", "passes"),
    [
        (["R14"], [ASSEMBLY], True),  # what the measure only fulfils is not asked about
        (["R12", "R14"], [ASSEMBLY], False),
        (["R12", "R14"], [ASSEMBLY, NOT_LIMITED], True),
        ([], [BEYOND], True),  # the lens missed which right it is
        ([], [], False),
    ],
)
def test_only_rights_that_the_flagged_words_reach_are_answered_for(flagged, articles, passes, lead):
    commitment, by = held(lead, rights=["R14", "R30", "R27", "R12"], rights_class="mixed"), reviewer()
    clause = commitment.appearances.get().clause
    clause.why = [
        {"words": "biểu tình", "rule": "restrict.stop", "rights": flagged},
        {"words": "giáo dục", "rule": "provide.teach", "rights": ["R30", "R27"]},
    ]
    clause.save()
    review = justified(commitment, by, articles=articles)
    if passes:
        assert publish_review(review, by=by).outcome == "lift"
    else:
        with pytest.raises(ReviewRefused, match="aims"):
            publish_review(review, by=by)


def test_no_article_that_is_absolute_lists_an_aim():
    assert [one for all_ in ARTICLES.values() for one in all_ if one.absolute and one.aims] == []
    assert not admits("R11", "ICCPR 18(3)", "national_security")


def test_a_review_needs_all_six_tests_with_reasons(lead):
    commitment, by = held(lead), reviewer()
    said = six()
    said["remedy"]["reasons"] = ""
    review = save_review(commitment, by=by, kind="justified", tests=said, articles=[ASSEMBLY])
    with pytest.raises(ReviewRefused, match="tests"):
        publish_review(review, by=by)
    review = save_review(commitment, by=by, kind="limits_nothing", reasons=" ")
    with pytest.raises(ReviewRefused, match="reasons"):
        publish_review(review, by=by)


@pytest.mark.parametrize("kind", ["justified", "limits_nothing"])
def test_a_hold_that_a_person_puts_later_is_not_lifted_by_an_earlier_draft(kind, lead):
    commitment, by = held(lead), reviewer()
    said = {"tests": six(), "articles": [ASSEMBLY], "reasons": "Chữa cháy."}
    review = save_review(commitment, by=by, kind=kind, **said)
    secretary = make_account()
    Membership.objects.create(account=secretary, role="secretariat")
    put_on_hold(commitment, reason="Đang bị khiếu nại.", by=secretary)
    with pytest.raises(ReviewRefused, match="words"):
        publish_review(review, by=by)
    said["reasons"] += "\n“Đang bị khiếu nại.”: "
    review = save_review(commitment, by=by, kind=kind, **said)
    if kind == "limits_nothing":
        with pytest.raises(ReviewRefused, match="reasons"):
            publish_review(review, by=by)
        said["reasons"] += "khiếu nại đã được rút."
        review = save_review(commitment, by=by, kind=kind, **said)
    assert publish_review(review, by=by).outcome == "lift"


def test_a_draft_is_kept_anew_and_published_by_its_reviewer_alone(lead):
    commitment, by, other = held(lead), reviewer(), reviewer()
    first = justified(commitment, by)
    assert justified(commitment, by, aim="fail") == first
    with pytest.raises(ReviewRefused, match="not-yours"):
        publish_review(first, by=other)


def test_a_review_of_words_that_changed_meanwhile_is_not_published(lead):
    commitment, by = held(lead), reviewer()
    review = justified(commitment, by)
    Commitment.objects.filter(pk=commitment.pk).update(words_sha256="1" * 64)
    with pytest.raises(ReviewRefused, match="words"):
        publish_review(review, by=by)


def test_a_review_holds_to_its_last_day(lead):
    commitment, by = held(lead), reviewer()
    publish_review(
        save_review(
            commitment, by=by, kind="limits_nothing", reasons="Chữa cháy.", expires_on=date(2099, 1, 1)
        ),
        by=by,
    )
    commitment.refresh_from_db()
    assert not is_held(commitment, on=date(2099, 1, 1))
    assert is_held(commitment, on=date(2099, 1, 2))


def test_a_review_withdrawn_puts_the_hold_back(lead):
    commitment, by = held(lead), reviewer()
    review = publish_review(justified(commitment, by), by=by)
    withdraw_review(review, reason="Có căn cứ mới.", by=by)
    commitment.refresh_from_db()
    assert is_held(commitment, on=DAY)
    with pytest.raises(ReviewRefused, match="not-published"):
        withdraw_review(review, reason="Lại.", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(lifted_by=review)


def test_a_review_is_not_withdrawn_while_it_still_lifts(lead):
    commitment, by = held(lead), reviewer()
    review = publish_review(justified(commitment, by), by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewWithdrawal.objects.create(review=review, by=by, reason="Lén.", at=review.published_at)


def test_only_the_institution_of_a_review_withdraws_it(lead):
    commitment, by = held(lead), reviewer()
    review = publish_review(justified(commitment, by), by=by)
    secretary = make_account()
    Membership.objects.create(account=secretary, role="secretariat")
    gone = reviewer(review.reviewer_body, valid_to=date(2001, 1, 1))
    for other in (reviewer(), secretary, gone, make_account()):
        with pytest.raises(ReviewRefused, match="not-your-institution"):
            withdraw_review(review, reason="Không đúng.", by=other)
    withdraw_review(review, reason="Đã xét lại.", by=reviewer(review.reviewer_body))  # a colleague
    assert is_held(Commitment.objects.get(), on=DAY)


def test_a_review_whose_last_day_is_past_is_not_published(lead):
    commitment, by = held(lead), reviewer()
    yesterday = timezone.localdate() - timedelta(days=1)
    review = save_review(
        commitment, by=by, kind="justified", tests=six(), articles=[ASSEMBLY], expires_on=yesterday
    )
    with pytest.raises(ReviewRefused, match="expired"):
        publish_review(review, by=by)
