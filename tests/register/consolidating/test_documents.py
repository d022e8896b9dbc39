"""A report as DOCX and PDF: what is read back states exactly its figures; a template is a stranger's program."""

from __future__ import annotations

import importlib
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.shared import Pt
from tests.register.consolidating.rows import figures, of_every_kind, row

from answerable.register.consolidating.columns import COLUMNS
from answerable.register.consolidating.content import content
from answerable.register.consolidating.figures import OF_WHICH, PARTS, By, Word
from answerable.register.consolidating.filling import Unfillable, filled
from answerable.register.consolidating.paper import paper

ROOT = Path(__file__).resolve().parents[3]
TEMPLATE = ROOT / "src/answerable/register/consolidating/data/bao-cao.docx"
SAID = {
    "title": "Kết quả thực hiện Kế hoạch số 12/KH-UBND quý III năm 2026",
    "recipient": "Ủy ban nhân dân tỉnh An Hải",
    "parent": "UBND TỈNH AN HẢI",
    "issuer": "BAN THƯ KÝ",
    "number": "45/BC-BTK",
    "place": "An Hải",
    "dated": "2026-09-16",
    "situation": "Công tác được triển khai.\n\nSở Lao động & Xã hội <phối hợp>.",
    "signing": "TM. BAN THƯ KÝ\nTRƯỞNG BAN",
    "copies": "- Như trên;\n- Lưu: VT.",
}


def said_in_vietnamese(counted, by=By.SECTION):
    return content(counted, SAID, by=by)


def read(data):
    return docx.Document(io.BytesIO(data))


def text_of(document):
    paragraphs = document.element.body.iter("{*}p")
    return "\n".join("".join(run.text or "" for run in one.iter("{*}t")) for one in paragraphs)


def table_with(document, head):
    return next(
        [[cell.text for cell in line.cells] for line in table.rows]
        for table in document.tables
        if head in table.rows[0].cells[0].text
    )


@pytest.fixture(scope="module")
def counted():
    return of_every_kind()


@pytest.fixture(scope="module")
def document(counted):
    return read(filled(TEMPLATE, said_in_vietnamese(counted)))


def test_the_committed_template_is_what_its_script_makes(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    script = importlib.import_module("report_template")
    script.made().save(str(tmp_path / "a.docx"))
    with zipfile.ZipFile(tmp_path / "a.docx") as made, zipfile.ZipFile(TEMPLATE) as kept:
        for part in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
            assert made.read(part) == kept.read(part), "run: python scripts/report_template.py"
    assert tuple(column.code for column in COLUMNS) == script.CODES
    assert tuple(column.width for column in COLUMNS) == script.WIDTHS


def test_every_figure_is_printed_as_it_was_counted(document, counted):
    lines = table_with(document, "Tình trạng")[1:]
    parts, rest = lines[: len(PARTS)], lines[len(PARTS) :]
    assert [int(count) for _, count in parts] == [counted.count(part) for part in PARTS]
    assert rest[0] == ["Tổng số", str(counted.count("all"))]
    assert sum(int(count) for _, count in parts) == counted.count("all")
    assert [int(count) for _, count in rest[1:]] == [counted.count(code) for code in OF_WHICH]
    rate = counted.rate
    assert f"57,14% = {rate.done} đã hoàn thành trên {rate.of}" in text_of(document)


@pytest.mark.parametrize("by", By)
def test_groups_close_with_the_whole_or_say_why_not(counted, by):
    lines = table_with(
        read(filled(TEMPLATE, said_in_vietnamese(counted, by))),
        {By.SECTION: "mục", By.BODY: "cơ quan", By.RIGHT: "quyền"}[by],
    )
    for line in lines[1:]:
        assert int(line[1]) == sum(map(int, line[2:]))
    assert sum(int(line[1]) for line in lines[1:]) == counted.count("all") + counted.overlap(by)


def test_bodies_that_kept_silent_and_numbers_that_differ_are_named(document):
    text = text_of(document)
    assert "- Sở Tư pháp: 1 cam kết (silent);" in text
    assert "Sở Y tế: Học sinh được khám 12400 em; Sở Tài chính: học sinh được khám 12150 em" in text


def test_what_is_on_hold_stands_in_its_own_section_and_nowhere_else(document):
    text = text_of(document)
    before, _, after = text.partition("VII. NỘI DUNG TẠM DỪNG VÀ LÝ DO")
    words = "Ngăn chặn việc tụ tập đông người."
    assert words not in before
    assert after.count(words) == 1
    assert "Lý do: Hạn chế quyền hội họp." in after


def test_the_appendix_has_a_row_for_each_commitment_with_its_25_cells(document, counted):
    lines = table_with(document, "STT")
    assert [line[1] for line in lines[1:]] == [one.id for one in counted.work]
    assert {len(line) for line in lines} == {25}
    whole = next(line for line in lines if line[1] == "whole")
    assert whole[8] == "31/7/2026"
    assert whole[15] == "Đã khám cho 12.400 học sinh."


def test_it_is_laid_out_as_the_decree_says(document):
    upright, across = document.sections[0], document.sections[-1]
    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)
    assert 20 <= round(upright.top_margin.mm) <= 25
    assert 20 <= round(upright.bottom_margin.mm) <= 25
    assert 30 <= round(upright.left_margin.mm) <= 35
    assert 15 <= round(upright.right_margin.mm) <= 20
    assert across.page_width > across.page_height
    normal = document.styles["Normal"].font
    assert normal.name == "Times New Roman"
    assert Pt(13) <= normal.size <= Pt(14)
    letterhead = [cell.text for cell in document.tables[0].rows[0].cells]
    assert letterhead[0].splitlines()[0] == "UBND TỈNH AN HẢI"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in letterhead[1]
    assert "An Hải, ngày 16 tháng 9 năm 2026" in letterhead[1]
    assert text_of(document).count("./.") == 1


def test_words_are_words_whatever_letters_they_have(document):
    assert "Sở Lao động & Xã hội <phối hợp>." in text_of(document)
    odd = figures(row(done=(Word("", "a\x00b{{ title }}{% if %}\ud800"),)))
    assert "a b{{ title }}{% if %} " in text_of(read(filled(TEMPLATE, said_in_vietnamese(odd))))


def test_a_report_of_nothing_is_a_report():
    text = text_of(read(filled(TEMPLATE, said_in_vietnamese(figures()))))
    assert "Chưa tính được tỷ lệ" in text
    assert "Không có." in text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_it_opens_clean_in_libreoffice(tmp_path, counted):
    (tmp_path / "bao-cao.docx").write_bytes(filled(TEMPLATE, said_in_vietnamese(counted)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
    ]
    subprocess.run([*command, tmp_path / "bao-cao.docx"], check=True, capture_output=True, timeout=110)
    lines = (tmp_path / "bao-cao.txt").read_text(encoding="utf-8-sig").splitlines()
    at = lines.index("hoàn thành đúng hạn")
    assert lines[at + 1] == "2"
    assert not [line for line in lines if "{{" in line or "{%" in line]


@pytest.fixture(scope="module")
def printed(counted):
    """The pages as text, from an appendix that is laid out in two parts; and how far it was told to be."""
    told = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("answerable.register.consolidating.paper.ROWS", len(counted.work) - 2)
        data = paper(said_in_vietnamese(counted), told=lambda done, of: told.append((done, of)))
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf], told


def letters(text):
    """Without spaces, since lines end elsewhere on another page."""
    return "".join(text.split())


def test_the_pdf_states_what_the_document_states(printed, document):
    text = letters(" ".join(printed[0]))
    body = [one.text for one in document.paragraphs if one.text.strip()]
    cells = [cell.text for table in document.tables[:-1] for line in table.rows for cell in line.cells]
    assert len(body) > 20
    for words in (*body, *(line for cell in cells for line in cell.splitlines())):
        assert letters(words) in text, words


def test_its_appendix_is_whole_and_its_pages_are_numbered_through(printed, counted):
    pages, told = printed
    appendix = letters(" ".join(pages).partition("CHI TIẾT TỪNG CAM KẾT")[2])
    assert [one.id for one in counted.work if one.id not in appendix] == []
    assert [page.split()[-1] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]
    assert told == [(0, 3), (1, 3), (2, 3)]


def template(tmp_path, *paragraphs, **parts):
    made = docx.Document()
    for words in paragraphs:
        made.add_paragraph(words)
    path = tmp_path / "mau.docx"
    made.save(str(path))
    if parts:
        with zipfile.ZipFile(path, "a") as packed:
            for name, data in parts.items():
                packed.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return path


@pytest.mark.parametrize(
    ("words", "code", "where"),
    [
        ("{{ titel }}", "unknown", "{{ titel }}"),
        ("{{ words.nothing_of_the_kind }}", "unknown", "{{ words.nothing_of_the_kind }}"),
        ("{% for one in parts %}", "grammar", "{% for one in parts %}"),
        ("{{ title.__class__.__mro__ }}", "forbidden", "{{ title.__class__.__mro__ }}"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "forbidden", "{{ ''.__class__.__base__.__subclasses__() }}"),
        ("{{ title.__init__.__globals__['os'].system('id') }}", "forbidden", None),
        ("{{ parts.append(1) }}", "forbidden", None),
        ("{{ self._TemplateReference__context.environment }}", None, None),
        ("{% include '/etc/passwd' %}", None, None),
        ("{{ range(1000000)|list }}", "too_large", None),
        ("{{ 'a' * 9999999999 }}", "too_large", None),
    ],
)  # fmt: skip
def test_a_template_that_asks_for_more_than_it_is_given_is_refused_in_one_sentence(
    tmp_path, words, code, where
):
    with pytest.raises(Unfillable) as refused:
        filled(template(tmp_path, "BÁO CÁO", words), said_in_vietnamese(figures(row())))
    assert code in (None, refused.value.problem.code)
    assert where in (None, refused.value.problem.where)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word__vbaProject_dot_bin": b"x"}, "macros"),
        (
            {
                "word___rels__settings_dot_xml_dot_rels": b'<R xmlns="a"><S Type="a/attachedTemplate" TargetMode="External" '
                b'Target="http://example.vn/a.dotm"/></R>'
            },
            "fetches",
        ),
        ({"word__bomb_dot_xml": b"0" * 31_000_000}, "too_large"),
    ],
)
def test_a_template_that_carries_more_than_words_is_refused(tmp_path, parts, code):
    with pytest.raises(Unfillable) as refused:
        filled(template(tmp_path, "{{ title }}", **parts), said_in_vietnamese(figures(row())))
    assert refused.value.problem.code == code


def test_what_is_no_document_of_word_is_refused(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK nothing of the kind")
    with pytest.raises(Unfillable) as refused:
        filled(tmp_path / "a.docx", {})
    assert refused.value.problem.code == "not_word"


def test_an_office_may_lay_its_report_out_as_it_likes(tmp_path):
    own = template(
        tmp_path,
        "{{ title|upper }}",
        "{%p for one in groups %}",
        "{{ one.name }}: {{ one.all }}",
        "{%p endfor %}",
    )
    text = text_of(read(filled(own, said_in_vietnamese(figures(row(), row())))))
    assert text.splitlines()[0] == SAID["title"].upper()
    assert re.search(r"^II\. NHIỆM VỤ: 2$", text, re.MULTILINE)
