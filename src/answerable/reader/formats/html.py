"""HTML pages: saved from a site, or exported by Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.errors import UnreadableDocument
from answerable.reader.formats.draft import Draft, Passage
from answerable.reader.formats.encodings import decode
from answerable.reader.formats.joining import Line, join_lines
from answerable.reader.source import Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

    from answerable.reader.formats.limits import Limits


def read_html(data: bytes, limits: Limits) -> Draft:
    """Read an HTML page: the document that it shows, without the page around it."""
    import lxml.html

    text = decode(data)
    root = lxml.html.document_fromstring(text.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    writer = _Writer()
    writer.walk(root, None)
    writer.flush(None)
    return Draft(kind="HTML page", media_type="text/html", passages=writer.passages)


_OUT = frozenset({"script", "style", "head", "noscript", "template", "nav", "footer", "form", "select", "button"})
_INLINE = frozenset("a abbr b big cite code del em font i ins kbd label mark q s small span strike strong sub sup tt u".split())


class _Writer:
    def __init__(self):
        self.passages = []
        self.buffer = []
        self.tables = 0

    def flush(self, cell):
        rows = "".join(self.buffer).split("\v")
        self.buffer.clear()
        self.passages += join_lines(Line(" ".join(row.split()), cell=cell) for row in rows)

    def walk(self, element, cell):
        tag = element.tag
        if not isinstance(tag, str) or tag in _OUT:
            return
        if tag == "br":
            self.buffer.append("\v")
            return
        if tag == "table":
            self.flush(cell)
            self.table(element)
            return
        block = tag not in _INLINE
        if block:
            self.flush(cell)
        if element.text:
            self.buffer.append(element.text)
        for child in element:
            self.walk(child, cell)
            if child.tail:
                self.buffer.append(child.tail)
        if block:
            self.flush(cell)

    def table(self, table):
        number = self.tables
        self.tables += 1
        taken = {}
        for row, tr in enumerate(table.iter("tr")):
            column = 0
            for td in tr:
                if td.tag not in {"td", "th"}:
                    continue
                while taken.get((row, column)):
                    column += 1
                rows, columns = int(td.get("rowspan") or 1), int(td.get("colspan") or 1)
                for r in range(row, row + rows):
                    for c in range(column, column + columns):
                        taken[r, c] = True
                cell = Cell(table=number, row=row, column=column, rows=rows, columns=columns)
                if td.text:
                    self.buffer.append(td.text)
                for child in td:
                    self.walk(child, cell)
                    if child.tail:
                        self.buffer.append(child.tail)
                self.flush(cell)
                column += columns


def read_mhtml(data: bytes, limits: Limits) -> Draft:
    """Read a web page saved in one file (.mht): its first HTML part."""
    import email
    import email.policy

    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return read_html(page, limits)
    raise UnreadableDocument("document.damaged", kind="saved page", reason="it holds no HTML")
