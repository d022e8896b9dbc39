"""Who leads and who coordinates each item."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from answerable.reader.model import Assignment, Kind, Role
from answerable.reader.source import Span
from answerable.reader.stages.assignments.fields import read_closing, read_field
from answerable.reader.stages.assignments.headings import read_heading
from answerable.reader.stages.assignments.roles import NOBODY, Reader, Roles, assign
from answerable.reader.stages.assignments.sentences import read_sentences
from answerable.reader.stages.assignments.subjects import read_lead_in
from answerable.reader.stages.drafts import FieldRole

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.bodies import Bodies
    from answerable.reader.stages.drafts import Entry, Setting

# "Có trách nhiệm:", on a line of its own behind those who have it
_THEIR_DUTY = re.compile(r"(?:có|chịu) (?:trách nhiệm|nhiệm vụ)[ :.]*")
# "Yêu cầu các đơn vị …" with nobody before it who does.
_ASKING = re.compile(r"(?:^|[.;,] (?:đồng thời,? )?)yêu cầu $")


@dataclass(frozen=True)
class _Standing:
    """What an entry hands down: its leads, and the coordinators named by the words that declare them."""

    leads: tuple[Assignment, ...] = ()
    coordinators: tuple[Assignment, ...] = ()

    @cached_property
    def inherited(self) -> _Standing:
        """The same as it stands under those who have it from above."""
        return _Standing(
            tuple(replace(lead, inherited=True) for lead in self.leads),
            tuple(replace(other, inherited=True) for other in self.coordinators),
        )


def find_assignments(
    source: Source, entries: tuple[Entry, ...], setting: Setting, bodies: Bodies
) -> list[tuple[Assignment, ...]]:
    """Return the assignments of each entry, its own and those inherited, in the order of ``entries``.

    An entry without a lead of its own has its nearest ancestor's. Coordinators come along only with
    an inherited lead, only from the heading, the closing parenthesis or the field that declares it,
    and only where the entry names none itself (contract, "Bodies").
    """
    reader = Reader(source, setting, bodies)
    introduced = _Standing(_introduced(reader, entries))
    found: list[tuple[Assignment, ...]] = []
    handed_down: list[_Standing] = []
    for place, entry in enumerate(entries):
        above = introduced if entry.parent is None else handed_down[entry.parent]
        declared, said = _read_entry(reader, entry)
        if not declared.leads and _THEIR_DUTY.fullmatch(reader.plain, *entry.span):
            declared += Roles(_told_off(reader, entries, place))
        named_above = bool(above.leads) and above is not introduced and bool(entry.label)
        if named_above and _asks_others(reader, entry.span, said.leads):
            said = Roles(coordinators=said.coordinators)
        leads = declared.leads or _of_their_own(said.leads, introduced.leads if above is introduced else ())
        coordinators = _once(leads, (*declared.coordinators, *_others(leads, said.coordinators)))
        if leads:
            standing = _Standing(leads, _once(leads, declared.coordinators))
        else:
            leads = above.inherited.leads
            standing = _Standing(above.leads, declared.coordinators) if declared.coordinators else above
            if leads and not coordinators:
                coordinators = above.inherited.coordinators
        # Fields and legal bases are nobody's task.
        found.append(() if entry.kind is Kind.OTHER else (*leads, *coordinators))
        handed_down.append(standing)
    return found


def _told_off(reader: Reader, entries: tuple[Entry, ...], place: int) -> tuple[Assignment, ...]:
    """Those whom the lines above name: "Giao các sở gồm:", under it "- Sở Y tế;", then "Có trách nhiệm:"."""
    parent, found = entries[place].parent, []
    for before in reversed(range(place)):
        above = entries[before].parent
        if above == parent or above is None or entries[above].parent != parent:
            break
        mentions, _ = reader.bodies(*entries[before].span)
        if not mentions:
            return ()
        found.append(assign(mentions, Role.LEAD))
    return tuple(lead for leads in reversed(found) for lead in leads)


def _asks_others(reader: Reader, span: Span, leads: tuple[Assignment, ...]) -> bool:
    """Whether those who act are only told to by whom the heading names: "Yêu cầu các đơn vị lắp camera".

    Under "1. Sở Y tế" that is what the department is to do; "Thủ tướng yêu cầu …" is not, nor is a
    paragraph without a label, in which the issuer may speak again.
    """
    return bool(leads) and _ASKING.search(reader.plain[span.start : leads[0].span.start]) is not None


def _of_their_own(said: tuple[Assignment, ...], introduced: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """The leads that a sentence adds to those introduced: "Cục Thuế" means each of "các Cục Thuế"."""
    if not introduced or not said:
        return said
    told = {lead.name.casefold() for lead in introduced}
    return () if all(f"các {lead.name.casefold()}" in told for lead in said) else said


def _introduced(reader: Reader, entries: tuple[Entry, ...]) -> tuple[Assignment, ...]:
    """Whom the paragraph before the first entry charges with all that follows, as directives do.

    "… Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nhiệm vụ sau:"
    """
    if not entries:
        return ()
    own_line = reader.plain.rfind("\n", 0, entries[0].span.start) + 1
    end = max(0, own_line - 1)
    start = reader.plain.rfind("\n", 0, end) + 1
    return read_lead_in(reader, Span(start, end))


def _read_entry(reader: Reader, entry: Entry) -> tuple[Roles, Roles]:
    """What an entry declares for all under it, and what its own sentences say of itself alone."""
    declared = NOBODY
    for field in entry.fields:
        if field.role in (FieldRole.LEAD, FieldRole.COORDINATE):
            role = Role.LEAD if field.role is FieldRole.LEAD else Role.COORDINATE
            declared += read_field(reader, field.value, role)
    if entry.closing:
        declared += read_closing(reader, entry.closing)
    if entry.kind is Kind.HEADING:
        return declared + read_heading(reader, entry.span), NOBODY
    if entry.kind is Kind.TASK:
        said = read_sentences(reader, entry.span)
        if declared.leads:
            return declared, Roles(coordinators=said.coordinators)
        return declared, said
    return declared, NOBODY


def _once(leads: tuple[Assignment, ...], coordinators: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """Each coordinator once; of those that lead, only the one whom a column or a label names again."""
    if not coordinators:
        return ()
    leading = {lead.span for lead in leads}
    once: dict[str, Assignment] = {}
    for other in coordinators:
        if other.span not in leading:
            once.setdefault(other.name.casefold(), other)
    return tuple(once.values())


def _others(leads: tuple[Assignment, ...], coordinators: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """The coordinators of a sentence that do not lead as well: "phối hợp với Sở Y tế" under Sở Y tế."""
    if not coordinators:
        return ()
    leading = {lead.name.casefold() for lead in leads}
    return tuple(other for other in coordinators if other.name.casefold() not in leading)
