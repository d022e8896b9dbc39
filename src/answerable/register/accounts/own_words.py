"""What an office calls how a commitment stands, where it has words of its own for that. How it stands is
computed all the same, and the code of it in data stays.

What holds a measure, or ends a commitment, is called by our words everywhere: it is no office's to name.
"""

from __future__ import annotations

from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.core.signals import request_started
from django.db import DatabaseError
from django.utils.functional import lazy
from django.utils.translation import get_language, override

from answerable.register.accounts.settings_kept import WORDS, decide, settings_now

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from answerable.register.accounts.models import Account

WORDED: dict[str, _StrPromise] = {}  # ours, by the key of what is called so
LANGUAGES = ("vi", "en")
LONGEST = 40  # letters


class Called(NamedTuple):
    """Something that an office calls otherwise than we do, in the language of the page."""

    key: str
    ours: str
    own: str


def worded(key: str, ours: _StrPromise) -> _StrPromise:
    """A label that an office may say in words of its own. What has the same words has the same key."""
    WORDED[key] = ours
    return cast("_StrPromise", _said(key, ours))


def ours(key: str, language: str) -> str:
    with override(language):
        return str(WORDED[key])


def own(key: str, language: str) -> str:
    """The words of the office; "" where it has none."""
    return _own(int(monotonic())).get(f"{WORDS}{key}.{language}", "")


def called_otherwise() -> list[Called]:
    language = _language() or "vi"
    said = [Called(key, str(words), own(key, language)) for key, words in WORDED.items()]
    return [one for one in said if one.own]


def call(key: str, language: str, words: str, *, by: Account) -> None:
    """From now on it is called so; "": by our words again. Raises PermissionDenied."""
    decide(f"{WORDS}{key}.{language}", words, by=by)
    _own.cache_clear()


def _language() -> str | None:
    """None where nobody reads: migrations, which keep our words."""
    language = get_language()
    return language and ("en" if language == "en" else "vi")


def _words(key: str, ours: _StrPromise) -> str:
    language = _language()
    return (own(key, language) if language else "") or str(ours)


_said = lazy(_words, str)


@lru_cache(maxsize=1)
def _own(_second: int) -> dict[str, str]:
    """Looked up once a request, and elsewhere once a second: a page says such words a hundred times."""
    try:
        said = settings_now()
    except DatabaseError:  # a page that says that the database is down is shown all the same
        return {}
    return {key: words for key, words in said.items() if key.startswith(WORDS)}


def _anew(**_signal: Any) -> None:
    _own.cache_clear()


request_started.connect(_anew)
