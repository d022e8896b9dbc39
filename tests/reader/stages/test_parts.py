"""Where each part of a document stands."""

from __future__ import annotations

from tests.reader.stages.outline.conftest import source_of

from answerable.reader.stages.drafts import PieceKind
from answerable.reader.stages.parts import divide

PLAN = [
    "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
    "Số: 12/KH-UBND",
    "An Bình, ngày 05 tháng 3 năm 2026",
    "KẾ HOẠCH",
    "Khám sức khỏe học sinh năm 2026",
    "Căn cứ Luật Trẻ em;",
    "Ủy ban nhân dân xã ban hành kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "- Nâng cao sức khỏe./.",
]
ENDING = ["Nơi nhận:", "- Sở Y tế;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"]


def test_a_plan_has_a_letterhead_a_preamble_a_body_and_an_ending():
    parts = divide(source_of(*PLAN, *ENDING))
    assert parts.letterhead == range(5)
    assert parts.preamble == range(5, 7)
    assert [(p.kind, p.body) for p in parts.pieces] == [(PieceKind.MAIN, range(7, 9))]
    assert parts.recipients == range(9, 12)
    assert parts.signature == range(12, 15)


def test_the_signature_may_come_before_the_recipients():
    parts = divide(source_of(*PLAN, *ENDING[3:], *ENDING[:3]))
    assert (parts.signature, parts.recipients) == (range(9, 12), range(12, 15))


def test_a_saved_page_may_have_neither_letterhead_nor_signature():
    parts = divide(source_of("I. NHIỆM VỤ", "1. Khám sức khỏe."))
    assert (parts.letterhead, parts.pieces[0].body, len(parts.signature)) == (range(0), range(2), 0)


def test_a_decision_promulgates_a_plan_with_an_appendix():
    lines = [
        "QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch khám sức khỏe", "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
        "Căn cứ Luật Trẻ em;",
        "QUYẾT ĐỊNH:", "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.", *ENDING,
        "KẾ HOẠCH", "Khám sức khỏe học sinh", "(Kèm theo Quyết định số 12/QĐ-UBND)",
        "I. NHIỆM VỤ", "1. Khám mắt.",
        "PHỤ LỤC I", "DANH SÁCH TRƯỜNG HỌC", "1. Trường An Bình",
    ]  # fmt: skip
    parts = divide(source_of(*lines))
    assert [p.kind for p in parts.pieces] == [PieceKind.MAIN, PieceKind.PROMULGATED, PieceKind.APPENDIX]
    assert [p.body for p in parts.pieces] == [range(5, 6), range(15, 17), range(19, 20)]
    assert parts.letterhead == range(2)


def test_a_dispatch_begins_after_its_addressees():
    lines = [
        "Số: 7/UBND-YT", "V/v khám sức khỏe học sinh", "Kính gửi:", "- Trạm Y tế;", "- Các trường học.",
        "Thực hiện công văn của Sở Y tế, Ủy ban nhân dân xã có ý kiến như sau:",
        "Giao Trạm Y tế tổ chức khám./.", *ENDING,
    ]  # fmt: skip
    parts = divide(source_of(*lines))
    assert parts.letterhead == range(2)
    assert parts.pieces[0].body == range(6, 7)


def test_a_subject_in_capitals_may_take_several_lines_and_stops_at_a_label():
    parts = divide(
        source_of(
            "KẾ HOẠCH",
            "TRIỂN KHAI NGHỊ QUYẾT CỦA",
            "CHÍNH PHỦ VỀ KINH TẾ SỐ",
            "I. MỤC TIÊU",
            "1. Phát triển.",
        )
    )
    assert parts.letterhead == range(3)


def test_an_urgent_dispatch_names_its_addressees_before_its_text():
    lines = [
        "CÔNG ĐIỆN", "Về việc ứng phó bão số 3", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:",
        "- Giám đốc các Sở;", "- Chủ tịch các xã.", "Bão mạnh lên. Chủ tịch tỉnh yêu cầu:",
        "1. Sở Y tế trực cấp cứu./.", *ENDING,
    ]  # fmt: skip
    assert divide(source_of(*lines)).pieces[0].body == range(6, 7)


def test_a_document_attached_whole_has_a_letterhead_of_its_own():
    agreement = [
        "BO Y TE CONG HOA XÃ HOI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: 01/BTT Hà Nội, ngày 08 tháng 11 năm 2025",
        "BẢN THỎA THUẬN PHỐI HỢP CÔNG TÁC GIỮA BỘ Y TẾ VÀ BỘ TÀI CHÍNH",
        "Căn cứ Nghị định số 1/2025/NĐ-CP;",
        "Căn cứ Nghị định số 2/2025/NĐ-CP;",
        "I. MỤC ĐÍCH",
        "1. Tăng cường phối hợp.",
    ]
    signed = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    parts = divide(source_of(*PLAN, *signed, *agreement))
    assert [piece.kind for piece in parts.pieces] == [PieceKind.MAIN, PieceKind.PROMULGATED]
    assert parts.pieces[1].body.start == len(PLAN) + len(signed) + 5
    without_bases = agreement[:3] + agreement[5:]
    assert len(divide(source_of(*PLAN, *signed, *without_bases)).pieces) == 1
