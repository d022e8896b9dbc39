"""An act that a service refuses, and how the page says so."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django import forms
    from django.utils.functional import _StrPromise


class Refused(Exception):
    """``why`` is a key of the room's table of sentences; ``words`` are those that it is about."""

    def __init__(self, why: str, words: str = "") -> None:
        super().__init__(why)
        self.why, self.words = why, words


def as_said(sentences: Mapping[str, _StrPromise], refused: Refused) -> str:
    """Why it was refused, in the reader's language."""
    said = str(sentences[refused.why])
    return said % {"words": refused.words} if refused.words else said


def done(
    form: forms.Form,
    do: Callable[[dict[str, Any]], Any],
    sentences: Mapping[str, _StrPromise],
    *,
    about: Mapping[str, str] = MappingProxyType({}),
) -> Any:
    """What was done with a form that is sent and valid, true where it was; else the form says why not.

    ``about`` names the field at which a reason is shown; others stand above the form.
    """
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return do(form.cleaned_data) or True
    except Refused as refused:
        form.add_error(about.get(refused.why), as_said(sentences, refused))
        return None
