"""The checking screen: the document on the left, one clause of it on the right, and the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.register.accounts.permissions import Action, may
from answerable.register.checking import services
from answerable.register.checking.alike import suggestions
from answerable.register.checking.forms import Correction
from answerable.register.checking.names import body_named, candidates
from answerable.register.checking.permission import checkers_only
from answerable.register.checking.progress import next_to_check, ordered
from answerable.register.checking.screen import screen
from answerable.register.checking.structure import CannotMerge, CannotSplit
from answerable.register.checking.words import NotInTheDocument, NotWhole
from answerable.register.personal import PERSONAL
from answerable.register.plans.models import Clause, Edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

    Verb = Callable[[SignedInRequest, Clause, int], HttpResponse | None]

CONFLICT = 409
UNPROCESSABLE = 422
REFUSALS = (
    NotWhole, NotInTheDocument, CannotSplit, CannotMerge, services.NoRoster, services.HeldWords,
    services.PersonalWords,
)  # fmt: skip


@require_GET
@checkers_only
def start(request: SignedInRequest, edition: Edition) -> HttpResponse:
    """The first doubt, then the first clause that nobody checked, then publishing."""
    clause = next_to_check(ordered(edition))
    if clause is None or edition.standing != Edition.Standing.DRAFT:
        return redirect("check_publish", edition.pk)
    return redirect("check_clause", edition.pk, clause.key)


@require_http_methods(["GET", "HEAD", "POST"])
@checkers_only
def clause(request: SignedInRequest, edition: Edition, key: str) -> HttpResponse:
    here = get_object_or_404(edition.clauses, key=key)
    here.edition = edition
    if request.method != "POST":
        return _show(request, here)
    verb = VERBS.get(request.POST.get("verb", ""))
    version = request.POST.get("version", "")
    if verb is None or not (version.isascii() and version.isdigit() and len(version) < 9):
        messages.error(request, _("This form is not complete. Please try again."))
        return _show(request, here, status=400)
    try:
        answer = verb(request, here, int(version))
    except services.Stale as stale:
        return _show(request, stale.clause, status=CONFLICT, typed=request.POST)
    except services.NotADraft:
        messages.error(request, _("This edition was published or put aside, so nothing was changed."))
        return redirect("check_publish", edition.pk)
    except REFUSALS as problem:
        messages.error(request, _problem(problem))
        return _show(request, here, status=UNPROCESSABLE, typed=request.POST)
    return answer or _onward(request, here)


@require_POST
@checkers_only
def undo(request: SignedInRequest, edition: Edition) -> HttpResponse:
    try:
        keys = services.undo(edition, by=request.user)
    except services.NothingToUndo:
        messages.error(request, _("There is nothing of yours to undo here: somebody else acted since."))
        keys = []
    except services.NotADraft:
        messages.error(request, _("This edition was published or put aside, so nothing was changed."))
        return redirect("check_publish", edition.pk)
    else:
        messages.success(request, _("The last act was undone."))
    left = edition.clauses.filter(key__in=keys).first()
    if left is not None:
        return redirect("check_clause", edition.pk, left.key)
    return redirect("check_start", edition.pk)


@require_GET
@checkers_only
def bodies(request: SignedInRequest, edition: Edition) -> HttpResponse:
    """Bodies whose names hold what was typed: what the boxes for bodies suggest."""
    typed = request.GET.get("q", "")[:100]
    place = (edition.reading.get("place") or {}).get("province", "")
    found = candidates(typed, near=[place])
    return render(request, "checking/bodies.html", {"edition": edition, "bodies": found, "typed": typed})


def _confirm(request: SignedInRequest, here: Clause, version: int) -> None:
    services.confirm(here, by=request.user, version=version)


def _confirm_section(request: SignedInRequest, here: Clause, version: int) -> None:
    sure = services.confirm_section(here, by=request.user)
    told = ngettext("%(n)d item confirmed.", "%(n)d items confirmed.", len(sure)) % {"n": len(sure)}
    messages.success(request, told)


def _not_a_task(request: SignedInRequest, here: Clause, version: int) -> None:
    reason = request.POST.get("reason", "")[:4_000]
    services.not_a_task(here, by=request.user, version=version, reason=reason)


def _correct(request: SignedInRequest, here: Clause, version: int) -> HttpResponse | None:
    correction = Correction(here, request.POST)
    if not correction.is_valid():
        return _show(request, here, status=UNPROCESSABLE, correction=correction)
    given = correction.form.cleaned_data
    changed = services.correct(
        here,
        correction.kept,
        by=request.user,
        version=version,
        inheritors=given["inheritors"],
        raised_to=given["raised_to"],
        objection=given["objection"],
        new_bodies=correction.new_bodies(),
    )
    if len(changed) > 1:
        others = len(changed) - 1
        told = ngettext("%(n)d other item follows.", "%(n)d other items follow.", others) % {"n": others}
        messages.success(request, told)
    return None


def _split(request: SignedInRequest, here: Clause, version: int) -> HttpResponse:
    parts = request.POST.get("parts", "").splitlines()
    limbs = services.split(here, parts, by=request.user, version=version)
    return redirect("check_clause", here.edition_id, limbs[0].key)


def _merge(request: SignedInRequest, here: Clause, version: int) -> HttpResponse:
    into = here.edition.clauses.filter(key=request.POST.get("into", "")).first()
    if into is None:
        raise CannotMerge
    services.merge(here, into, by=request.user, version=version)
    return redirect("check_clause", here.edition_id, into.key)


def _add(request: SignedInRequest, here: Clause, version: int) -> HttpResponse:
    kind = "target" if request.POST.get("kind") == "target" else "task"
    words = request.POST.get("words", "")
    added = services.add_item(here.edition, words, kind=kind, after=here, by=request.user)
    return redirect("check_clause", here.edition_id, added.key)


def _resolve(request: SignedInRequest, here: Clause, version: int) -> HttpResponse | None:
    typed = request.POST.get("body", "").strip()
    body = body_named(typed) if typed else None
    if typed and body is None:
        messages.error(request, _("No body bears this name, or several do. Choose one from the list."))
        return _show(request, here, status=UNPROCESSABLE, typed=request.POST)
    name = request.POST.get("name", "")
    changed = services.resolve_name(here.edition, name, body, by=request.user)
    told = ngettext("Settled in %(n)d item.", "Settled in %(n)d items.", len(changed)) % {"n": len(changed)}
    messages.success(request, told)
    return redirect("check_clause", here.edition_id, here.key)


def _expand(request: SignedInRequest, here: Clause, version: int) -> HttpResponse:
    services.expand(here, request.POST.get("name", ""), by=request.user, version=version)
    return redirect("check_clause", here.edition_id, here.key)


def _elsewhere(request: SignedInRequest, here: Clause, version: int) -> HttpResponse:
    other, decision = request.POST.get("other", ""), request.POST.get("decision", "")
    if decision not in ("link", "skip", "create") or all(
        one.other.public_id != other for one in suggestions(here)
    ):
        messages.error(request, _("This form is not complete. Please try again."))
        return _show(request, here, status=400)
    reason = request.POST.get("reason", "")[:4_000]
    services.say_elsewhere(here, other, decision, by=request.user, version=version, reason=reason)
    return redirect("check_clause", here.edition_id, here.key)


VERBS: dict[str, Verb] = {
    "elsewhere": _elsewhere,
    "confirm": _confirm,
    "confirm_section": _confirm_section,
    "not_a_task": _not_a_task,
    "correct": _correct,
    "split": _split,
    "merge": _merge,
    "add": _add,
    "resolve": _resolve,
    "expand": _expand,
}


def _problem(problem: Exception) -> str:
    match problem:
        case NotWhole():
            return _(
                "The limbs must be all the words of the item and no others; they differ from “%(rest)s”."
            ) % {"rest": problem.rest}
        case NotInTheDocument():
            return _("“%(words)s” does not stand in the document.") % {"words": problem.words[:80]}
        case CannotSplit():
            return _("Put each limb on a line of its own; a split needs at least two, and is made once.")
        case services.HeldWords():
            return _("The lens holds these words. Say why they set no duty; everybody reads that.")
        case services.PersonalWords():
            return PERSONAL % {"words": problem.words}
        case services.NoRoster():
            return _("Nobody wrote down who belonged to this group on that day, so it stays a group.")
        case _:
            return _("Choose another item of this edition that stands for itself to merge with.")


def _onward(request: SignedInRequest, here: Clause) -> HttpResponse:
    """To the next doubt, or the next item; when all is checked, to publishing."""
    clauses = ordered(here.edition)
    following = next_to_check(clauses, next(one for one in clauses if one.pk == here.pk))
    if following is None:
        return HttpResponseRedirect(reverse("check_publish", args=[here.edition_id]))
    return HttpResponseRedirect(reverse("check_clause", args=[here.edition_id, following.key]))


def _show(
    request: SignedInRequest,
    here: Clause,
    *,
    status: int = 200,
    typed: Any = None,
    correction: Correction | None = None,
) -> HttpResponse:
    if correction is None and typed is not None and typed.get("verb") == "correct":
        correction = Correction(here, typed)
        correction.is_valid()
    context = screen(
        here, correction=correction or Correction(here), typed=typed, conflict=status == CONFLICT
    )
    context["may_keep_bodies"] = may(request.user, Action.KEEP_BODIES, on=timezone.localdate())
    return render(request, "checking/clause.html", context, status=status)
