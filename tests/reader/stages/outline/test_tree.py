"""The level of an item comes from its label and its place in the sequence."""

from __future__ import annotations


def test_a_plan_of_four_levels(outline):
    assert outline(
        "KẾ HOẠCH", "Khám sức khỏe học sinh", "Ủy ban nhân dân xã ban hành kế hoạch như sau:",
        "I. MỤC ĐÍCH", "- Nâng cao sức khỏe học sinh.",
        "II. NHIỆM VỤ", "1. Trạm Y tế xã", "a) Tổ chức khám:", "- Khám mắt.", "- Khám răng.", "b) Lập hồ sơ.",
        "2. Các trường học", "Cử giáo viên phối hợp.",
    ) == [
        "I heading MỤC ĐÍCH", "I/-1 purpose Nâng cao sức khỏe học si",
        "II heading NHIỆM VỤ", "II/1 heading Trạm Y tế xã", "II/1/a heading Tổ chức khám:",
        "II/1/a/-1 task Khám mắt.", "II/1/a/-2 task Khám răng.", "II/1/b task Lập hồ sơ.",
        "II/2 heading Các trường học", "II/2/p1 task Cử giáo viên phối hợp.",
    ]  # fmt: skip


def test_the_letter_i_goes_on_after_h_and_opens_small_romans_elsewhere(outline):
    letters = [f"{c}) Tổ chức tuyên truyền." for c in "abcdđeghik"]
    ids = [line.split()[0] for line in outline("I. NHIỆM VỤ", "1. Tuyên truyền", *letters)]
    assert ids[2:] == [f"I/1/{c}" for c in "abcdđeghik"]


def test_a_list_that_begins_again_inside_another_goes_deeper(outline):
    ids = [
        line.split()[0]
        for line in outline(
            "I. NHIỆM VỤ", "1. Tuyên truyền", "a) Nội dung:", "1. Phổ biến luật.", "2. Phổ biến nghị định.",
            "b) Hình thức.", "2. Kiểm tra.",
        )
    ]  # fmt: skip
    assert ids == ["I", "I/1", "I/1/a", "I/1/a/1", "I/1/a/2", "I/1/b", "I/2"]


def test_a_number_in_parentheses_stands_under_a_decimal(outline):
    ids = [
        line.split()[0]
        for line in outline(
            "I. NHIỆM VỤ", "1. Hiệp thương", "1.1. Tổ chức hội nghị.", "(1) Lần thứ nhất.", "(2) Lần thứ hai.",
            "1.2. Lập danh sách.", "2. Kiểm tra.",
        )
    ]  # fmt: skip
    assert ids == ["I", "I/1", "I/1/1.1", "I/1/1.1/1", "I/1/1.1/2", "I/1/1.2", "I/2"]


def test_siblings_with_one_label_have_ids_of_their_own(outline):
    ids = [
        line.split()[0]
        for line in outline("IV. KINH PHÍ", "Do ngân sách bảo đảm.", "IV. TỔ CHỨC", "- Sở Y tế chủ trì.")
    ]
    assert ids == ["IV", "IV/p1", "IV~2", "IV~2/-1"]


def test_a_closing_call_stands_under_the_last_section(outline):
    lines = outline(
        "II. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế", "- Hướng dẫn chuyên môn.", "2. Sở Tài chính bố trí kinh phí.",
        "Trên đây là Kế hoạch, đề nghị các đơn vị triển khai thực hiện./.",
    )  # fmt: skip
    assert lines[-1].startswith("II/p1 task Trên đây là")


def test_a_list_stands_under_the_line_that_calls_on_bodies_above_all_sections(outline):
    def ids(intro: str) -> list[str]:
        lines = "Kết quả như sau:", "- Đã kiểm tra 50 cơ sở.", intro, "1. Rà soát.", "2. Báo cáo."
        return [line.split()[0] for line in outline(*lines)][1:]

    assert ids("Để khắc phục, Bộ Y tế yêu cầu các Sở Y tế thực hiện các giải pháp sau:") == [
        "p1",
        "p1/1",
        "p1/2",
    ]
    assert ids("Bộ Y tế thông báo các giải pháp sau:") == ["p1", "1", "2"]
    assert ids("Theo đề nghị của Sở Y tế, Bộ Y tế thông báo:") == ["p1", "1", "2"]


def test_a_list_stands_under_what_tells_whose_aims_it_serves(outline):
    def ids(intro: str, first: str) -> list[str]:
        lines = "I. NHIỆM VỤ", intro, first, "2. Tổng hợp kết quả."
        return [" ".join(line.split()[:2]) for line in outline(*lines)][1:]

    intro = "Để hoàn thành mục tiêu năm 2026, các sở, ngành cần tập trung thực hiện các nội dung sau:"
    assert ids(intro, "1. Rà soát văn bản.") == ["I/p1 task", "I/p1/1 task", "I/p1/2 task"]
    assert ids(intro, "1. Sở Y tế rà soát văn bản.") == ["I/p1 task", "I/1 task", "I/2 task"]
    plain = "Để hoàn thành mục tiêu năm 2026 cần tập trung thực hiện các nội dung sau:"
    assert ids(plain, "1. Rà soát văn bản.")[1:] == ["I/1 task", "I/2 task"]


def test_words_after_an_announcement_stand_under_it(outline):
    ids = [
        line.split()[0]
        for line in outline("1. Phương án", "- Cấp phát.", "Lưu ý:", "- Giữ an toàn.", "- Báo tin.")
    ]
    assert ids == ["1", "1/-1", "1/p1", "1/p1/-1", "1/p1/-2"]


def test_a_number_with_the_mark_of_a_bullet_is_none(outline):
    ids = [
        line.split()[0]
        for line in outline(
            "II- NHIỆM VỤ", "1- Quy hoạch", "- Rà soát.", "- Cắm mốc.", "2- Đào tạo", "- Mở lớp."
        )
    ]
    assert ids == ["II", "II/1", "II/1/-1", "II/1/-2", "II/2", "II/2/-1"]


def test_a_title_that_nothing_marks_is_known_by_what_stands_under_it(outline):
    assert outline(
        "I. YÊU CẦU CHUNG", "Mục đích", "- Nâng cao nhận thức.", "Yêu cầu", "- Bám sát chỉ đạo.",
        "II. TỔ CHỨC THỰC HIỆN", "Sở Tài chính", "- Bố trí kinh phí.", "Các sở, ngành tỉnh",
        "Căn cứ chức năng, nhiệm vụ tổ chức thực hiện Kế hoạch.", "III. KHÁC", "1. Họp.",
    ) == [
        "I heading YÊU CẦU CHUNG", "I/p1 heading Mục đích", "I/p1/-1 purpose Nâng cao nhận thức.",
        "I/p2 heading Yêu cầu", "I/p2/-1 purpose Bám sát chỉ đạo.",
        "II heading TỔ CHỨC THỰC HIỆN", "II/p1 heading Sở Tài chính", "II/p1/-1 task Bố trí kinh phí.",
        "II/p2 heading Các sở, ngành tỉnh", "II/p2/p1 task Căn cứ chức năng, nhiệm",
        "III heading KHÁC", "III/1 purpose Họp.",
    ]  # fmt: skip


def test_a_line_that_acts_or_stands_among_names_is_no_title(outline):
    def ids(*lines: str) -> list[str]:
        return [line.split()[0] for line in outline("1. Công việc", *lines)]

    assert ids("Sở Tài chính bố trí kinh phí", "- Năm 2026.") == ["1", "1/p1", "1/-1"]
    assert ids("Sở Tài chính", "Sở Nội vụ", "Công an tỉnh") == ["1", "1/p1", "1/p2", "1/p3"]
    assert ids("Rà soát, tổng hợp", "- Năm 2026.") == ["1", "1/p1", "1/-1"]


def test_a_sentence_broken_by_a_page_is_one_item(outline):
    lines = outline(
        "I. NHIỆM VỤ", "1. Tiếp tục tuyên truyền chủ trương", "của Đảng và Nhà nước.", "2. Kiểm tra."
    )
    assert [line.split()[0] for line in lines] == ["I", "I/1", "I/2"]


def test_a_title_in_capitals_on_two_lines_is_one(outline):
    lines = outline("I. GIẢI PHÁP VÀ PHÂN CÔNG", "TRÁCH NHIỆM", "1. Tuyên truyền.")
    assert lines[0] == "I heading GIẢI PHÁP VÀ PHÂN CÔNG TR"[: len(lines[0])]
    assert len(lines) == 2


def test_a_number_far_from_the_list_is_no_label(outline):
    ids = [
        line.split()[0]
        for line in outline("I. NHIỆM VỤ", "1. Rà soát.", "2. Báo cáo.", "58. Nguyễn Trãi, Hà Nội.")
    ]
    assert "I/58" not in ids


def test_a_title_among_sentences_is_known_by_its_missing_stop(outline):
    ids = [
        line.split()[0]
        for line in outline("I. NHIỆM VỤ", "1. Sở Nội vụ: Theo dõi.", "2. Sở Tài chính", "Bố trí kinh phí.")
    ]
    assert ids == ["I", "I/1", "I/2", "I/2/p1"]


def test_a_list_under_the_line_of_a_body_is_its_own(outline):
    ids = outline(
        "I. Nâng cao nhận thức", "Thủ trưởng các sở, ban, ngành có trách nhiệm:", "1. Tổ chức tập huấn.",
        "2. Báo cáo tiến độ.", "II. Tuân thủ trình tự", "Cần quan tâm các nội dung sau:", "1. Lập chương trình.",
    )  # fmt: skip
    assert [line.split()[0] for line in ids] == ["I", "I/p1", "I/p1/1", "I/p1/2", "II", "II/p1", "II/1"]
