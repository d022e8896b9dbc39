from __future__ import annotations

import pytest

from answerable.reader.formats import load_bytes
from answerable.reader.source import Cell

SENTENCE = "Ủy ban nhân dân tỉnh ban hành Kế hoạch công tác với những nội dung chủ yếu như sau"


def lines(body: str, head: str = "") -> list[str]:
    return load_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode()).text.split("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Sở <b>Nội\n vụ</b>&nbsp;chủ trì</p><p>Hai", ["Sở Nội vụ chủ trì", "Hai"]),
        ("<div>Một<div>Hai</div>Ba</div>", ["Một", "Hai", "Ba"]),
        ("<p>- Sở Y tế;<br>- Sở Nội vụ.</p>", ["- Sở Y tế;", "- Sở Nội vụ."]),
        ("<p>phòng, chống<br>tội phạm</p>", ["phòng, chống tội phạm"]),
        ("<p>Một<o:p></o:p> hai</p>", ["Một hai"]),
        ("<p>Hiện<span style='display: none'>ẩn</span></p><p hidden>ẩn</p>", ["Hiện"]),
        ("<p>Giao <del>Sở Y tế</del><ins>Sở Nội vụ</ins></p>", ["Giao Sở Nội vụ"]),
        ("<p>Một<!-- ghi chú --> hai</p><script>var a = 1;</script>", ["Một hai"]),
        ("<pre>1. Một;\n2. Hai;</pre>", ["1. Một;", "2. Hai;"]),
        ("<p>Điều 1<a href='#_ftn1'>[1]</a> nói</p>", ["Điều 1 nói"]),
    ],
)
def test_blocks_are_paragraphs(body, expected):
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ul><li>Một<li>Hai</ul>", ["- Một", "- Hai"]),
        ("<ol><li><p>Một</p><p>Thêm.</p></li><li>Hai</li></ol>", ["1. Một", "Thêm.", "2. Hai"]),
        ("<ol type='a' start='3'><li>Ba<li>Bốn</ol>", ["c) Ba", "d) Bốn"]),
        ("<ol type='I'><li>Một<ul><li>Con</ul><li>Hai</ol>", ["I. Một", "- Con", "II. Hai"]),
        ("<ul style='list-style-type:none'><li>Một</ul>", ["Một"]),
        ("<ul><li>- Một</ul>", ["- Một"]),
        ("<ol><li>Một<li value=7>Bảy<li>Tám</ol>", ["1. Một", "7. Bảy", "8. Tám"]),
    ],
)
def test_lists_have_the_labels_that_a_browser_shows(body, expected):
    assert lines(body) == expected


def test_the_label_of_a_list_of_word_is_kept_and_its_symbol_is_a_dash():
    body = (
        "<p><![if !supportLists]><span style='mso-list:Ignore'>a)<span>&nbsp; </span></span><![endif]>Một</p>"
        "<p><b style='font-family:Symbol'><span style='mso-list:Ignore'>·<i>&nbsp; </i></span></b>Hai</p>"
    )
    assert lines(body) == ["a) Một", "- Hai"]


def test_merged_cells_push_the_others_aside():
    source = load_bytes(
        b"<table><tr><th rowspan=2>TT<th colspan=2>Co quan</tr><tr><td>Chu tri<td>Phoi hop</tr>"
        b"<tr><td>1<td>So Y te<td>Cac so</tr></table>"
    )
    assert [(source.quote(one.span), one.cell) for one in source.paragraphs] == [
        ("TT", Cell(table=0, row=0, column=0, rows=2)),
        ("Co quan", Cell(table=0, row=0, column=1, columns=2)),
        ("Chu tri", Cell(table=0, row=1, column=1)),
        ("Phoi hop", Cell(table=0, row=1, column=2)),
        ("1", Cell(table=0, row=2, column=0)),
        ("So Y te", Cell(table=0, row=2, column=1)),
        ("Cac so", Cell(table=0, row=2, column=2)),
    ]


def test_a_table_of_one_cell_is_a_frame():
    source = load_bytes(f"<table><tr><td><p>{SENTENCE}</p><p>Hai</p></td></tr></table>".encode())
    assert [one.cell for one in source.paragraphs] == [None, None]


PAGE = """
<div class="top-menu"><a href="/">Trang chủ</a><a href="/van-ban">Văn bản</a></div>
<div id="content">
 <div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/kh">Kế hoạch của Ủy ban nhân dân tỉnh</a></div>
 <h1>Kế hoạch 12/KH-UBND năm 2025</h1>
 <div class="doc">
  <table><tr><td>UBND TỈNH X</td>
   <td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td></tr></table>
  <p>KẾ HOẠCH</p>
  <p>{sentence}:</p>
  <p>1. {sentence}, theo <a href="/luat">Luật Việc làm</a>.</p>
  <table><tr><td>Nơi nhận:<br>- Như trên;</td><td>KT. CHỦ TỊCH</td></tr></table>
 </div>
 <div class="related"><ul><li><a href="/1">Kế hoạch phòng chống thiên tai của tỉnh năm 2024</a></li>
  <li><a href="/2">Quyết định ban hành quy chế làm việc của Ủy ban nhân dân</a></li></ul></div>
 <form><textarea>Ý kiến của bạn</textarea></form>
</div>
<footer>Bản quyền của Cổng thông tin điện tử tỉnh X, ghi rõ nguồn khi phát hành lại.</footer>
"""


def test_only_the_document_of_a_saved_page_is_read():
    assert lines(PAGE.format(sentence=SENTENCE)) == [
        *("UBND TỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("KẾ HOẠCH", f"{SENTENCE}:", f"1. {SENTENCE}, theo Luật Việc làm."),
        *("Nơi nhận:", "- Như trên;", "KT. CHỦ TỊCH"),
    ]


def test_a_flat_page_of_paragraphs_is_all_document():
    body = "".join(f"<p>{at}. {SENTENCE}.</p>" for at in range(1, 5))
    assert lines(body) == [f"{at}. {SENTENCE}." for at in range(1, 5)]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=utf-8><p>Kế hoạch".encode(),
        "<p>Kế hoạch".encode("utf-16"),
        b"\xef\xbb\xbf" + "<p>Kế hoạch".encode(),
        b"<meta http-equiv=Content-Type content='text/html; charset=windows-1258'><p>K\xea\xec hoa\xf2ch",
        b"<meta charset=windows-1252><p>K&#7871; ho&#7841;ch",
    ],
)
def test_any_charset_is_read(data):
    assert load_bytes(data).text == "Kế hoạch"


def test_a_page_saved_in_one_file_is_read():
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>K=E1=BA=BF ho=E1=BA=A1ch</p>\r\n--x--\r\n"
    )
    assert load_bytes(data).text == "Kế hoạch"


def test_tags_that_nobody_closes_do_no_harm():
    assert "xong" in load_bytes(("<p>" + "<font><b>" * 150 + "xong").encode()).text
    table = "<table>" + "<tr><td colspan=1000 rowspan=9999>a</td></tr>" * 2000
    assert load_bytes(table.encode()).text.count("a") == 2000
