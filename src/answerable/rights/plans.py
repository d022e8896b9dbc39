"""Read the rights in a whole plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.model import Kind
from answerable.rights.classifying import classify
from answerable.rights.model import Class

if TYPE_CHECKING:
    from answerable.reader.model import Item, Plan
    from answerable.rights.model import Reading


def read_rights(plan: Plan) -> dict[str, Reading]:
    """A reading for each task and target, by id, in the order of the plan.

    Offsets count characters of ``Item.text``. The item above lends its words (see ``classify``).
    """
    texts = {item.id: item.text for item in plan.items}
    return {item.id: classify(item.text, context=texts.get(item.parent or "", "")) for item in measures(plan)}


def headings_that_restrict(plan: Plan) -> dict[str, Reading]:
    """A reading of each heading whose own words restrict: it may be a measure printed as a heading."""
    headings = {item.id: classify(item.text) for item in plan.items if item.kind is Kind.HEADING}
    return {
        id: reading for id, reading in headings.items() if reading.class_ in (Class.RESTRICT, Class.MIXED)
    }


def measures(plan: Plan) -> list[Item]:
    """The items that set something to do or to reach."""
    return [item for item in plan.items if item.kind in (Kind.TASK, Kind.TARGET)]
