"""What a stretch of text gives: leads and coordinators, and the reader that all readers of clauses share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Assignment, Force, Role

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.bodies import Bodies
    from answerable.reader.stages.drafts import Mention, Setting


@dataclass(frozen=True, slots=True)
class Roles:
    """Leads and coordinators, in the order of the text."""

    leads: tuple[Assignment, ...] = ()
    coordinators: tuple[Assignment, ...] = ()

    def __add__(self, other: Roles) -> Roles:
        if self is NOBODY or other is NOBODY:  # most texts name nobody
            return other if self is NOBODY else self
        return Roles(self.leads + other.leads, self.coordinators + other.coordinators)


NOBODY = Roles()


class Reader:
    """A source, and how to read the bodies in it."""

    def __init__(self, source: Source, setting: Setting, bodies: Bodies) -> None:
        self.source = source
        self.plain = source.plain
        self.cues = source.cues
        self.vain = (0, 0)  # a stretch in which no order inside a sentence names a body
        self._bodies = bodies
        self._setting = setting

    def bodies(self, start: int, end: int) -> tuple[tuple[Mention, ...], int]:
        """The bodies that the text names from ``start`` on, blanks skipped, and where they end."""
        while start < end and self.plain[start] in ' *"\n':
            start += 1
        return self._bodies.read(start, end)

    def spell_out(self, words: str) -> str:
        return self._bodies.spell_out(words)

    def is_issuer(self, mention: Mention) -> bool:
        """Whether a body is the one that issues the document, or its head."""
        issuer = fold(self._setting.issuer or "")
        return bool(issuer) and issuer.startswith(fold(mention.name))


def assign(mentions: tuple[Mention, ...], role: Role, force: Force = Force.ORDER) -> tuple[Assignment, ...]:
    """Give bodies a role."""
    return tuple(
        Assignment(name=mention.name, body=mention.body, role=role, force=force, span=mention.span)
        for mention in mentions
    )
