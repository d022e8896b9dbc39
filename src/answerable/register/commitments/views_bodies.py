"""Public bodies as the secretariat keeps them: added, renamed, merged, followed by others, with trace.

The pages stand here and not in the room of bodies, because what is done to a body is decided by looking at
the commitments that it leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.register.accounts.permissions import Action, allowed, needed
from answerable.register.bodies.models import Body, CatalogueLoad
from answerable.register.bodies.placing import folded
from answerable.register.bodies.services import BodyCannotMerge, add_body
from answerable.register.bodies.successors import today
from answerable.register.commitments.forms_bodies import FORMS, TITLES, AddForm
from answerable.register.commitments.indexing import index_body
from answerable.register.commitments.models import Involvement
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.models import Account
    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.commitments.forms_bodies import Acting

SIZE = 50  # bodies on a page


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_BODIES)
def keep_bodies(request: SignedInRequest) -> HttpResponse:
    """Find bodies by name, see where the catalogue and people differ, add one."""
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        who = _acting(request.user)
        with act(actor=who["by"], role=who["role"], body=who["of"]) as doing:
            body = add_body(doing, said["name"], level=said["level"], parent=said["parent"])
            index_body(body)
        messages.success(request, _("The body is added."))
        return redirect("keep_body", body.key)
    words = folded(request.GET.get("q", "")[:200])
    rows = Body.objects.filter(merged_into=None).order_by("name", "pk")
    if words:
        rows = rows.filter(
            Q(names__folded__contains=words) | Q(key__contains=words.replace(" ", "-"))
        ).distinct()
    load = CatalogueLoad.objects.first()
    context = {
        "form": form,
        "query": request.GET.get("q", ""),
        "rows": rows[:SIZE],
        "size": SIZE,
        "conflicts": load.conflicts if load else [],
    }
    return render(request, "commitments/keep_bodies.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_BODIES)
def keep_body(request: SignedInRequest, key: str) -> HttpResponse:
    """One body: its names in time, who came before and after, what it leads; and what is done to it."""
    body = get_object_or_404(Body.objects.select_related("parent", "merged_into"), key=key)
    verb = request.POST.get("verb", "")
    given = {
        name: form(request.POST if name == verb else None, body=body, auto_id=f"{name}-%s")
        for name, form in FORMS.items()
    }
    if verb in given and given[verb].is_valid():
        try:
            given[verb].do(_acting(request.user))
        except BodyCannotMerge:
            given[verb].add_error(
                None, _("These two cannot be merged: one is merged already, or they are one record.")
            )
        else:
            index_body(body)
            messages.success(request, _("Done, with its trace."))
            return redirect("keep_body", key)
    leads = Involvement.objects.standing().filter(body=body).values("role").annotate(number=Count("pk"))
    context = {
        "body": body,
        "names": body.names.order_by("valid_from", "pk"),
        "took_over": body.successions.select_related("new"),
        "came_from": body.predecessions.select_related("old"),
        "today": today(body, on=timezone.localdate()),
        "parts": {one["role"]: one["number"] for one in leads},
        "forms": [(name, TITLES[name], form) for name, form in given.items()],
    }
    wrong = any(form.errors for form in given.values()) or (request.method == "POST" and verb not in given)
    return render(request, "commitments/keep_body.html", context, status=400 if wrong else 200)


def _acting(account: Account) -> Acting:
    held = needed(account, Action.KEEP_BODIES)
    return {"by": account, "role": held.role, "of": held.body.key if held.body else ""}
