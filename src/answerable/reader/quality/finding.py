"""Looking for what is unsaid in the statements of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.quality.answering import unanswered
from answerable.reader.quality.model import Doubt, Finding, Gap, Hop, Place, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEADER_FIELDS = 6  # type, number, date, issuer, title, signature: Decree 30/2020/NĐ-CP, article 8


def find_gaps(
    statements: Sequence[Statement], hops: Sequence[Hop], doubts: Sequence[Doubt], *, citations: int
) -> tuple[Finding, ...]:
    """All that was looked for, in the order of ``Gap``. ``citations``: how many documents are cited."""
    tasks = [one for one in statements if not one.target]
    targets = [one for one in statements if one.target]
    found = [
        Finding(gap=Gap.HEADER, of=HEADER_FIELDS, places=_doubted(doubts, Gap.HEADER)),
        _whole(Gap.NO_TARGETS, tasks, missing=not targets),
        _whole(Gap.NO_REPORTS, tasks, missing=not hops),
        _finding(Gap.NO_LEAD, tasks, (one for one in tasks if not one.leads)),
        _finding(Gap.SEVERAL_LEADS, tasks, (one for one in tasks if one.leads > 1)),
        _finding(Gap.NO_DEADLINE, tasks, (one for one in tasks if not one.timed)),
        _alone(Gap.TASK_ALONE, tasks, targets),
        _alone(Gap.TARGET_ALONE, targets, tasks),
        _of_hops(Gap.NO_RECIPIENT, hops, (one for one in hops if not one.received)),
        _of_hops(Gap.NO_REPORT_DEADLINE, hops, (one for one in hops if not one.timed)),
        Finding(gap=Gap.SUSPECT_CITATION, of=citations, places=_doubted(doubts, Gap.SUSPECT_CITATION)),
        Finding(gap=Gap.ENDED, of=citations, places=_doubted(doubts, Gap.ENDED)),
    ]
    return tuple(one for one in found if one.of or one.places)


def _finding(gap: Gap, among: Sequence[Statement], lacking: Iterable[Statement]) -> Finding:
    return Finding(gap=gap, of=len(among), places=tuple(Place(one.clause, one.text) for one in lacking))


def _alone(gap: Gap, ones: Sequence[Statement], others: Sequence[Statement]) -> Finding:
    """Where there are no others at all, another finding says so once."""
    return _finding(gap, ones if others else (), unanswered(ones, others) if others else ())


def _of_hops(gap: Gap, among: Sequence[Hop], lacking: Iterable[Hop]) -> Finding:
    return Finding(gap=gap, of=len(among), places=tuple(Place(one.clause, one.words) for one in lacking))


def _whole(gap: Gap, tasks: Sequence[Statement], *, missing: bool) -> Finding:
    """What a plan as a whole lacks; a document that sets no task is asked for nothing."""
    asked = bool(tasks)
    return Finding(gap=gap, of=int(asked), places=(Place("", ""),) if asked and missing else ())


def _doubted(doubts: Sequence[Doubt], gap: Gap) -> tuple[Place, ...]:
    return tuple(Place(one.clause, one.words) for one in doubts if one.gap is gap)
