"""The form by which an office calls states by words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from answerable.register.accounts.own_words import LANGUAGES, LONGEST, WORDED, ours, own
from answerable.register.reporting.questions import WHY_NEVER, never_asked
from answerable.register.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms.boundfield import BoundField


class WordsForm(forms.Form):
    """A field for each word and language; an empty one leaves ours. No two are called alike: a state does not
    become another by its name."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for key in WORDED:
            for language in LANGUAGES:
                self.fields[f"{key}-{language}"] = forms.CharField(
                    label=ours(key, language),
                    initial=own(key, language),
                    required=False,
                    max_length=LONGEST,
                    widget=forms.TextInput(attrs={"lang": language, "placeholder": ours(key, language)}),
                )

    def rows(self) -> Iterator[list[BoundField]]:
        """What is called so in each language."""
        for key in WORDED:
            yield [self[f"{key}-{language}"] for language in LANGUAGES]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for language in LANGUAGES:
            self._no_two_alike(language)
        for name, text in list(said.items()):
            if (why := never_asked(text)) is not None:
                reason, found = why
                self.add_error(name, WHY_NEVER[reason] % {"words": found})
        return said

    def _no_two_alike(self, language: str) -> None:
        """Neither now, nor beside ours, which stood there before and stand in other registers."""
        taken: dict[str, str] = {_bare(ours(key, language)): key for key in WORDED}
        for key in WORDED:
            name = f"{key}-{language}"
            text = self.cleaned_data.get(name, "")
            if text and not _bare(text):
                self.add_error(name, _("Write a word."))
            elif text and taken.setdefault(_bare(text), key) != key:
                self.add_error(name, _("Something else is called so already."))

    def decided(self) -> Iterator[tuple[str, str, str]]:
        """Key, language and words of what changes."""
        for key in WORDED:
            for language in LANGUAGES:
                text = self.cleaned_data[f"{key}-{language}"]
                if text != own(key, language):
                    yield key, language, text


def _bare(text: str) -> str:
    return " ".join(one.exact for one in words(text))
