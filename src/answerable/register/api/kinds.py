"""Public records as the interface answers them: as opendata describes them, with the page of each."""

from __future__ import annotations

import json
import typing
from functools import cache
from typing import TYPE_CHECKING, Any

from django.utils.translation import override
from ninja import Schema
from pydantic import Field, create_model

from answerable.register.api.shapes import Page
from answerable.register.opendata.records import KINDS
from answerable.register.trace.telling import sentence_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from django.http import HttpRequest

    from answerable.register.opendata.describing import Kind


def _described(name: str, *, called: str = "", without: Collection[str] = (), **more: Any) -> type[Schema]:
    """A kind as a schema, with its page where it has one, and ``more`` fields of this interface alone."""
    kind = KINDS[name]
    hints = typing.get_type_hints(kind.record)
    with override("en"):
        fields: dict[str, Any] = {
            # A record that is named and is not public itself is not named here either.
            one.name: (
                hints[one.name] | None if one.to else hints[one.name],
                Field(description=str(one.says)),
            )
            for one in kind.fields
            if one.name not in without
        }
        says = str(kind.says)
    if kind.page:
        fields["url"] = (str, Field(description="Its page."))
    made = create_model(called or kind.record.__name__, __base__=Schema, **fields, **more)
    made.__doc__ = says
    return made


@cache
def _plain(name: str) -> type[Schema]:
    return _described(name)


def _of(name: str) -> Any:
    """A field that is a list of records of a kind."""
    with override("en"):
        return (lists(_plain(name)), Field(description=str(KINDS[name].says)))


def lists(schema: type[Schema]) -> Any:
    return list[schema]  # type: ignore[valid-type]


def pages(schema: type[Schema]) -> Any:
    return Page[schema]  # type: ignore[valid-type]


WORDS = ("text", "reading", "counted")  # of editions: each alone is as long as a document
ABOUT_A_COMMITMENT = (
    "appearance", "part", "deadline", "report_duty", "right", "citation", "also_stated", "review",
    "review_test", "progress", "extension", "happening", "answers_for", "evidence", "link", "budget_line",
    "assignment", "answer", "call", "finding", "remedy", "assessment", "contribution", "reply",
)  # fmt: skip
ABOUT_A_BODY = (
    "body_name", "succession", "group_member", "letter_recipient", "inspection", "finding", "remedy",
)  # fmt: skip

Commitment, Plan, Edition = _plain("commitment"), _plain("plan"), _plain("edition")
Body, Citation = _plain("body"), _plain("citation")
EditionListed = _described("edition", called="EditionListed", without=WORDS)
Clause = _described(
    "clause",
    commitment=(str | None, Field(description="The id of the commitment that was made of it.")),
)
Event = _described(
    "event",
    sentence=(str, Field(description="What was done, in the language asked for; empty: it is not told.")),
)
CommitmentInFull = create_model(
    "CommitmentInFull",
    __base__=Schema,
    commitment=(Commitment, Field(description="As lists have it.")),
    **{KINDS[name].many: _of(name) for name in ABOUT_A_COMMITMENT},
)
BodyInFull = create_model(
    "BodyInFull",
    __base__=Schema,
    body=(Body, Field(description="As lists have it.")),
    **{KINDS[name].many: _of(name) for name in ABOUT_A_BODY},
)


def told(name: str, pks: Iterable[int], request: HttpRequest, *, on: date) -> list[dict[str, Any]]:
    """The records of these rows in their order, without those that are not public."""
    kind, pks = KINDS[name], list(pks)
    found = {said["number"]: said for said in kind.dicts(kind.rows(on).filter(pk__in=pks), on=on)}
    return [with_page(kind, found[pk], request) for pk in pks if pk in found]


def with_page(kind: Kind, said: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    if not kind.page:
        return said
    return {**said, "url": request.build_absolute_uri(kind.page.format(**said))}


def with_sentence(said: dict[str, Any]) -> dict[str, Any]:
    """An event with what it says in words, where it is told."""
    text = json.loads(said["text"]) if said["text"] else None
    return {**said, "sentence": sentence_of(text["verb"], text["after"]) if text else ""}
