"""Find the document in a saved web page: what is the page's own (menus, links, forms, comments) is out.

Nothing is known of any site. A document has whole sentences that are no links, a letterhead, and a list of
recipients; a page's furniture has links and short labels, or says what it is in its tag, role or class.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

    from answerable.reader.formats.draft import Passage


class Page:
    """A parsed page: the element that holds the document, and what in it is not shown or not of it."""

    def __init__(self, main: _Element, out: set[_Element], layout: set[_Element]) -> None:
        self.main = main
        self.layout = layout  # table cells that only place blocks on the page
        self._out = out

    def is_out(self, element: _Element) -> bool:
        return element in self._out


def find_document(root: _Element) -> Page:
    """Return where the document stands in the page."""
    out: set[_Element] = set()
    weights: dict[_Element, int] = {}  # characters in runs of words that are no links
    links: dict[_Element, int] = {}  # characters in links
    anchors: dict[_Element, int] = {}  # letterheads and lists of recipients
    order: list[_Element] = []
    for element in root.iter("*"):  # no comments
        order.append(element)
        if element.tag in _NOT_TEXT or _is_hidden(element):
            out.add(element)
    for element in reversed(order):  # children before their parents
        if element in out:
            weight = link = found = 0
        else:
            text = element.text or ""
            weight = weights.get(element, 0) + _weigh(text)
            link = links.get(element, 0)
            found = anchors.get(element, 0) + bool(text and len(text) < 200 and _ANCHOR.search(fold(text)))
            if element.tag == "a" and element.get("href") and not found:
                link, weight = link + weight + len(text.strip()), 0
        weights[element], links[element], anchors[element] = weight, link, found
        parent = element.getparent()
        if parent is not None:
            tail = element.tail or ""
            weights[parent] = weights.get(parent, 0) + weight + _weigh(tail)
            links[parent] = links.get(parent, 0) + link
            anchors[parent] = (
                anchors.get(parent, 0) + found + bool(tail and len(tail) < 200 and _ANCHOR.search(fold(tail)))
            )
    body = next((element for element in order if element.tag == "body"), root)
    for element in order:
        if element is not body and element.tag in _CONTAINERS and not anchors[element]:
            weight, link = weights[element], links[element]
            if (_FURNITURE.search(_names(element)) and weight * 5 < weights[body]) or (
                link > 60 and link > 2 * weight
            ):
                out.add(element)
    main = _descend(body, weights, anchors, out)
    layout = _layout_cells(main, weights)
    return Page(main, out, layout)


def trim_letterhead(passages: list[Passage]) -> list[Passage]:
    """Drop what the page says before the document's letterhead: its title, its number and date once more."""
    state = next((at for at, passage in enumerate(passages[:80]) if _STATE.search(fold(passage.text))), 0)
    if any(_BODY.match(passage.text) for passage in passages[:state]):
        return passages
    first = state
    while first > 0 and _of_letterhead(passages[first - 1], passages[state]):
        first -= 1
    return passages[first:]


def _of_letterhead(passage: Passage, state: Passage) -> bool:
    """Whether a passage before the name of the State is of the same letterhead: the issuer, a number."""
    if state.cell is not None:
        return passage.cell is not None and passage.cell.table == state.cell.table
    text = passage.text.strip()
    return (
        not text or text.isupper() or not any(map(str.isalnum, text)) or text.startswith(("Số", "Mẫu", "MẪU"))
    )


def _descend(
    body: _Element, weights: dict[_Element, int], anchors: dict[_Element, int], out: set[_Element]
) -> _Element:
    """Go into the one child that holds nearly all words and every letterhead, as deep as there is one."""
    main = body
    while True:
        whole = sum(weights[child] for child in main if child in weights and child not in out)
        best = max(
            (child for child in main if child in weights and child not in out),
            key=weights.__getitem__,
            default=None,
        )
        if best is None or best.tag not in _CONTAINERS or best.tag in {"ul", "ol"} or _speaks(main):
            return main
        share = 0.5 if anchors[best] >= 2 else 0.85
        if (
            weights[best] < share * whole
            or anchors[best] < anchors[main]
            or (best.tag == "table" and not _is_frame(best))
        ):
            return main
        main = best


def _speaks(element: _Element) -> bool:
    """Whether an element has words of its own, outside its children."""
    return any(map(str.isalpha, (element.text or "") + "".join(child.tail or "" for child in element)))


def _is_frame(table: _Element) -> bool:
    """A table whose cells hold tables or many paragraphs places the page; it is no table of the document."""
    return any(True for _ in table.iterfind(".//td//table")) or any(
        len(cell.findall(".//p")) > 12 for cell in table.iter("td")
    )


def _layout_cells(main: _Element, weights: dict[_Element, int]) -> set[_Element]:
    """The cells of tables that only frame: a single cell, or one that holds most of the document."""
    layout: set[_Element] = set()
    if main.tag in {"td", "th", "tr", "tbody", "table"}:
        layout.update(main.iter("td", "th") if main.tag != "td" else [main])
        layout = {cell for cell in layout if cell is main or weights.get(cell, 0) * 2 > weights[main]}
    for table in main.iter("table"):
        cells = []
        for cell in table.iter("td", "th"):
            cells.append(cell)
            if len(cells) > 40:
                break
        if len(cells) == 1:
            layout.add(cells[0])
        elif len(cells) <= 40:
            layout.update(
                cell
                for cell in cells
                if weights.get(cell, 0) * 2 > weights[main]
                and len(cell.findall(".//p")) + len(cell.findall("br")) > 12
            )
    return layout


def _weigh(text: str) -> int:
    """The weight of one run of words: its length, nothing where it is a mere label."""
    length = len(text)
    if length < 12:
        return 0
    words = len(text.split())
    return length if words > 2 else 0


def _is_hidden(element: _Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    return element.get("role") in _ROLES or "msoDel" in (element.get("class") or "")


def _names(element: _Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


_NOT_TEXT = frozenset(
    [
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "nav",
        "form",
        "select",
        "button",
        "input",
        "textarea",
        "iframe",
        "object",
        "svg",
        "canvas",
        "video",
        "audio",
        "del",
        "option",
        "datalist",
        "dialog",
        "menu",
        "footer",
        "xml",
    ]
)
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "toolbar"}
)
_CONTAINERS = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "aside",
        "header",
        "ul",
        "ol",
        "dl",
        "table",
        "tbody",
        "tr",
        "td",
        "center",
        "font",
        "span",
        "form",
        "body",
    ]
)

# display:none; Word's headers, footers, footnotes and comments at the end of the page.
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*(?:header|footer|footnote-list|endnote-list|comment-list)",
    re.IGNORECASE,
)
# The words that pages themselves use for their furniture, in classes and ids.
_FURNITURE = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|menu|breadcrumbs?|side-?bar|footer|comments?|related|share|sharing|social|toolbar"
    r"|cookies?|banner|adverts?|ads|pagination|pager|login|search|popup|modal|tags?|toc|lien-quan|binh-luan)(?![a-z])",
    re.IGNORECASE,
)
# Folded text that only a document has: the name of the State, the motto, the recipients.
_ANCHOR = re.compile(
    r"^\s*(?:cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do|đảng cộng sản việt nam\s*$|nơi nhận\s*:?)"
)
_STATE = re.compile(
    r"^\s*(?:cộng h[òo]a x[ãa] h[ộo]i ch[ủu] ngh[ĩi]a vi[ệe]t nam|đảng cộng sản việt nam\s*$)"
)
# The body has begun, and no letterhead stood above it.
_BODY = re.compile(r"\s*(?:Căn cứ |Điều 1\.|I\. )")
