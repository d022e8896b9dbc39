"""Lists of bodies: phrases met in real plans, and ones that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.catalogue import load_catalogue
from answerable.reader.source import Source
from answerable.reader.stages.bodies import Bodies
from answerable.reader.stages.drafts import Mention, Setting

NOWHERE = Setting(date=None, province=None, issuer=None, period=None)


def read(text: str) -> tuple[tuple[Mention, ...], str]:
    """The mentions at the start of a text, and the words behind them."""
    source = Source(text=text, paragraphs=())
    mentions, end = Bodies(source, NOWHERE, load_catalogue()).read(0, len(text))
    return mentions, text[end:].strip()


def names(text: str) -> list[str]:
    return [mention.name for mention in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "bodies", "rest"),
    [
        # Commas inside a name, and commas between names.
        (
            "Sở Văn hóa, Thể thao và Du lịch; Sở Thông tin và Truyền thông chủ trì",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Thông tin và Truyền thông"],
            "chủ trì",
        ),
        (
            "Viện Văn hóa, Nghệ thuật, Thể thao và Du lịch Việt Nam và các cơ quan liên quan chịu",
            ["Viện Văn hóa, Nghệ thuật, Thể thao và Du lịch Việt Nam", "các cơ quan liên quan"],
            "chịu",
        ),
        (
            "Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh rà soát",
            ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"],
            "rà soát",
        ),
        (
            "Ủy ban Quốc phòng, An ninh và Đối ngoại của Quốc hội",
            ["Ủy ban Quốc phòng, An ninh và Đối ngoại của Quốc hội"],
            "",
        ),
        # A verb ends the list; the same word with a capital, or in a known compound, is part of a name.
        ("Sở Xây dựng xây dựng kế hoạch", ["Sở Xây dựng"], "xây dựng kế hoạch"),
        (
            "Ban quản lý dự án đầu tư xây dựng số 1 đẩy nhanh",
            ["Ban quản lý dự án đầu tư xây dựng số 1"],
            "đẩy nhanh",
        ),
        ("Ban Tổ chức Tỉnh ủy tổ chức", ["Ban Tổ chức Tỉnh ủy"], "tổ chức"),
        # What a group is in charge of is part of it; what it is told of is not.
        (
            "các sở quản lý nhà nước chuyên ngành về hạ tầng và các cơ quan liên quan rà soát",
            ["các sở quản lý nhà nước chuyên ngành về hạ tầng", "các cơ quan liên quan"],
            "rà soát",
        ),
        (
            "cơ quan quản lý nhà nước về đất đai tại địa phương để theo dõi",
            ["cơ quan quản lý nhà nước về đất đai tại địa phương"],
            "để theo dõi",
        ),
        (
            "cơ quan quản lý nhà nước về kết quả thực hiện",
            ["cơ quan quản lý nhà nước"],
            "về kết quả thực hiện",
        ),
        # Boards bear numbers, and have some of each region.
        ("Ban Chỉ đạo quốc gia 1237 để xử lý", ["Ban Chỉ đạo quốc gia 1237"], "để xử lý"),
        ("Văn phòng Ban Chỉ đạo quốc gia 1237", ["Văn phòng Ban Chỉ đạo quốc gia 1237"], ""),
        ("Ban Chỉ đạo 02 tháng họp một lần", ["Ban Chỉ đạo"], "02 tháng họp một lần"),
        (
            "Ban Chỉ đạo các quân khu; Ban Công tác đặc biệt.",
            ["Ban Chỉ đạo các quân khu", "Ban Công tác đặc biệt"],
            ".",
        ),
        (
            "Vụ Vật liệu xây dựng, Vụ Khoa học công nghệ và môi trường xây dựng đề án",
            ["Vụ Vật liệu xây dựng", "Vụ Khoa học công nghệ và môi trường"],
            "xây dựng đề án",
        ),
        (
            "Phòng Kinh tế, Công an Kinh tế, Đội Quản lý thị trường 12B",
            ["Phòng Kinh tế", "Công an Kinh tế", "Đội Quản lý thị trường 12B"],
            "",
        ),
        (
            "cơ quan chủ trì soạn thảo văn bản có trách nhiệm",
            ["cơ quan chủ trì soạn thảo văn bản"],
            "có trách nhiệm",
        ),
        # Heads said once.
        ("các Sở: Nội vụ, Tài chính và Y tế", ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"], ""),
        ("Giám đốc các Sở Nội vụ, Tài chính tham mưu", ["Sở Nội vụ", "Sở Tài chính"], "tham mưu"),
        (
            "Sở Nội vụ, Tài chính và Nông nghiệp và Môi trường hướng dẫn",
            ["Sở Nội vụ", "Sở Tài chính", "Sở Nông nghiệp và Môi trường"],
            "hướng dẫn",
        ),
        # A place said once.
        (
            "Viện kiểm sát nhân dân, Tòa án nhân dân các khu vực chủ trì",
            ["Viện kiểm sát nhân dân các khu vực", "Tòa án nhân dân các khu vực"],
            "chủ trì",
        ),
        (
            "UBND phường Văn Phú, xã Yên Bình rà soát",
            ["Ủy ban nhân dân phường Văn Phú", "Ủy ban nhân dân xã Yên Bình"],
            "rà soát",
        ),
        # Groups, and bodies beside groups.
        (
            "các sở, ban, ngành và UBND các xã, phường, đặc khu nghiêm túc",
            ["các sở, ban, ngành", "Ủy ban nhân dân các xã, phường, đặc khu"],
            "nghiêm túc",
        ),
        ("các sở, ngành, địa phương có liên quan để", ["các sở, ngành, địa phương có liên quan"], "để"),
        (
            "chính quyền địa phương và lực lượng xung kích tổ chức",
            ["chính quyền địa phương", "lực lượng xung kích"],
            "tổ chức",
        ),
        ("các cơ quan, đơn vị tổ chức thực hiện", ["các cơ quan, đơn vị"], "tổ chức thực hiện"),
        ("cơ quan, tổ chức báo cáo", ["cơ quan, tổ chức"], "báo cáo"),
        (
            "các tổ chức chính trị - xã hội tỉnh vận động",
            ["các tổ chức chính trị - xã hội tỉnh"],
            "vận động",
        ),
        (
            "các phòng chuyên môn thuộc Sở Xây dựng và UBND xã, phường tham mưu",
            ["các phòng chuyên môn thuộc Sở Xây dựng", "Ủy ban nhân dân xã, phường"],
            "tham mưu",
        ),
        ("các nhà mạng (Viettel, VNPT) xây dựng", ["Viettel", "VNPT"], "xây dựng"),
        # Who holds an office stands for the body.
        (
            "người đứng đầu các sở, ban, ngành, Chủ tịch Uỷ ban nhân dân các huyện, thành phố",
            ["các sở, ban, ngành", "Uỷ ban nhân dân các huyện, thành phố"],
            "",
        ),
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ chỉ đạo",
            ["các bộ", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ"],
            "chỉ đạo",
        ),
        ("Bộ trưởng Bộ Công an có trách nhiệm", ["Bộ Công an"], "có trách nhiệm"),
        ("Chánh Văn phòng UBND tỉnh theo dõi", ["Văn phòng Ủy ban nhân dân tỉnh"], "theo dõi"),
        ("đồng chí Nguyễn Văn An, Giám đốc Sở Y tế chủ trì", ["Sở Y tế"], "chủ trì"),
        ("Tổng Thư ký Quốc hội - Chủ nhiệm Văn phòng Quốc hội", ["Văn phòng Quốc hội"], ""),
        # Aliases are no bodies of their own.
        ("Công an tỉnh (Cơ quan thường trực) chủ trì", ["Công an tỉnh"], "chủ trì"),
        ("Bộ Nội vụ, cơ quan thường trực của Ban Chỉ đạo:", ["Bộ Nội vụ"], ":"),
        ("lực lượng Công an thành phố thực hiện", ["Công an thành phố"], "thực hiện"),
        # Headings in capitals.
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", ["Sở Giáo dục và Đào tạo"], ""),
        # Marks of emphasis, and tone marks lost in scanning.
        ("*Sở Y tế* chủ trì", ["Sở Y tế"], "* chủ trì"),
        ("Sở Du lich, Sở Y tế", ["Sở Du lịch", "Sở Y tế"], ""),
        # One kind of place, many names.
        (
            "Ủy ban nhân dân các xã: Gia Thuận, Tân Điền và Tân Phú Đông",
            [
                "Ủy ban nhân dân xã Gia Thuận",
                "Ủy ban nhân dân xã Tân Điền",
                "Ủy ban nhân dân xã Tân Phú Đông",
            ],
            "",
        ),
        (
            "UBND 02 phường: Yên Bái, Văn Phú tăng cường",
            ["Ủy ban nhân dân phường Yên Bái", "Ủy ban nhân dân phường Văn Phú"],
            "tăng cường",
        ),
        (
            "Chủ tịch UBND các phường có liên quan khẩn trương",
            ["Ủy ban nhân dân các phường có liên quan"],
            "khẩn trương",
        ),
        (
            "Thanh tra các bộ, ngành, địa phương thực hiện",
            ["Thanh tra các bộ, ngành, địa phương"],
            "thực hiện",
        ),
        (
            "Phó Chủ tịch Thường trực Ủy ban MTTQ xã trực tiếp",
            ["Ủy ban Mặt trận Tổ quốc xã"],
            "trực tiếp",
        ),
        # A verb or a clause word inside a noun ends no name.
        ("Cục Hậu cần tổng hợp", ["Cục Hậu cần"], "tổng hợp"),
        ("Cục Hạ tầng và Thiết bị y tế chủ trì", ["Cục Hạ tầng và Thiết bị y tế"], "chủ trì"),
        ("tổ chức, cá nhân nước ngoài nộp", ["tổ chức, cá nhân nước ngoài"], "nộp"),
        ("các doanh nghiệp nhỏ và vừa tham gia", ["các doanh nghiệp nhỏ và vừa"], "tham gia"),
        ("Cơ quan thường trực tổng hợp", ["Cơ quan thường trực"], "tổng hợp"),
        ("Các cơ quan, đơn vị bình xét", ["Các cơ quan, đơn vị"], "bình xét"),
        (
            "UBND 11 phường, các phòng, ban quận tổ chức",
            ["Ủy ban nhân dân 11 phường", "các phòng, ban quận"],
            "tổ chức",
        ),
        (
            "SCT, SNN&MT, CA tỉnh, TTYT khu vực phối hợp",
            [
                "Sở Công Thương",
                "Sở Nông nghiệp và Môi trường",
                "Công an tỉnh",
                "Trung tâm Y tế khu vực",
            ],
            "phối hợp",
        ),
        # A unit and the body it belongs to.
        ("Thanh tra Bộ Công an kiểm tra", ["Thanh tra Bộ Công an"], "kiểm tra"),
        (
            "Vụ Tổ chức cán bộ, Bộ Giáo dục và Đào tạo thẩm định",
            ["Vụ Tổ chức cán bộ, Bộ Giáo dục và Đào tạo"],
            "thẩm định",
        ),
        (
            "Vụ Pháp chế, Bộ Tư pháp và các đơn vị liên quan",
            ["Vụ Pháp chế, Bộ Tư pháp", "các đơn vị liên quan"],
            "",
        ),
        (
            "Cục Thống kê, Bộ Công an, Bộ Quốc phòng",
            ["Cục Thống kê", "Bộ Công an", "Bộ Quốc phòng"],
            "",
        ),
        ("Chi cục Kiểm lâm, Sở Xây dựng rà soát", ["Chi cục Kiểm lâm", "Sở Xây dựng"], "rà soát"),
        (
            "các thành viên Hội đồng, Tổ giúp việc họp",
            ["các thành viên Hội đồng", "Tổ giúp việc"],
            "họp",
        ),
        ("Chánh Văn phòng Bộ Tài chính theo dõi", ["Văn phòng Bộ Tài chính"], "theo dõi"),
        (
            "Thường trực Hội đồng nhân dân tỉnh, cấp xã tiến hành",
            ["Thường trực Hội đồng nhân dân tỉnh, cấp xã"],
            "tiến hành",
        ),
        ("Sở Y tế/UBND cấp xã rà soát", ["Sở Y tế", "Ủy ban nhân dân cấp xã"], "rà soát"),
        # A group told one by one, and one that a colon only addresses.
        (
            "Các đơn vị: Công an tỉnh, Sở Y tế; UBND các xã thực hiện",
            ["Công an tỉnh", "Sở Y tế", "Ủy ban nhân dân các xã"],
            "thực hiện",
        ),
        ("Các sở, ngành gồm: Sở Y tế, Sở Nội vụ rà soát", ["Sở Y tế", "Sở Nội vụ"], "rà soát"),
        ("Các sở, ngành: Sở Y tế chủ trì", ["Các sở, ngành"], ": Sở Y tế chủ trì"),
        (
            "lực lượng công an, quân đội, y tế và các đơn vị khác xử lý",
            ["lực lượng công an, quân đội, y tế", "các đơn vị khác"],
            "xử lý",
        ),
        (
            "UBND các xã, phường ven biển rà soát",
            ["Ủy ban nhân dân các xã, phường ven biển"],
            "rà soát",
        ),
    ],
)
def test_a_list_of_bodies_is_read_to_its_end(text: str, bodies: list[str], rest: str) -> None:
    mentions, behind = read(text)
    assert ([mention.name for mention in mentions], behind) == (bodies, rest)


@pytest.mark.parametrize(
    "text",
    [
        "tổ chức triển khai thực hiện",
        "Ban hành kế hoạch",
        "BAN HÀNH KẾ HOẠCH NĂM 2026",
        "Báo cáo kết quả thực hiện",
        "Bộ phận một cửa",
        "Trường hợp có vướng mắc",
        "Xã Tân Tiến: Lấy mẫu 01 vị trí",
        "Hội nghị tổng kết",
        "các trường hợp vi phạm",
        "các chỉ tiêu, nhiệm vụ",
        "cơ sở dữ liệu quốc gia",
        "đơn vị tính",
        "Phòng, chống dịch bệnh",
        "ngân hàng hướng dẫn khách hàng",
        "Thanh tra, kiểm tra việc chấp hành pháp luật",
        "Cấp, cấp lại giấy phép",
        "Cá nhân có nhu cầu đăng ký",
        "Ca ngợi các tấm gương tiêu biểu",
        "CATALOGUE sản phẩm",
        "",
    ],
)
def test_look_alikes_name_no_body(text: str) -> None:
    assert read(text) == ((), text)


def test_a_group_is_told_from_a_body() -> None:
    mentions, _ = read("các sở, ngành, Công an tỉnh")
    assert [(mention.name, mention.group) for mention in mentions] == [
        ("các sở, ngành", True),
        ("Công an tỉnh", False),
    ]


def test_a_mention_spans_its_own_words() -> None:
    text = "Sở Y tế, Công an tỉnh và các sở, ngành liên quan tổ chức"
    mentions, _ = read(text)
    assert [text[mention.span.start : mention.span.end] for mention in mentions] == [
        "Sở Y tế",
        "Công an tỉnh",
        "các sở, ngành liên quan",
    ]


@pytest.mark.parametrize("name", ["Công đoàn", "Quân ủy Trung ương", "Thị đoàn"])
def test_a_name_may_begin_like_no_head(name: str) -> None:
    assert names(f"{name} chủ trì") == [name]


def test_a_list_never_runs_past_its_end() -> None:
    text = "Sở Y tế, Sở Tài chính"
    source = Source(text=text, paragraphs=())
    mentions, end = Bodies(source, NOWHERE, load_catalogue()).read(0, 7)
    assert ([mention.name for mention in mentions], end) == (["Sở Y tế"], 7)


PIECES = """
các sở ban ngành Sở Y tế Tài chính , ; và - ( ) : UBND xã phường Giám đốc Bộ trưởng của có chủ trì Ủy ban
nhân dân lực lượng công an Thường trực đồng chí TTHT số 1
"""
WORDS = st.sampled_from(sorted(set(PIECES.split())))


@given(st.lists(WORDS, max_size=30))
def test_any_words_are_read_without_failing(words: list[str]) -> None:
    text = " ".join(words)
    mentions, behind = read(text)
    assert (
        behind == text.strip()
        if not mentions
        else all(mention.span.start < mention.span.end for mention in mentions)
    )


def test_a_very_long_list_is_read_whole() -> None:
    assert len(names("; ".join(["Sở Y tế", "Sở Tài chính"] * 200))) == 400


@pytest.mark.parametrize(
    ("explained", "name"),
    [
        ("cơ sở nuôi trồng thủy sản (NTTS)", "các cơ sở sản xuất giống nuôi trồng thủy sản"),
        (
            "Nuôi trồng thủy sản (sau đây viết tắt là NTTS)",
            "các cơ sở sản xuất giống nuôi trồng thủy sản",
        ),
        ("nuôi và trồng thủy sản (NTTS)", "các cơ sở sản xuất giống nuôi và trồng thủy sản"),
        ("nuôi trồng thủy hải sản (NTTS)", "các cơ sở sản xuất giống NTTS"),  # letters of other words
        ("giống thủy sản (NTTS)", "các cơ sở sản xuất giống NTTS"),
        ("nuôi trồng thủy sản NTTS", "các cơ sở sản xuất giống NTTS"),
    ],
)
def test_an_abbreviation_is_spelt_out_as_the_document_explains_it(explained, name):
    text = f"{explained}. Các cơ sở sản xuất giống NTTS"
    source = Source(text=text, paragraphs=())
    bodies, _ = Bodies(source, NOWHERE, load_catalogue()).read(len(explained) + 2, len(text))
    assert [body.name for body in bodies] == [name.replace("các", "Các", 1)]
