"""Headings, aims, targets and tasks, told by section and by sentence."""

from __future__ import annotations

import pytest
from tests.reader.stages.outline.conftest import outline_of, source_of

from answerable.reader.model import Kind


def last_kind(*lines: str, kind: str = "Kế hoạch") -> str:
    return outline_of(source_of(*lines), kind)[-1].kind.value


@pytest.mark.parametrize(
    ("section", "item", "kind"),
    [
        ("I. MỤC ĐÍCH", "- Việc triển khai phải đồng bộ.", "purpose"),
        ("I. MỤC TIÊU", "- Tỷ lệ hài lòng trên 90%.", "target"),
        ("I. NHIỆM VỤ", "- 100% xã có bác sĩ.", "target"),
        ("I. NHIỆM VỤ", "- Rà soát văn bản.", "task"),
        ("I. NHIỆM VỤ", "- Phạm vi: toàn tỉnh.", "purpose"),
        ("I. NHIỆM VỤ", "(*) Chủ tịch Hội đồng là Bộ trưởng Bộ Y tế.", "other"),
        ("I. NHIỆM VỤ", "(1) Sở Y tế lập danh sách.", "task"),
        ("I. NHIỆM VỤ", "Sở Y tế trân trọng cảm ơn sự phối hợp của các đơn vị.", "purpose"),
        ("I. NHIỆM VỤ", "Trân trọng cám ơn.", "purpose"),
        # Who gets something and how much, and who is to do something for them.
        ("I. NHIỆM VỤ", "- Giảm 90% tiền sử dụng đất cho các đối tượng sau.", "purpose"),
        ("I. NHIỆM VỤ", "- Thân nhân liệt sĩ đang hưởng trợ cấp tuất hàng tháng.", "purpose"),
        ("I. NHIỆM VỤ", "- Người có công nộp hồ sơ tại Ủy ban nhân dân xã.", "task"),
        ("I. NHIỆM VỤ", "- Thăm hỏi, tặng quà thương binh, thân nhân liệt sĩ.", "task"),
        ("I. NHIỆM VỤ", "- Hỗ trợ 5 triệu đồng cho đối tượng là hộ nghèo.", "purpose"),
        ("I. NHIỆM VỤ", "- Hỗ trợ các đối tượng vay vốn tạo việc làm.", "task"),
        ("I. NHIỆM VỤ", "- Người có công phải kê khai thông tin.", "task"),
        # By what rules, with what papers, by whom, and with whose money; what is to be done of them.
        ("I. NHIỆM VỤ", "- Nguyên tắc hiệp thương: Bảo đảm dân chủ, công khai.", "purpose"),
        ("I. NHIỆM VỤ", "- Tài liệu phục vụ hội nghị: Gồm biên bản, phiếu biểu quyết.", "purpose"),
        ("I. NHIỆM VỤ", "- Trưởng đoàn: Đại diện Ban Thường trực.", "purpose"),
        ("I. NHIỆM VỤ", "- Các nội dung dưới đây được triển khai theo quy định.", "purpose"),
        ("I. NHIỆM VỤ", "- Kinh phí bầu cử được thực hiện theo Thông tư về lập dự toán.", "purpose"),
        ("I. NHIỆM VỤ", "- Kinh phí bầu cử: Sở Tài chính lập dự toán theo Thông tư.", "task"),
        ("I. NHIỆM VỤ", "- Tài liệu hội nghị giao Sở Y tế chuẩn bị.", "task"),
        ("I. NHIỆM VỤ", "- Trưởng đoàn phân công thành viên kiểm tra.", "task"),
        # Lines of a form to fill in.
        ("I. NHIỆM VỤ", "- Họ và tên: ................................", "other"),
        ("I. NHIỆM VỤ", "- Rà soát văn bản...", "task"),
        ("I. TINH THẦN CHỈ ĐẠO", "1. Tập trung thực hiện nhiệm vụ kép.", "purpose"),
        (
            "I. ĐỐI TƯỢNG",
            "1. Đang sinh sống và đăng ký thường trú trước ngày 15 tháng 6 năm 2025.",
            "purpose",
        ),
        ("II. NỘI DUNG HỘI NGHỊ", "1. Giải lao (15 phút).", "purpose"),
        ("II. NỘI DUNG HỘI NGHỊ", "1. Văn phòng chuẩn bị, trình tài liệu.", "task"),
        ("II. NỘI DUNG TUYÊN TRUYỀN", "1. Phổ biến Luật Đất đai.", "task"),
        ("I. KINH PHÍ", "- Ngân sách tỉnh và nguồn xã hội hóa.", "purpose"),
        ("I. KINH PHÍ", "- Hỗ trợ từ trung ương.", "purpose"),
        ("I. KINH PHÍ", "- Sở Tài chính bố trí kinh phí.", "task"),
        ("I. ĐỐI TƯỢNG", "- Cán bộ, công chức các sở, ngành.", "purpose"),
        ("I. TỔ CHỨC THỰC HIỆN", "- Trong quá trình thực hiện, nếu có vướng mắc, báo cáo Sở Y tế.", "task"),
    ],
)
def test_an_item_is_of_its_section_and_its_sentence(section, item, kind):
    assert last_kind(section, item) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1. Ghi nhận và đánh giá cao kết quả của Sở Y tế.", "purpose"),
        ("1. Sở Y tế khẩn trương rà soát, báo cáo.", "task"),
        ("1. Chiến lược phải kiên trì mục tiêu.", "purpose"),
        ("1. Phòng Kinh tế: tuyên truyền đến doanh nghiệp.", "task"),
        ("1. Đài Truyền hình tỉnh tăng thời lượng phát sóng.", "task"),
        ("1. Sở Y tế đã khám bệnh cho 500 người ở vùng lũ.", "purpose"),
        ("1. Yêu cầu các sở, ngành thực hiện nghiêm.", "task"),
        ("Bộ Y tế thông báo để các Sở Y tế biết, thực hiện.", "other"),
        ("Tổng cục Thuế thông báo để các Cục Thuế biết và triển khai thực hiện.", "task"),
        ("Văn phòng Chính phủ thông báo để các bộ biết và thực hiện.", "other"),
        ("(*) Biên bản này phải được gửi đến Ban Thường trực xã ngay sau hội nghị.", "task"),
        ("(*) Ghi rõ nơi gửi và số bản.", "other"),
        ("Bộ Y tế thông báo để các Sở Y tế biết. Nếu vướng mắc, đề nghị các Sở Y tế phản ánh về Bộ.", "task"),
        ("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch khám sức khỏe.", "other"),
        ("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "other"),
        ("Điều 2. Quyết định có hiệu lực thi hành kể từ ngày ký.", "other"),
        ("Điều 2. Quyết định này có hiệu lực từ ngày ký. Sở Y tế, Sở Nội vụ căn cứ thi hành.", "task"),
        ("Điều 2. Quyết định này có hiệu lực từ ngày ký. Bãi bỏ Quyết định số 12.", "other"),
        ("2. Văn bản này đã được phổ biến đến các đơn vị; yêu cầu Sở Y tế rà soát hồ sơ.", "task"),
        ("2. Kế hoạch này được phổ biến đến cán bộ, giao Sở Y tế chủ trì thực hiện.", "task"),
        ("2. Kế hoạch này được phổ biến đến cán bộ trong đơn vị.", "other"),
        ("Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua.", "other"),
        ("1. Quyết định đầu tư các dự án phải có hiệu quả; Sở Tài chính thẩm định.", "task"),
        ("1. Thống nhất chủ trương cho UBND xã kéo dài thời gian thực hiện dự án.", "purpose"),
        ("1. Thống nhất chủ trương đầu tư; giao Sở Tài chính thẩm định.", "task"),
        ("1. Thống nhất quản lý các dự án đầu tư công.", "task"),
        ("1. Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh chuẩn bị lực lượng, phương tiện.", "task"),
        ("UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện.", "other"),
        ("Điều 3. Chánh Văn phòng, Giám đốc các Sở chịu trách nhiệm thi hành.", "task"),
    ],
)
def test_without_a_section_the_sentence_tells(line, kind):
    assert last_kind("Kết luận như sau:", line, kind="Thông báo") == kind


@pytest.mark.parametrize(
    ("intro", "kinds"),
    [
        ("Từ kết quả thanh tra, kiểm tra 9 tháng cho thấy:", ["purpose", "purpose"]),
        ("Thanh tra, kiểm tra việc chấp hành quy định, trong đó tập trung:", ["heading", "task"]),
        ("Báo cáo kết quả thanh tra, kiểm tra phải cho thấy:", ["heading", "task"]),
    ],
)
def test_what_an_assessment_shows_is_not_to_be_done(intro, kinds):
    item = "- Số đơn vị hoàn thành theo kế hoạch của Sở Y tế."
    lines = "Kết luận như sau:", "Công tác này rất quan trọng.", intro, item
    entries = outline_of(source_of(*lines), "Thông báo")
    assert [entry.kind.value for entry in entries[-2:]] == kinds


def test_a_sentence_with_a_paragraph_under_it_is_no_title():
    entries = outline_of(
        source_of(
            "Điều 4. Trình tự thẩm định",
            "1. Trong thời hạn 10 ngày kể từ ngày nhận được hồ sơ, Sở Nội vụ tổ chức thẩm định.",
            "Trong thời hạn 03 ngày, Sở Nội vụ trình Ủy ban nhân dân tỉnh.",
        ),
        "Quyết định",
    )
    assert [e.kind for e in entries] == [Kind.HEADING, Kind.TASK, Kind.TASK]


def test_a_report_tells_what_was_done_and_proposes_at_the_end():
    entries = outline_of(
        source_of(
            "1. Công tác chỉ đạo",
            "Đã ban hành 03 văn bản.",
            "2. Đề xuất, kiến nghị",
            "Đề nghị Bộ Y tế hướng dẫn.",
        ),
        "Báo cáo",
    )
    assert [e.kind for e in entries] == [Kind.HEADING, Kind.PURPOSE, Kind.HEADING, Kind.TASK]


@pytest.mark.parametrize(
    ("intro", "kind"),
    [
        ("1. Sở Y tế:", "heading"),
        ("1. Giám đốc các Sở có trách nhiệm:", "heading"),
        ("1. Chủ trì triển khai các nhiệm vụ được giao tại các dự án, tiểu dự án sau đây:", "task"),
        ("1. Ủy ban nhân dân xã: Trong thời hạn 15 ngày kể từ ngày nhận hồ sơ, có trách nhiệm:", "heading"),
        (
            "1. Ủy ban nhân dân xã: Trong thời hạn 15 ngày kể từ ngày nhận hồ sơ, thẩm định hồ sơ, lấy ý kiến:",
            "task",
        ),
        ("1. Công tác tuyên truyền", "heading"),
        ("1. Tiếp tục làm tốt công tác nắm tình hình. Chủ động tham mưu:", "task"),
        ("1. Đẩy mạnh cải cách hành chính, ứng dụng công nghệ thông tin trong công tác dân tộc:", "heading"),
        ("1. Các Bộ: Công Thương, Xây dựng, Nông nghiệp và Phát triển nông thôn, Y tế:", "heading"),
        ("1. Các Bộ: theo chức năng, nhiệm vụ được giao, chủ động xây dựng chương trình cụ thể:", "task"),
        ("1. Bộ Tài chính hoàn thiện dự thảo Đề án trước ngày 20/10. Chú ý một số nội dung sau:", "task"),
        (
            "1. Để thúc đẩy kết nối dữ liệu phục vụ người dân, các bộ, ngành cần tập trung triển khai các nhiệm vụ sau:",
            "task",
        ),
        (
            "1. Để kịp thời tháo gỡ khó khăn cho doanh nghiệp, Ủy ban nhân dân tỉnh đề nghị Bộ Xây dựng:",
            "heading",
        ),
        ("1. Các tổ chức chính trị - xã hội, tổ chức xã hội, doanh nghiệp và cộng đồng.", "heading"),
        (
            "1. Sở Y tế tiếp nhận, phân loại, giải quyết các loại đơn, thư về bầu cử theo quy trình cụ thể sau đây:",
            "task",
        ),
        (
            "1. Sở Y tế thực hiện chế độ báo cáo với Ủy ban nhân dân tỉnh bằng văn bản và thư điện tử của cơ quan như sau:",
            "task",
        ),
        (
            "1. Giao Sở Y tế là cơ quan đầu mối, chủ trì thực hiện Đề án; tổ chức thực hiện các nhiệm vụ sau:",
            "task",
        ),
        (
            "1. Bên cạnh việc tiếp tục triển khai, Tổng cục Thuế đề nghị Cục Thuế tăng cường quản lý, cụ thể như sau:",
            "task",
        ),
        (
            "1. Sở Y tế tăng cường thực hiện các hoạt động phòng, chống tác hại của thuốc lá trên địa bàn với các nội dung như sau:",
            "heading",
        ),
        ("1. Triển khai các nền tảng số dùng chung trong các lĩnh vực giao thông, y tế, cụ thể:", "task"),
        ("1. Nghiên cứu, triển khai các nền tảng cung cấp dịch vụ hỗ trợ giám sát giao thông như:", "task"),
    ],
)
def test_an_intro_is_a_task_where_it_says_what_to_do(intro, kind):
    entries = outline_of(source_of("I. NHIỆM VỤ", intro, "- Rà soát.", "- Báo cáo."))
    assert entries[1].kind.value == kind


@pytest.mark.parametrize(
    ("title", "line", "kind"),
    [
        ("2. Hình thức tuyên truyền", "- Lắp đặt pa nô, băng rôn.", "task"),
        ("2. Hình thức tuyên truyền", "- Pa nô, băng rôn.", "purpose"),
        ("2. Hình thức khen thưởng", "- Tặng giấy khen; đề nghị tặng bằng khen.", "purpose"),
    ],
)
def test_ways_are_tasks_where_they_tell_what_to_do(title, line, kind):
    assert last_kind("I. TUYÊN TRUYỀN", title, line) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("1. Đối với công tác tổng hợp, báo cáo kết quả thanh tra.", "heading"),
        ("1. Đối với công tác thanh tra, giao Sở Y tế chủ trì, báo cáo.", "task"),
        ("1. Tổ chức Đoàn kiểm tra: Sở Y tế thành lập Đoàn và lập danh sách.", "task"),
    ],
)
def test_a_title_may_say_what_its_items_are_about(title, kind):
    lines = title, "- Sở Y tế rà soát.", "2. Đối với việc thu thuế.", "- Sở Y tế báo cáo."
    assert outline_of(source_of("I. NHIỆM VỤ", *lines))[1].kind.value == kind


@pytest.mark.parametrize(
    ("intro", "line", "kind"),
    [
        ("Giao các sở quản lý ngành gồm:", "- Sở Xây dựng (đối với hạ tầng đô thị);", "heading"),
        ("Giao các sở quản lý ngành gồm:", "- Sở Xây dựng rà soát hạ tầng đô thị;", "task"),
        ("Giao các sở quản lý ngành:", "- Sở Xây dựng (đối với hạ tầng đô thị);", "task"),
    ],
)
def test_a_line_may_only_name_one_of_those_charged(intro, line, kind):
    assert last_kind("I. NHIỆM VỤ", "1. Các sở", intro, line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Tổng cục Thuế sẽ định kỳ rà soát các đơn vị có vi phạm.", "task"),
        ("- Tổng cục Thuế đã định kỳ rà soát các đơn vị có vi phạm.", "purpose"),
        ("- Bên cạnh kết quả đạt được, Tổng cục Thuế đề nghị Cục Thuế tăng cường quản lý.", "task"),
        ("- Bên cạnh kết quả đạt được, còn nhiều đơn vị chậm.", "purpose"),
        # What is promised by a time, and what will only be so.
        ("- Căn cứ kết quả thí điểm, trong năm 2019 Bộ Y tế sẽ tổng kết mô hình.", "task"),
        ("- Sau khi có kết quả thí điểm, các sở sẽ được thông báo.", "purpose"),
        ("- Trong năm 2026, giá vật tư y tế sẽ tăng.", "purpose"),
        # What is owed in a year, and how that year was.
        ("- Trong năm 2013, Ủy ban nhân dân các tỉnh phải thực hiện xong việc rà soát.", "task"),
        ("- Năm 2013, các địa phương gặp nhiều khó khăn.", "purpose"),
        ("- Trong năm 2013, Ủy ban nhân dân các tỉnh đã thực hiện xong việc rà soát.", "purpose"),
    ],
)
def test_what_is_promised_or_asked_for_is_to_be_done(line, kind):
    assert last_kind("Kết luận như sau:", line, kind="Công văn") == kind


def test_what_stands_at_the_foot_of_a_page_is_not_to_be_done():
    assert last_kind("I. NHIỆM VỤ", "¹ Quy định tại Điều 6 Luật Đất đai, giao Sở Xây dựng.") == "other"
    assert last_kind("I. NHIỆM VỤ", "1. Quy định tại Điều 6 Luật Đất đai, giao Sở Xây dựng.") == "task"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("b. Báo cáo tình hình hiệp thương về Sở Nội vụ chậm nhất ngày 03/02/2026.", "task"),
        ("b. Báo cáo tình hình hiệp thương.", "heading"),
    ],
)
def test_no_title_has_a_day_in_it_by_which_it_is_done(line, kind):
    lines = "I. NHIỆM VỤ", "a. Kế hoạch", "- Rà soát.", line, "- Lập biểu."
    entries = outline_of(source_of(*lines))
    assert entries[3].kind.value == kind


@pytest.mark.parametrize(
    ("title", "item", "kind"),
    [
        ("1. Đánh giá thực trạng", "Các cơ sở giáo dục rà soát năng lực số của học sinh.", "task"),
        ("1. Thực trạng", "Các cơ sở giáo dục có ít máy tính.", "purpose"),
        (
            "1. Ít nhất 30% doanh nghiệp ứng dụng công nghệ số.",
            "- Sở Công Thương hướng dẫn, hỗ trợ doanh nghiệp.",
            "task",
        ),
        (
            "1. Ít nhất 30% doanh nghiệp ứng dụng công nghệ số.",
            "- 10% doanh nghiệp trong năm 2026.",
            "target",
        ),
    ],
)
def test_among_tasks_an_assessment_and_what_leads_to_a_result_are_tasks(title, item, kind):
    assert last_kind("I. NHIỆM VỤ", title, item) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Lập hồ sơ hoàn công cho từng hộ gia đình được hỗ trợ về nhà ở. Hồ sơ này gồm:", "purpose"),
        ("- Tổ chức các hoạt động hưởng ứng tháng hành động trong toàn tỉnh. Hoạt động gồm:", "task"),
    ],
)
def test_papers_of_a_file_are_not_to_be_done(line, kind):
    assert last_kind("I. NHIỆM VỤ", line, "+ Đơn đề nghị hỗ trợ về nhà ở của hộ gia đình;") == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2.1. Bước 1: Kiểm tra hiện trạng nhà ở của từng hộ.", Kind.HEADING),
        ("2.1. Sở Xây dựng hướng dẫn từng bước kiểm tra nhà ở của từng hộ.", Kind.TASK),
    ],
)
def test_a_stage_is_a_heading(line, kind):
    entries = outline_of(source_of("I. NHIỆM VỤ", line, "- Sở Xây dựng tổ chức kiểm tra."))
    assert [entry.kind for entry in entries] == [Kind.HEADING, kind, Kind.TASK]
