"""Groups of bodies: where what tells them apart ends, and who else is named behind "và"."""

from __future__ import annotations

import pytest
from tests.reader.stages.test_bodies import read

from answerable.reader.catalogue import load_catalogue
from answerable.reader.source import Source
from answerable.reader.stages.bodies import Bodies
from answerable.reader.stages.drafts import Setting


@pytest.mark.parametrize(
    ("text", "bodies", "rest"),
    [
        # What is said of a group ends it; "và" then comes to others.
        (
            "các cơ quan liên quan và địa phương có rừng tổ chức",
            ["các cơ quan liên quan", "địa phương có rừng"],
            "tổ chức",
        ),
        (
            "các tổ chức chính trị - xã hội và cơ quan, tổ chức có liên quan rà soát",
            ["các tổ chức chính trị - xã hội", "cơ quan, tổ chức có liên quan"],
            "rà soát",
        ),
        (
            "các đơn vị thuộc Tổng cục Thuế và cơ quan Thuế các cấp thực hiện",
            ["các đơn vị thuộc Tổng cục Thuế", "cơ quan Thuế các cấp"],
            "thực hiện",
        ),
        (
            "các sở, ngành và địa phương liên quan rà soát",
            ["các sở, ngành và địa phương liên quan"],
            "rà soát",
        ),
        # A kind of bodies by its name is one more noun of the group; a body is not.
        (
            "các Vụ, đơn vị, Cục Thuế có liên quan triển khai",
            ["các Vụ, đơn vị, Cục Thuế có liên quan"],
            "triển khai",
        ),
        ("các sở, ban, ngành, Công an tỉnh rà soát", ["các sở, ban, ngành", "Công an tỉnh"], "rà soát"),
        # The clause that tells which bodies have the duty.
        (
            "cơ quan, đơn vị trực tiếp quản lý người ứng cử có trách nhiệm xác minh",
            ["cơ quan, đơn vị trực tiếp quản lý người ứng cử"],
            "có trách nhiệm xác minh",
        ),
        (
            "các cơ quan, đơn vị căn cứ kế hoạch có trách nhiệm xác minh",
            ["các cơ quan, đơn vị"],
            "căn cứ kế hoạch có trách nhiệm xác minh",
        ),
        # What they have or look after, before their act; the same words as their act.
        (
            "các cơ quan, đơn vị sử dụng ngân sách nhà nước lập dự toán",
            ["các cơ quan, đơn vị sử dụng ngân sách nhà nước"],
            "lập dự toán",
        ),
        (
            "các đơn vị quản lý, vận hành công trình thủy lợi tổ chức trực ban",
            ["các đơn vị quản lý, vận hành công trình thủy lợi"],
            "tổ chức trực ban",
        ),
        (
            "cơ quan thuế quản lý trực tiếp người nộp thuế rà soát",
            ["cơ quan thuế quản lý trực tiếp người nộp thuế"],
            "rà soát",
        ),
        (
            "các đơn vị sử dụng tài sản công đúng mục đích",
            ["các đơn vị"],
            "sử dụng tài sản công đúng mục đích",
        ),
        ("các cơ quan tham mưu, giúp việc Tỉnh ủy lập", ["các cơ quan tham mưu, giúp việc Tỉnh ủy"], "lập"),
        ("các trường, Trạm trưởng Trạm Y tế xã lập", ["các trường", "Trạm Y tế xã"], "lập"),
        (
            "các tổ chức chính trị - xã hội, tổ chức thành viên của Mặt trận kiểm tra",
            ["các tổ chức chính trị - xã hội", "tổ chức thành viên của Mặt trận"],
            "kiểm tra",
        ),
        # Towns, short; a market is none.
        ("UBND các huyện, thị và các xã lập", ["Ủy ban nhân dân các huyện, thị", "các xã"], "lập"),
        ("UBND các huyện, thành, thị lập", ["Ủy ban nhân dân các huyện, thành, thị"], "lập"),
        ("UBND các huyện, thị trường lao động", ["Ủy ban nhân dân các huyện"], ", thị trường lao động"),
        # Those who work in an office, many of them.
        (
            "Trưởng đoàn thể xã, các đồng chí Chuyên viên cơ quan MTTQ xã.",
            ["đoàn thể xã", "các Chuyên viên cơ quan Mặt trận Tổ quốc xã"],
            ".",
        ),
        # … or their act, where no comma comes between.
        (
            "các doanh nghiệp tham gia bình ổn thị trường chủ động chuẩn bị nguồn hàng",
            ["các doanh nghiệp tham gia bình ổn thị trường"],
            "chủ động chuẩn bị nguồn hàng",
        ),
        (
            "các đơn vị chưa hoàn thành kê khai khẩn trương thực hiện",
            ["các đơn vị chưa hoàn thành kê khai"],
            "khẩn trương thực hiện",
        ),
        (
            "Đơn vị được giao quản lý, vận hành hệ thống có trách nhiệm bảo đảm",
            ["Đơn vị được giao quản lý, vận hành hệ thống"],
            "có trách nhiệm bảo đảm",
        ),
        (
            "đơn vị quản lý vận hành hồ chứa chủ trì, phối hợp với công an",
            ["đơn vị quản lý vận hành hồ chứa"],
            "chủ trì, phối hợp với công an",
        ),
        ("các cơ quan chưa có kế hoạch phải ban hành", ["các cơ quan chưa có kế hoạch"], "phải ban hành"),
        (
            "các doanh nghiệp sử dụng tiết kiệm điện, chủ động điều chỉnh",
            ["các doanh nghiệp"],
            "sử dụng tiết kiệm điện, chủ động điều chỉnh",
        ),
        (
            "các đơn vị được giao vốn và chịu trách nhiệm giải ngân",
            ["các đơn vị"],
            "được giao vốn và chịu trách nhiệm giải ngân",
        ),
        (
            "các địa phương có giải pháp khắc phục kịp thời, không để cháy rừng",
            ["các địa phương"],
            "có giải pháp khắc phục kịp thời, không để cháy rừng",
        ),
        (
            "các sở, ngành triển khai nghiêm túc thực hiện kế hoạch",
            ["các sở, ngành"],
            "triển khai nghiêm túc thực hiện kế hoạch",
        ),
        (
            "Ủy ban nhân dân xã tại đơn vị bầu cử tổ chức hội nghị",
            ["Ủy ban nhân dân xã"],
            "tại đơn vị bầu cử tổ chức hội nghị",
        ),
        (
            "các đơn vị thuộc Sở xây dựng kế hoạch",
            ["các đơn vị thuộc Sở"],
            "xây dựng kế hoạch",
        ),
        ("các đơn vị thuộc Sở xây dựng, rà soát", ["các đơn vị thuộc Sở xây dựng"], ", rà soát"),
        ("Ban của Hội đồng nhân dân tỉnh thẩm tra", ["Ban của Hội đồng nhân dân tỉnh"], "thẩm tra"),
        (
            "Bộ phận Tiếp nhận và Trả kết quả hướng dẫn",
            ["Bộ phận Tiếp nhận và Trả kết quả"],
            "hướng dẫn",
        ),
        ("Tổ công nghệ số cộng đồng các thôn hỗ trợ", ["Tổ công nghệ số cộng đồng các thôn"], "hỗ trợ"),
        (
            "các cơ sở kinh doanh thực phẩm; các chợ, siêu thị cam kết",
            ["các cơ sở kinh doanh thực phẩm", "các chợ, siêu thị"],
            "cam kết",
        ),
        ("Nhà thầu thi công, tư vấn giám sát lập", ["Nhà thầu thi công, tư vấn giám sát"], "lập"),
        ("các đơn vị rà soát và có trách nhiệm", ["các đơn vị"], "rà soát và có trách nhiệm"),
        ("cơ quan thanh tra khẩn trương hoàn thành", ["cơ quan thanh tra"], "khẩn trương hoàn thành"),
        ("các Bộ, ngành có liên quan thiết kế mẫu", ["các Bộ, ngành có liên quan"], "thiết kế mẫu"),
        (
            "Công an tỉnh, Hải quan, Quản lý thị trường kiểm tra",
            ["Công an tỉnh", "Hải quan", "Quản lý thị trường"],
            "kiểm tra",
        ),
        (
            "chính quyền các địa phương hỗ trợ doanh nghiệp vay vốn",
            ["chính quyền các địa phương"],
            "hỗ trợ doanh nghiệp vay vốn",
        ),
        ("các trung tâm hỗ trợ doanh nghiệp rà soát", ["các trung tâm hỗ trợ doanh nghiệp"], "rà soát"),
        # Whichever it may be of a kind; committees of a council; who has a candidate.
        ("mỗi đoàn thanh tra phải phối hợp", ["đoàn thanh tra"], "phải phối hợp"),
        ("các Ban HĐND tỉnh theo dõi", ["các Ban Hội đồng nhân dân tỉnh"], "theo dõi"),
        ("các Ban, Hội đồng nhân dân tỉnh", ["các Ban", "Hội đồng nhân dân tỉnh"], ""),
        ("các đơn vị thuộc và trực thuộc rà soát", ["các đơn vị thuộc và trực thuộc"], "rà soát"),
        (
            "cơ quan, tổ chức, đơn vị có người được giới thiệu ứng cử cung cấp tiểu sử",
            ["cơ quan, tổ chức, đơn vị có người được giới thiệu ứng cử"],
            "cung cấp tiểu sử",
        ),
        (
            "Ban Thường trực Ủy ban MTTQ Việt Nam cấp tổ chức hội nghị hiệp thương báo cáo",
            ["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam cấp tổ chức hội nghị hiệp thương"],
            "báo cáo",
        ),
        # Those who lead a body of whatever kind.
        (
            "Ban lãnh đạo cơ quan, tổ chức, đơn vị tổ chức hội nghị",
            ["Ban lãnh đạo cơ quan, tổ chức, đơn vị"],
            "tổ chức hội nghị",
        ),
        ("Ban lãnh đạo các đơn vị rà soát", ["Ban lãnh đạo các đơn vị"], "rà soát"),
        # Offices of a village.
        (
            "Trưởng thôn và các chi hội, đoàn thể ở thôn: Lập",
            ["Trưởng thôn", "các chi hội, đoàn thể ở thôn"],
            ": Lập",
        ),
        ("trưởng thành", [], "trưởng thành"),
        # A unit, a dash, and its ministry.
        ("Vụ Pháp chế - BTC thẩm định", ["Vụ Pháp chế - Bộ Tài chính"], "thẩm định"),
        ("Cục Đối ngoại/Bộ Quốc phòng chủ trì", ["Cục Đối ngoại/Bộ Quốc phòng"], "chủ trì"),
        ("Bộ trưởng, Thứ trưởng Bộ Quốc phòng quyết định", ["Bộ Quốc phòng"], "quyết định"),
        ("Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu", ["các bộ", "cơ quan ngang bộ"], "chịu"),
        # Units of departments and of tax offices, with the words of verbs in their names.
        ("Phòng Tổ chức - Hành chính tham mưu", ["Phòng Tổ chức - Hành chính"], "tham mưu"),
        ("phòng tổ chức họp", [], "phòng tổ chức họp"),
        ("các phòng, tổ chức rà soát", ["các phòng"], ", tổ chức rà soát"),
        (
            "Phòng Tuyên truyền - Hỗ trợ người nộp thuế, Phòng Thanh tra - Kiểm tra lập",
            ["Phòng Tuyên truyền - Hỗ trợ người nộp thuế", "Phòng Thanh tra - Kiểm tra"],
            "lập",
        ),
        (
            "Phòng Quản lý xây dựng và các đơn vị thuộc Sở phối hợp",
            ["Phòng Quản lý xây dựng", "các đơn vị thuộc Sở"],
            "phối hợp",
        ),
        ("Chi cục trưởng Chi cục Giám định tổ chức họp", ["Chi cục Giám định"], "tổ chức họp"),
        ("Vụ Kế hoạch - Tài chính thẩm định", ["Vụ Kế hoạch - Tài chính"], "thẩm định"),
        ("Vườn quốc gia Hoàng Liên chủ động", ["Vườn quốc gia Hoàng Liên"], "chủ động"),
    ],
)
def test_a_group_ends_where_it_is_told_which(text: str, bodies: list[str], rest: str) -> None:
    mentions, behind = read(text)
    assert ([mention.name for mention in mentions], behind) == (bodies, rest)


@pytest.mark.parametrize("name", ["Ban lãnh đạo các cơ quan", "Công an ngành", "Công an các ngành"])
def test_boards_of_boards_are_read_in_time(name: str) -> None:
    """Reading what a body leads must not read the rest of the list anew for each name in it."""
    mentions, _ = read("các sở, " + f"{name}, " * 40 + "rà soát")
    assert mentions


@pytest.mark.parametrize(
    ("text", "issuer", "name"),
    [
        ("Tổng cục phương án xây dựng", "Tổng cục Thuế", "Tổng cục Thuế"),
        ("Tổng cục phương án xây dựng", "Bộ Tài chính", "Tổng cục"),
        ("Tổng cục Hải quan phương án", "Tổng cục Thuế", "Tổng cục Hải quan"),
    ],
)
def test_the_house_that_issues_calls_itself_by_its_first_words(text: str, issuer: str, name: str) -> None:
    source = Source(text=text, paragraphs=())
    setting = Setting(date=None, province=None, issuer=issuer, period=None)
    mentions, _ = Bodies(source, setting, load_catalogue()).read(0, len(text))
    assert [mention.name for mention in mentions] == [name]
