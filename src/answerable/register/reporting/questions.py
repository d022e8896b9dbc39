"""What an office asks in its rounds beside what every answer says, and what no office may ask.

A question is a text, a number or a choice. Its words stay as they are, so that answers keep their meaning: it
is retired, and another is asked. A round asks what was chosen when it was opened.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.accounts.permissions import Action, needed
from answerable.register.commitments.acting import deed
from answerable.register.reporting.models import Question
from answerable.register.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from answerable.register.accounts.models import Account

LIST = Path(__file__).with_name("data") / "never-asked.txt"
NAME = "name of a body"
WHY_NEVER = {
    "person": gettext_lazy(
        "“%(words)s” asks about persons. The register holds duties of public bodies, never files on people."
    ),
    "ethnicity": gettext_lazy(
        "“%(words)s” asks about ethnicity. The register has no field by which people are sorted."
    ),
    "belief": gettext_lazy(
        "“%(words)s” asks about belief or religion. The register has no field by which people are sorted."
    ),
    "opinion": gettext_lazy(
        "“%(words)s” asks about what people think. The register has no field for anybody's opinions."
    ),
}
Kind = Question.Kind
LONGEST = 4000
NUMBER = forms.RegexField(regex=r"^-?\d[\d.,\u00a0 ]{0,30}%?$", max_length=40, required=False)


@cache
def _never() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Reason, and the words of a phrase as they are spelt and without their marks."""
    found, reason = [], ""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            reason = line.strip("[]")
        elif line and not line.startswith("#"):
            spelt = list(words(line))
            found.append((reason, tuple(one.exact for one in spelt), tuple(one.bare for one in spelt)))
    return tuple(found)


def never_asked(text: str) -> tuple[str, str] | None:
    """Why a question may not be asked, and the words that say so; None where it may.

    Words with marks are read with them; a text without any is read as if it had lost them:

    >>> never_asked("Tin nguong cua hoc vien"), never_asked("Số lớp tập huấn")
    (('belief', 'Tin nguong'), None)
    """
    said = list(words(text))
    unmarked = text.isascii()
    line = [one.bare if unmarked else one.exact for one in said]
    named = set[int]()  # places of words in names of bodies, which stand first in the list
    for reason, spelt, plain in _never():
        phrase = plain if unmarked else spelt
        for at in range(len(line) - len(phrase) + 1):
            places = range(at, at + len(phrase))
            if tuple(line[at : at + len(phrase)]) != phrase or named.issuperset(places):
                continue
            if reason != NAME:
                return reason, text[said[at].start : said[places[-1]].end]
            named.update(places)
    return None


def ask(said: Mapping[str, Any], *, by: Account) -> Question:
    """Keep a question, to be chosen when a round is opened. Raises PermissionDenied."""
    held = needed(by, Action.KEEP_ROUNDS, None)
    with deed(by, held) as done:
        one = Question.objects.create(added_at=done.at, **said)
        done.note_other("reporting.question_added", one, after=dict(said))
    return one


def retire(one: Question, *, by: Account) -> None:
    """Ask it in no new round; rounds that ask it go on."""
    held = needed(by, Action.KEEP_ROUNDS, None)
    with deed(by, held) as done:
        if Question.objects.filter(pk=one.pk, retired_at=None).update(retired_at=done.at):
            done.note_other("reporting.question_retired", one)


def read(one: Question, text: str) -> str:
    """What is kept of an answer to a question: the text, the number as typed, or the choice in Vietnamese.

    Raises ValidationError.
    """
    text = text.strip()
    if not text:
        return ""
    if len(text) > LONGEST:
        raise forms.ValidationError(_("Write at most %(n)s letters.") % {"n": LONGEST})
    if one.kind == Kind.NUMBER:
        try:
            NUMBER.clean(text)
        except forms.ValidationError:
            message = _("“%(words)s” is not a number. Write, for example, 1.250 or 12,5.")
            raise forms.ValidationError(message, params={"words": text[:60]}) from None
    if one.kind == Kind.CHOICE:
        named: dict[str, str] = {
            name.casefold(): each["vi"] for each in one.choices for name in (each["vi"], each["en"])
        }
        if text.casefold() not in named:
            message = _("“%(words)s” is not one of: %(choices)s.")
            choices = ", ".join(label for _value, label in one.shown_choices)
            raise forms.ValidationError(message, params={"words": text[:60], "choices": choices})
        return named[text.casefold()]
    return text


def unanswered(questions: Iterable[Question], more: Mapping[str, str]) -> Question | None:
    """The first that has to be answered and is not."""
    return next((one for one in questions if one.required and not more.get(str(one.pk))), None)
