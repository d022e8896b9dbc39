"""Public bodies as the secretariat keeps them: added, renamed, merged, followed by others, with trace.

The pages stand here and not in the room of bodies, because what is done to a body is decided by looking at
the commitments that it leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.register.accounts.permissions import Action, allowed, needed
from answerable.register.bodies.models import Body, CatalogueLoad, Level
from answerable.register.bodies.placing import folded
from answerable.register.bodies.services import BodyCannotMerge, add_body, merge, rename, say_who_took_over
from answerable.register.bodies.successors import today
from answerable.register.commitments.indexing import index_body
from answerable.register.commitments.models import Involvement
from answerable.register.personal import PublicWords
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.models import Account
    from answerable.register.accounts.permissions import SignedInRequest

SIZE = 50  # bodies on a page
REASON = gettext_lazy("Reason, for everybody to read")


class BodyField(forms.CharField):
    """A body by its key, as it stands in addresses."""

    def clean(self, value: Any) -> Any:
        key = super().clean(value)
        if not key:
            return None
        body = Body.objects.filter(key=key, merged_into=None).first()
        if body is None:
            raise forms.ValidationError(
                _("No body has this key. It stands in the address of the body's page.")
            )
        return body


class DayField(forms.DateField):
    """A day, which may be left out."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class AddForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Full official name"), max_length=300)
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Level)
    parent = BodyField(label=gettext_lazy("Key of the body above it"), required=False, max_length=120)


class Acting(TypedDict):
    """Who does something, in which role, and for which body (its key)."""

    by: Account
    role: str
    of: str


def _acting(account: Account) -> Acting:
    held = needed(account, Action.KEEP_BODIES)
    return {"by": account, "role": held.role, "of": held.body.key if held.body else ""}


class ActOnBody(forms.Form):
    """What is written down of one body."""

    def __init__(self, *args: Any, body: Body, **more: Any) -> None:
        super().__init__(*args, **more)
        self.body = body

    def do(self, acting: Acting) -> None:
        raise NotImplementedError


class RenameForm(ActOnBody):
    name = forms.CharField(label=gettext_lazy("New official name"), max_length=300)
    since = DayField(gettext_lazy("Since which day"))
    reason = PublicWords(label=REASON, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def do(self, acting: Acting) -> None:
        rename(
            self.body,
            self.cleaned_data["name"],
            since=self.cleaned_data["since"],
            reason=self.cleaned_data["reason"],
            **acting,
        )


class MergeForm(ActOnBody):
    into = BodyField(label=gettext_lazy("Key of the record that stays"), max_length=120)
    reason = PublicWords(label=REASON, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def do(self, acting: Acting) -> None:
        merge(self.body, self.cleaned_data["into"], reason=self.cleaned_data["reason"], **acting)


class SuccessionForm(ActOnBody):
    new = BodyField(label=gettext_lazy("Key of the body that took over"), max_length=120)
    function = forms.CharField(
        label=gettext_lazy("Which function"),
        help_text=gettext_lazy("Empty: the whole of it."),
        required=False,
        max_length=300,
    )
    on = DayField(gettext_lazy("Since which day"))
    legal_basis = PublicWords(label=gettext_lazy("By which document"), required=False, max_length=300)

    def clean_new(self) -> Any:
        new = self.cleaned_data["new"]
        if new == self.body:
            raise forms.ValidationError(_("A body does not take over from itself."))
        return new

    def do(self, acting: Acting) -> None:
        say_who_took_over(self.body, **self.cleaned_data, **acting)


FORMS: dict[str, type[ActOnBody]] = {"rename": RenameForm, "merge": MergeForm, "succession": SuccessionForm}
TITLES = {
    "rename": gettext_lazy("It has another name"),
    "merge": gettext_lazy("It is the same body as another record"),
    "succession": gettext_lazy("Another body took over from it"),
}


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
