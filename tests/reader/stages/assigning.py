"""Small outlines, and who is assigned in them."""

from __future__ import annotations

from answerable.reader.catalogue import load_catalogue
from answerable.reader.model import Assignment, Kind, Role
from answerable.reader.source import Source, Span
from answerable.reader.stages.assignments import find_assignments
from answerable.reader.stages.bodies import Bodies
from answerable.reader.stages.drafts import Entry, Field, FieldRole, Setting

PROVINCE = Setting(date=None, province=None, issuer="Ủy ban nhân dân tỉnh Sơn La", period=None)


class Outline:
    """A small document: lines that become entries, and text that stands between them."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._entries: list[Entry] = []

    def _write(self, line: str) -> Span:
        start = sum(len(earlier) + 1 for earlier in self._lines)
        self._lines.append(line)
        return Span(start, start + len(line))

    def text(self, line: str) -> Outline:
        self._write(line)
        return self

    def entry(
        self,
        line: str,
        kind: Kind = Kind.TASK,
        parent: int | None = None,
        closing: str = "",
        lead: str = "",
        coordinate: str = "",
    ) -> Outline:
        fields = [
            Field(role=role, value=self._write(value))
            for role, value in ((FieldRole.LEAD, lead), (FieldRole.COORDINATE, coordinate))
            if value
        ]
        self._entries.append(
            Entry(
                id=str(len(self._entries)),
                parent=parent,
                label="-",
                kind=kind,
                closing=self._write(closing) if closing else None,
                fields=tuple(fields),
                span=self._write(line),
            )
        )
        return self

    def read(self, setting: Setting = PROVINCE) -> list[tuple[Assignment, ...]]:
        source = Source(text="\n".join(self._lines), paragraphs=())
        return find_assignments(
            source, tuple(self._entries), setting, Bodies(source, setting, load_catalogue())
        )


def names(assignments: tuple[Assignment, ...], role: Role) -> list[str]:
    return [assignment.name for assignment in assignments if assignment.role is role]


def both(assignments: tuple[Assignment, ...]) -> tuple[list[str], list[str]]:
    return names(assignments, Role.LEAD), names(assignments, Role.COORDINATE)
