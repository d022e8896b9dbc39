"""Forms of calls, plans that were sent, and links."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.checking.fields import BodiesField, CommitmentField, DocumentField
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Progress
from answerable.register.days import DayField
from answerable.register.personal import PERSONAL
from answerable.register.plans.models import Document

WHY_NOT = {
    "held": _("This commitment is on hold or no longer in force: in this register nothing is made of it."),
    "twice": _("Plans have been called for by this commitment already."),
    "nobody": _("There is nobody to ask: no body is named that is there today, and no member of a group."),
    "withdrawn": _("This call was taken back."),
    "called": _("This file is the plan by which yours is called for. Send the plan of your own body."),
    "not_theirs": _("This file is here already, as a document of another body. Send the plan of your own."),
    "ahead": _("The day on which it was sent lies ahead."),
    "circle": _("The one would carry out the other in a circle."),
    "personal": PERSONAL,
}
REASON = _("Reason, for everybody to read")


class CallForm(forms.Form):
    """A call by a commitment that demands plans: its leads are asked."""

    words = forms.CharField(
        label=_("The clause that asks for it, or why"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due = DayField(label=_("Last day to send"))


class OwnCallForm(CallForm):
    """A call by the secretariat itself, of the bodies that it names."""

    document = forms.ModelChoiceField(
        label=_("Plan that they are to carry out"),
        queryset=Document.objects.published(),
    )
    bodies = BodiesField(label=_("Who is asked"), help_text=_("One body or group a line, by its full name."))
    field_order = ("document", "words", "due", "bodies")


class PutOffForm(forms.Form):
    due = DayField(label=_("Last day to send"))
    reason = forms.CharField(label=REASON, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class SendForm(forms.Form):
    file = DocumentField(label=_("Your plan"))


class RecordForm(forms.Form):
    """A plan that came on paper or by e-mail."""

    number = forms.CharField(label=_("Number of the plan"), max_length=120)
    sent_on = DayField(label=_("Sent on"))
    recorded_from = forms.ChoiceField(
        label=_("It came"), choices=[(one.value, one.label) for one in Progress.From if one.value]
    )
    words = forms.CharField(label=_("What else is to be known of it"), required=False, max_length=500)


class LinkForm(forms.Form):
    """One pair, decided: of the ids of two commitments, and why."""

    child = forms.ModelChoiceField(queryset=Commitment.objects.all(), to_field_name="public_id")
    parent = CommitmentField(label=_("It carries out (the code in the address of that commitment)"))
    holds = forms.TypedChoiceField(
        choices=[("yes", _("It carries it out")), ("no", _("It does not"))],
        coerce=lambda said: said == "yes",
    )
    reason = forms.CharField(label=REASON, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
