"""Forms of letters, inspections and remedies. They are about bodies and duties, never about a person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.register.checking.fields import BodiesField, BodyField, CommitmentField
from answerable.register.commitments.work import Progress
from answerable.register.days import DayField
from answerable.register.guidance.models import Letter
from answerable.register.personal import PERSONAL
from answerable.register.reporting.models import Round
from answerable.register.subplans.models import Call

WHY_NOT = {
    "held": _("This commitment is on hold or no longer in force: in this register nothing is made of it."),
    "nobody": _("There is nobody to write to: all have answered, or no body is named."),
    "answered": _("This letter was answered already."),
    "ahead": _("The day lies ahead."),
    "confirmed": _("It is confirmed already that this is remedied."),
    "waits": _("The body has said so already; the secretariat decides on it."),
    "nothing_said": _("The body has not said yet that it is remedied."),
    "own": _("You said or recorded this yourself: somebody else of the secretariat decides on it."),
    "personal": PERSONAL,
}
ABOUT_BODIES = _("About what the body does, never about a person: no names, no numbers of persons.")


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=8000, widget=forms.Textarea(attrs={"rows": 3}), **more)


class LetterForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is"), choices=Letter.Kind)
    words = _words(_("What it says"), help_text=ABOUT_BODIES)
    number = forms.CharField(
        label=_("Number of the paper, where there is one"), required=False, max_length=120
    )
    bodies = BodiesField(label=_("To these bodies"), required=False)
    to_round = forms.ModelChoiceField(
        label=_("Or to all that have not answered in a round"),
        queryset=Round.objects.standing(),
        required=False,
    )
    to_call = forms.ModelChoiceField(
        label=_("Or to all that have not sent the plan they owe"),
        queryset=Call.objects.none(),
        required=False,
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        calls = Call.objects.working(on=timezone.localdate())
        self.fields["to_call"].queryset = calls  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        ways = [name for name in ("bodies", "to_round", "to_call") if given.get(name)]
        if len(ways) != 1 and not self.errors:
            self.add_error(None, _("Say to whom it goes, in one of the three ways."))
        return given


class AnswerForm(forms.Form):
    words = _words(_("Your answer"))


def _recorded_from() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("It came"), choices=[(one.value, one.label) for one in Progress.From if one.value]
    )


class RecordAnswerForm(forms.Form):
    words = _words(_("What the body answered"))
    recorded_from = _recorded_from()


class InspectionForm(forms.Form):
    body = BodyField(label=_("Body that was inspected"))
    on = DayField(label=_("On"))
    words = _words(_("What was looked at, and what was found"), help_text=ABOUT_BODIES)
    number = forms.CharField(
        label=_("Number of the conclusion, where there is one"), required=False, max_length=120
    )


class FindingForm(forms.Form):
    commitment = CommitmentField(
        label=_("Commitment that was not carried out as it should, by the code in its address"),
        required=False,
    )
    duty = _words(_("Or the right or duty in words, with the document that states it"), required=False)
    shortcoming = _words(_("Shortcoming of the body"), help_text=ABOUT_BODIES)
    remedy = _words(_("Remedy due"))
    due = DayField(label=_("To be mended by"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if bool(given.get("commitment")) is bool(given.get("duty")) and not self.errors:
            self.add_error(None, _("Name a commitment, or tell the duty in words."))
        return given


class RemedyForm(forms.Form):
    words = _words(_("How it was remedied"), help_text=ABOUT_BODIES)


class RecordRemedyForm(RemedyForm):
    recorded_from = _recorded_from()


class DecideForm(forms.Form):
    confirmed = forms.TypedChoiceField(
        choices=[("yes", _("Confirm")), ("no", _("Return it"))], coerce=lambda said: said == "yes"
    )
    words = _words(_("Reason, for everybody to read"))
