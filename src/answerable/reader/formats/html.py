"""HTML pages: saved from a site, or exported by Word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from answerable.reader.errors import UnreadableDocument
from answerable.reader.formats.docx_numbering import bullet, spell
from answerable.reader.formats.draft import Draft, Passage
from answerable.reader.formats.encodings import decode
from answerable.reader.formats.html_page import Page, find_document, trim_letterhead
from answerable.reader.formats.joining import Line, join_lines, mend, unwrap
from answerable.reader.formats.letterhead import set_columns_apart
from answerable.reader.formats.turned_pages import turn_pages
from answerable.reader.source import Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

    from answerable.reader.formats.limits import Limits


def read_html(data: bytes, limits: Limits) -> Draft:
    """Read an HTML page: the document that it shows, without the page around it.

    Raises UnreadableDocument where nothing can be parsed.
    """
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    # Letters as UTF-8 whatever the page declares; huge_tree only allows deep nesting of unclosed tags.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableDocument(
            "document.damaged", kind="HTML page", reason="it has no content"
        ) from problem
    if root is None:
        raise UnreadableDocument("document.damaged", kind="HTML page", reason="it has no content")
    page = find_document(root)
    writer = _Writer(page)
    writer.write(page.main)
    passages = set_columns_apart(trim_letterhead(turn_pages(writer.passages)))
    return Draft(kind="HTML page", media_type="text/html", passages=mend(unwrap(passages)))


def read_mhtml(data: bytes, limits: Limits) -> Draft:
    """Read a web page saved in one file (.mht): its first HTML part."""
    import email
    import email.policy

    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return read_html(content, limits)
    raise UnreadableDocument("document.damaged", kind="saved page", reason="it holds no HTML")


# <meta charset="utf-8">, <meta http-equiv=Content-Type content="text/html; charset=windows-1252">
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE)

# A footnote's sign in the text: <a href="#_ftn1">[1]</a>
_FOOTNOTE_SIGN = re.compile(r"#_?(?:ftn|edn|footnote|fn)", re.IGNORECASE)

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_BREAK = "\v"
_MOST_COLUMNS = 100  # of a table; cells beyond are put there still, and no longer kept apart
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_FORMS = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|[a-z]+-[a-z-]+)", re.IGNORECASE)


class _Grid:
    """A table being written: where its next cell stands."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = -1
        self.column = 0
        self._busy: dict[int, int] = {}  # column -> the first row where it is free again

    def next_row(self) -> None:
        self.row += 1
        self.column = 0

    def place(self, rows: int, columns: int) -> Cell:
        row = max(self.row, 0)
        while self.column < _MOST_COLUMNS and self._busy.get(self.column, 0) > row:
            self.column += 1
        cell = Cell(table=self.number, row=row, column=self.column, rows=rows, columns=columns)
        for column in range(self.column, min(self.column + columns, _MOST_COLUMNS)):
            self._busy[column] = row + rows
        self.column += columns
        return cell


class _List:
    """A list being written: the label of its next entry."""

    def __init__(self, element: _Element) -> None:
        style = _LIST_STYLE.search(element.get("style") or "")
        named = style[1].lower() if style else ""
        self.hidden = named == "none"
        self.form = "bullet" if element.tag == "ul" else _LIST_FORMS.get(element.get("type") or "", "decimal")
        self.form = _CSS_FORMS.get(named, self.form)
        self.next = _whole(element.get("start"), 1)

    def label(self, entry: _Element) -> str:
        if self.hidden or (
            "list-style" in (entry.get("style") or "") and "none" in (entry.get("style") or "")
        ):
            return ""
        if self.form == "bullet":
            return "-"
        number = _whole(entry.get("value"), self.next)
        self.next = number + 1
        return spell(number, self.form) + (")" if self.form == "lowerLetter" else ".")


class _Writer:
    """Writes the passages of a page, in document order, without recursion: pages nest tags very deep."""

    def __init__(self, page: Page) -> None:
        self.passages: list[Passage] = []
        self._page = page
        self._words: list[str] = []
        self._label = ""  # of the list entry whose words are still to come
        self._cells: list[Cell | None] = [None]
        self._grids: list[_Grid] = []
        self._lists: list[_List] = []
        self._tables = 0
        self._kept_lines = 0  # inside so many <pre>

    def write(self, main: _Element) -> None:
        walk = etree.iterwalk(main, events=("start", "end", "comment"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if self._page.is_out(element):
                    walk.skip_subtree()
                    if tag in _BLOCKS:
                        self._flush()
                    continue
                self._open(element, tag)
            elif event == "end":
                self._close(element, tag)
                self._say(element.tail)
            else:
                self._say(element.tail)
        self._flush()

    def _open(self, element: _Element, tag: str) -> None:
        if tag == "br":
            self._words.append(_BREAK)
            return
        if tag == "table":
            self._flush()
            self._tables += 1
            self._grids.append(_Grid(self._tables - 1))
        elif tag in {"td", "th"}:
            self._flush()
            self._open_cell(element)
        elif tag in _BLOCKS:
            self._flush()
            if tag == "tr" and self._grids:
                self._grids[-1].next_row()
            elif tag in {"ul", "ol"}:
                self._lists.append(_List(element))
            elif tag == "li":
                self._label = self._lists[-1].label(element) if self._lists else "-"
            elif tag == "pre":
                self._kept_lines += 1
        elif tag == "a" and _FOOTNOTE_SIGN.match(element.get("href") or ""):
            return
        elif "mso-list" in (element.get("style") or "") and "gnore" in (element.get("style") or ""):
            # Word's own label of an automatic list: "1." as text, a bullet in some symbol font.
            sign = " ".join("".join(map(str, element.itertext())).split())
            if len(sign) == 1 and not sign.isalnum():
                element.text = bullet(sign) + " "
                for child in list(element):
                    element.remove(child)
        self._say(element.text)

    def _open_cell(self, element: _Element) -> None:
        if not self._grids or element in self._page.layout:
            self._cells.append(None if not self._grids else self._cells[-1])
            return
        rows = min(max(_whole(element.get("rowspan"), 1), 1), 10_000)
        columns = min(max(_whole(element.get("colspan"), 1), 1), _MOST_COLUMNS)
        self._cells.append(self._grids[-1].place(rows, columns))

    def _close(self, element: _Element, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
            elif tag == "li":
                self._label = ""
            elif tag == "pre":
                self._kept_lines -= 1
        elif tag in {"td", "th"}:
            self._flush()
            if len(self._cells) > 1:
                self._cells.pop()
        elif tag == "table":
            self._flush()
            if self._grids:
                self._grids.pop()

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(words.replace("\n", _BREAK) if self._kept_lines else words)

    def _flush(self) -> None:
        """End the paragraph, if there is one."""
        if not self._words:
            return
        text = "".join(self._words)
        self._words.clear()
        if not text or (text.isspace() and _BREAK not in text):
            return
        rows = [" ".join(row.split(" ")) for row in text.replace("\n", " ").split(_BREAK)]
        if self._label and any(map(str.strip, rows)):
            first = next(at for at, row in enumerate(rows) if row.strip())
            if not rows[first].lstrip().startswith((self._label, "-", "+", "•", "–")):
                rows[first] = f"{self._label} {rows[first].lstrip()}"
            self._label = ""
        cell = self._cells[-1]
        if len(rows) == 1:
            self.passages.append(Passage(rows[0], None, cell))
            return
        lines: list[Line] = []
        gap = False
        for row in rows:
            if row.strip():
                lines.append(Line(row, cell=cell, gap=gap))
            gap = not row.strip()
        self.passages += join_lines(lines)


def _whole(value: str | None, default: int) -> int:
    value = (value or "").strip()
    return int(value) if value.isdecimal() and len(value) < 7 else default
