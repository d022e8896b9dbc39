"""Phrases of time: a preposition, moments of the calendar, what recurs, joined into deadlines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from answerable.reader.languages.vi import time_phrases as words
from answerable.reader.languages.vi.cues import holds_any
from answerable.reader.model import Deadline, DeadlineKind, Every
from answerable.reader.source import Span
from answerable.reader.stages.deadlines import position
from answerable.reader.stages.deadlines.moments import Moment, Unit, borrow, find_moments, year_for
from answerable.reader.stages.deadlines.recurring import Recurrence, find_recurrences, find_waits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Setting


_REACH = 48  # characters in which a preposition stands before its moment


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Moments under one preposition. ``way`` names the group of ``PREPOSITION``, "" where there is none."""

    way: str
    moments: tuple[Moment, ...]
    ranged: bool
    start: int  # where the preposition begins
    end: int


def read_phrases(
    source: Source, span: Span, setting: Setting, *, alone: bool = False, title: bool = False
) -> list[Deadline]:
    """The deadlines that ``span`` sets, in the order of their words."""
    if not holds_any(source.cues.times, *span):
        return []
    reader = _Reader(source, span, setting, alone=alone, title=title)
    return sorted(reader.read(), key=lambda deadline: deadline.span.start)


class _Reader:
    """Reads one span; ``taken`` holds what a longer phrase has already used."""

    def __init__(self, source: Source, span: Span, setting: Setting, *, alone: bool, title: bool) -> None:
        self.source, self.plain, self.span, self.setting = source, source.plain, span, setting
        self.alone, self.title = alone, title
        self.recurrences = list(find_recurrences(source, *span))
        self.starts = [recurrence.start for recurrence in self.recurrences]
        self.taken: set[Recurrence] = set()

    def _recurrences(self, first: int, last: int) -> list[Recurrence]:
        """The recurrences that begin in ``[first, last)``."""
        return self.recurrences[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def read(self) -> Iterator[Deadline]:
        plain, (start, end) = self.plain, self.span
        waits = sorted(find_waits(self.source, start, end), key=lambda wait: wait.end)
        for wait in waits:
            yield self._deadline(
                DeadlineKind.AFTER,
                wait.start,
                wait.end,
                duration=wait.duration,
                event=wait.event and self.source.quote(wait.event),
            )
        months = False
        ends = [wait.end for wait in waits]
        for phrase in self._phrases():
            nearest = bisect_right(ends, phrase.start)
            if nearest < len(waits) and waits[nearest].start < phrase.end:
                continue
            for deadline in self._of_phrase(phrase):
                months = months or phrase.moments[0].unit == Unit.MONTH
                yield deadline
        for before, recurrence in zip([None, *self.recurrences], self.recurrences, strict=False):
            if recurrence in self.taken or self.title:
                continue
            if before and words.RESTATED.fullmatch(plain, before.end, recurrence.start):
                continue
            if recurrence.every is None:
                if not self._followed(recurrence):
                    yield self._deadline(DeadlineKind.UNSPECIFIED, recurrence.start, recurrence.end)
            elif months and recurrence.periodic and recurrence.every is Every.YEAR:
                pass  # "02 lần/năm … vào tháng 4 và tháng 8": the months say which
            elif self.alone or position.recurs(
                plain, start, recurrence.start, recurrence.end, periodic=recurrence.periodic
            ):
                yield self._deadline(
                    DeadlineKind.EVERY, recurrence.start, recurrence.end, every=recurrence.every
                )
        if not self.title:
            for begin, last in position.find_continuous(self.source, start, end, alone=self.alone):
                yield self._deadline(DeadlineKind.CONTINUOUS, begin, last)

    def _followed(self, recurrence: Recurrence) -> bool:
        """Whether an interval stands close behind "định kỳ": "định kỳ báo cáo hằng quý"."""
        return any(other.every for other in self._recurrences(recurrence.end, recurrence.end + 60))

    def _phrases(self) -> Iterator[_Phrase]:
        """Group moments under their prepositions."""
        plain, start = self.plain, self.span.start
        group: list[Moment] = []
        ranged = False
        for moment in [*find_moments(self.source, *self.span), None]:
            if moment and moment.unit == Unit.QUARTER and self._reported_on(moment):
                continue
            if moment and group:
                gap = plain[group[-1].end : moment.start]
                listed = moment.start == group[-1].start  # "các tháng 4, 8 và 12 năm 2026"
                to = not listed and not ranged and len(group) == 1 and words.TO.fullmatch(gap)
                if listed or to or (not ranged and words.AND.fullmatch(gap)):
                    ranged = bool(to)
                    group.append(moment)
                    continue
            if group:
                begin = group[0].start
                match = words.PREPOSITION.search(plain[max(start, begin - _REACH) : begin])
                way = (match.lastgroup or "") if match else self._limit(group, begin)
                at = max(start, begin - _REACH) + match.start() if match else begin
                for i in reversed(range(len(group) - 1)):
                    group[i] = borrow(group[i], group[i + 1])
                yield _Phrase(way, tuple(group), ranged, at, group[-1].end)
            if moment:
                group, ranged = [moment], False

    def _reported_on(self, quarter: Moment) -> bool:
        """Whether a report is named by it: "gửi báo cáo: quý I trước ngày 10/3"."""
        named = words.REPORTED_ON.match(self.plain, quarter.end) is not None
        return named and self._reports_before(quarter.start)

    def _reports_before(self, at: int) -> bool:
        return "báo cáo" in self.plain[self.span.start : at]

    def _limit(self, group: list[Moment], begin: int) -> str:
        """ "latest" for a day behind a limit that stands apart: "chậm nhất gửi báo cáo … ngày 23/3"."""
        if len(group) > 1 or group[0].unit != Unit.DAY:
            return ""
        before = self.plain[max(self.span.start, begin - 120) : begin]
        limits = list(words.LIMIT.finditer(before))
        between = before[limits[-1].end() :] if limits else "."
        return "" if any(mark in between for mark in ".;(0123456789") else "latest"

    def _of_phrase(self, phrase: _Phrase) -> Iterator[Deadline]:
        """The deadlines that a phrase sets, none where it only describes a noun."""
        if words.COVERED.match(self.plain, phrase.end, self.span.end):
            return
        if yearly := self._each(phrase):
            yield from yearly
            return
        moments = [moment for moment in phrase.moments if moment.unit != Unit.DAY_OF_MONTH]
        if not moments or (not self.alone and not self._counts(phrase)):
            return
        if self.alone and position.dates_a_document(self.plain, self.span.start, phrase.start):
            return
        if phrase.ranged:
            yield from self._between(phrase, moments[0], moments[-1])
            return
        merged = self._merge(moments)
        for moment_start, moment_end, first, last, inferred, unit in merged:
            yield from self._one(phrase, moment_start, moment_end, first, last, inferred, unit)

    def _counts(self, phrase: _Phrase) -> bool:
        return position.sets_time(
            self.plain,
            self.span,
            phrase.start,
            phrase.end,
            way=phrase.way,
            unit=phrase.moments[0].unit,
            bare=phrase.moments[0].bare,
            ranged=phrase.ranged,
            title=self.title,
        )

    def _days(self, moment: Moment) -> tuple[date, date, bool] | None:
        """First and last day, and whether the year was taken from the plan."""
        year = moment.year or year_for(moment, self.setting)
        days = moment.days(year) if year else None
        return (*days, moment.year is None) if days else None

    def _merge(self, moments: list[Moment]) -> list[tuple[int, int, date, date, bool, Unit]]:
        """Listed moments, those that adjoin as one: "ngày 26, 27/12" are two days running."""
        merged: list[tuple[int, int, date, date, bool, Unit]] = []
        for moment in moments:
            days = self._days(moment)
            if days is None:
                continue
            first, last, inferred = days
            if merged and moment.unit == Unit.DAY and (first - merged[-1][3]).days == 1:
                start, _, begin, *_ = merged[-1]
                merged[-1] = (start, moment.end, begin, last, inferred, moment.unit)
            else:
                merged.append((moment.start, moment.end, first, last, inferred, moment.unit))
        return merged

    def _between(self, phrase: _Phrase, first: Moment, last: Moment) -> Iterator[Deadline]:
        begin, finish = self._days(first), self._days(last)
        if begin and finish and begin[0] <= finish[1]:
            yield self._deadline(
                DeadlineKind.IN,
                phrase.start,
                phrase.end,
                begin=begin[0],
                finish=finish[1],
                inferred=begin[2] or finish[2],
            )

    def _one(
        self, phrase: _Phrase, start: int, end: int, first: date, last: date, inferred: bool, unit: Unit
    ) -> Iterator[Deadline]:
        """The deadline of one moment under the phrase's preposition."""
        begins = phrase.start if start == phrase.moments[0].start else start
        a_day = unit == Unit.DAY
        wide = (last - first).days > 366 or (
            unit == Unit.MONTH and first.replace(day=1) != last.replace(day=1)
        )
        wide = wide or (a_day and first != last)
        onward = words.ONWARD.match(self.plain, end, self.span.end)
        issued = self.setting.date
        if phrase.way == "before":
            if self._past(first):
                return
            if unit in (Unit.YEAR, Unit.YEARS):  # "trước năm 2025": within the years before it
                finish = first - timedelta(days=1)
                yield self._deadline(DeadlineKind.IN, begins, end, finish=finish, inferred=inferred)
                return
            yield self._deadline(DeadlineKind.BY, begins, end, day=first, inclusive=False, inferred=inferred)
        elif phrase.way == "latest" or (phrase.way == "until" and a_day):
            if self._past(last):
                return
            yield self._deadline(DeadlineKind.BY, begins, end, day=last, inclusive=True, inferred=inferred)
        elif not self.alone and issued and last < issued and not onward and phrase.way != "since":
            return  # what lies behind the plan is told, not set
        elif phrase.way == "after":
            after = last + timedelta(days=1)
            yield self._deadline(DeadlineKind.IN, begins, end, begin=after, inferred=inferred)
        elif onward or (phrase.way == "since" and not wide):
            yield self._deadline(
                DeadlineKind.IN, begins, onward.end() if onward else end, begin=first, inferred=inferred
            )
        elif phrase.way == "until":
            yield self._deadline(DeadlineKind.IN, begins, end, finish=last, inferred=inferred)
        else:
            yield self._deadline(DeadlineKind.IN, begins, end, begin=first, finish=last, inferred=inferred)

    def _past(self, day: date) -> bool:
        """A day before the plan's own, in running text, is told and not set."""
        return not self.alone and self.setting.date is not None and day < self.setting.date

    def _each(self, phrase: _Phrase) -> list[Deadline]:
        """Days without a year that come again: "trước ngày 15/11 hằng năm", "hằng quý (trước ngày 15 …)"."""
        if any(m.year or m.unit not in (Unit.DAY, Unit.DAY_OF_MONTH, Unit.MONTH) for m in phrase.moments):
            return []
        plain = self.plain
        if not self.alone and not phrase.way and position.is_told(plain, self.span.start, phrase.start):
            return []
        begin, end = phrase.start, phrase.end
        every: Every | None = None
        if match := words.EACH.match(plain, end, self.span.end):
            every = {"năm": Every.YEAR, "quý": Every.QUARTER, "tháng": Every.MONTH}[match["unit"] or "quý"]
            end = match.end()
        for nearest in reversed(self._recurrences(begin - 80, begin)):
            if nearest.every and nearest.end <= begin:
                if begin - nearest.end < 40 and words.BY.fullmatch(plain, nearest.end, begin):
                    every = every or nearest.every
                    begin = nearest.start
                break
        every = every or self._governing(phrase)
        of_a_report = words.IS_OF_A_REPORT.match(plain, end, self.span.end)
        if every is None and (of_a_report or words.REPORT_LABEL.match(plain, *self.span)):
            every = Every.YEAR
        named = words.REPORT_OF.search(plain[max(self.span.start, begin - 40) : phrase.moments[0].start])
        if every is None and named and (not named[0].startswith("quý") or self._reports_before(begin)):
            every = Every.YEAR
        if (
            every is None
            and phrase.moments[0].unit == Unit.DAY_OF_MONTH
            and words.MONTHLY.search(plain[max(self.span.start, begin - 60) : begin])
        ):
            every = Every.MONTH
        if every is None:
            return []
        self.taken |= {r for r in self._recurrences(begin, end) if r.end <= end}
        found = []
        for moment in phrase.moments:
            if moment.unit == Unit.DAY:
                every, by = Every.YEAR, f"{moment.month:02d}-{moment.last_day or moment.day:02d}"
            elif moment.unit == Unit.DAY_OF_MONTH:
                by = f"{moment.day:02d}"
            else:
                every, by = Every.YEAR, ""
            only = len(phrase.moments) == 1
            found.append(
                self._deadline(
                    DeadlineKind.EVERY,
                    begin if only else moment.start,
                    end if only else moment.end,
                    every=every,
                    by=by or None,
                )
            )
        return found

    def _governing(self, phrase: _Phrase) -> Every | None:
        """What "định kỳ" or "hằng năm" earlier in the sentence says of a day that is a limit in it.

        "Định kỳ hằng năm báo cáo … chậm nhất ngày 17 tháng 12", "định kỳ báo cáo … trước ngày 20/11".
        """
        if phrase.way not in ("before", "latest", "until"):
            return None
        for nearest in reversed(self._recurrences(max(self.span.start, phrase.start - 240), phrase.start)):
            if words.SENTENCE.search(self.plain, nearest.end, phrase.start):
                return None
            if nearest.every:
                return nearest.every
            if phrase.moments[0].unit == Unit.DAY:
                self.taken.add(nearest)
                return Every.YEAR
        return None

    def _deadline(
        self,
        kind: DeadlineKind,
        start: int,
        end: int,
        *,
        day: date | None = None,
        inclusive: bool | None = None,
        begin: date | None = None,
        finish: date | None = None,
        every: Every | None = None,
        by: str | None = None,
        duration: str | None = None,
        event: str | None = None,
        inferred: bool = False,
    ) -> Deadline:
        words = self.plain[start:end]
        if words.count("(") > words.count(")") and self.plain[end : end + 1] == ")":
            end += 1
        span = Span(start, end)
        return Deadline(
            kind=kind,
            date=day,
            inclusive=inclusive,
            start=begin,
            end=finish,
            every=every,
            by=by,
            duration=duration,
            event=event,
            inferred=inferred,
            text=self.source.quote(span),
            span=span,
        )
