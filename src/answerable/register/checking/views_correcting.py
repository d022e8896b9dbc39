"""Correcting what was read of a published commitment, with a reason that everybody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.checking.forms import FactRows
from answerable.register.commitments.forms import ReasonForm
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.services import (
    ChangedMeanwhile,
    NothingCorrected,
    NotInForce,
    correct_published,
)

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.plans.models import Clause


class PublishedFacts(FactRows):
    """What a published clause was read to say, and why it is said otherwise now. Its words stay."""

    def __init__(self, clause: Clause, typed: Any = None) -> None:
        super().__init__(clause, typed)
        self.form = ReasonForm(typed)

    def is_valid(self) -> bool:
        return self.form.is_valid() & super().is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.CORRECT)
def correct(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The facts of its latest edition, to be put right."""
    commitment = get_object_or_404(Commitment.objects.select_related("document"), public_id=public_id)
    latest = commitment.appearances.select_related("clause__edition").order_by("-edition__ordinal")[0]
    correction = PublishedFacts(latest.clause, request.POST or None)
    problem, status = "", 200
    if request.method == "POST":
        version = request.POST.get("version", "")
        if not (version.isascii() and version.isdigit() and len(version) < 9):
            problem, status = _("This form is not complete. Please try again."), 400
        elif not correction.is_valid():
            status = 422
        else:
            reason = correction.form.cleaned_data["reason"]
            try:
                correct_published(
                    commitment, correction.kept, reason=reason, by=request.user, version=int(version)
                )
                return redirect("commitment", public_id)
            except ChangedMeanwhile:
                problem = _(
                    "Somebody corrected this meanwhile. What you typed is still here; "
                    "compare it with what stands now, and save it again."
                )
                status = 409
            except NotInForce:
                problem, status = _("This commitment is no longer in force, so nothing was changed."), 409
            except NothingCorrected:
                problem, status = _("Nothing reads otherwise than before, so nothing was changed."), 422
    context = {"commitment": commitment, "clause": latest.clause, "correction": correction}
    context |= {"problem": problem, "standing": latest}
    return render(request, "checking/correct.html", context, status=status)
