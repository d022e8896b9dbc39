"""The forms of assessments and contributions. They are about commitments of bodies, never about a person."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from answerable.register.assessments.contributions import Contribution
from answerable.register.assessments.models import Scale
from answerable.register.assessments.strangers import StrangerForm
from answerable.register.personal import PERSONAL

MOST_SOURCES = 10
WHY_NOT = {
    "over": _("This commitment is withdrawn or no longer in force."),
    "close": _(
        "You are, or were, of the secretariat, of the body that leads this, or of one close to it: "
        "what you say of it would not be an independent voice."
    ),
    "held": _(
        "It is on hold: how far it has come is followed by nobody until a review lifts the hold. "
        "Say in words what the measure itself is, and what it does to rights."
    ),
    "scale": _("Say how far it has come."),
    "sources": _("Say what shows it: an address on the web, or a document with its number."),
    "withdrawn": _("It was taken back already."),
    "decided": _("That was decided on already."),
    "near": _("You are, or were, of a body that leads this, or of one close to it: somebody else decides."),
    "no_reply": _("It is on hold: no body is asked about it now."),
    "personal": PERSONAL,
}


def _sources() -> forms.CharField:
    return forms.CharField(
        label=_("What shows it"),
        help_text=_("One a line: an address on the web, or a document with its number. All of it is public."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def clean_sources(given: str) -> str:
    lines = [line for line in map(str.strip, given.splitlines()) if line]
    if len(lines) > MOST_SOURCES:
        raise ValidationError(_("At most %(n)s."), params={"n": MOST_SOURCES})
    for line in lines:
        if line.lower().startswith(("http:", "https:")):
            URLValidator(schemes=["http", "https"], message=_("This is no address: %(value)s"))(line)
    return "\n".join(lines)


class AssessmentForm(forms.Form):
    scale = forms.ChoiceField(label=_("How far it has come"), choices=[("", "—"), *Scale.choices])
    words = forms.CharField(label=_("In words"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6}))
    sources = _sources()

    def __init__(self, *given: Any, on_hold: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        if on_hold:
            del self.fields["scale"]
            self.fields["words"].label = _("What you say of the measure itself")

    def clean_sources(self) -> str:
        return clean_sources(self.cleaned_data["sources"])


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason, for everybody to read"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ContributionForm(StrangerForm):
    kind = forms.ChoiceField(label=_("What you send"), choices=Contribution.Kind)
    words = forms.CharField(
        label=_("In words"),
        help_text=_("About the commitment, never about a person: no names, no numbers of persons."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    sources = _sources()
    field_order = ("kind", "words", "sources", "website", "token")

    def __init__(self, *given: Any, on_hold: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        if on_hold:
            kind = cast("forms.ChoiceField", self.fields["kind"])
            kind.choices = [(Contribution.Kind.CORRECTION, Contribution.Kind.CORRECTION.label)]

    def clean_sources(self) -> str:
        return clean_sources(self.cleaned_data["sources"])


class DecideForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("", "—"), ("publish", _("publish it as it is")), *Contribution.Ground.choices],
        help_text=_("It is refused on one of these grounds and no other. Its words are deleted then."),
    )

    def ground(self) -> str:
        said = str(self.cleaned_data["decision"])
        return "" if said == "publish" else said


class ReplyForm(forms.Form):
    words = forms.CharField(
        label=_("Your reply, for everybody to read"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
