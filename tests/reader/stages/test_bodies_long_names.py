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
        # What a board was set up for, closed by its level; or what it does.
        (
            "Ban Chỉ đạo phát triển khoa học, công nghệ và chuyển đổi số tỉnh, Công an tỉnh theo dõi",
            ["Ban Chỉ đạo phát triển khoa học, công nghệ và chuyển đổi số tỉnh", "Công an tỉnh"],
            "theo dõi",
        ),
        (
            "Tổ công tác thực hiện Đề án 06 xã rà soát",
            ["Tổ công tác thực hiện Đề án 06 xã"],
            "rà soát",
        ),
        (
            "Ban Chỉ đạo thực hiện các Chương trình mục tiêu quốc gia tỉnh và Sở, ngành lập",
            ["Ban Chỉ đạo thực hiện các Chương trình mục tiêu quốc gia tỉnh", "Sở, ngành"],
            "lập",
        ),
        ("Ban Chỉ đạo triển khai kế hoạch tỉnh giao", ["Ban Chỉ đạo"], "triển khai kế hoạch tỉnh giao"),
        ("Ban Chỉ đạo xây dựng mô hình tại xã", ["Ban Chỉ đạo"], "xây dựng mô hình tại xã"),
        (
            "Ban Chỉ đạo phát triển các tổ công nghệ số xã",
            ["Ban Chỉ đạo"],
            "phát triển các tổ công nghệ số xã",
        ),
        # A name that goes on behind "và" with a capital, and the next body.
        (
            "Trung tâm Khuyến nông và Dịch vụ nông nghiệp tỉnh tổ chức",
            ["Trung tâm Khuyến nông và Dịch vụ nông nghiệp tỉnh"],
            "tổ chức",
        ),
        ("Trung tâm Khuyến nông và Sở Tài chính", ["Trung tâm Khuyến nông", "Sở Tài chính"], ""),
        (
            "Trung tâm Dịch vụ tổng hợp, Đoàn Thanh niên tổng hợp",
            ["Trung tâm Dịch vụ tổng hợp", "Đoàn Thanh niên"],
            "tổng hợp",
        ),
        # The head that several places share.
        (
            "UBND huyện Bát Xát, thị xã Sa Pa và thành phố Lào Cai lập",
            [
                "Ủy ban nhân dân huyện Bát Xát",
                "Ủy ban nhân dân thị xã Sa Pa",
                "Ủy ban nhân dân thành phố Lào Cai",
            ],
            "lập",
        ),
        # What a group looks after, before the next body of a list.
        (
            "các đơn vị quản lý, vận hành hồ chứa, Công an tỉnh kiểm tra",
            ["các đơn vị quản lý, vận hành hồ chứa", "Công an tỉnh"],
            "kiểm tra",
        ),
        ("các đơn vị sử dụng tài sản công, đất đai", ["các đơn vị"], "sử dụng tài sản công, đất đai"),
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


@pytest.mark.parametrize(
    ("text", "in_a_ministry", "in_a_province"),
    [
        ("tỉnh Đắk Lắk cần tiếp tục thực hiện", ["tỉnh Đắk Lắk"], []),
        ("thành phố Huế tập trung rà soát", ["thành phố Huế"], []),
        ("tỉnh Đắk Lắk có diện tích rộng", [], []),
        ("tỉnh Đắk Lắk trong năm 2025", [], []),
    ],
)
def test_a_province_is_told_to_act_only_from_above(
    text: str, in_a_ministry: list[str], in_a_province: list[str]
) -> None:
    assert read(text)[0] == in_a_ministry
    assert read(text, PROVINCE)[0] == in_a_province


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("người đứng đầu đơn vị, tổ chức triệu tập hội nghị", ["đơn vị, tổ chức"]),
        ("lãnh đạo, chỉ huy đơn vị triệu tập hội nghị", ["đơn vị"]),
        ("người đứng đầu và cấp phó của người đứng đầu cơ quan chủ trì", ["cơ quan"]),
        ("chỉ huy đơn vị vũ trang nhân dân giới thiệu người", ["đơn vị vũ trang nhân dân"]),
        ("người đứng đầu tổ chức hội nghị", []),
        ("đơn vị triệu tập hội nghị", []),
        ("Tổ kiểm phiếu tiến hành kiểm phiếu", []),
    ],
)
def test_whoever_heads_a_kind_of_body_stands_for_it(text: str, bodies: list[str]) -> None:
    assert read(text)[0] == bodies
