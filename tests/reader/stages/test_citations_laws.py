"""Where the name of a law begins and ends, and which mentions name one law."""

from __future__ import annotations

import pytest
from tests.reader.stages.stage_building import source_of

from answerable.reader.stages.citations.laws import cited_by_name, find_laws


def names(text, *, ocr=False):
    laws = find_laws(source_of(text, ocr=ocr))
    return list(dict.fromkeys(name for _, name in cited_by_name(laws)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Luật Tín ngưỡng, Tôn giáo và các văn bản hướng dẫn", ["Luật Tín ngưỡng, Tôn giáo"]),
        ("tổ chức thi hành Luật Đất đai, Luật Nhà ở và Luật Đầu tư công.", ["Luật Đất đai", "Luật Nhà ở", "Luật Đầu tư công"]),
        ("theo Luật Quản lý, sử dụng tài sản công và quy định", ["Luật Quản lý, sử dụng tài sản công"]),
        ("Luật Phí và lệ phí; Bộ luật Lao động", ["Luật Phí và lệ phí", "Bộ luật Lao động"]),
        ("Luật Quản lý, sử dụng vũ khí, vật liệu nổ ngày 29/6/2024", ["Luật Quản lý, sử dụng vũ khí, vật liệu nổ"]),
        ("Luật Giao thông công cộng và các quy định khác", ["Luật Giao thông công cộng"]),
        ("Luật Ban hành văn bản QPPL được thông qua", ["Luật Ban hành văn bản QPPL"]),
        ("Luật Việc làm; triển khai Luật Việc làm năm 2025", ["Luật Việc làm năm 2025"]),
        ("Luật Đất đai năm 2013, Luật Đất đai năm 2024", ["Luật Đất đai năm 2013", "Luật Đất đai năm 2024"]),
        ("Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân; theo Luật Bầu cử.",
         ["Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân"]),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", ["Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"]),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Quy hoạch, Luật Đầu tư và Luật Đấu thầu ngày 29/11/2024",
            ["Luật sửa đổi, bổ sung một số điều của Luật Quy hoạch, Luật Đầu tư và Luật Đấu thầu"],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch ngày 20/11/2018",
            ["Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch"],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15;",
            ["Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15"],
        ),
        # cited with their numbers, here or elsewhere
        ("Luật Đất đai số 31/2024/QH15; quy định của Luật Đất đai", []),
        ("Luật Bầu cử đại biểu Quốc hội và dại biểu Hội đồng nhân dân số 85/2015/QH13", []),
        ("Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu, Luật Hải quan số 90/2025/QH15", []),
        ("Luật Đất đai số 31/2024/QH15; Luật Đất đai năm 2024; Luật Đất đai năm 2013", ["Luật Đất đai năm 2013"]),
        # within the title of a numbered document
        ("Luật số 97/2025/QH15 về sửa đổi, bổ sung một số điều của Luật Công đoàn, Luật Thanh niên",
         ["Luật Công đoàn", "Luật Thanh niên"]),
        # in small letters, in capitals
        ("Điều 5 của Luật tổ chức chính quyền địa phương và Điều 39 Luật bầu cử",
         ["Luật tổ chức chính quyền địa phương"]),
        ("Bộ luật hình sự năm 2015 (sửa đổi, bổ sung năm 2017), Bộ Luật lao động",
         ["Bộ luật hình sự năm 2015", "Bộ Luật lao động"]),
        ("vi phạm luật giao thông đường bộ; chấp hành đúng Luật Cư trú",
         ["luật giao thông đường bộ", "Luật Cư trú"]),
        ("TRIỂN KHAI THI HÀNH LUẬT BẢO VỆ DỮ LIỆU\nCÁ NHÂN NĂM 2026", ["Luật Bảo vệ dữ liệu cá nhân năm 2026"]),
        ("Luật sửa đổi, bổ sung một số điều của 15 luật trong lĩnh vực nông nghiệp và môi trường;",
         ["Luật sửa đổi, bổ sung một số điều của 15 luật trong lĩnh vực nông nghiệp và môi trường"]),
        ("các luật thuế, luật giá trị gia tăng, luật giao cho, Luật giá cả, LUẬT\nTHANH TRA, PHÁP LUẬT ĐẤT ĐAI", []),
        # no laws
        ("Đoàn Luật sư, Hội Luật gia, Đại học Luật Hà Nội, pháp luật, kỷ luật Đảng", []),
        ("Luật này, Luật số 02/2016/QH14, phù hợp với Hiến pháp, pháp luật", []),
        # drafts
        ("góp ý dự án Luật Dân số, Luật Dữ liệu; Luật Báo chí (sửa đổi)", []),
        ("Trình thông qua 02 dự án luật sau đây:\na) Luật Công chứng;\nb) Luật Dân số.\nDanh mục\nLuật Dân số", []),
    ],
)  # fmt: skip
def test_laws_are_called_by_their_longest_name(words, expected):
    assert names(words) == expected


def test_a_scan_that_lost_marks_still_names_a_known_law():
    assert names("Luật Tô chức chính quyên địa phương", ocr=True) == ["Luật Tổ chức chính quyền địa phương"]
    assert names("Luật Tô chức chính quyên địa phương") == ["Luật Tô chức chính quyên địa phương"]
