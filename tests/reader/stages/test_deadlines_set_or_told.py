"""Times that set when work is due, beside those that tell of it, look far ahead or describe a noun."""

from __future__ import annotations

import pytest
from tests.reader.stages.test_deadlines import read, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is submitted is still to be issued; what was issued is told.
        ("Hoàn thiện dự thảo, trình Chính phủ ban hành trong tháng 12/2025.", ["in 2025-12-01..2025-12-31"]),
        ("Theo Nghị định được Chính phủ ban hành trong tháng 12/2025, các sở rà soát.", []),
        # How far something looks is no time to reach it in.
        ("Giám sát mức hấp thụ các-bon giai đoạn 2021 - 2030, có xét đến năm 2050.", []),
        ("Xây dựng cơ sở dữ liệu đến năm 2030 và có tính đến năm 2050.", ["in ..2030-12-31"]),
        ("Sử dụng than hợp lý hướng tới mục tiêu phát thải ròng bằng 0 trước năm 2050.", []),
        ("Đạt phát thải ròng bằng 0 trước năm 2050.", ["in ..2049-12-31"]),
        # A verb of finishing takes the time at the end, past the document that it rests on.
        (
            "Hoàn thành việc hỗ trợ theo Quyết định ngày 26/4/2013 của Thủ tướng Chính phủ đến hết năm 2026.",
            ["in ..2026-12-31"],
        ),
        ("Rà soát việc hỗ trợ theo Kế hoạch của Thủ tướng Chính phủ đến hết năm 2026.", []),
        ("Bảo đảm mục tiêu hết năm 2026 đạt ít nhất 50% số xã.", ["in ..2026-12-31"]),
        (
            "Tổ chức đối thoại với Nhân dân định kỳ tháng 8/2026.",
            ["unspecified", "in 2026-08-01..2026-08-31"],
        ),
        ("Tổ chức Lễ hội vào dịp Quốc khánh 02/9/2026.", ["in 2026-09-02..2026-09-02"]),
        # The day of the half-year's report is one of each year.
        (
            "Định kỳ 6 tháng, 1 năm (6 tháng trước ngày 15/6; 1 năm trước ngày 15/12 hàng năm) báo cáo Sở Y tế.",
            ["every year 06-15", "every year 12-15"],
        ),
        ("Định kỳ 6 tháng, 1 năm báo cáo Sở Y tế.", ["every half-year", "every year"]),
        (
            "Báo cáo tháng gửi trước ngày 18; báo cáo năm gửi trước ngày 18/12.",
            ["every month 18", "every year 12-18"],
        ),
        ("Báo cáo gửi trước ngày 18.", []),
        ("Đưa nội dung này vào sinh hoạt chuyên đề hằng quý.", []),
        ("Phổ biến các loại hình thiên tai thường xuyên xảy ra trên địa bàn.", []),
        ("Phổ biến thường xuyên các loại hình thiên tai.", ["continuous"]),
        ("Kiểm soát các phương tiện vận chuyển khoáng sản thường xuyên đi qua.", []),
        # What is completed by then; what stood so on a day.
        ("Đốt trước vật liệu cháy có kiểm soát xong trước 20/02/2026.", ["by 2026-02-20"]),
        ("Rà soát các dự án có quyết định trước 20/02/2026.", []),
        ("Xây dựng cơ sở dữ liệu, hoàn thành năm 2027, rồi bàn giao.", ["in 2027-01-01..2027-12-31"]),
        ("Theo dõi chỉ tiêu năm 2027, rồi bàn giao.", []),
        ("Kiểm tra các đơn vị giải ngân dưới 50% tại thời điểm 30/11/2026.", []),
        # Who reports on which part of a year, in front of the day or behind it.
        (
            "Gửi báo cáo: quý I trước ngày 10/3, 6 tháng trước ngày 10/6, năm trước ngày 30/11.",
            ["every year 03-10", "every year 06-10", "every year 11-30"],
        ),
        (
            "Báo cáo Sở Nội vụ trước ngày 15 tháng 6 (báo cáo 6 tháng) và trước ngày 15 tháng 12 (báo cáo năm).",
            ["every year 06-15", "every year 12-15"],
        ),
        ("Báo cáo Sở Nội vụ trước ngày 15 tháng 6 (báo cáo đột xuất).", ["by 2026-06-15"]),
        ("Hoàn thành trong quý I trước ngày lễ.", ["in 2026-01-01..2026-03-31"]),
        ("Hoàn thành trong quý I (trước ngày 31/3).", ["in 2026-01-01..2026-03-31", "by 2026-03-31"]),
        ("Hoàn thành quý IV (trước 20/12).", ["in 2025-10-01..2025-12-31", "by 2025-12-20"]),
        ("Kiểm tra định kỳ 6 tháng và cuối năm.", ["every half-year", "every year"]),
        ("Cung cấp số liệu cho Sở Nội vụ theo quý.", ["every quarter"]),
        ("Lập dự toán theo quý của năm sau.", []),
        ("Cấp giấy phép, không để kéo dài quá 30 ngày kể từ ngày nhận đủ hồ sơ.", ["after P30D"]),
        # What a duty is; a programme of each year.
        ("Xác định giảm nghèo là nhiệm vụ trọng tâm, thường xuyên của cả hệ thống.", []),
        ("Thực hiện nhiệm vụ trọng tâm, thường xuyên kiểm tra cơ sở.", ["continuous"]),
        ("Đưa nội dung vào chương trình kiểm tra, giám sát hằng năm.", []),
    ],
)
def test_a_time_is_set_or_told(text: str, expected: list[str]) -> None:
    assert [said(deadline) for deadline in read(text)] == expected
