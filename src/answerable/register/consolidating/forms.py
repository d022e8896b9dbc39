"""Forms of reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.consolidating.models import Grouping, Template
from answerable.register.days import DayField
from answerable.register.personal import PublicWords
from answerable.register.plans.models import Document

CHANGED = _("Somebody else changed this report meanwhile. Look at it again.")


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class BeginForm(forms.Form):
    """Of which plans and which time a report is, and for whom."""

    documents = forms.ModelMultipleChoiceField(
        Document.objects.published().order_by("-published_at", "-pk"),
        label=_("Plans"),
        widget=forms.CheckboxSelectMultiple,
    )
    begins = DayField(label=_("First day of the period"))
    ends = DayField(label=_("Last day of the period"))
    title = forms.CharField(
        label=_("Title"),
        max_length=500,
        help_text=_("What the report is about, as it stands under its type."),
    )
    recipient = forms.CharField(label=_("Addressed to"), max_length=500)
    grouping = forms.ChoiceField(label=_("Grouped by"), choices=Grouping)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        begins, ends = said.get("begins"), said.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", _("The period ends before it begins."))
        return said


class WordsForm(forms.Form):
    """What people write in a report. The names of its fields are those of content.py."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=500)
    recipient = forms.CharField(label=_("Addressed to"), max_length=500)
    parent = forms.CharField(label=_("Body above the issuer"), max_length=300, required=False)
    issuer = forms.CharField(label=_("Issuing body"), max_length=300, required=False)
    number = forms.CharField(label=_("Number and symbol"), max_length=80, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    dated = DayField(label=_("Dated"), required=False)
    situation = forms.CharField(label=_("I. General situation"), required=False, widget=_text(4))
    direction = forms.CharField(
        label=_("II. Direction and conduct of the work"), required=False, widget=_text(4)
    )
    results = forms.CharField(label=_("III. Results, before the figures"), required=False, widget=_text(4))
    shortcomings = forms.CharField(
        label=_("IV. Shortcomings, difficulties and causes"), required=False, widget=_text(4)
    )
    tasks = forms.CharField(label=_("V. Tasks of the next period"), required=False, widget=_text(4))
    proposals = forms.CharField(label=_("VI. Proposals"), required=False, widget=_text(4))
    signing = forms.CharField(
        label=_("Signature block"),
        required=False,
        widget=_text(3),
        help_text=_("A line each: on whose behalf, in which office. No name of a person."),
    )
    copies = forms.CharField(label=_("Recipients of copies"), required=False, widget=_text(3))
    grouping = forms.ChoiceField(label=_("Grouped by"), choices=Grouping)
    template = forms.ModelChoiceField(
        Template.objects.filter(withdrawn_at=None),
        label=_("Template"),
        required=False,
        empty_label=_("by Decree 30/2020/NĐ-CP"),
    )

    def said(self) -> dict[str, str]:
        """What ``services.write`` takes."""
        beside = ("version", "grouping", "template")
        found = {name: value for name, value in self.cleaned_data.items() if name not in beside}
        dated = found.pop("dated")
        return {**found, "dated": dated.isoformat() if dated else ""}


class OutForm(forms.Form):
    """What is asked before a report goes out, beside the version that was seen."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": CHANGED, "invalid": CHANGED}
    )
    justification = PublicWords(
        label=_("Why a number of a person may stand in it"),
        required=False,
        max_length=1000,
        help_text=_("Only where one was found; everybody can read the reason."),
    )


class SendForm(OutForm):
    to = forms.CharField(
        label=_("Sent to"), max_length=300, error_messages={"required": _("Say to whom it is sent.")}
    )
    field_order = ("to", "justification")


class AbandonForm(forms.Form):
    reason = PublicWords(label=_("Why nobody goes on with it"), max_length=1000)


class AnswerForm(forms.Form):
    """What a body says to a version that it was sent."""

    party = forms.CharField(label=_("Body that answers"), max_length=300)
    comment = forms.CharField(
        label=_("Its comments"),
        required=False,
        max_length=20_000,
        widget=_text(4),
        help_text=_("Empty: it received the report and says nothing to it."),
    )


class TemplateForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    file = forms.FileField(label=_("Template (.docx)"))
