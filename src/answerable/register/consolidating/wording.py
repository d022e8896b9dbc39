"""What figures and groups are called, and numbers and days as officials write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from answerable.register.assessments.models import Scale
from answerable.register.commitments.models import RightsClass
from answerable.register.commitments.state import Timeliness
from answerable.register.consolidating.figures import HELD, By
from answerable.rights import rights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

    from answerable.register.consolidating.figures import Assessed, Group, Number, Own, Rate, Row, Word

NAMES: dict[str, _StrPromise | str] = {
    **{one.value: one.label for one in Timeliness},
    HELD: _("on hold"),
    "all": _("All commitments"),
    "done": _("Done"),
    "open": _("Not done"),
    "with_a_day": _("With a last day"),
    "awaiting": _("claimed done, not confirmed yet"),
    "not_reported": _("a body did not report"),
    "returned": _("an answer was returned"),
    "extended": _("put off at least once"),
    "assessed": _("assessed by an institution"),
}
BY: dict[By, _StrPromise] = {By.SECTION: _("section"), By.BODY: _("lead body"), By.RIGHT: _("right")}
WITHOUT: dict[By, _StrPromise] = {
    By.SECTION: _("under no heading"),
    By.BODY: _("no lead named"),
    By.RIGHT: _("touches no right of the taxonomy"),
}


def name_of(group: Group, by: By) -> str:
    if not group.key:
        return str(WITHOUT[by])
    if by is By.RIGHT:
        return right(group.key)
    if by is By.SECTION:
        return ". ".join(part for part in (group.key, group.name) if part)
    return group.name


def right(id: str) -> str:
    """The name of a right in the language of the page; the id where the taxonomy has none."""
    one = rights().get(id)
    if one is None:
        return id
    name = one.english if get_language() == "en" else one.vietnamese
    return name[:1].upper() + name[1:]


def whole(number: int) -> str:
    """A number with its thousands: "21.914"; in English "21,914"."""
    said = f"{number:,}"
    return said if get_language() == "en" else said.replace(",", ".")


def percent(rate: Rate) -> str:
    said = f"{rate.percent:f}"
    return f"{said}%" if get_language() == "en" else f"{said.replace('.', ',')}%"


def rate_in_words(rate: Rate | None) -> str:
    """The rate with what it is of: it is never printed without."""
    if rate is None:
        return gettext("No rate can be given: nothing was done, and nothing is overdue.")
    return gettext(
        "%(percent)s = %(done)s done of %(of)s that were done or are overdue (%(done)s + %(overdue)s)"
    ) % {
        "percent": percent(rate),
        "done": whole(rate.done),
        "of": whole(rate.of),
        "overdue": whole(rate.overdue),
    }


def overlap_in_words(shared: int) -> str:
    """What a table of groups says below: why its lines may add up to more than all. "" where they do not."""
    if not shared:
        return ""
    return ngettext(
        "%(n)s commitment stands in more than one group; in the total it is counted once.",
        "%(n)s commitments stand in more than one group; in the total each is counted once.",
        shared,
    ) % {"n": whole(shared)}


def why_held(row: Row) -> str:
    """What the words do to rights, as they are classed, and what a person said who put it on hold."""
    classed = str(RightsClass(row.rights_class).label) if row.rights_class else ""
    return ". ".join(filter(None, (classed[:1].upper() + classed[1:], row.hold_reason)))


def words(said: tuple[Word, ...]) -> str:
    """What bodies say, each named where there are several."""
    if len(said) == 1:
        return said[0].words
    return "; ".join(f"{one.body}: {one.words}" if one.body else one.words for one in said)


def others_in_short(said: tuple[Assessed, ...]) -> str:
    """How far institutions say that it has come, each by itself."""
    return "; ".join(f"{one.body}: {Scale(one.scale).label}" for one in said)


def others_in_words(said: tuple[Assessed, ...]) -> str:
    return "; ".join(f"{one.body}: {Scale(one.scale).label}. {one.words}" for one in said)


def own_answers(rows: Iterable[Row]) -> dict[str, list[tuple[str, Own]]]:
    """What was answered to questions of the office, with the ids of the commitments, by question."""
    found: dict[str, list[tuple[str, Own]]] = {}
    for row in rows:
        for one in row.own:
            found.setdefault(one.en if get_language() == "en" else one.vi, []).append((row.id, one))
    return found


def numbers(given: tuple[Number, ...]) -> str:
    """What bodies give, side by side: they are never added or averaged."""
    return "; ".join(f"{one.body}: {one.what} {one.number} {one.unit}".strip() for one in given)
