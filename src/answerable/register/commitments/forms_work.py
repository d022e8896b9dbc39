"""Forms of what is done to carry a commitment out: later days, events, who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.commitments.forms import ReasonForm
from answerable.register.days import DayField
from answerable.register.personal import PublicWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.register.bodies.models import Body
    from answerable.register.bodies.successors import Successor

WHY_NOT = {
    "not-yours": _("Your body has no part in it."),
    "no-day": _("It has no last day that could be put off."),
    "over": _("It was confirmed as done or discontinued."),
    "earlier": _("The day must be later than the one in force."),
    "waits": _("Your body has asked already, and waits for the decision."),
    "decided": _("Somebody decided on it meanwhile."),
    "no-reason": _("A refusal needs its reason."),
    "held": _("It is on hold or no longer in force, so nothing is done with it now."),
    "no-event": _("Its deadline does not run from that event, or the day has not come."),
    "no-heir": _("That body did not take over from the one that leads it."),
}


class ExtensionForm(ReasonForm):
    """A later day, and why it is needed."""

    field_order = ("until", "reason")
    until = DayField(label=_("New last day"))


class DecisionForm(forms.Form):
    """Granted, for one body or for all, or refused with a reason."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("body", _("grant it, for the body that asked")),
            ("whole", _("grant it, for all who do it")),
            ("refuse", _("refuse it")),
        ],
        widget=forms.RadioSelect,
    )
    reason = PublicWords(
        label=_("Reason, for everybody to read"),
        help_text=_("A refusal needs one."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decision") == "refuse" and not said.get("reason"):
            self.add_error("reason", WHY_NOT["no-reason"])
        return said


class HappeningForm(forms.Form):
    """That an event took place from which a time runs, and the document that shows it."""

    event = forms.ChoiceField(label=_("Which event"), widget=forms.RadioSelect)
    on = DayField(label=_("On which day it took place"))
    source = PublicWords(label=_("Document that shows it, by its number"), max_length=500)

    def __init__(self, *args: Any, events: Sequence[tuple[str, str]], **more: Any) -> None:
        """``events`` are those from which deadlines of the commitment run, with how they are told."""
        super().__init__(*args, **more)
        field = self.fields["event"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = events


class AnswersForm(ReasonForm):
    """Which of several heirs answers."""

    field_order = ("body", "reason")
    body = forms.ChoiceField(label=_("Which body answers"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, heirs: Sequence[tuple[Body, Sequence[Successor]]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (
                str(old),
                [
                    (
                        f"{old.key}|{heir.body.key}",
                        f"{heir.body}: {heir.function}" if heir.function else heir.body,
                    )
                    for heir in found
                ],
            )
            for old, found in heirs
        ]
