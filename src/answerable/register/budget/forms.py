"""The form by which a figure is entered."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.budget.models import Kind
from answerable.register.checking.fields import BodyField, CommitmentField
from answerable.register.days import DayField
from answerable.register.personal import PERSONAL

WHY_NOT = {
    "held": _("This commitment is on hold or no longer in force: in this register no money is kept for it."),
    "ahead": _("The day of the figure lies ahead."),
    "personal": PERSONAL,
    "not_yours": _(
        "You may not enter this: what is allocated is said by the finance body or the secretariat."
    ),
}


class LineForm(forms.Form):
    body = BodyField(label=_("Body"))
    commitment = CommitmentField(
        label=_("Commitment, by the code in its address"),
        help_text=_("Empty: for the body's work as a whole."),
        required=False,
    )
    year = forms.IntegerField(label=_("Budget year"), min_value=2000, max_value=2100)
    kind = forms.ChoiceField(label=_("What it is"), choices=Kind)
    amount = forms.DecimalField(
        label=_("Amount, in đồng"), min_value=0, max_digits=18, decimal_places=0, localize=True
    )
    document = forms.CharField(label=_("Document that says so: number, issuer, day"), max_length=300)
    as_of = DayField(label=_("As of"))
