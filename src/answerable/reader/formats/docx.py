"""Word documents (.docx): the paragraphs and tables of their main part, as the page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from answerable.reader.errors import UnreadableDocument
from answerable.reader.formats.docx_numbering import Numbering, W
from answerable.reader.formats.draft import Draft, Passage
from answerable.reader.formats.joining import Line, join_lines, mend, unwrap
from answerable.reader.formats.legacy import from_tcvn3, from_vni, is_modern
from answerable.reader.formats.letterhead import set_columns_apart
from answerable.reader.formats.zipped import Package
from answerable.reader.source import Cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from answerable.reader.formats.limits import Limits

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NAMESPACE = W[1:-1].encode()
_STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_P, _R, _T, _TBL, _TR, _TC = W + "p", W + "r", W + "t", W + "tbl", W + "tr", W + "tc"
_PPR, _RPR, _TCPR, _TRPR = W + "pPr", W + "rPr", W + "tcPr", W + "trPr"
_NUM_PR, _P_STYLE, _ILVL, _NUM_ID, _VAL = W + "numPr", W + "pStyle", W + "ilvl", W + "numId", W + "val"
_MATH_T = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

# What the page does not show: what was deleted or moved away, and what stands a second time for old readers.
_GONE = (W + "del", W + "moveFrom", _MC + "Fallback")
_HIDDEN = W + "vanish"
_TEXT_BOX = W + "txbxContent"
# Signs inside a run that are no letters.
_BREAK = "\u2028"
_SYM = W + "sym"
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": _BREAK,
    W + "cr": _BREAK,
    W + "noBreakHyphen": "-",
    _SYM: "",
}
# Around paragraphs, tables, rows and cells these change nothing.
_CONTENT = W + "sdtContent"
_SHELLS = frozenset(
    {
        W + "sdt",
        _CONTENT,
        W + "ins",
        W + "moveTo",
        W + "smartTag",
        W + "customXml",
        _MC + "AlternateContent",
        _MC + "Choice",
    }
)


def read_docx(data: bytes, limits: Limits) -> Draft:
    """Read a .docx file. Headers, footers, footnotes and comments are other parts and stay out.

    Raises UnreadableDocument where it is damaged or no Word document, LimitExceeded.
    """
    package = Package(data, limits)
    main = _main_part(package)
    folder = main.rpartition("/")[0]
    xml = package.read(main)
    document = _parse(xml)
    numbering = Numbering(None, None)
    if f"{folder}/numbering.xml" in package.names:
        styles = package.read(f"{folder}/styles.xml")
        by_style = b"numPr" in styles
        if by_style or b"numPr" in xml:
            numbering = Numbering(
                _parse(package.read(f"{folder}/numbering.xml")), _parse(styles) if by_style else None
            )
    _take_out_what_is_hidden(document, xml)
    boxed = b"txbxContent" in xml
    walk = _Walk(_words_of(document, boxed=boxed), numbering, boxed=boxed)
    body = document.find(W + "body")
    try:
        walk.blocks(document if body is None else body, None)
    except RecursionError as problem:
        raise _damaged("its tables are nested too deep") from problem
    passages = mend(unwrap(set_columns_apart(walk.passages)))
    return Draft(kind="Word document", media_type=MEDIA_TYPE, passages=passages)


def _main_part(package: Package) -> str:
    if "word/document.xml" in package.names:
        return "word/document.xml"
    relations = package.read("_rels/.rels")
    if relations:
        for relation in _parse(relations):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in package.names:
                return target
    raise _damaged("its main part is missing")


def _parse(xml: bytes) -> _Element:
    """Parse a part: no entities, no network, no document type at all, bounded depth."""
    if _STRICT_NAMESPACE in xml[:20_000]:
        xml = xml.replace(_STRICT_NAMESPACE, _NAMESPACE)
    if b"<!DOCTYPE" in xml[:4096] or "<!DOCTYPE".encode("utf-16-le") in xml[:4096]:
        raise _damaged("it declares entities, which Word never does")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=len(xml) > 10_000_000,  # else one text node may not be longer; no entity can grow here
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise _damaged("its XML is broken") from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise _damaged("it declares entities, which Word never does")
    return root


def _damaged(reason: str) -> UnreadableDocument:
    return UnreadableDocument("document.damaged", kind="Word document", reason=reason)


def _take_out_what_is_hidden(document: _Element, xml: bytes) -> None:
    """Take out what the page does not show, and turn text in old fonts into Unicode."""
    for gone in list(document.iter(*_GONE)):
        parent = gone.getparent()
        if parent is not None and parent.tag == _TRPR:  # a deleted row
            _drop(parent.getparent())
        elif parent is not None and parent.tag != _RPR:
            _drop(gone)
    if b"<w:vanish" in xml:
        for hidden in list(document.iter(_HIDDEN)):
            properties = hidden.getparent()
            run = None if properties is None else properties.getparent()
            if run is not None and run.tag == _R and hidden.get(_VAL) not in {"0", "false", "off"}:
                _drop(run)
    if b'".Vn' in xml or b'"VNI-' in xml:
        _modernise_runs(document)


def _drop(element: _Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _take_out(parent: _Element, tag: str) -> list[_Element]:
    found = list(parent.iter(tag))
    for element in found:
        _drop(element)
    return found


def _modernise_runs(document: _Element) -> None:
    """Text whose run names an old font: only here is it known that a capital font drew small letters."""
    for run in document.iter(_R):
        fonts = run.find(f"{_RPR}/{W}rFonts")
        font = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
        if not font.startswith((".Vn", "VNI-")):
            continue
        for words in run.iter(_T):
            text = words.text or ""
            if is_modern(text):
                continue
            text = from_tcvn3(text) if font[0] == "." else from_vni(text)
            words.text = text.upper() if font[0] == "." and font.endswith("H") else text


def _words_of(document: _Element, *, boxed: bool) -> dict[_Element, list[str]]:
    """What each paragraph says, in pieces, by one pass over the document; not what its text boxes say."""
    words: dict[_Element, list[str]] = {}
    pieces: list[str] = []
    for element in document.iter(_P, _T, _MATH_T, *_SIGNS):
        tag = element.tag
        if tag == _P:
            pieces = words[element] = []
            continue
        if boxed:  # the paragraph that a box hangs on goes on behind it
            pieces = words.get(next(element.iterancestors(_P), document), [])
        if tag in (_T, _MATH_T):
            pieces.append(element.text or "")
        elif (run := element.getparent()) is not None and run.tag == _R:
            pieces.append(_symbol(element) if tag == _SYM else _SIGNS[tag])
    return words


def _symbol(sign: _Element) -> str:
    try:
        return chr(int(sign.get(W + "char", ""), 16))
    except (ValueError, OverflowError):
        return ""


class _Walk:
    """Goes through the blocks in document order and keeps their passages."""

    def __init__(self, words: Mapping[_Element, list[str]], numbering: Numbering, *, boxed: bool) -> None:
        self.passages: list[Passage] = []
        self._words = words
        self._boxed = boxed  # the document has text boxes
        self._numbering = numbering
        self._numbered = numbering.used
        self._tables = 0

    def blocks(self, parent: _Element, cell: Cell | None) -> None:
        for element in parent:
            tag = element.tag
            if tag == _P:
                self._paragraph(element, cell)
            elif tag == _TBL:
                self._table(element)
            elif tag in _SHELLS:
                self.blocks(element, cell)

    def _paragraph(self, paragraph: _Element, cell: Cell | None) -> None:
        boxes = _take_out(paragraph, _TEXT_BOX) if self._boxed else ()
        text = "".join(self._words[paragraph])
        if self._numbered:
            label = self._label(paragraph)
            # Word numbers an empty paragraph too: in a table that is the row's number.
            if label and (cell is not None or text.strip()):
                text = f"{label} {text}"
        if _BREAK in text:
            self.passages += join_lines(Line(line, cell=cell) for line in text.split(_BREAK))
        elif text:
            self.passages.append(Passage(text, None, cell))
        for box in boxes:
            self.blocks(box, cell)

    def _label(self, paragraph: _Element) -> str:
        if not len(paragraph) or paragraph[0].tag != _PPR:
            return ""
        style, num_id, level = "", None, None
        for child in paragraph[0]:
            if child.tag == _P_STYLE:
                style = child.get(_VAL, "")
            elif child.tag == _NUM_PR:
                for part in child:
                    if part.tag == _NUM_ID:
                        num_id = part.get(_VAL)
                    elif part.tag == _ILVL:
                        value = part.get(_VAL, "")
                        level = int(value) if value.isdecimal() else None
        return self._numbering.label(style, num_id, level)

    def _table(self, table: _Element) -> None:
        number = self._tables
        self._tables += 1
        for cell, element in _cells(table, number):
            self.blocks(element, cell)


def _cells(table: _Element, number: int) -> list[tuple[Cell, _Element]]:
    """The cells of a table, row by row, a merged one once."""
    found: list[tuple[int, int, int, _Element]] = []
    reach: dict[tuple[int, int], int] = {}  # the first cell of a vertical merge -> its rows
    open_merges: dict[int, tuple[int, int]] = {}  # column -> the cell that goes on downward there
    for row, tr in enumerate(_inside(table, _TR)):
        column = _grid_before(tr)
        for tc in _inside(tr, _TC):
            span, merge = _spans(tc)
            if merge == "continue" and column in open_merges:
                reach[open_merges[column]] = row - open_merges[column][0] + 1
            else:
                if merge == "restart":
                    open_merges[column] = (row, column)
                else:
                    open_merges.pop(column, None)
                found.append((row, column, span, tc))
            column += span
    return [
        (Cell(table=number, row=row, column=column, rows=reach.get((row, column), 1), columns=span), tc)
        for row, column, span, tc in found
    ]


def _inside(parent: _Element, tag: str) -> list[_Element]:
    """The rows of a table or the cells of a row, those in content controls too."""
    found: list[_Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _SHELLS:
            found += _inside(child, tag)
    return found


def _grid_before(row: _Element) -> int:
    before = row.find(f"{_TRPR}/{W}gridBefore")
    return 0 if before is None else _small(before.get(_VAL), 0)


def _spans(cell: _Element) -> tuple[int, str]:
    """Over how many columns a cell reaches, and its part in a vertical merge ("restart", "continue", "")."""
    columns, merge = 1, ""
    if len(cell) and cell[0].tag == _TCPR:
        for child in cell[0]:
            if child.tag == W + "gridSpan":
                columns = _small(child.get(_VAL), 1)
            elif child.tag == W + "vMerge":
                merge = child.get(_VAL) or "continue"
    return columns, merge


def _small(value: str | None, default: int) -> int:
    return min(int(value), 1000) if value and value.isdecimal() else default
