"""Reviews of held measures: drafted, published with all their reasons, and withdrawn with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Membership, Role
from answerable.register.commitments.acting import deed
from answerable.register.commitments.independence import WHY_NOT, Independence, may_review
from answerable.register.commitments.limits import admits
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.projecting import why_of
from answerable.register.commitments.reviews import Review, ReviewTest, ReviewWithdrawal
from answerable.register.plans.models import flagging
from answerable.register.refusals import Refused
from answerable.register.trace.comparing import states_of
from answerable.register.trace.recording import sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from answerable.register.accounts.models import Account
    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Appearance

Test, Verdict = ReviewTest.Test, ReviewTest.Verdict


REFUSED = WHY_NOT | {
    "over": _("This commitment is no longer in force."),
    "not-yours": _("This draft is somebody else's."),
    "not-your-institution": _(
        "Only the institution whose review it is withdraws it. "
        "You may put the measure on hold, with your reason."
    ),
    "expired": _("The last day that it holds is past already."),
    "not-published": _("This review is not published, or was withdrawn already."),
    "words": _(
        "The words, their class or a hold changed since this review was begun. Look at it anew, and save it."
    ),
    "reasons": _("Say, for every flagged word, why it limits no right."),
    "tests": _("Each of the six tests needs a verdict and its reasons."),
    "aims": _(
        "Say for every right that the flagged words touch under which paragraph and for which aim it is "
        "limited, or why it is not. Where none is limited, choose that the measure limits no right."
    ),
    "aim": _("That paragraph does not let this right be limited for that aim, so the aim cannot pass."),
}


class ReviewRefused(Refused):
    """For one of ``REFUSED``."""


def save_review(
    commitment: Commitment,
    *,
    by: Account,
    kind: str,
    seen: str | None = None,
    tests: Mapping[str, Mapping[str, str]] | None = None,
    articles: Sequence[Mapping[str, str]] = (),
    **columns: Any,
) -> Review:
    """Keep somebody's draft of a review of the words as they are now; there is one, until it is published.

    ``tests`` has a verdict, reasons and evidence for each test made so far. ``articles`` has, of each right,
    the paragraph and the aim for which it is limited, or ``why`` it is not. ``seen`` is the seal of what was
    looked at. Raises ReviewRefused.
    """
    independence = may_review(by, commitment, on=timezone.localdate())
    with deed(by, _membership(by, independence.body)) as done:
        commitment.refresh_from_db()
        if seen is not None and seen != seal_of(commitment):
            raise ReviewRefused("words")
        review = _draft(commitment, by, done.at)
        review.kind, review.articles = kind, list(articles)
        for name, value in columns.items():
            setattr(review, name, value)
        review.save()
        review.tests.all().delete()
        ReviewTest.objects.bulk_create(
            ReviewTest(review=review, test=test, **said)
            for test, said in (tests or {}).items()
            if said["reasons"]
        )
        done.note_other("reviews.saved", review)
    return review


def publish_review(review: Review, *, by: Account) -> Review:
    """Publish a draft with its reasons. The outcome is computed, and where it is to lift, the hold is lifted.

    Raises ReviewRefused where the reviewer is not independent, the words changed meanwhile, reasons are
    missing, or an aim is not one of its article.
    """
    with deed(by, _membership(by, review.reviewer_body)) as done:
        commitment = Commitment.objects.select_for_update().get(pk=review.commitment_id)
        today = timezone.localdate(done.at)
        if review.reviewer_id != by.pk:
            raise ReviewRefused("not-yours")
        _independent(commitment, by, today)
        if (review.words_sha256, review.rights_class, review.hold_reason) != _seal(commitment):
            raise ReviewRefused("words")
        if review.expires_on is not None and review.expires_on < today:
            raise ReviewRefused("expired")
        review.commitment = commitment
        if problem := what_is_missing(review):
            raise ReviewRefused(problem)
        review.outcome = outcome_of(review)
        review.decided_on, review.published_at = today, done.at
        review.save()
        if review.outcome == Review.Outcome.LIFT:
            commitment.lifted_by, commitment.lifted_until = review, review.expires_on
            commitment.save(update_fields=["lifted_by", "lifted_until"])
            recompute([commitment])  # what was said before the hold counts again
        done.note(
            "commitments.reviewed",
            commitment,
            after={
                "review": review.pk,
                "kind": review.kind,
                "outcome": review.outcome,
                "until": review.expires_on,
            },
            states=states_of([review]),
        )
    return review


def withdraw_review(review: Review, *, reason: str, by: Account) -> None:
    """Take back a review of one's own institution. It stays to be read, and what it had lifted is held."""
    held = _membership(by, review.reviewer_body)
    with deed(by, held) as done:
        commitment = Commitment.objects.select_for_update().get(pk=review.commitment_id)
        # Whoever else doubts a review may put the measure on hold again, which ends what it lifted.
        if held is None:
            raise ReviewRefused("not-your-institution")
        if review.published_at is None or ReviewWithdrawal.objects.filter(review=review).exists():
            raise ReviewRefused("not-published")
        if commitment.lifted_by_id == review.pk:
            commitment.lifted_by = commitment.lifted_until = None
            commitment.save(update_fields=["lifted_by", "lifted_until"])
        ReviewWithdrawal.objects.create(review=review, by=by, reason=reason, at=done.at)
        done.note(
            "commitments.review_withdrawn",
            commitment,
            after={"review": review.pk},
            reason=reason,
            states=states_of([review]),
        )


def outcome_of(review: Review) -> str:
    """Lift, when nothing is limited or when all six tests pass; else the hold stays."""
    if review.kind == Review.Kind.LIMITS_NOTHING:
        return Review.Outcome.LIFT
    passed = {one.test for one in review.tests.all() if one.verdict == Verdict.PASS}
    return Review.Outcome.LIFT if passed == set(Test.values) else Review.Outcome.KEEP


def what_is_missing(review: Review) -> str:
    """The code of what stands in the way of publishing; "" when nothing does."""
    if review.kind == Review.Kind.LIMITS_NOTHING:
        flagged = what_flags(review.commitment, _latest(review.commitment))
        answers, rest = answers_in(review.reasons, flagged)
        return "" if (all(answers.values()) if flagged else rest) else "reasons"
    verdicts = {one.test: one.verdict for one in review.tests.all()}
    if set(verdicts) != set(Test.values):
        return "tests"
    if verdicts[Test.AIM] == Verdict.PASS:
        limited = [one for one in review.articles if one["article"]]
        answered = {one["right"] for one in review.articles if one["article"] or one.get("why", "").strip()}
        if not limited or not limited_rights(_latest(review.commitment)) <= answered:
            return "aims"
        if not all(admits(one["right"], one["article"], one["aim"]) for one in limited):
            return "aim"
    return ""


def in_words(why: Iterable[Mapping[str, Any]]) -> list[str]:
    """The words of the reasons of a hold, each once."""
    return list(dict.fromkeys(" ".join(one["words"].split()) for one in why if one.get("words")))


def what_flags(commitment: Commitment, appearance: Appearance | None) -> list[str]:
    """What a review that finds no limit answers: every flagged word, and the reason of a person's hold."""
    flagged = in_words(flagging(why_of(appearance.clause))) if appearance else []
    return [*flagged, " ".join(commitment.hold_reason.split())] if commitment.put_on_hold else flagged


def answers_in(reasons: str, flagged: Sequence[str]) -> tuple[dict[str, str], str]:
    """What is said of each flagged word, and the rest. An answer begins a line, with its words.

    >>> answers_in("Diễn tập.\\n“chống”: cháy,\\nnổ.\\n“bạo loạn”:", ["chống", "bạo loạn"])
    ({'chống': 'cháy,\\nnổ.', 'bạo loạn': ''}, 'Diễn tập.')
    """
    found: dict[str, list[str]] = {words: [] for words in flagged}
    rest: list[str] = []
    into = rest
    for line in reasons.splitlines():
        words = next((one for one in flagged if line.startswith(f"“{one}”:")), None)
        if words is not None:
            into = found[words]
        into.append(line if words is None else line.removeprefix(f"“{words}”:").strip())
    return {words: "\n".join(lines).strip() for words, lines in found.items()}, "\n".join(rest).strip()


def seal_of(commitment: Commitment) -> str:
    """What a reviewer looks at, in short: another seal, and it must be looked at anew."""
    return sha256("\n".join(_seal(commitment)))


def _seal(commitment: Commitment) -> tuple[str, str, str]:
    hold = commitment.hold_reason if commitment.put_on_hold else ""
    return commitment.words_sha256, commitment.rights_class, hold


def limited_rights(appearance: Appearance | None) -> set[str]:
    """The rights that the flagged words reach: what the rest of the measure fulfils is not asked about.

    Where that is not known of every flagged word, all the rights that the measure touches.
    """
    if appearance is None:
        return set()
    flags = flagging(why_of(appearance.clause))
    if flags and all("rights" in one for one in flags):
        return {right for one in flags for right in one["rights"]}
    return {one.right for one in appearance.righttoucheds.all() if one.superseded_at is None}


def _latest(commitment: Commitment) -> Appearance | None:
    return commitment.appearances.select_related("clause").order_by("-edition__ordinal").first()


def _membership(by: Account, institution: Body | None) -> Membership | None:
    """By which somebody reviews for an institution today."""
    own = Membership.objects.in_force(on=timezone.localdate()).filter(account=by, role=Role.REVIEWER)
    return own.filter(body=institution).select_related("body").first()


def _draft(commitment: Commitment, by: Account, at: datetime) -> Review:
    independence = _independent(commitment, by, timezone.localdate(at))
    found = Review.objects.filter(commitment=commitment, reviewer=by, published_at=None).first()
    review = found or Review(commitment=commitment, reviewer=by)
    assert independence.body is not None
    review.reviewer_body = independence.body
    review.independence = {"near": sorted({*independence.near, *independence.near_issuer})}
    review.words_sha256, review.rights_class, review.hold_reason = _seal(commitment)
    return review


def _independent(commitment: Commitment, by: Account, on: date) -> Independence:
    independence = may_review(by, commitment, on=on)
    if not independence.given:
        raise ReviewRefused(independence.why_not)
    if commitment.withdrawn_at is not None or commitment.ended_by_id is not None:
        raise ReviewRefused("over")
    return independence
