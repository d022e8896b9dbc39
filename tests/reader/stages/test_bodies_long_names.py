"""Names that hold "và" or a comma, and groups with what is said of them behind their nouns."""

from __future__ import annotations

import pytest

from answerable.reader.catalogue import load_catalogue
from answerable.reader.source import Source
from answerable.reader.stages.bodies import Bodies
from answerable.reader.stages.drafts import Setting

MINISTRY = Setting(date=None, province=None, issuer="Bộ Giáo dục và Đào tạo", period=None)
PROVINCE = Setting(date=None, province="vn-05", issuer="Ủy ban nhân dân tỉnh Sơn La", period=None)


def read(text: str, setting: Setting = MINISTRY) -> tuple[list[str], str]:
    """The names at the start of a text, and the words behind them."""
    source = Source(text=text, paragraphs=())
    mentions, end = Bodies(source, setting, load_catalogue()).read(0, len(text))
    return [mention.name for mention in mentions], text[end:].strip()


@pytest.mark.parametrize(
    ("text", "bodies", "rest"),
    [
        (
            "Cục Nhà giáo và Cán bộ quản lý giáo dục quản lý dữ liệu",
            ["Cục Nhà giáo và Cán bộ quản lý giáo dục"],
            "quản lý dữ liệu",
        ),
        ("Hội đồng bình chọn giải quyết", ["Hội đồng bình chọn"], "giải quyết"),
        # One board that manages many.
        (
            "Ban Quản lý các khu công nghệ cao và khu công nghiệp, Sở Y tế rà soát",
            ["Ban Quản lý các khu công nghệ cao và khu công nghiệp", "Sở Y tế"],
            "rà soát",
        ),
        ("Ban Quản lý các sở rà soát", ["Ban Quản lý"], "các sở rà soát"),
        ("các Bộ, cơ quan: Y tế, Xây dựng rà soát", ["Bộ Y tế", "Bộ Xây dựng"], "rà soát"),
        # Fields whose two parts belong together, in small letters too.
        (
            "Viện Chiến lược, Chính sách tài nguyên và môi trường chủ trì",
            ["Viện Chiến lược, Chính sách tài nguyên và môi trường"],
            "chủ trì",
        ),
        (
            "Trung tâm Truyền thông tài nguyên và môi trường, Báo Tài nguyên và Môi trường đăng tải",
            ["Trung tâm Truyền thông tài nguyên và môi trường", "Báo Tài nguyên và Môi trường"],
            "đăng tải",
        ),
        (
            "Quỹ Phát triển khoa học và công nghệ tỉnh hỗ trợ",
            ["Quỹ Phát triển khoa học và công nghệ tỉnh"],
            "hỗ trợ",
        ),
        ("Ban Quản lý khu, cụm công nghiệp lập", ["Ban Quản lý khu, cụm công nghiệp"], "lập"),
        ("Công an tỉnh và môi trường sống", ["Công an tỉnh"], "và môi trường sống"),
        ("Trung tâm Y tế và nhân dân trong xã", ["Trung tâm Y tế"], "và nhân dân trong xã"),
        # What is said of a group.
        (
            "các đơn vị được giao nhiệm vụ trong Kế hoạch này chủ động",
            ["các đơn vị được giao nhiệm vụ trong Kế hoạch này"],
            "chủ động",
        ),
        (
            "các đơn vị được giao nhiệm vụ trong tháng 5 báo cáo",
            ["các đơn vị được giao nhiệm vụ"],
            "trong tháng 5 báo cáo",
        ),
        ("các địa phương có rừng rà soát", ["các địa phương có rừng"], "rà soát"),
        ("các địa phương có trách nhiệm rà soát", ["các địa phương"], "có trách nhiệm rà soát"),
        ("Các ngành, lĩnh vực khác, căn cứ", ["Các ngành, lĩnh vực khác"], ", căn cứ"),
        ("Các ngành khác, lĩnh vực mới", ["Các ngành khác"], ", lĩnh vực mới"),
        ("các sở, nhà đầu tư thứ cấp lập", ["các sở, nhà đầu tư thứ cấp"], "lập"),
        ("chủ đầu tư khu công nghiệp san tạo mặt bằng", ["chủ đầu tư khu công nghiệp"], "san tạo mặt bằng"),
        ("các sở, nhà đầu tư cấp giấy", ["các sở, nhà đầu tư"], "cấp giấy"),
        (
            "các tổ chức nghiên cứu và phát triển lập",
            ["các tổ chức nghiên cứu và phát triển"],
            "lập",
        ),
        (
            "Cục Du lịch tổ chức nghiên cứu, ban hành",
            ["Cục Du lịch"],
            "tổ chức nghiên cứu, ban hành",
        ),
        (
            "các viện nghiên cứu, cơ sở nghiên cứu, doanh nghiệp nghiên cứu",
            ["các viện nghiên cứu, cơ sở nghiên cứu, doanh nghiệp"],
            "nghiên cứu",
        ),
    ],
)
def test_a_name_is_read_to_its_end(text: str, bodies: list[str], rest: str) -> None:
    assert read(text) == (bodies, rest)


@pytest.mark.parametrize(
    ("text", "in_a_ministry", "in_a_province"),
    [
        ("các Sở GDĐT", ["các Sở Giáo dục và Đào tạo"], ["Sở Giáo dục và Đào tạo"]),
        ("các Sở Y tế, Nội vụ", ["Sở Y tế", "Sở Nội vụ"], ["Sở Y tế", "Sở Nội vụ"]),
        ("các sở xây dựng kế hoạch", ["các sở"], ["các sở"]),
        ("các Sở: Y tế", ["Sở Y tế"], ["Sở Y tế"]),
        ("các Bộ Công an, Bộ Y tế", ["Bộ Công an", "Bộ Y tế"], ["Bộ Công an", "Bộ Y tế"]),
    ],
)
def test_departments_of_one_name_are_many_only_for_the_whole_country(
    text: str, in_a_ministry: list[str], in_a_province: list[str]
) -> None:
    assert read(text)[0] == in_a_ministry
    assert read(text, PROVINCE)[0] == in_a_province
