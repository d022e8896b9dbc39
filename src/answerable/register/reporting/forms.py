"""Forms of rounds and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.commitments.state import Stage
from answerable.register.commitments.work import Progress
from answerable.register.days import DayField
from answerable.register.personal import PublicWords
from answerable.register.plans.models import Document
from answerable.register.reporting.forms_questions import MOST_QUESTIONS, WithQuestions, fields_of
from answerable.register.reporting.models import Question
from answerable.register.reporting.periods import Period, PeriodKind, periods
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.reporting.models import Answer

WHY_NOT = {
    "held": _(
        "This commitment is on hold or no longer in force: nothing is reported on it in this register."
    ),
    "stale": _("Somebody else saved this answer meanwhile. What you typed is still below."),
    "sent": _("This answer was sent already. It opens again if the secretariat returns it."),
    "stage": _("Say how far it has come."),
    "words": _("Say what was done."),
    "question": _("“%(words)s” has to be answered before it is signed."),
    "decision": _("Name the published document that discontinued it."),
    "future": _("The day on which it was done lies ahead."),
    "personal": _(
        "“%(words)s” looks like a number of a person. Take it out, or say below why it has to be public."
    ),
    "not_ready": _("One of the answers is no longer ready to be signed. Look at it again."),
    "own": _("You wrote, signed or recorded this answer: somebody else of the secretariat decides on it."),
    "decided": _("It was decided already, or sent anew meanwhile. Look at it again."),
    "twice": _("There is a round of that time already."),
    "nothing": _("There is nobody to ask: no commitment that is worked on names a body that leads it."),
    "answered": _("Somebody has answered in this round already, so it is not taken back. Close it instead."),
}
LINES = 3


class RoundForm(forms.Form):
    """A period that the calendar knows, or a time of its own."""

    period = forms.ChoiceField(label=_("Reporting period"))
    begins = DayField(label=_("From (of a time of its own)"), required=False)
    ends = DayField(label=_("To (the cut-off of figures)"), required=False)
    document = forms.ModelChoiceField(
        label=_("Plan"),
        queryset=Document.objects.published(),
        required=False,
        empty_label=_("all plans"),
    )
    due = DayField(
        label=_("Last day to send"),
        required=False,
        help_text=_("Where nothing is said: two working days after the cut-off."),
    )
    words = PublicWords(
        label=_("The clause that asks for it, or why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    questions = forms.ModelMultipleChoiceField(
        label=_("Questions of the office that it asks"),
        queryset=Question.objects.standing(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, on: date, **more: Any) -> None:
        super().__init__(*given, **more)
        self.known = {
            f"{kind}:{one.ends.isoformat()}": one
            for kind in PeriodKind
            for year in (on.year - 1, on.year, on.year + 1)
            for one in periods(kind, year)
        }
        by_kind = [
            (
                PeriodKind(kind).label,
                [(key, _named(one)) for key, one in self.known.items() if one.kind == kind],
            )
            for kind in PeriodKind
            if kind is not PeriodKind.OWN
        ]
        own = (PeriodKind.OWN.value, PeriodKind.OWN.label)
        self.fields["period"].choices = [("", "---------"), own, *by_kind]  # type: ignore[attr-defined]
        if not Question.objects.standing().exists():
            del self.fields["questions"]

    def clean_questions(self) -> list[Question]:
        chosen = list(self.cleaned_data["questions"])
        if len(chosen) > MOST_QUESTIONS:
            raise forms.ValidationError(_("A round asks at most %(n)s of them.") % {"n": MOST_QUESTIONS})
        return chosen

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        begins, ends = given.get("begins"), given.get("ends")
        if given.get("period") == PeriodKind.OWN:
            if not begins or not ends:
                self.add_error("ends", _("Say from which day to which."))
            elif ends < begins:
                self.add_error("ends", _("It ends before it begins."))
            else:
                given["period"] = Period(PeriodKind.OWN, begins, ends)
        elif given.get("period"):
            given["period"] = self.known[given["period"]]
        period = given.get("period")
        if isinstance(period, Period) and given.get("due") and given["due"] < period.ends:
            self.add_error("due", _("The last day to send is before the cut-off."))
        return given


def _named(one: Period) -> str:
    return f"{period_name(one)} ({one.begins:%d/%m/%Y} - {one.ends:%d/%m/%Y})"


class AnswerForm(WithQuestions):
    """One answer. A draft may lack anything; what is missing is said when it is handed over."""

    version = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)
    stage = forms.ChoiceField(
        label=_("How far it has come"),
        choices=[(one.value, one.label) for one in Stage if one is not Stage.UNKNOWN],
        required=False,
        widget=forms.RadioSelect,
    )
    done_on = DayField(label=_("Done on"), required=False)
    done = forms.CharField(
        label=_("What was done"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    figures = forms.CharField(
        label=_("Figures"),
        required=False,
        max_length=4000,
        help_text=_("One a line: what; number; unit. For example: training courses; 12; courses"),
        widget=forms.Textarea(attrs={"rows": LINES}),
    )
    difficulties = forms.CharField(
        label=_("Difficulties and their causes"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": LINES}),
    )
    proposals = forms.CharField(
        label=_("What you propose"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": LINES}),
    )
    decision = forms.ModelChoiceField(
        label=_("If discontinued: the published document that says so"),
        queryset=Document.objects.published(),
        required=False,
    )
    justification = PublicWords(
        label=_("Why a number of a person has to be public"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def with_version(self, version: int) -> None:
        """Show the same form again, on top of what is kept now."""
        self.data = {**self.data.dict(), "version": version}  # type: ignore[attr-defined]

    def clean_figures(self) -> list[dict[str, str]]:
        return figures_in(self.cleaned_data["figures"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("done_on") and given.get("stage") != Stage.DONE:
            self.add_error("done_on", _("Only what is done has a day on which it was done."))
        return given


class RecordForm(AnswerForm):
    """An answer that came on paper or by e-mail."""

    recorded_from = forms.ChoiceField(
        label=_("It came"), choices=[(one.value, one.label) for one in Progress.From if one.value]
    )
    source = PublicWords(label=_("Number and day of the paper, or day of the e-mail"), max_length=300)


class ReturnForm(forms.Form):
    """An answer goes back. Why is between the secretariat and the body."""

    reason = forms.CharField(
        label=_("What is to be mended; the body alone reads it"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PutOffForm(forms.Form):
    due = DayField(label=_("Last day to send"))
    reason = PublicWords(
        label=_("Reason, for everybody to read"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


def figures_in(text: str) -> list[dict[str, str]]:
    """Figures as they were typed, one a line: what; number; unit. Raises ValidationError."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        what, *more = (part.strip() for part in line.split(";"))
        if not what or not 1 <= len(more) <= 2 or not any(letter.isdigit() for letter in more[0]):
            raise forms.ValidationError(
                _("“%(line)s” is not a figure. Write: what; number; unit."), params={"line": line}
            )
        found.append({"what": what, "number": more[0], "unit": more[1] if len(more) == 2 else ""})
    return found


def figures_as_lines(figures: list[dict[str, str]]) -> str:
    return "\n".join("; ".join(filter(None, (one["what"], one["number"], one["unit"]))) for one in figures)


def initial_of(answer: Answer | None) -> dict[str, Any]:
    """What a form begins with: an answer as it is kept, or nothing."""
    if answer is None:
        return {"version": 0}
    names = ("version", "stage", "done_on", "done", "difficulties", "proposals", "decision", "justification")
    kept = {name: getattr(answer, name) for name in names}
    return {**kept, "figures": figures_as_lines(answer.figures), **fields_of(answer.more)}
