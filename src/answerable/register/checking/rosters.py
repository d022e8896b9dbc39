"""Who belongs to a group, from when until when: the roster against which checking expands it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from answerable.register.accounts.permissions import Action, allowed, needed
from answerable.register.bodies.models import Body, GroupMember
from answerable.register.bodies.services import add_members, end_membership
from answerable.register.checking.names import body_named
from answerable.register.days import DayField
from answerable.register.personal import PublicWords

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

MOST = 500  # members that are written down at once
REASON = gettext_lazy("By which document, for everybody to read")


class MembersForm(forms.Form):
    members = forms.CharField(
        label=gettext_lazy("Bodies that belong to it"),
        help_text=gettext_lazy("One a line, by its full name or by its key in addresses."),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    since = DayField(label=gettext_lazy("Since which day"), required=False)
    until = DayField(label=gettext_lazy("Until which day"), required=False)
    reason = PublicWords(label=REASON, max_length=2000)

    def clean_members(self) -> list[Body]:
        names = [" ".join(line.split()) for line in self.cleaned_data["members"].splitlines()]
        if len(names) > MOST:
            raise forms.ValidationError(_("No more than %(n)d at once.") % {"n": MOST})
        return list(dict.fromkeys(_body(name) for name in names if name))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return given


class EndForm(forms.Form):
    member = forms.ModelChoiceField(
        GroupMember.objects.none(), label=gettext_lazy("Which body no longer belongs to it")
    )
    until = DayField(label=gettext_lazy("The last day on which it does"))
    reason = PublicWords(label=REASON, max_length=2000)

    def __init__(self, *given: Any, group: Body, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["member"]
        field.queryset = group.roster.filter(valid_to=None).select_related("member").order_by("member__name")
        field.label_from_instance = lambda one: one.member.name

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        row, until = given.get("member"), given.get("until")
        if row and until and row.valid_from and until < row.valid_from:
            self.add_error("until", _("The last day is before the first."))
        return given


def _body(name: str) -> Body:
    found = Body.objects.filter(key=name, merged_into=None).first() or body_named(name)
    if found is None or found.group:
        raise forms.ValidationError(_("“%(name)s” is not one body of the register.") % {"name": name[:200]})
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_BODIES)
def roster(request: SignedInRequest, key: str) -> HttpResponse:
    """The members of one group, with their days; more are written down, and those that leave."""
    group = get_object_or_404(Body, key=key, group=True, merged_into=None)
    held = needed(request.user, Action.KEEP_BODIES)
    of = held.body.key if held.body else ""
    verb = request.POST.get("verb", "")
    adding = MembersForm(request.POST if verb == "add" else None, auto_id="add-%s")
    ending = EndForm(request.POST if verb == "end" else None, group=group, auto_id="end-%s")
    if adding.is_valid():
        added = add_members(group, **adding.cleaned_data, by=request.user, role=held.role, of=of)
        told = ngettext("%(n)d body is written down.", "%(n)d bodies are written down.", added) % {"n": added}
        messages.success(request, told)
        return redirect("roster", key)
    if ending.is_valid():
        row = ending.cleaned_data.pop("member")
        end_membership(row, **ending.cleaned_data, by=request.user, role=held.role, of=of)
        messages.success(request, _("Done, with its trace."))
        return redirect("roster", key)
    context = {
        "group": group,
        "rows": group.roster.select_related("member").order_by("member__name", "valid_from", "pk"),
        "forms": [("add", _("More bodies belong to it"), adding), ("end", _("A body leaves it"), ending)],
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "checking/roster.html", context, status=status)
