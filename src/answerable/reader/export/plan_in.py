"""A plan out of JSON, by the contract ``answerable.plan/1``: what another reader read, or an office wrote.

Nothing is taken on trust: every span lies in the text, every item quotes its own words, every name of a kind
is one that there is. What the contract does not know is left out.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any, TypeVar

from answerable.reader.errors import LimitExceeded, UnreadableDocument
from answerable.reader.export.plan_json import SCHEMA
from answerable.reader.formats.limits import DEFAULT, Limits
from answerable.reader.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Every,
    Force,
    Header,
    Item,
    Kind,
    Period,
    Plan,
    Relation,
    Report,
    Role,
    Warning,
)
from answerable.reader.source import Paragraph, Source, Span, single_spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import StrEnum

    Choice = TypeVar("Choice", bound=StrEnum)
T = TypeVar("T")

MEDIA_TYPE = "application/json"
MOST = 20_000  # of items, of facts of an item, of citations
LONGEST = 20_000  # characters of a name or a title


def looks_like_a_plan(data: bytes) -> bool:
    """Whether a file is JSON that says it follows the contract, and not a text about it."""
    return data.lstrip()[:1] == b"{" and f'"{SCHEMA}"'.encode() in data[:4096]


def plan_of(data: bytes, *, name: str = "", limits: Limits = DEFAULT) -> Plan:
    """The plan that JSON holds. Raises UnreadableDocument, which says where it is not as it should be."""
    if len(data) > limits.file_bytes:
        raise LimitExceeded("limit.bytes", limit=limits.file_bytes)
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        raise _wrong("$") from None
    return _Reading(said, name, limits).plan()


def _wrong(where: str) -> UnreadableDocument:
    return UnreadableDocument("json.not-a-plan", where=where)


class _Reading:
    """One object of the contract, read from the outside in. ``where`` is the path to what is read."""

    def __init__(self, said: Any, name: str, limits: Limits) -> None:
        self.said = _object(said, "$")
        if self.said.get("schema") != SCHEMA:
            raise _wrong("schema")
        self.text = _text(self.said, "text", "text", most=limits.characters)
        if not self.text.strip():
            raise _wrong("text")
        told = _object(self.said.get("source") or {}, "source")
        self.source = Source(
            text=self.text,
            paragraphs=tuple(_paragraphs(self.text)),
            name=name or _text(told, "name", "source.name"),
            sha256=_text(told, "sha256", "source.sha256", most=64),
            media_type=MEDIA_TYPE,
            ocr=told.get("ocr") is True,
        )

    def plan(self) -> Plan:
        items: dict[str, Item] = {}
        for one in self._each("items", self._item):
            if one.id in items or (one.parent is not None and one.parent not in items):
                raise _wrong(f"items {one.id}")
            items[one.id] = one
        citations = tuple(self._each("citations", self._citation))
        reports = tuple(self._each("reports", self._report))
        for where, item in [
            *(("citations", c.item) for c in citations),
            *(("reports", r.item) for r in reports),
        ]:
            if item is not None and item not in items:
                raise _wrong(f"{where} {item}")
        return Plan(
            source=self.source,
            language=_text(self.said, "language", "language", most=8) or "vi",
            header=self._header(_object(self.said.get("header") or {}, "header")),
            items=tuple(items.values()),
            citations=citations,
            reports=reports,
            warnings=tuple(self._each("warnings", self._warning)),
        )

    def _each(self, name: str, make: Callable[[dict[str, Any], str], T]) -> Iterator[T]:
        return _each(self.said, name, name, make)

    def _header(self, one: dict[str, Any]) -> Header:
        """Without its signers: their names are no record."""
        period = _object(one.get("period") or {}, "header.period")
        spans = _object(one.get("spans") or {}, "header.spans")

        def said(name: str) -> str | None:
            return _text(one, name, f"header.{name}") or None

        return Header(
            type=said("type"),
            number=said("number"),
            issuer=said("issuer"),
            place=said("place"),
            title=said("title"),
            date=_day(one, "date", "header.date"),
            period=Period(
                start=_day(period, "start", "header.period.start"),
                end=_day(period, "end", "header.period.end"),
            )
            if period
            else None,
            recipients=tuple(_texts(one, "recipients", "header.recipients")),
            spans={name: self._span(spans, name, f"header.spans.{name}") for name in spans},
            inferred=frozenset(_texts(one, "inferred", "header.inferred")),
        )

    def _item(self, one: dict[str, Any], where: str) -> Item:
        span = self._span(one, "span", f"{where}.span")
        words = self.source.quote(span)
        id = _text(one, "id", f"{where}.id", most=200)
        if not id or single_spaced(_text(one, "text", f"{where}.text", most=len(self.text))) != words:
            raise _wrong(f"{where}.text" if id else f"{where}.id")
        return Item(
            id=id,
            parent=_text(one, "parent", f"{where}.parent", most=200) or None,
            label=_text(one, "label", f"{where}.label", most=60),
            kind=_choice(Kind, one, "kind", where),
            text=words,
            span=span,
            assignments=tuple(_each(one, "assignments", f"{where}.assignments", self._assignment)),
            deadlines=tuple(_each(one, "deadlines", f"{where}.deadlines", self._deadline)),
        )

    def _assignment(self, one: dict[str, Any], where: str) -> Assignment:
        name = _text(one, "name", f"{where}.name", most=500)
        if not name:
            raise _wrong(f"{where}.name")
        return Assignment(
            name=name,
            body=_text(one, "body", f"{where}.body", most=120) or None,
            role=_choice(Role, one, "role", where),
            force=_choice(Force, {"force": "order", **one}, "force", where),
            inherited=one.get("inherited") is True,
            span=self._span(one, "span", f"{where}.span"),
        )

    def _deadline(self, one: dict[str, Any], where: str) -> Deadline:
        kind = _choice(DeadlineKind, one, "kind", where)
        date = _day(one, "date", f"{where}.date")
        every = one.get("every")
        if (kind is DeadlineKind.BY) != (date is not None) or (kind is DeadlineKind.EVERY) != bool(every):
            raise _wrong(where)
        return Deadline(
            kind=kind,
            date=date,
            inclusive=one.get("inclusive") is True if kind is DeadlineKind.BY else None,
            start=_day(one, "start", f"{where}.start"),
            end=_day(one, "end", f"{where}.end"),
            every=_choice(Every, one, "every", where) if every else None,
            by=_text(one, "by", f"{where}.by", most=5) or None,
            duration=_text(one, "duration", f"{where}.duration", most=20) or None,
            event=_text(one, "event", f"{where}.event") or None,
            text=_text(one, "text", f"{where}.text"),
            inferred=one.get("inferred") is True,
            inherited=one.get("inherited") is True,
            span=self._span(one, "span", f"{where}.span"),
        )

    def _citation(self, one: dict[str, Any], where: str) -> Citation:
        return Citation(
            text=_text(one, "text", f"{where}.text"),
            number=_text(one, "number", f"{where}.number", most=80) or None,
            type=_text(one, "type", f"{where}.type", most=60) or None,
            date=_day(one, "date", f"{where}.date"),
            name=_text(one, "name", f"{where}.name", most=300) or None,
            relation=_choice(Relation, one, "relation", where),
            item=_text(one, "item", f"{where}.item", most=200) or None,
            span=self._span(one, "span", f"{where}.span"),
        )

    def _report(self, one: dict[str, Any], where: str) -> Report:
        deadline = one.get("deadline")
        return Report(
            item=_text(one, "item", f"{where}.item", most=200),
            by=tuple(_texts(one, "by", f"{where}.by")),
            to=tuple(_texts(one, "to", f"{where}.to")),
            via=_text(one, "via", f"{where}.via", most=300) or None,
            deadline=self._deadline(_object(deadline, where), f"{where}.deadline") if deadline else None,
            span=self._span(one, "span", f"{where}.span"),
        )

    def _warning(self, one: dict[str, Any], where: str) -> Warning:
        return Warning(
            code=_text(one, "code", f"{where}.code", most=60),
            message=_text(one, "message", f"{where}.message"),
            span=self._span(one, "span", f"{where}.span") if one.get("span") else None,
        )

    def _span(self, one: dict[str, Any], name: str, where: str) -> Span:
        match one.get(name):
            case [int(start), int(end)] if bool not in (type(start), type(end)):
                if 0 <= start <= end <= len(self.text):
                    return Span(start, end)
        raise _wrong(where)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield Paragraph(Span(start, start + len(line)))
        start += len(line) + 1


def _object(said: Any, where: str) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise _wrong(where)
    return said


def _each(
    one: dict[str, Any], name: str, where: str, make: Callable[[dict[str, Any], str], T]
) -> Iterator[T]:
    said = [] if one.get(name) is None else one[name]
    if not isinstance(said, list) or len(said) > MOST:
        raise _wrong(where)
    for number, part in enumerate(said):
        yield make(_object(part, f"{where}[{number}]"), f"{where}[{number}]")


def _text(one: dict[str, Any], name: str, where: str, *, most: int = LONGEST) -> str:
    """ "" where it is null or not there."""
    said = one.get(name)
    if said is None:
        return ""
    if (
        not isinstance(said, str)
        or len(said) > most
        or "\x00" in said
        or (not said.isascii() and _broken(said))
    ):
        raise _wrong(where)
    return said


def _broken(text: str) -> bool:
    """Whether it holds halves of letters, which JSON can write and UTF-8 cannot."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _texts(one: dict[str, Any], name: str, where: str) -> Iterator[str]:
    said = [] if one.get(name) is None else one[name]
    if not isinstance(said, list) or len(said) > MOST:
        raise _wrong(where)
    for number, part in enumerate(said):
        yield _text({"": part}, "", f"{where}[{number}]")


def _day(one: dict[str, Any], name: str, where: str) -> datetime.date | None:
    said = one.get(name)
    if said is None:
        return None
    try:
        return datetime.date.fromisoformat(said)
    except (TypeError, ValueError):
        raise _wrong(where) from None


def _choice(kind: type[Choice], one: dict[str, Any], name: str, where: str) -> Choice:
    try:
        return kind(str(one.get(name)))
    except ValueError:
        raise _wrong(f"{where}.{name}") from None
