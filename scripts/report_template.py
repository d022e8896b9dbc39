"""Make the template of consolidated reports: a DOCX that offices may change, and that docxtpl fills.

Laid out by Decree 30/2020/NĐ-CP, annex I: A4, margins of 20 to 25 mm (30 to 35 on the left, 15 to 20 on the
right), Times New Roman 13 to 14, letterhead of two columns, page numbers from the second page on. Its parts
are those of reports under Decree 09/2019/NĐ-CP, in their order. What stands in braces is filled in; the
names are those of ``consolidating/content.py``. Its words are those of ``consolidating/layout.py``.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from answerable.register.consolidating import layout

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACE = Path(__file__).parents[1] / "src/answerable/register/consolidating/data/bao-cao.docx"
SIZE = Pt(14)
SMALL = Pt(7)  # 25 columns on one page across


def main() -> None:
    PLACE.parent.mkdir(exist_ok=True)
    made().save(str(PLACE))


def made() -> Any:
    document = docx.Document()
    _plain(document)
    _page(document.sections[0])
    _letterhead(document)
    _title(document)
    _lines(document)
    _signature(document)
    _appendix(document)
    return document


def _plain(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", SIZE
    fonts = normal.element.rPr.rFonts
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    says = document.core_properties
    says.author, says.title, says.comments = "", "{{ title }}", ""
    says.created = says.modified = datetime(2020, 3, 5)


def _page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _number(section.header.paragraphs[0])


def _number(paragraph: Any) -> None:
    """The number of the page, at the middle of the upper margin."""
    paragraph.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _letterhead(document: Any) -> None:
    left, right = _halves(document, Mm(60), Mm(105))
    _say(left, "{{ parent }}", size=Pt(13))
    _say(left, "{{ issuer }}", bold=True, size=Pt(13))
    _rule(left, Mm(20))
    _say(left, "Số: {{ number }}", size=Pt(13))
    _say(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=Pt(12))
    _say(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=Pt(13))
    _rule(right, Mm(55))
    _say(right, "{{ place }}, {{ date }}", italic=True, size=SIZE)


def _halves(document: Any, left: Any, right: Any) -> tuple[Any, Any]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cells = table.rows[0].cells
    for cell, width in zip(cells, (left, right), strict=True):
        cell.width = width
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = width
    return cells[0], cells[1]


def _say(cell: Any, words: str, *, align: Any = ALIGN.CENTER, **look: Any) -> Any:
    """In the first paragraph of a cell while it is empty, then in one of its own."""
    first = cell.paragraphs[0]
    paragraph = first if not first.text and not first.runs else cell.add_paragraph()
    paragraph.alignment = align
    _run(paragraph, words, **look)
    return paragraph


def _run(paragraph: Any, words: str, *, bold: bool = False, italic: bool = False, size: Any = None) -> None:
    run = paragraph.add_run(words)
    run.bold, run.italic = bold or None, italic or None
    if size is not None:
        run.font.size = size


def _rule(cell: Any, width: Any) -> None:
    """The line under what stands above: a border of an almost empty paragraph."""
    around = (cell.width - width) // 2
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = around
    paragraph.paragraph_format.space_after = Pt(3)
    _run(paragraph, " ", size=Pt(1))
    _bordered(paragraph)


def _bordered(paragraph: Any) -> None:
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:spacing", "w:ind", "w:jc", "w:rPr"
    )  # fmt: skip


def _title(document: Any) -> None:
    for words, before in (("BÁO CÁO", Pt(18)), ("{{ title }}", Pt(0))):
        paragraph = document.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_before = before
        _run(paragraph, words, bold=True)
    line = document.add_paragraph()
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(60)
    _run(line, " ", size=Pt(1))
    _bordered(line)
    to = document.add_paragraph()
    to.alignment = ALIGN.CENTER
    to.paragraph_format.space_before = to.paragraph_format.space_after = Pt(12)
    _run(to, "Kính gửi: {{ recipient }}")


def _lines(document: Any) -> None:
    special = {"!parts": _parts, "!groups": _groups, "!picture": _picture}
    for line in layout.LINES:
        if line in special:
            special[line](document)
            continue
        heading = line.startswith("# ")
        paragraph = document.add_paragraph()
        paragraph.alignment = ALIGN.LEFT if heading else ALIGN.JUSTIFY
        form = paragraph.paragraph_format
        form.first_line_indent, form.space_before, form.keep_with_next = Mm(12.7), Pt(6), heading or None
        _run(paragraph, line.removeprefix("# "), bold=heading)


def _picture(document: Any) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    _run(paragraph, "{{ picture }}")


def _parts(document: Any) -> None:
    table = Table(document, [120, 45], size=Pt(13))
    table.row(layout.HEADS_OF_PARTS, bold=True)
    table.each("one", "parts", ["{{ one.name }}", "{{ one.count }}"])
    table.row([layout.ALL, "{{ all }}"], bold=True)
    table.each("one", "of_which", [f"{layout.OF_WHICH} {{{{ one.name }}}}", "{{ one.count }}"])


def _groups(document: Any) -> None:
    document.add_paragraph()
    table = Table(document, [45, *[15] * 8], size=Pt(10))
    table.row(["{{ grouped_by }}", *layout.HEADS_OF_GROUPS.values()], bold=True)
    table.each("one", "groups", [f"{{{{ one.{field} }}}}" for field in ("name", *layout.HEADS_OF_GROUPS)])


def _signature(document: Any) -> None:
    document.add_paragraph()
    left, right = _halves(document, Mm(80), Mm(85))
    _say(left, "Nơi nhận:", bold=True, italic=True, size=Pt(12), align=ALIGN.LEFT)
    for line in ("{%p for one in copies %}", "{{ one }}", "{%p endfor %}"):
        _say(left, line, size=Pt(11), align=ALIGN.LEFT)
    for line in ("{%p for one in signing %}", "{{ one }}", "{%p endfor %}"):
        _say(right, line, bold=True)


def _appendix(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(15)
    for words, look in (
        *((words, {"bold": True}) for words in layout.APPENDIX),
        ("(Kèm theo Báo cáo số {{ number }} {{ date }})", {"italic": True}),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        _run(paragraph, words, **look)
    table = Table(document, [9, *(2.4 * width for width in WIDTHS)], size=SMALL)
    table.row([f"{{{{ heads.{code} }}}}" for code in ("no", *CODES)], bold=True)
    table.each("row", "rows", [f"{{{{ row.{code} }}}}" for code in ("no", *CODES)])


# The columns of ``consolidating/columns.py``, in its order; a test compares them.
CODES = (
    "id", "document", "clause", "task", "lead", "partners", "deadline", "last_day", "extensions", "rights",
    "stage", "claimed", "done_on", "timeliness", "done", "numbers", "difficulties", "proposals", "evidence",
    "not_reported", "returned", "answers", "state", "note",
)  # fmt: skip
WIDTHS = (4, 4, 3, 12, 5, 4, 4, 4, 3, 4, 4, 4, 4, 4, 8, 4, 4, 4, 4, 3, 3, 3, 4, 3)


class Table:
    """Its layout is fixed: to fit columns to what they hold takes minutes for a thousand rows."""

    def __init__(self, document: Any, widths: list[float], *, size: Any) -> None:
        self.table = document.add_table(rows=0, cols=len(widths))
        self.table.style = "Table Grid"
        self.table.autofit = False
        self.widths, self.size = [Mm(width) for width in widths], size
        for column, width in zip(self.table.columns, self.widths, strict=True):
            column.width = width

    def row(self, words: Sequence[str], *, bold: bool = False) -> None:
        row = self.table.add_row()
        for cell, said, width in zip(row.cells, words, self.widths, strict=True):
            cell.width = width
            number = not bold and NUMBER.search(said)
            _say(cell, said, align=ALIGN.RIGHT if number else ALIGN.LEFT, bold=bold, size=self.size)
        if len(self.table.rows) == 1:  # heads are printed again on each page
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def each(self, one: str, many: str, words: Sequence[str]) -> None:
        """A row for each of a list: docxtpl takes the rows with its tags away."""
        empty = [""] * (len(words) - 1)
        self.row([f"{{%tr for {one} in {many} %}}", *empty])
        self.row(words)
        self.row(["{%tr endfor %}", *empty])


NUMBER = re.compile(r"\.(count|all|on_time|late|within_term|overdue|past_no_information|other|held) ")


if __name__ == "__main__":
    main()
