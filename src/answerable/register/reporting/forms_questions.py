"""Forms of the questions of an office: to add one, and to answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.reporting.models import Question
from answerable.register.reporting.questions import WHY_NEVER, never_asked, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_CHOICES = 20
MOST_QUESTIONS = 12  # of a round
LIST = 255  # letters of a list that a workbook can offer
FIELD = "question_"


class QuestionForm(forms.Form):
    """A new question; what asks about persons or what they are or think is refused."""

    vi = forms.CharField(label=gettext_lazy("The question, in Vietnamese"), max_length=200)
    en = forms.CharField(label=gettext_lazy("The question, in English"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("What answers it"), choices=Question.Kind.choices)
    choices = forms.CharField(
        label=gettext_lazy("The list, if it is one of a list"),
        help_text=gettext_lazy("One a line: Vietnamese = English. For example: cấp tỉnh = provincial"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    required = forms.BooleanField(label=gettext_lazy("An answer cannot be signed without it"), required=False)

    def clean_vi(self) -> str:
        vi: str = self.cleaned_data["vi"]
        if Question.objects.standing().filter(vi=vi).exists():
            raise forms.ValidationError(_("The same is asked already."))
        return vi

    def clean_choices(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []
        for line in filter(None, map(str.strip, self.cleaned_data["choices"].splitlines())):
            vi, equals, en = (part.strip() for part in line.partition("="))
            if not (vi and equals and en) or {*'",;'} & {*line}:
                message = _("“%(line)s” is no line of the list. Write: Vietnamese = English, without commas.")
                raise forms.ValidationError(message, params={"line": line[:60]})
            found.append({"vi": vi, "en": en})
        said = [name.casefold() for each in found for name in {each["vi"], each["en"]}]
        if len(set(said)) < len(said):
            raise forms.ValidationError(_("The same words stand twice in the list."))
        if len(found) > MOST_CHOICES or any(
            len(",".join(each[language] for each in found)) > LIST for language in ("vi", "en")
        ):
            message = _("The list is too long: at most %(lines)s lines and %(letters)s letters.")
            raise forms.ValidationError(message, params={"lines": MOST_CHOICES, "letters": LIST})
        return found

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for name in ("vi", "en"):
            self._refuse(name, said.get(name, ""))
        for each in said.get("choices") or ():
            self._refuse("choices", f"{each['vi']} = {each['en']}")
        if "choices" in said and "kind" in said:
            listed = said["kind"] == Question.Kind.CHOICE
            if listed and len(said["choices"]) < 2:
                self.add_error("choices", _("Name at least two things to choose from."))
            if not listed and said["choices"]:
                self.add_error("choices", _("Only what is one of a list has one."))
        return said

    def _refuse(self, name: str, text: str) -> None:
        if never := never_asked(text):
            reason, words = never
            self.add_error(name, str(WHY_NEVER[reason]) % {"words": words})


class AnswerField(forms.Field):
    """The answer to one question; read as it is from a cell of a workbook."""

    def __init__(self, one: Question) -> None:
        self.one = one
        widget: forms.Widget
        if one.kind == Question.Kind.CHOICE:
            widget = forms.Select(choices=[("", "---------"), *one.shown_choices])
        elif one.kind == Question.Kind.NUMBER:
            widget = forms.TextInput(attrs={"inputmode": "decimal"})
        else:
            widget = forms.Textarea(attrs={"rows": 2})
        help_text = _("An answer cannot be signed without it.") if one.required else ""
        super().__init__(label=str(one), required=False, widget=widget, help_text=help_text)

    def clean(self, value: Any) -> str:
        return read(self.one, str(value or ""))


class WithQuestions(forms.Form):
    """A form with a field for each question of a round; they come out as ``more``."""

    def __init__(self, *given: Any, questions: Iterable[Question] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        self.questions = list(questions)
        for one in self.questions:
            self.fields[f"{FIELD}{one.pk}"] = AnswerField(one)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        said["more"] = {str(one.pk): said.pop(f"{FIELD}{one.pk}", "") for one in self.questions}
        return said


def fields_of(more: Mapping[str, str]) -> dict[str, str]:
    """Answers to questions as the fields of such a form have them."""
    return {f"{FIELD}{pk}": said for pk, said in more.items()}
