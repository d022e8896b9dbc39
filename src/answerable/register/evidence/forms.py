"""The form by which evidence is given: one of a file, a document's number or an address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.days import DayField
from answerable.register.evidence.files import MOST_BYTES
from answerable.register.evidence.models import Visibility
from answerable.register.personal import PublicWords, personal_numbers

WHY_NOT_KEPT = {
    "too_big": _("The file is bigger than 25 MB. Give a smaller one, or the address where it stands."),
    "empty": _("The file is empty. Look whether it is the right one."),
    "kind": _(
        "The file is neither a PDF, a picture (JPEG, PNG) nor an office document without macros. "
        "Save it as PDF."
    ),
    "harmful": _("The scanner of this installation found the file harmful. It was not kept."),
    "not_scanned": _(
        "The file could not be scanned, so it was not kept. Try again later, or tell the administrator."
    ),
    "held": _("Nothing is added to this commitment now: it is on hold, or no longer in force."),
    "personal": _(
        "Words of it look like a number of a person. Take it out, or say below why it has to be public."
    ),
}
PERSONAL = _(
    "“%(words)s” looks like a number of a person. Take it out, or say below why it has to be public."
)


class EvidenceForm(forms.Form):
    title = forms.CharField(label=_("What it shows"), max_length=300)
    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("PDF, JPEG, PNG, Word, Excel, PowerPoint or OpenDocument; at most 25 MB."),
        allow_empty_file=True,
        max_length=255,
    )
    number = forms.CharField(label=_("Or the number of a document"), required=False, max_length=120)
    issuer = forms.CharField(label=_("Who issued it"), required=False, max_length=300)
    dated = DayField(label=_("On which day"), required=False)
    url = forms.URLField(
        label=_("Or an address on the web"), required=False, max_length=1000, assume_scheme="https"
    )
    seen_on = DayField(label=_("Seen there on"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who may see it"), choices=Visibility, initial=Visibility.PUBLIC, widget=forms.RadioSelect
    )
    kept_at = forms.CharField(
        label=_("Where it is kept, if it is not uploaded"), required=False, max_length=300
    )
    justification = PublicWords(
        label=_("Why a number of a person has to be public"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        ways = [name for name in ("file", "number", "url") if given.get(name)]
        if len(ways) != 1 and not self.errors:
            self.add_error(None, _("Give one of the three: a file, the number of a document, or an address."))
        if given.get("file") and given["file"].size > MOST_BYTES:
            self.add_error("file", WHY_NOT_KEPT["too_big"])
        if given.get("url") and not given.get("seen_on"):
            self.add_error("seen_on", _("Say on which day it was seen there."))
        if given.get("visibility") == Visibility.KEPT:
            if given.get("file"):
                self.add_error(
                    "file", _("What is not to be uploaded cannot be a file: name it by its number.")
                )
            if not given.get("kept_at"):
                self.add_error("kept_at", _("Say where it is kept."))
        self._look_for_personal_numbers(given)
        return given

    def _look_for_personal_numbers(self, given: dict[str, Any]) -> None:
        if given.get("visibility") == Visibility.INTERNAL or given.get("justification"):
            return
        for name in ("title", "number", "issuer", "url", "kept_at"):
            for found in personal_numbers(given.get(name) or ""):
                self.add_error(name, PERSONAL % {"words": found.words})
        for found in personal_numbers(given["file"].name if given.get("file") else ""):
            self.add_error("file", PERSONAL % {"words": found.words})


class TakeBackForm(forms.Form):
    reason = PublicWords(
        label=_("Reason, for everybody to read"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
