"""Headers of invented documents in the ways that real ones are laid out."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reader.stages.stage_building import source_of

from answerable.reader.stages.header import read_header
from answerable.reader.stages.parts import divide

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12 /KH-UBND
Sơn La, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Trồng cây phân tán năm 2026
Căn cứ Luật Lâm nghiệp; Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:
I. MỤC ĐÍCH
1. Sở Nội vụ chủ trì thực hiện./.
Nơi nhận:
- Thường trực Tỉnh ủy (b/c);
- Các Sở: Nội vụ, Tài chính;
- VP UBND tỉnh: + CVP;
+ Phòng NC;
- Lưu: VT, NC.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH THƯỜNG TRỰC
Nguyễn Văn An"""


def header_of(text):
    source = source_of(text)
    return source, read_header(source, divide(source))


def test_a_plan_is_read_whole():
    source, header = header_of(PLAN)
    assert (header.type, header.number, header.place) == ("Kế hoạch", "12/KH-UBND", "Sơn La")
    assert header.issuer == "Ủy ban nhân dân tỉnh Sơn La"
    assert header.date == date(2026, 3, 5)
    assert header.title == "Trồng cây phân tán năm 2026"
    assert header.period is not None
    assert header.period.end == date(2026, 12, 31)
    (signer,) = header.signers
    assert (signer.name, signer.position) == ("Nguyễn Văn An", "Phó Chủ tịch Thường trực")
    assert signer.authority == ("TM", "KT")
    assert header.recipients == (
        "Thường trực Tỉnh ủy (b/c)",
        "Các Sở: Nội vụ, Tài chính",
        "VP UBND tỉnh: + CVP; + Phòng NC",
        "Lưu: VT, NC",
    )
    assert source.quote(header.spans["number"]) == "12 /KH-UBND"
    assert source.quote(header.spans["date"]) == "ngày 05 tháng 3 năm 2026"
    assert not header.inferred


def test_columns_printed_line_by_line_are_told_apart():
    _, header = header_of(
        """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BÌNH DƯƠNG Độc lập - Tự do - Hạnh phúc
Số: 09/2009/CT-UBND Thủ Dầu Một, ngày 15 tháng 4 năm 2009
CHỈ THỊ
Về việc trồng cây
1. Sở Nội vụ thực hiện.
Nơi nhận: TM. UỶ BAN NHÂN DÂN
- Bộ Nội vụ; KT.CHỦ TỊCH
- Cục Kiểm tra (Bộ Tư pháp); PHÓ CHỦ TỊCH
- CT, PCT UBND tỉnh; (Đã ký)
- UBND các huyện, thị xã; Nguyễn Văn An
- Lưu VT."""
    )
    assert (header.issuer, header.place) == ("Ủy ban nhân dân tỉnh Bình Dương", "Thủ Dầu Một")
    assert [(s.name, s.position, s.authority) for s in header.signers] == [
        ("Nguyễn Văn An", "Phó Chủ tịch", ("TM", "KT"))
    ]
    assert header.recipients == (
        "Bộ Nội vụ",
        "Cục Kiểm tra (Bộ Tư pháp)",
        "CT, PCT UBND tỉnh",
        "UBND các huyện, thị xã",
        "Lưu VT",
    )


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("UBND TỈNH PHÚ THỌ\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Sở Thông tin và Truyền thông tỉnh Phú Thọ"),
        ("UBND TỈNH LÀO CAI\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"),
        (
            "ỦY BAN MTTQ VIỆT NAM\nXÃ LƯƠNG MINH\nBAN THƯỜNG TRỰC",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Lương Minh",
        ),
        ("BỘ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", "Tổng cục Thuế"),
        ("THỦ TƯỚNG CHÍNH\nPHỦ", "Thủ tướng Chính phủ"),
        ("BO TAI CHINH", "Bộ Tài chính"),
        ("TỈNH ỦY SƠN LA\nBAN TUYÊN GIÁO", "Ban Tuyên giáo Tỉnh ủy Sơn La"),
        ("UBND HUYỆN MƯỜNG LA\nPHÒNG NỘI VỤ", "Phòng Nội vụ huyện Mường La"),
        ("ỦY BAN NHÂN DÂN TP. CẦN THƠ", "Ủy ban nhân dân thành phố Cần Thơ"),
    ],
)
def test_the_issuer_is_named_in_full(lines, issuer):
    _, header = header_of(
        f"{lines}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 1/KH-X\nHà Nội, ngày 1 tháng 2 năm 2020\nKẾ HOẠCH\nCông tác năm 2020\nI. MỤC ĐÍCH\n1. Làm."
    )
    assert header.issuer == issuer
    assert "issuer" not in header.inferred


def test_an_issuer_that_the_letterhead_lost_is_inferred():
    _, header = header_of(
        "Số: 63/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2019\nKẾ HOẠCH\nCông tác năm 2019\nI. MỤC ĐÍCH\n1. Làm.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"
    )
    assert header.issuer == "Ủy ban nhân dân tỉnh Sơn La"
    assert header.inferred == {"issuer"}


def test_what_a_draft_leaves_open_stays_open():
    source, header = header_of(
        "SỞ CÔNG THƯƠNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố:      /KH-SCT\n"
        "Lào Cai, ngày    tháng 6 năm 2026\nKẾ HOẠCH\nKiểm tra chợ\nI. MỤC ĐÍCH\n1. Làm."
    )
    assert (header.number, header.date, header.place) == (None, None, "Lào Cai")
    assert source.quote(header.spans["date"]) == "ngày tháng 6 năm 2026"


def test_a_dispatch_has_its_subject_under_the_number():
    _, header = header_of(
        "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 7432 /UBND-XD\nV/v trồng cây theo Quyết định số 1074/QĐ-BXD\n"
        "ngày 29/6/2026 của Bộ Xây dựng\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Lào Cai, ngày 21 tháng 7 năm 2026\nKính gửi: Sở Xây dựng\nGiao Sở Xây dựng thực hiện."
    )
    assert (header.type, header.number) == ("Công văn", "7432/UBND-XD")
    assert header.title == "trồng cây theo Quyết định số 1074/QĐ-BXD ngày 29/6/2026 của Bộ Xây dựng"


def test_the_title_of_a_directive_ends_before_how_things_are():
    lines = (
        "Số: 12/CT-TTg",
        "CHỈ THỊ",
        "Về giải ngân vốn năm 2026",
        "Thời gian qua, các bộ đã nỗ lực.",
        "1. Bộ Y tế:",
    )
    _, header = header_of("\n".join(lines))
    assert header.title == "Về giải ngân vốn năm 2026"
    _, header = header_of("\n".join(lines).replace("Thời gian qua, các bộ đã nỗ lực.", "Và thời gian tới"))
    assert header.title == "Về giải ngân vốn năm 2026 Và thời gian tới"


def test_the_title_of_a_decision_ends_before_who_decides():
    _, header = header_of(
        "BỘ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/QĐ-BNV\nHà Nội, ngày 1 tháng 2 năm 2026\n"
        "QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH KẾ HOẠCH CẢI CÁCH\nGIAI ĐOẠN 2026 - 2030\n-----\nBỘ TRƯỞNG BỘ NỘI VỤ\n"
        "Căn cứ Luật Tổ chức Chính phủ;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch."
    )
    assert header.title == "VỀ VIỆC BAN HÀNH KẾ HOẠCH CẢI CÁCH GIAI ĐOẠN 2026 - 2030"
    assert header.period is not None
    assert header.period.start == date(2026, 1, 1)


def test_an_act_of_the_assembly_bears_the_day_of_its_adoption():
    _, header = header_of(
        "QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNghị quyết số: 105/2025/QH15\nNGHỊ QUYẾT\nCHƯƠNG TRÌNH\n"
        "Điều 1. Chương trình.\nNghị quyết này được Quốc hội khóa XV thông qua tại Kỳ họp thứ 9 ngày 26 tháng 9 năm 2025.\n"
        "CHỦ TỊCH QUỐC HỘI\nNguyễn Văn An"
    )
    assert header.date == date(2025, 9, 26)
    assert header.place is None


def test_a_letterhead_run_together_in_one_paragraph_is_cut_apart():
    _, header = header_of(
        "BỘ TÀI CHÍNH _ CONG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM TONG CỤC THUÊ Độc lập - Tự do - Hạnh phúc "
        "$6:990/TB-TCT Hà Nội, ngày 14 tháng 10 năm 2024 THONG BAO\n"
        "V/v triển khai các nhiệm vụ trọng tâm\n"
        "Tổng cục Thuế thông báo như sau:\n"
    )
    assert (header.issuer, header.number, header.type) == ("Tổng cục Thuế", "990/TB-TCT", "Thông báo")
    assert (header.place, str(header.date)) == ("Hà Nội", "2024-10-14")


@pytest.mark.parametrize(
    ("line", "number", "kind", "issuer"),
    [
        ("CHÍNH PHỦ", "30/2025/QĐ-TTg", "QUYẾT ĐỊNH", "Thủ tướng Chính phủ"),
        ("QUỐC HỘI", "94/2025/UBTVQH15", "NGHỊ QUYẾT", "Ủy ban Thường vụ Quốc hội"),
        ("CHÍNH PHỦ", "100/2025/TT-BCA", "NGHỊ ĐỊNH", "Chính phủ"),  # the number is the slip
        ("BỘ TÀI CHÍNH", "12/QĐ-BTC", "QUYẾT ĐỊNH", "Bộ Tài chính"),
        ("UBND TỈNH LÀO CAI\nTỔ CÔNG TÁC", "12/KH-TCT", "KẾ HOẠCH", "Tổ Công tác tỉnh Lào Cai"),
    ],
)
def test_the_symbol_names_the_issuer_where_the_letterhead_names_its_parent(line, number, kind, issuer):
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    text = (
        f"{line}\nSố: {number}\n{motto}\nHà Nội, ngày 3 tháng 9 năm 2025\n{kind}\nVề việc ban hành Quy chế\n"
    )
    assert header_of(text)[1].issuer == issuer


@pytest.mark.parametrize(
    "foot",
    [
        "Nơi nhận: Như trên; Sở Nội vụ; Lưu: VT.\n",
        "Nơi gửi:\n- Như trên;\n- Sở Nội vụ;\n- Lưu: VT.\n",
        "Nơi nhận:\n- Như trên; - Sở Nội vụ; - Lưu: VT.\n",
    ],
)
def test_recipients_run_together_are_told_apart(foot):
    text = f"KẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n{foot}GIÁM ĐỐC\nNguyễn Văn An\n"
    assert header_of(text)[1].recipients == ("Như trên", "Sở Nội vụ", "Lưu: VT")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("V/v ban hành Kế hoạch tiêm phòng năm 2011", "ban hành Kế hoạch tiêm phòng năm 2011"),
        ("V/v ban hành Kế hoạch\ntiêm phòng năm 2011", "ban hành Kế hoạch tiêm phòng năm 2011"),
    ],
)
def test_a_decision_may_have_its_subject_above_and_its_type_before_its_articles(above, title):
    _, header = header_of(
        f"UBND TỈNH BẮC NINH\nSố: 45/2011/QĐ-UBND\nBắc Ninh, ngày 15 tháng 4 năm 2011\n{above}\n"
        "ỦY BAN NHÂN DÂN TỈNH BẮC NINH\nCăn cứ Luật Thú y;\nXét đề nghị của Sở Y tế,\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành Kế hoạch tiêm phòng.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký./."
    )
    assert (header.type, header.title) == ("Quyết định", title)


def test_the_subject_of_a_dispatch_goes_on_with_whatever_word():
    _, header = header_of(
        "UBND TỈNH BẮC NINH\nSố: 45/UBND-VX\nV/v ban hành Kế hoạch\nThực hiện Đề án 06\n"
        "Kính gửi: Các sở, ban, ngành.\nYêu cầu Sở Y tế rà soát hồ sơ."
    )
    assert header.title == "ban hành Kế hoạch Thực hiện Đề án 06"
