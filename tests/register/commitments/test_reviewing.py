"""What reviews must say, and what they do to the hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.register.commitments.reviews import ASSEMBLY, TESTS, held, justified, reviewer, six
from tests.register.making import DAY, make_account, make_body, member

from answerable.register.commitments.limits import ARTICLES, admits
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.reviewing import (
    ReviewRefused,
    publish_review,
    save_review,
    withdraw_review,
)
from answerable.register.commitments.reviews import Review, ReviewWithdrawal
from answerable.register.commitments.services import put_on_hold
from answerable.register.commitments.state import is_held
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make_body("Công an tỉnh", branch="police")


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
    secretary = member("secretariat")
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
    secretary = member("secretariat")
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
