"""The command says everything in Vietnamese and in English."""

from __future__ import annotations

import string

import pytest

from answerable.cli.messages import language_of, messages_of
from answerable.reader.export.words import Language, words_of


def phrases(value: object, name: str = "") -> dict[str, str]:
    """Every phrase of a language, by its name; those of a table or a list by theirs."""
    if isinstance(value, str):
        return {name: value}
    pairs = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    return {key: text for part, held in pairs for key, text in phrases(held, f"{name}.{part}").items()}


def details(phrase: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(phrase) if field}


@pytest.mark.parametrize("of", [messages_of, words_of])
def test_every_phrase_is_there_in_both_languages_with_the_same_details(of):
    vietnamese, english = (phrases(of(language)._asdict()) for language in (Language.VI, Language.EN))
    assert set(vietnamese) == set(english)
    for name, phrase in english.items():
        assert phrase.strip()
        assert vietnamese[name].strip()
        assert details(phrase) == details(vietnamese[name]), name


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "vi_VN", "LC_MESSAGES": "C"}, "en"),
        ({"LC_ALL": "", "LANG": "vi"}, "vi"),  # set to nothing is not set
    ],
)
def test_the_locale_is_read_as_posix_has_it(environment, language):
    assert language_of(environment) == language
