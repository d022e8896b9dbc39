"""Which part of the text belongs to which item, and what stands before and after all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.reader.export.akn.blocks import cell_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.model import Item, Plan


@dataclass(slots=True, kw_only=True)
class Region:
    """The text of one item outside tables, from its label to the next item's; rows of its tables included."""

    item: Item
    begin: int  # where its label stands
    words: int  # after the label
    end: int
    parent: str | None  # id of the nearest item above it that has a region


class Outline:
    """The regions in the order of the text."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.regions = list(self._find_regions())
        length = len(plan.source.text)
        self.begin = self.regions[0].begin if self.regions else length
        self.cut = self._signature()
        self.conclusions = (length, length)
        if self.cut is not None:
            last = max(index for index, region in enumerate(self.regions) if region.begin <= self.cut)
            self.conclusions = (self.cut, self.regions[last].end)
            self.regions[last].end = self.cut

    def documents(self) -> tuple[list[Region], list[list[Region]]]:
        """The regions of the document itself, and those of each thing attached to it after the signature."""
        main = [region for region in self.regions if self.cut is None or region.begin <= self.cut]
        attached: list[list[Region]] = []
        for region in self.regions[len(main) :]:
            if not attached or (region.parent is None and region.item.text.casefold().startswith("phụ lục")):
                attached.append([])
            attached[-1].append(region)
        return main, attached

    def _find_regions(self) -> Iterator[Region]:
        plan = self._plan
        text = plan.source.text
        flowing = sorted(
            (item for item in plan.items if not cell_at(plan.source, item.span.start)),
            key=lambda item: item.span,
        )
        places: list[tuple[Item, int, int]] = []
        done = 0
        for item in flowing:
            if item.span.start < done:
                continue  # two items on the same words: the first stands for both
            begin, words = _label(text, done, item)
            places.append((item, begin, words))
            done = item.span.end
        parents = {item.id: item.parent for item in plan.items}
        known = {item.id for item, _, _ in places}
        for index, (item, begin, words) in enumerate(places, start=1):
            parent = item.parent
            while parent is not None and parent not in known:
                parent = parents.get(parent)
            yield Region(
                item=item,
                begin=begin,
                words=words,
                end=places[index][1] if index < len(places) else len(text),
                parent=parent,
            )

    def _signature(self) -> int | None:
        """Where the signature or the list of recipients begins, after the first item; None if it does not."""
        plan = self._plan
        header = plan.header
        spans = [signer.span for signer in header.signers if signer.span]
        spans += [header.spans[name] for name in ("signers", "recipients") if name in header.spans]
        starts = [span.start for span in spans if span.start > self.begin]
        if not starts:
            return None
        start = min(starts)
        if cell := cell_at(plan.source, start):
            table = [p.span for p in plan.source.paragraphs if p.cell and p.cell.table == cell.table]
            if not any(table[0].start <= item.span.start < table[-1].end for item in plan.items):
                return table[0].start
        return plan.source.text.rfind("\n", 0, start) + 1


def _label(text: str, done: int, item: Item) -> tuple[int, int]:
    """Where the label of an item begins and where it ends, after ``done``, the end of the item before.

    Without a label both are where its paragraph begins, or its own words where it shares the paragraph.
    """
    start = item.span.start
    line = text.rfind("\n", 0, start) + 1
    before = text[done:start]
    place = before.rfind(item.label) if item.label else -1
    if place >= 0 and (done + place >= line or not before[place + len(item.label) :].strip()):
        return done + place, done + place + len(item.label)
    return (line, line) if line >= done else (start, start)
