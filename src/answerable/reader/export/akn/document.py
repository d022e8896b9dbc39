"""The document as Akoma Ntoso has it: letterhead, legal bases, the outline, the signature, the appendices."""

from __future__ import annotations

from bisect import bisect_left
from itertools import zip_longest
from typing import TYPE_CHECKING

from lxml import etree

from answerable.reader.export.akn.blocks import Blocks
from answerable.reader.export.akn.meta import OURS, add_meta, organization_id
from answerable.reader.export.akn.names import is_act, slug, work_cited
from answerable.reader.export.akn.outline import Outline
from answerable.reader.export.akn.prose import NAMESPACE, Mark, Prose, add
from answerable.reader.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from answerable.reader.export.akn.outline import Region
    from answerable.reader.model import Plan
    from answerable.reader.source import Source, Span

# Fields of the header -> how Akoma Ntoso marks their words.
IN_HEADER = {"number": "docNumber", "type": "docType", "title": "docTitle"}

# Elements that hold words, where a line break would be one more blank between them.
WORDED = frozenset(
    ["p", "num", "heading", "span", "ref", "organization", "date", "docDate", *IN_HEADER.values()]
)


def document_of(plan: Plan) -> bytes:
    """See ``to_akn``."""
    ids = _ids(plan)
    outline = Outline(plan)
    blocks = Blocks(plan.source, Prose(plan.source.text, list(_marks(plan, outline, ids))))
    header = plan.header
    act = is_act(header.type, header.number)
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE, "answerable": OURS})  # type: ignore[dict-item]
    document = add(root, "act" if act else "doc", name=slug(header.type or "van-ban"))
    add_meta(document, plan, "main", ids)

    titled = max((span.end for name, span in header.spans.items() if name in IN_HEADER), default=0)
    title_end = _line_end(plan.source, titled) if 0 < titled <= outline.begin else 0
    _part(document, "preface", blocks, 0, title_end)
    if outline.regions:
        _part(document, "preamble", blocks, title_end, outline.begin)
    body = add(document, "body" if act else "mainBody")
    main, attached = outline.documents()
    _items(body, main, blocks, plan, ids)
    if not outline.regions:
        text = add(add(body, "hcontainer", name="text", eId="text"), "content")
        end = len(plan.source.text)
        blocks.write(text, blocks.paragraphs(title_end, end), title_end, end)
        if not len(text):
            add(text, "p")
    _part(document, "conclusions", blocks, *outline.conclusions)
    if attached:
        attachments = add(document, "attachments")
    for count, regions in enumerate(attached, start=1):
        name = f"att_{count}"
        inner = add(add(attachments, "attachment", eId=name), "doc", name="phu-luc")
        add_meta(inner, plan, name, ids)
        _items(add(inner, "mainBody"), regions, blocks, plan, ids)
    _one_element_a_line(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _ids(plan: Plan) -> dict[str, str]:
    """The eId of each item: "item_III__8__-4" for III/8/-4."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for item in plan.items:
        eid = name = "item_" + "_".join(item.id.replace("/", "__").split())
        count = 1
        while eid in taken:
            count += 1
            eid = f"{name}~{count}"
        taken.add(eid)
        ids[item.id] = eid
    return ids


# ------------------------------------------------------------------ what is marked in the text


def _marks(plan: Plan, outline: Outline, ids: dict[str, str]) -> Iterator[Mark]:
    source = plan.source
    for name, tag in IN_HEADER.items():
        if name in plan.header.spans:
            for start, end in _lines(source, plan.header.spans[name]):
                yield Mark(start, end, tag)
    if plan.header.date and "date" in plan.header.spans:
        for start, end in _lines(source, plan.header.spans["date"]):
            yield Mark(start, end, "docDate", (("date", plan.header.date.isoformat()),))
    for citation in plan.citations:
        if _on_one_line(source, citation.span):
            yield Mark(*citation.span, "ref", (("href", work_cited(citation)),))
    seen: set[tuple[int, int]] = set()
    for item in plan.items:
        for assignment in item.assignments:
            if assignment.span not in seen and _on_one_line(source, assignment.span):
                seen.add(assignment.span)
                refers = f"#{organization_id(assignment.name, assignment.body)}"
                yield Mark(*assignment.span, "organization", (("refersTo", refers),))
        for deadline in item.deadlines:
            if deadline.date and deadline.span not in seen and _on_one_line(source, deadline.span):
                seen.add(deadline.span)
                yield Mark(*deadline.span, "date", (("date", deadline.date.isoformat()),))
    in_regions = {region.item.id for region in outline.regions}
    for item in plan.items:
        if item.id not in in_regions:
            yield from _item_in_a_table(source, item.span, ids[item.id])


def _item_in_a_table(source: Source, span: Span, eid: str) -> Iterator[Mark]:
    """Its first line bears the id, since an id may stand only once."""
    for start, end in _lines(source, span)[:1]:
        yield Mark(start, end, "span", (("eId", eid),))


def _lines(source: Source, span: Span) -> list[tuple[int, int]]:
    """The span, cut where a paragraph ends."""
    found = []
    start = span.start
    for line in source.text[span.start : span.end].split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _on_one_line(source: Source, span: Span) -> bool:
    return span.start < span.end and "\n" not in source.text[span.start : span.end]


# ------------------------------------------------------------------ the parts of the document


def _line_end(source: Source, place: int) -> int:
    end = source.text.find("\n", place)
    return len(source.text) if end < 0 else end


def _part(document: Element, tag: str, blocks: Blocks, start: int, end: int) -> None:
    """A part of the document, left out where it would be empty."""
    paragraphs = blocks.paragraphs(start, end) if start < end else []
    if paragraphs:
        blocks.write(add(document, tag), paragraphs, start, end)


def _items(body: Element, regions: list[Region], blocks: Blocks, plan: Plan, ids: dict[str, str]) -> None:
    """The items, each in the one above it; words that close an item come after all that it holds."""
    parents = {region.parent for region in regions}
    closings = _closings(regions, blocks, plan)
    held: dict[str, Element] = {}
    for region in regions:
        item = region.item
        above = held.get(region.parent or "", body)
        element = held[item.id] = add(above, "hcontainer", name=item.kind.value, eId=ids[item.id])
        if item.label:
            add(element, "num").text = item.label
        closed_at = min((start for start, _ in closings.get(region.begin, [])), default=region.end)
        paragraphs = blocks.paragraphs(region.words, closed_at)
        if item.kind is Kind.HEADING and paragraphs and not paragraphs[0].cell:
            title_end = min(paragraphs[0].span.end, closed_at)
            blocks.prose.write(add(element, "heading"), region.words, title_end)
            paragraphs = paragraphs[1:]
        if paragraphs:
            text = add(element, "intro" if item.id in parents else "content")
            blocks.write(text, paragraphs, region.words, closed_at)
    for region in regions:
        for start, owner in closings.get(region.begin, []):
            element = held[owner]
            wrap_up = element[-1] if element[-1].tag.endswith("}wrapUp") else add(element, "wrapUp")
            ends = [other for other, _ in closings[region.begin] if other > start]
            end = min(ends, default=region.end)
            blocks.write(wrap_up, blocks.paragraphs(start, end), start, end)


def _closings(regions: list[Region], blocks: Blocks, plan: Plan) -> dict[int, list[tuple[int, str]]]:
    """Lines that stand under the last of some bullets and assign the item above them.

    By the beginning of the region that they stand in: where each begins, and which item it closes.
    """
    owners = {
        assignment.span.start: item.id
        for item in plan.items
        for assignment in item.assignments
        if not assignment.inherited
    }
    starts = sorted(owners)
    parents = {region.item.id: region.parent for region in regions}
    found: dict[int, list[tuple[int, str]]] = {}
    for region, following in zip_longest(regions, regions[1:]):
        above = _above(region.parent, parents)
        still_open = _above(following.parent, parents) if following else set()
        for paragraph in blocks.paragraphs(min(region.item.span.end, region.end), region.end):
            if paragraph.span.start < region.item.span.end or paragraph.cell:
                continue
            owner = _owner(starts, owners, paragraph.span)
            if owner in above - still_open:
                found.setdefault(region.begin, []).append((paragraph.span.start, owner))
    return found


def _owner(starts: list[int], owners: dict[int, str], span: Span) -> str | None:
    """The item to which the first body named in a line is assigned."""
    place = bisect_left(starts, span.start)
    return owners[starts[place]] if place < len(starts) and starts[place] < span.end else None


def _above(parent: str | None, parents: dict[str, str | None]) -> set[str]:
    found: set[str] = set()
    while parent is not None and parent not in found:
        found.add(parent)
        parent = parents.get(parent)
    return found


def _one_element_a_line(root: Element) -> None:
    """Break lines between elements that hold no words of their own."""
    for element in root.iter():
        if len(element) and element.tag.rpartition("}")[2] not in WORDED:
            element.text = "\n"
            for child in element:
                child.tail = "\n"
