"""Who reports to whom, hop by hop.

A duty is a verb of sending with a recipient by name: "báo cáo Ủy ban nhân dân tỉnh", "gửi … về Sở Nội vụ (qua
Phòng …)", "trình Hội đồng nhân dân". "Cấp có thẩm quyền" names nobody, and "tham mưu" is advice. What the
recipient does in turn ("… để tổng hợp, báo cáo Chính phủ") is a hop of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.reader.languages.vi import sending as words
from answerable.reader.model import Deadline, DeadlineKind, Kind, Report, Role
from answerable.reader.source import Span
from answerable.reader.stages.drafts import FieldRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answerable.reader.model import Assignment
    from answerable.reader.source import Source
    from answerable.reader.stages.bodies import Bodies
    from answerable.reader.stages.drafts import Entry, Mention

_DIRECTLY = ("báo cáo", "gửi", "trình", "phản ánh")
# A unit that the list of bodies does not know, up to what follows it
_UNIT_BETWEEN = re.compile(r"[^();,.]{2,80}?(?=\)|,|;|\.| trước | để | chậm nhất |$)")
_BETWEEN_SUBJECTS = 30  # characters at most between two bodies of one list, titles of offices included
_FAR = 320  # characters from a verb to its recipient, the content between them


@dataclass(frozen=True, slots=True)
class _Hop:
    """A verb of sending with its recipients, and the unit in between."""

    verb: str
    start: int
    to: tuple[str, ...]
    via: str | None
    listed: int  # where the list of recipients ends
    end: int  # where what names the unit in between ends


def find_reports(
    source: Source,
    entries: tuple[Entry, ...],
    assignments: Sequence[tuple[Assignment, ...]],
    deadlines: Sequence[tuple[Deadline, ...]],
    bodies: Bodies,
) -> tuple[Report, ...]:
    """Return the reporting duties, one object a hop, in document order."""
    reader = _Reader(source, bodies)
    found: list[Report] = []
    for entry, who, when in zip(entries, assignments, deadlines, strict=True):
        if entry.kind is Kind.TASK:
            leads = tuple(part for part in who if part.role is Role.LEAD)
            found += reader.read(entry, leads, when)
    return tuple(found)


def _without_next_subject(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A list up to a body named again: "báo cáo Công an tỉnh; Công an tỉnh tổng hợp" is two clauses."""
    seen: set[str] = set()
    for n, mention in enumerate(mentions):
        if mention.name in seen:
            return mentions[:n]
        seen.add(mention.name)
    return mentions


class _Reader:
    def __init__(self, source: Source, bodies: Bodies) -> None:
        self.source, self.plain = source, source.plain
        self.bodies = bodies
        self.verbs = source.cues.sendings

    def read(
        self, entry: Entry, leads: tuple[Assignment, ...], deadlines: tuple[Deadline, ...]
    ) -> Iterator[Report]:
        """The hops that an entry's words, closing parenthesis and time fields tell of."""
        spans = [entry.span, *([entry.closing] if entry.closing else [])]
        spans += [field.value for field in entry.fields if field.role in (FieldRole.TIME, FieldRole.LEAD)]
        for span in spans:
            before: _Hop | None = None
            first = span.start
            for hop in self._hops(span):
                first = self._sentence(first, hop)
                by = self._advised(span, hop) or self._subject(span, first, hop, leads)
                times = deadlines
                if before and self._goes_on(before, hop):
                    # Who was reported to reports on, in a time of its own; where both hops end with the same
                    # body, it is the unit in between that does.
                    returns = before.via and not set(before.to).isdisjoint(hop.to)
                    by = (before.via,) if before.via and returns else before.to
                    times = tuple(d for d in deadlines if d.span.start >= hop.end)
                yield Report(
                    item=entry.id,
                    by=by,
                    to=hop.to,
                    via=hop.via,
                    deadline=self._deadline(span, first, hop, times),
                    span=Span(hop.start, hop.end),
                )
                before = hop

    def _goes_on(self, before: _Hop, hop: _Hop) -> bool:
        """Whether who got the report sends on: "để tổng hợp, báo cáo", "báo cáo Ủy ban trình Hội đồng"."""
        gap = self.plain[before.listed : hop.start]
        if hop.verb == "trình" and gap == " ":
            return True
        return words.GOES_ON.fullmatch(self.plain, before.listed, hop.start) is not None

    def _hops(self, span: Span) -> Iterator[_Hop]:
        at = span.start
        verbs = self.verbs
        for begin in verbs[bisect_left(verbs, span.start) : bisect_left(verbs, span.end)]:
            match = words.SENDS.match(self.plain, begin, span.end) if begin >= at else None
            if match is None:
                continue
            at = match.end()
            if words.BY_PEOPLE.search(self.plain[max(span.start, match.start() - 24) : match.start()]):
                continue
            to, end = self._recipients(match[0], match.end(), span.end)
            if to:
                via, after = self._through(end, span.end)
                yield _Hop(match[0], match.start(), to, via, end, after)
                at = end

    def _recipients(self, verb: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
        """The bodies that get what is sent, right behind the verb or behind its content."""
        plain = self.plain
        if verb == "trình" and plain.startswith(", đề nghị", start):
            return (), start  # "Hồ sơ trình, đề nghị … tặng Bằng khen"
        if verb in _DIRECTLY and (near := words.DIRECT.match(plain, start, end)):
            to, after = self._bodies(near.end(), end)
            if to:
                return to, after
        if words.TO_NOBODY.match(plain, start, end):
            return (), start
        stop = words.STOP.search(plain, start + 1, min(end, start + _FAR))
        last = stop.start() if stop else min(end, start + _FAR)
        for link in words.LINK[verb].finditer(plain, start, last):
            to, after = self._bodies(link.end(), end)
            if to:
                return to, after
        return (), start

    def _bodies(self, start: int, end: int) -> tuple[tuple[str, ...], int]:
        mentions, _ = self.bodies.read_house(start, end)
        if not mentions:
            mentions, _ = self.bodies.read(start, end)
        mentions = _without_next_subject(mentions)
        named = tuple(m.name for m in mentions if not words.NAMES_NOBODY.search(m.name))
        if named and mentions[-1].name == named[-1]:
            last = mentions[-1]
            told = (words.IN_CHARGE if last.group else words.OF_LEVEL).match(self.plain, last.span.end, end)
            if told and told.end() > told.start():
                qualified = self.bodies.spell_out(self.source.quote(Span(last.span.start, told.end())))
                return (*named[:-1], qualified), told.end()
        # A parenthesis behind the list may belong to it ("(qua phòng …)"); it is read here.
        return (named, mentions[-1].span.end) if named else ((), start)

    def _through(self, start: int, end: int) -> tuple[str | None, int]:
        """The unit that passes on what is sent: "(qua phòng Tham mưu (PV01))"."""
        match = words.THROUGH.match(self.plain, start, end)
        if match is None:
            return None, start
        mentions, _ = self.bodies.read(match.end(), end)
        if mentions:
            last = mentions[0].span.end
            code = words.CODE.match(self.plain, last, end)  # "phòng Tham mưu (PV01)"
            return (
                (mentions[0].name + self.source.text[last : code.end()], code.end())
                if code
                else (mentions[0].name, last)
            )
        unnamed = _UNIT_BETWEEN.match(self.plain, match.end(), end)
        return (self.source.quote(Span(*unnamed.span())), unnamed.end()) if unnamed else (None, start)

    def _advised(self, span: Span, hop: _Hop) -> tuple[str, ...]:
        """Who reports on advice: "tham mưu Ủy ban nhân dân tỉnh trình Hội đồng nhân dân"."""
        begin = max(span.start, hop.start - 160)
        for match in reversed(list(words.ADVISES.finditer(self.plain, begin, hop.start))):
            advised, after = self._bodies(match.end(), hop.start)
            if advised and not words.SENTENCE.search(self.plain, after, hop.start):
                return advised
        return ()

    def _subject(self, span: Span, first: int, hop: _Hop, leads: tuple[Assignment, ...]) -> tuple[str, ...]:
        """Those leads that the sentence, begun at ``first``, names before the verb; else all of the item."""
        near = [lead for lead in leads if first <= lead.span.start < hop.start]
        if near:  # "Giám đốc các Sở: Y tế, Xây dựng; Chủ tịch …": a list of subjects has semicolons in it
            earlier = [lead for lead in leads if span.start <= lead.span.start < near[0].span.start]
            for lead in reversed(earlier):
                between = self.plain[lead.span.end : near[0].span.start].lstrip()
                if len(between) > _BETWEEN_SUBJECTS or not between.startswith((",", ";", "và ")):
                    break
                near.insert(0, lead)
        names = tuple(dict.fromkeys(lead.name for lead in near or leads))
        # "Gửi về Sở Nội vụ; Sở Nội vụ tổng hợp": the lead of what follows is no sender here.
        return names if near else tuple(name for name in names if name not in hop.to)

    def _sentence(self, first: int, hop: _Hop) -> int:
        """Where the sentence of a hop begins; the one of the hop before it begins at ``first``."""
        for mark in words.SENTENCE.finditer(self.plain, first, hop.start):
            first = mark.end()
        return first

    def _deadline(
        self, span: Span, first: int, hop: _Hop, deadlines: tuple[Deadline, ...]
    ) -> Deadline | None:
        """The nearest time in the sentence; else the only one that the item has of its own."""
        plain = self.plain
        own = [deadline for deadline in deadlines if not deadline.inherited]
        mark_after = words.SENTENCE.search(plain, hop.end, span.end)
        last = mark_after.start() if mark_after else span.end
        near = [d for d in own if first <= d.span.start < last and d.kind is not DeadlineKind.CONTINUOUS]
        if near:
            return min(near, key=lambda d: max(d.span.start - hop.end, hop.start - d.span.end, 0))
        beside = [d for d in own if not span.start <= d.span.start < span.end]
        return beside[0] if len(beside) == 1 and beside[0].kind is DeadlineKind.BY else None
