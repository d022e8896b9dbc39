"""Who is acted on: told, asked, written down, sold to, and owed."""

from __future__ import annotations

import pytest

from answerable.rights import classify


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # dialogue with those who complain, and what is done to them
        ("Đối thoại với người khiếu nại, giải quyết dứt điểm vụ việc", False),
        ("Theo dõi người khiếu nại", True),
        # what is posted is the harm, and what is only told of it
        ("Xử lý người đăng tin rao bán thuốc giả", False),
        ("Xử lý người đăng tin phản ánh việc bán thuốc giả", True),
        # what businesses owe to people, and what people owe
        ("Buộc doanh nghiệp trả lương cho công nhân", False),
        ("Buộc công nhân trả lại tiền lương", True),
        # those whom the State holds: watched, kept from others, provided for
        ("Theo dõi, giám sát phạm nhân", True),
        ("Quản lý, giám sát người điều trị nghiện", True),
        ("Giám sát khẩu phần ăn của phạm nhân", False),
        ("Phạm nhân được gặp người thân mỗi tháng 01 lần, mỗi lần không quá một giờ", True),
        ("Phạm nhân được khám bệnh mỗi tháng 01 lần", False),
        ("Việc kỷ luật và việc hạn chế thăm gặp do thủ trưởng quyết định", True),
        ("Học sinh trường giáo dưỡng được xem truyền hình", False),
        ("Đưa vào trường giáo dưỡng các thiếu niên hư", True),
        ("Tòa án quyết định đưa đi cai nghiện bắt buộc", True),
        # who is forced, and who must ask
        ("Không để nạn nhân phải rời khỏi nhà", False),
        ("Không để người dân rời khỏi nhà", True),
        ("Khi gặp thân nhân phải được cán bộ trại giam cho phép", True),
        # a crime that is posted, and a rumour
        ("Ngăn chặn phát tán thông tin xâm hại trẻ em", False),
        ("Ngăn chặn phát tán thông tin sai lệch", True),
        # in what others take part, and what is told
        ("Phát huy vai trò già làng, chức sắc trong tuyên truyền pháp luật", False),
        ("Phân luồng giao thông để người dân đi lễ thuận lợi", False),
        ("Ghi lại người dân đi lễ", True),
        # one by one
        ("Theo dõi việc sinh con của từng hội viên", True),
        ("Theo dõi, giúp đỡ hội viên vay vốn phát triển kinh tế", False),
        ("Xây dựng mạng lưới cung cấp tin về hoạt động của các nhóm thiện nguyện", True),
        ("Bảo vệ danh tính người cung cấp tin cho báo chí", False),
    ],
)
def test_who_is_acted_on_decides(text, held):
    reading = classify(text)
    assert reading.held is held, (reading.class_, [reason.rule for reason in reading.why])


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Người bị tạm giam được nhận thư, sách, báo khi được cơ quan đang thụ lý vụ án cho phép", True),
        ("Người bị tạm giam được nhận thư, sách, báo", False),
        ("Xem xét, chấp thuận việc mời chức sắc nước ngoài đến giảng đạo", True),
        ("Xem xét, chấp thuận chủ trương đầu tư trường mầm non", False),
        ("Kiểm tra, kiểm duyệt thư mà phạm nhân gửi", True),
        ("Kiểm duyệt quảng cáo thuốc giả", False),
        ("Chỉ công bố hồ sơ bệnh án khi được người bệnh đồng ý", False),
        ("Cử cán bộ đi cùng các đoàn khách quốc tế, báo cáo nội dung tiếp xúc với người dân", True),
        ("Cử cán bộ xuống xã hướng dẫn người dân", False),
    ],
)
def test_what_needs_leave_or_passes_under_somebody_s_eyes_is_held(text, held):
    reading = classify(text)
    assert reading.held is held, (reading.class_, [reason.rule for reason in reading.why])
