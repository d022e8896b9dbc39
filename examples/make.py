"""Make the example plan in four formats from one source, ``ke-hoach.source.txt``.

The province, its people and the plan are invented. A line of the source is a paragraph; ``@`` words say
where it stands on the page, as Decree 30/2020/NĐ-CP, annex I, lays it out. In a table ``<<`` merges a cell
with the one on its left, ``^^`` with the one above.
"""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt

HERE = Path(__file__).parent
SOURCE = HERE / "ke-hoach.source.txt"


@dataclass
class Page:
    """The source in document order: a block is ``(place, lines)``, or a table with its rows."""

    blocks: list[tuple[str, list[str]]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Page:
        page = cls()
        table: list[str] | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            place, words = line[1:].split(" ", 1) if line.startswith("@") and " " in line else (line, "")
            if line == "@table":
                table = []
                page.blocks.append(("table", table))
            elif line == "@end":
                table = None
            elif line == "@break":
                page.blocks.append(("break", []))
            elif table is not None:
                table.append(line)
            else:
                page._add(place if words else "body", words or line)
        return page

    def _add(self, place: str, line: str) -> None:
        pairs = {"left": "letterhead", "right": "letterhead", "recipients": "end", "signature": "end"}
        block = pairs.get(place, place)
        if block in ("letterhead", "end") and self.blocks and self.blocks[-1][0] == block:
            self.blocks[-1][1].append(f"{place} {line}")
        else:
            self.blocks.append((block, [f"{place} {line}" if block in ("letterhead", "end") else line]))


def sides(lines: list[str]) -> tuple[list[str], list[str]]:
    """The left and the right column of a letterhead or of the end of a document."""
    left = [line.split(" ", 1)[1] for line in lines if line.startswith(("left", "recipients"))]
    right = [line.split(" ", 1)[1] for line in lines if line.startswith(("right", "signature"))]
    return left, right


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def unmerged(lines: list[str]) -> list[list[str]]:
    """The rows with no cell merged: what stands above is repeated, what lies across is left empty."""
    rows: list[list[str]] = []
    for line in lines:
        row = cells(line)
        rows.append(
            [{"<<": "", "^^": rows[-1][c] if rows else ""}.get(cell, cell) for c, cell in enumerate(row)]
        )
    return rows


def to_txt(page: Page) -> str:
    """As mail and plain editors keep it: wrapped at 96 columns, a blank line between paragraphs."""
    out: list[str] = []
    for place, lines in page.blocks:
        if place in ("letterhead", "end"):
            left, right = sides(lines)
            out += ["\n".join(left), "\n".join(right)]
        elif place == "table":
            rows = unmerged(lines)
            marks = ["| " + " | ".join(row) + " |" for row in rows]
            marks.insert(1, "|" + "---|" * len(rows[0]))
            out.append("\n".join(marks))
        elif place != "break":
            out += [textwrap.fill(line, 96, break_long_words=False, break_on_hyphens=False) for line in lines]
    return "\n\n".join(out) + "\n"


# Margins, sizes and the number at the top of each page but the first: Decree 30/2020/NĐ-CP, annex I.
STYLE = """
@page { size: A4; margin: 22mm 18mm 20mm 32mm; @top-center { content: counter(page); font-size: 13pt } }
@page :first { @top-center { content: none } }
body { font-family: "Times New Roman", "Liberation Serif", "DejaVu Serif", serif; font-size: 12pt;
  line-height: 1.25; text-align: justify; margin: 0 }
p { margin: 4pt 0; text-indent: 1.2cm } p.basis { font-style: italic }
p.h { font-weight: bold } p.title, p.centre { text-align: center; text-indent: 0 }
p.title { font-weight: bold; margin: 2pt 0 } p.centre { font-style: italic; margin-bottom: 10pt }
.two { display: flex; justify-content: space-between } .two p { text-indent: 0; margin: 1pt 0 }
.letterhead { text-align: center; font-size: 11pt; margin-bottom: 14pt; white-space: nowrap }
.letterhead div { width: 38% } .letterhead div + div { width: 62% }
.letterhead div p:nth-child(-n+2) { font-weight: bold }
.letterhead p:nth-child(3) { margin-top: 8pt } .letterhead div + div p:nth-child(3) { font-style: italic }
.end { margin-top: 12pt; break-inside: avoid } .end div { width: 50%; text-align: left; font-size: 10pt }
.end div p:first-child { font-weight: bold; font-style: italic }
.end div + div { text-align: center; font-size: 12pt }
.end div + div p { font-weight: bold; font-style: normal }
.end div + div p:last-child { margin-top: 60pt }
.break { break-before: page }
table.tasks { border-collapse: collapse; font-size: 12pt; width: 100% }
.tasks td { border: 0.7pt solid; padding: 3pt 4pt; vertical-align: top; text-align: left }
.tasks td:nth-child(5) { white-space: nowrap } .tasks tr { break-inside: avoid }
.tasks thead td { font-weight: bold; text-align: center; vertical-align: middle; white-space: normal }
"""


def to_html(page: Page) -> str:
    out = [
        "<!DOCTYPE html>",
        '<html lang="vi"><head><meta charset="utf-8">',
        f"<title>Kế hoạch 87/KH-UBND</title><style>{STYLE}</style></head><body>",
    ]
    for place, lines in page.blocks:
        if place in ("letterhead", "end"):
            columns = ("".join(f"<p>{html.escape(line)}</p>" for line in side) for side in sides(lines))
            out.append(
                f'<div class="two {place}">' + "".join(f"<div>{side}</div>" for side in columns) + "</div>"
            )
        elif place == "table":
            out.append(html_table(lines))
        elif place == "break":
            out.append('<div class="break"></div>')
        else:
            out += [f'<p class="{place}">{html.escape(line)}</p>' for line in lines]
    return "\n".join([*out, "</body></html>\n"])


def html_table(lines: list[str]) -> str:
    rows = [cells(line) for line in lines]
    out = ['<table class="tasks">', "<thead>"]  # the head is printed anew on each page
    for r, row in enumerate(rows):
        out.append("<tr>" if r != 1 else "</thead><tr>")
        for c, cell in enumerate(row):
            if cell in ("<<", "^^"):
                continue
            across = 1
            while c + across < len(row) and row[c + across] == "<<":
                across += 1
            down = 1
            while r + down < len(rows) and rows[r + down][c] == "^^":
                down += 1
            spans = f' colspan="{across}"' if across > 1 else ""
            spans += f' rowspan="{down}"' if down > 1 else ""
            out.append(f"<td{spans}>{html.escape(cell)}</td>")
        out.append("</tr>")
    return "\n".join([*out, "</table>"])


def write_docx(page: Page, path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    for place, lines in page.blocks:
        if place in ("letterhead", "end"):
            table = document.add_table(rows=1, cols=2)
            for cell, side in zip(table.rows[0].cells, sides(lines), strict=True):
                cell.paragraphs[0].text = side[0]
                for line in side[1:]:
                    cell.add_paragraph(line)
                if place == "letterhead" or side[0].startswith("TM."):
                    for paragraph in cell.paragraphs:
                        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif place == "table":
            docx_table(document, lines)
        elif place == "break":
            document.add_page_break()
        else:
            for line in lines:
                paragraph = document.add_paragraph()
                run = paragraph.add_run(line)
                run.bold, run.italic = place in ("title", "h"), place in ("basis", "centre")
                if place in ("title", "centre"):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.save(str(path))


def docx_table(document: docx.document.Document, lines: list[str]) -> None:
    rows = [cells(line) for line in lines]
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell == "<<":
                table.cell(r, c - 1).merge(table.cell(r, c))
            elif cell == "^^":
                table.cell(r - 1, c).merge(table.cell(r, c))
            else:
                table.cell(r, c).text = cell
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for r, row in enumerate(rows):  # merging leaves empty paragraphs behind
        for c, cell in enumerate(row):
            if cell not in ("<<", "^^"):
                table.cell(r, c).text = cell


def main() -> None:
    from weasyprint import HTML

    page = Page.read(SOURCE)
    (HERE / "ke-hoach.txt").write_text(to_txt(page), encoding="utf-8")
    markup = to_html(page)
    (HERE / "ke-hoach.html").write_text(markup, encoding="utf-8")
    HTML(string=markup).write_pdf(HERE / "ke-hoach.pdf")
    write_docx(page, HERE / "ke-hoach.docx")


if __name__ == "__main__":
    main()
