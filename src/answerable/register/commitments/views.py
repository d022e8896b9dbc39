"""Measures on hold and their reviews: for everybody to read, and for reviewers to make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts.permissions import Action, acting, allowed
from answerable.register.commitments.forms import ReasonForm, ReviewForm, initial_of
from answerable.register.commitments.independence import WHY_NOT, may_review
from answerable.register.commitments.limits import Aim, articles_of, cited
from answerable.register.commitments.models import Appearance, Commitment
from answerable.register.commitments.projecting import why_of
from answerable.register.commitments.reviewing import (
    REFUSED,
    ReviewRefused,
    flagged_words,
    publish_review,
    save_review,
    seal_of,
    what_flags,
    withdraw_review,
)
from answerable.register.commitments.reviews import Review
from answerable.register.commitments.services import NotInForce, put_on_hold, withdraw
from answerable.register.commitments.state import is_held
from answerable.register.plans.models import flagging
from answerable.rights import rights

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.models import Membership

SIZE = 50  # measures on a page


@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    """Every measure on hold, newest first."""
    return render(request, "commitments/holds.html", _held(request))


@require_safe
def hold(request: HttpRequest, public_id: str) -> HttpResponse:
    """One measure that is or was on hold, with every review of it that was published."""
    commitment = get_object_or_404(
        Commitment.objects.select_related("document", "lifted_by"), public_id=public_id
    )
    reviews = commitment.reviews.exclude(published_at=None).select_related("reviewer_body", "withdrawal")
    context = {
        **_about(commitment),
        "held": is_held(commitment, on=timezone.localdate()),
        "reviews": [
            {"review": one, "in_force": one.pk == commitment.lifted_by_id, "limits": _limits(one)}
            for one in reviews.prefetch_related("tests").order_by("-published_at")
        ],
    }
    return render(request, "commitments/hold.html", context)


@require_safe
@allowed(Action.REVIEW)
def reviews(request: HttpRequest) -> HttpResponse:
    """Held measures, for a reviewer."""
    return render(request, "commitments/reviews.html", _held(request))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.REVIEW)
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    """The review of one measure: kept as a draft until it is published."""
    account = acting_in(request, Action.REVIEW).account
    commitment = get_object_or_404(Commitment.objects.select_related("document"), public_id=public_id)
    independence = may_review(account, commitment, on=timezone.localdate())
    context = {**_about(commitment), "held": is_held(commitment, on=timezone.localdate())}
    if not independence.given:
        context["why_not"] = WHY_NOT[independence.why_not]
        return render(request, "commitments/review.html", context, status=403)
    draft = Review.objects.filter(commitment=commitment, reviewer=account, published_at=None).first()
    named = [(one["id"], one["name"]) for one in context["rights"]]
    flagged = what_flags(commitment)
    begun = initial_of(draft, flagged) if draft else None
    form = ReviewForm(request.POST or None, rights=named, flagged=flagged, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            draft = save_review(commitment, by=account, seen=request.POST.get("seen"), **form.found())
            if "publish" not in request.POST:
                messages.success(request, _("The draft is saved. Nobody else sees it."))
                return redirect("review", public_id)
            publish_review(draft, by=account)
        except ReviewRefused as refused:
            form.add_error(None, _why(refused))
        else:
            return redirect("hold", public_id)
    context["published"] = commitment.reviews.exclude(published_at=None).filter(withdrawal=None)
    context |= {"form": form, "seen": seal_of(commitment)}
    context |= {"none_admitted": [one for one in context["rights"] if not one["limits"]]}
    return render(request, "commitments/review.html", context, status=400 if form.errors else 200)


@require_POST
@allowed(Action.REVIEW)
def withdraw_a_review(request: HttpRequest, pk: int) -> HttpResponse:
    account = acting_in(request, Action.REVIEW).account
    found = get_object_or_404(Review.objects.select_related("commitment").exclude(published_at=None), pk=pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            withdraw_review(found, reason=form.cleaned_data["reason"], by=account)
        except ReviewRefused as refused:
            messages.error(request, _why(refused))
    else:
        messages.error(request, _("Give a reason."))
    return redirect("hold", found.commitment.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.HOLD)
def hold_it(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a commitment on hold, with a reason that everybody reads."""
    by = acting_in(request, Action.HOLD)

    def do(commitment: Commitment, reason: str) -> None:
        put_on_hold(commitment, reason=reason, by=by.account)

    return _act(request, public_id, do, verb="put_on_hold")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.WITHDRAW)
def withdraw_it(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraw a commitment, with a reason that everybody reads."""
    by = acting_in(request, Action.WITHDRAW)

    def do(commitment: Commitment, reason: str) -> None:
        withdraw(commitment, reason=reason, by=by.account)

    return _act(request, public_id, do, verb="withdraw")


def _act(
    request: HttpRequest, public_id: str, do: Callable[[Commitment, str], None], *, verb: str
) -> HttpResponse:
    commitment = get_object_or_404(Commitment.objects.select_related("document"), public_id=public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            do(commitment, form.cleaned_data["reason"])
        except NotInForce:
            form.add_error(None, REFUSED["over"])
        else:
            return redirect("commitment", public_id)
    context = {"commitment": commitment, "form": form, "verb": verb}
    return render(request, "commitments/act.html", context, status=400 if form.errors else 200)


def acting_in(request: HttpRequest, action: Action) -> Membership:
    """The membership by which whoever asks does it."""
    membership = acting(request.user, action, on=timezone.localdate())
    if membership is None:
        raise PermissionDenied
    return membership


def _why(refused: ReviewRefused) -> str:
    return str(REFUSED.get(refused.code) or WHY_NOT[refused.code])


def _held(request: HttpRequest) -> dict[str, Any]:
    after = request.GET.get("sau", "")
    rows = Commitment.objects.on_hold(on=timezone.localdate()).select_related("document").order_by("-pk")
    if after.isascii() and after.isdigit() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.prefetch_related("reviews")[: SIZE + 1])
    more = found[SIZE - 1].pk if len(found) > SIZE else None
    latest = _latest(found[:SIZE])
    return {"rows": [_row(one, latest.get(one.pk)) for one in found[:SIZE]], "more": more}


def _about(commitment: Commitment) -> dict[str, Any]:
    return _row(commitment, _latest([commitment]).get(commitment.pk))


def _row(commitment: Commitment, latest: Appearance | None) -> dict[str, Any]:
    """A measure with the words that made the flag, the rights that they touch, and those who lead."""
    touched = latest.righttoucheds.all() if latest else []
    return {
        "commitment": commitment,
        "latest": latest,
        "flagged": flagged_words(latest.clause) if latest else [],
        "why": flagging(why_of(latest.clause)) if latest else [],
        "rights": [
            {
                "id": one.right,
                "name": _name(one.right),
                "articles": [cited(article) for article in one.articles],
                "limits": _admitting(one.right),
            }
            for one in touched
        ],
        "reviewed": any(one.published_at for one in commitment.reviews.all()),
    }


def _latest(commitments: list[Commitment]) -> dict[int, Appearance]:
    """The appearance of each in its latest edition."""
    rows = Appearance.objects.filter(commitment__in=commitments).order_by("edition__ordinal")
    return {
        one.commitment_id: one
        for one in rows.select_related("clause__edition", "edition").prefetch_related(
            "righttoucheds", "clause__merged__edition"
        )
    }


def _name(right: str) -> str:
    known = rights().get(right)
    return (known.english if get_language() == "en" else known.vietnamese) if known else right


def _admitting(right: str) -> list[str]:
    """The paragraphs under which a limit of the right could be justified at all."""
    return [article.name for article in articles_of(right) if article.aims]


def _limits(review: Review) -> list[dict[str, Any]]:
    return [
        {"name": _name(one["right"]), "article": cited(one["article"]), "aim": Aim(one["aim"]).label}
        for one in review.articles
    ]
