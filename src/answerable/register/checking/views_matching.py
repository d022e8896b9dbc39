"""The page on which a person says what became of the duties that stood in the document before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.register.checking import services
from answerable.register.checking.permission import checkers_only
from answerable.register.checking.progress import is_to_check, ordered
from answerable.register.plans.matching import earlier_edition, left_over, standing_before
from answerable.register.plans.models import Clause, Edition, Match

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@checkers_only
def matches(request: SignedInRequest, edition: Edition) -> HttpResponse:
    """What stayed, changed, is new or gone against what stood before; a person decides."""
    if earlier_edition(edition) is None:
        return redirect("check_publish", edition.pk)
    before = standing_before(edition)
    if request.method == "POST":
        _decide(request, edition, before)
        return redirect("check_matches", edition.pk)
    clauses = ordered(edition)
    for clause in clauses:
        clause.edition = edition
    said = Match.objects.filter(later__edition=edition).select_related("earlier__edition").order_by("-pk")
    of = {match.later_id: match for match in said}
    context = {
        "edition": edition,
        "pairs": [(clause, of.get(clause.pk)) for clause in clauses if is_to_check(clause)],
        "left": left_over(edition),
        "old": before,
        "several": len({clause.edition_id for clause in before}) > 1,
    }
    return render(request, "checking/matches.html", context)


def _decide(request: SignedInRequest, edition: Edition, before: list[Clause]) -> None:
    old = next((one for one in before if str(one.pk) == request.POST.get("earlier")), None)
    new = edition.clauses.filter(key=request.POST.get("later", "")).first()
    try:
        if request.POST.get("verb") == "gone" and old is not None:
            services.say_gone(edition, old, by=request.user)
        elif new is not None:
            services.say_continues(new, old, by=request.user)
    except services.NotADraft:
        messages.error(request, _("This edition was published or put aside, so nothing was changed."))
