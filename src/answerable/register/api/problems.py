"""What is said where something cannot be done: problem details (RFC 9457), in the language asked for."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEDIA_TYPE = "application/problem+json"

SENTENCES = {
    400: gettext_lazy("The request cannot be understood."),
    401: gettext_lazy("This needs a token that is in force: Authorization: Bearer followed by the token."),
    403: gettext_lazy("This is not for that token to do."),
    404: gettext_lazy("There is nothing at this address."),
    405: gettext_lazy("This address does not take requests of that kind."),
    409: gettext_lazy("Somebody else was there first. Read it again, then send yours."),
    413: gettext_lazy("What was sent is too big."),
    415: gettext_lazy("What was sent is in a form that is not taken here."),
    422: gettext_lazy("What was sent is not as the description of the interface has it."),
    429: gettext_lazy("That were too many requests in a minute. Wait as long as Retry-After says."),
    500: gettext_lazy("Something went wrong here. It was not your request; try again later."),
}

# What pydantic calls it, in words of ours.
WRONG = {
    "missing": gettext_lazy("It is missing."),
    "string_type": gettext_lazy("It has to be text."),
    "string_too_long": gettext_lazy("It is longer than may be: at most %(max_length)s characters."),
    "string_too_short": gettext_lazy("It is shorter than may be: at least %(min_length)s characters."),
    "string_pattern_mismatch": gettext_lazy("It is not written as it has to be: %(pattern)s"),
    "int_parsing": gettext_lazy("It has to be a whole number."),
    "int_type": gettext_lazy("It has to be a whole number."),
    "greater_than_equal": gettext_lazy("It has to be at least %(ge)s."),
    "less_than_equal": gettext_lazy("It may be at most %(le)s."),
    "bool_parsing": gettext_lazy("It has to be true or false."),
    "bool_type": gettext_lazy("It has to be true or false."),
    "enum": gettext_lazy("It has to be one of: %(expected)s."),
    "literal_error": gettext_lazy("It has to be one of: %(expected)s."),
    "date_parsing": gettext_lazy("It has to be a day, as 2026-12-31."),
    "date_from_datetime_parsing": gettext_lazy("It has to be a day, as 2026-12-31."),
    "date_type": gettext_lazy("It has to be a day, as 2026-12-31."),
    "list_type": gettext_lazy("It has to be a list."),
    "too_long": gettext_lazy("There are more than may be: at most %(max_length)s."),
    "extra_forbidden": gettext_lazy("There is no field of that name."),
    "json_invalid": gettext_lazy("It is not JSON."),
}


class Problem(Exception):
    """Something that cannot be done, with its status. ``errors`` are pairs of where and what."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        *,
        errors: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers or {}


def answer_of(problem: Problem) -> HttpResponse:
    return problem_answer(problem.status, problem.detail, errors=problem.errors, headers=problem.headers)


def problem_answer(
    status: int,
    detail: str = "",
    *,
    errors: Sequence[tuple[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    says: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or str(SENTENCES.get(status) or SENTENCES[400 if status < 500 else 500]),
    }
    if errors:
        says["errors"] = [{"where": where, "what": what} for where, what in errors]
    return HttpResponse(
        json.dumps(says, ensure_ascii=False),
        status=status,
        content_type=MEDIA_TYPE,
        headers=dict(headers or {}),
    )


def wrong(errors: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """What pydantic found, as pairs of where and what."""
    return [(_where(one["loc"]), _what(one)) for one in errors]


def _where(loc: Sequence[Any]) -> str:
    """As somebody would look for it: the name of a parameter, the path into a body."""
    return ".".join(str(part) for part in loc[1:]) or str(loc[0])


def _what(one: Mapping[str, Any]) -> str:
    sentence = WRONG.get(one["type"])
    if sentence is None:
        return _("It is not as the description of the interface has it.")
    return str(sentence) % {"max_length": "", "min_length": "", **one.get("ctx", {})}
