"""Who leads and who coordinates: sentences, headings, fields, and what is handed down."""

from __future__ import annotations

import pytest
from tests.reader.stages.assigning import Outline, both, names

from answerable.reader.model import Force, Kind, Role


@pytest.mark.parametrize(
    ("sentence", "leads", "coordinators"),
    [
        ("Sở Tài chính có trách nhiệm bố trí đủ kinh phí.", ["Sở Tài chính"], []),
        (
            "Giao Sở Công Thương chủ trì, phối hợp với Sở Tư pháp và các cơ quan có liên quan tham mưu.",
            ["Sở Công Thương"],
            ["Sở Tư pháp", "các cơ quan có liên quan"],
        ),
        ("Phối hợp UBND các xã, phường cập nhật thiệt hại.", [], ["Ủy ban nhân dân các xã, phường"]),
        (
            "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai.",
            ["các cơ quan, đơn vị, địa phương"],
            [],
        ),
        (
            "Căn cứ ý kiến chỉ đạo trên, Sở Công Thương và các đơn vị liên quan triển khai thực hiện.",
            ["Sở Công Thương", "các đơn vị liên quan"],
            [],
        ),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các sở, ban, ngành báo cáo UBND tỉnh.",
            ["các sở, ban, ngành"],
            [],
        ),
        ("Khen thưởng cấp Nhà nước: Sở Nội vụ phối hợp với Sở Y tế rà soát.", ["Sở Nội vụ"], ["Sở Y tế"]),
        (
            "Đối với nội dung tại điểm 2 - giao Cục Thuế chủ trì, phối hợp với các Vụ, đơn vị thực hiện.",
            ["Cục Thuế"],
            ["các Vụ, đơn vị"],
        ),
        (
            "Sở Tài chính bố trí kinh phí. Sở Nội vụ hướng dẫn khen thưởng.",
            ["Sở Tài chính", "Sở Nội vụ"],
            [],
        ),
        (
            "Văn phòng UBND tỉnh thông báo và đề nghị Thủ trưởng các sở, ban, ngành biết, thực hiện.",
            ["các sở, ban, ngành"],
            [],
        ),
        (
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh chủ trì, các tổ chức đoàn thể phối hợp.",
            ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"],
            ["các tổ chức đoàn thể"],
        ),
        # Those who are told, advised or only spoken of do not lead.
        ("Tham mưu UBND tỉnh ban hành kế hoạch; báo cáo Sở Y tế kết quả thực hiện.", [], []),
        ("Hướng dẫn các sở, ban, ngành xây dựng kế hoạch.", [], []),
        ("Trên cơ sở đề xuất của các sở, ngành, địa phương, chủ trì tổng hợp kinh phí.", [], []),
        ("Phát huy vai trò của cấp ủy, chính quyền các cấp, các sở, ngành trong công tác này.", [], []),
        ("Sở Y tế đã có văn bản hướng dẫn.", [], []),
        ("Sở Y tế tổng hợp; kiến nghị Thủ tướng Chính phủ xem xét.", ["Sở Y tế"], []),
        # Where the subject hides.
        ("Trường hợp có vướng mắc thì các cơ quan, đơn vị phản ánh.", ["các cơ quan, đơn vị"], []),
        ("Theo đề nghị của Sở Y tế, Sở Tài chính bố trí kinh phí.", ["Sở Tài chính"], []),
        (
            "Trong quá trình thực hiện nếu có vướng mắc đề nghị các sở, ngành gửi Sở Y tế, Sở Y tế xem xét.",
            ["các sở, ngành"],
            [],
        ),
        ("Phối hợp, hỗ trợ các tỉnh biên giới để thông quan.", [], ["các tỉnh biên giới"]),
        ("Kết hợp chặt chẽ với các cơ quan báo chí đưa tin.", [], ["các cơ quan báo chí"]),
        ("Đối với UBND các xã, phường: Cân đối ngân sách.", ["Ủy ban nhân dân các xã, phường"], []),
        ("Tổ chức tập huấn cho cán bộ (Sở Tư pháp chủ trì).", ["Sở Tư pháp"], []),
        ("Nhiệm vụ này do Sở Y tế chủ trì, phối hợp với Sở Tài chính.", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Đơn vị chủ trì: Sở Tư pháp. Đơn vị phối hợp: Sở Nội vụ.", ["Sở Tư pháp"], ["Sở Nội vụ"]),
        (
            "Phối hợp với các Sở: Y tế, Tài chính; Công an tỉnh; UBND các xã kiểm tra.",
            [],
            ["Sở Y tế", "Sở Tài chính", "Công an tỉnh", "Ủy ban nhân dân các xã"],
        ),
        (
            "Chủ trì, phối hợp với Sở Tài chính; UBND các xã rà soát quỹ đất.",
            [],
            ["Sở Tài chính", "Ủy ban nhân dân các xã"],
        ),
        (
            "Sở Xây dựng phối hợp với Sở Tài chính rà soát; UBND các xã cung cấp số liệu.",
            ["Sở Xây dựng", "Ủy ban nhân dân các xã"],
            ["Sở Tài chính"],
        ),
        (
            "Sở Y tế chủ trì, Sở Công Thương, Công an tỉnh phối hợp kiểm tra.",
            ["Sở Y tế"],
            ["Sở Công Thương", "Công an tỉnh"],
        ),
        ("Đối với các sở, ngành: Cơ quan, đơn vị lập hồ sơ.", ["Cơ quan, đơn vị"], []),
        ("Về công tác tuyên truyền, giao Sở Tư pháp hướng dẫn.", ["Sở Tư pháp"], []),
        ("Về công tác tuyên truyền của các sở, ngành.", [], []),
        (
            "Chủ tịch UBND tỉnh yêu cầu: Thủ trưởng các sở, ngành tập trung chỉ đạo.",
            ["các sở, ngành"],
            [],
        ),
        ("Các trường đại học trên địa bàn tuyển sinh.", ["Các trường đại học trên địa bàn"], []),
        ("Khen thưởng các sở, ngành; tổ chức, cá nhân có thành tích xuất sắc.", [], []),
        ("Trên địa bàn thành phố, Công an tỉnh tổ chức chốt trực.", ["Công an tỉnh"], []),
        ("Ngoài nhiệm vụ trên, Sở Y tế còn chủ trì tổng kết.", ["Sở Y tế"], []),
        ("Các sở, ngành còn nhiều hạn chế.", [], []),
        # In the middle of a sentence, what others have tells them apart; a duty is theirs.
        ("Kiểm tra hộ kinh doanh; các doanh nghiệp có doanh thu lớn trên địa bàn.", [], []),
        ("Rà soát các hộ; các doanh nghiệp nhiều năm chưa được kiểm tra.", [], []),
        ("Kiểm tra hộ kinh doanh; các doanh nghiệp có trách nhiệm kê khai.", ["các doanh nghiệp"], []),
        ("Các doanh nghiệp có giao dịch lớn kê khai đầy đủ.", ["Các doanh nghiệp"], []),
        ("Theo đó, mỗi đoàn thanh tra, kiểm tra phải lập biên bản.", ["đoàn thanh tra, kiểm tra"], []),
        ("Thành lập đoàn thanh tra, kiểm tra các dự án.", [], []),
        ("Nội dung này giao Sở Y tế chủ trì.", ["Sở Y tế"], []),
        ("Rà soát, giao đất cho tổ chức, doanh nghiệp.", [], []),
        ("Đơn vị chủ trì là Sở Y tế; đơn vị phối hợp là Sở Nội vụ.", ["Sở Y tế"], ["Sở Nội vụ"]),
        # What is to be done may be the subject; a document that somebody drew up is not to be done.
        ("Việc kiểm tra do Sở Y tế chủ trì, phối hợp với Công an tỉnh.", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Quy chuẩn kỹ thuật do Bộ Xây dựng chủ trì xây dựng, ban hành.", ["Bộ Xây dựng"], []),
        ("Tổ chức thẩm định các đề án do Sở Tài chính chủ trì xây dựng.", [], []),
        ("Thông tư do Bộ Tài chính chủ trì soạn thảo thực hiện theo Phụ lục kèm theo.", [], []),
        # Members are counted, not told; a last name with a word behind it is still of the list.
        ("Thành lập Tổ công tác, các thành viên gồm: Sở Y tế, Sở Nội vụ và các xã.", [], []),
        (
            "Công an tỉnh chủ trì, phối hợp với Sở Nội vụ; Sở Tư pháp và các cơ quan liên quan tham mưu",
            ["Công an tỉnh"],
            ["Sở Nội vụ", "Sở Tư pháp", "các cơ quan liên quan"],
        ),
        # The noun is no order to work together.
        ("Thực hiện nghiêm Quy chế phối hợp giữa các lực lượng.", [], []),
        ("Tăng cường công tác phối hợp, hướng dẫn các hoạt động.", [], []),
        ("Phối hợp thực hiện việc đề nghị xét giảm án.", [], []),
    ],
)
def test_a_sentence_tells_who_is_to_act(sentence: str, leads: list[str], coordinators: list[str]) -> None:
    (found,) = Outline().entry(sentence).read()
    assert both(found) == (leads, coordinators)


@pytest.mark.parametrize(
    ("heading", "leads"),
    [
        ("Sở Nội vụ", ["Sở Nội vụ"]),
        ("SỞ NỘI VỤ:", ["Sở Nội vụ"]),
        ("Giao Sở Xây dựng:", ["Sở Xây dựng"]),
        ("Trách nhiệm của các sở, ban, ngành", ["các sở, ban, ngành"]),
        ("Nhiệm vụ chủ yếu của Bộ Y tế", ["Bộ Y tế"]),
        ("Nhiệm vụ chủ yếu của năm 2026", []),
        ("Trách nhiệm của đối tượng thực hiện kiểm kê:", ["đối tượng thực hiện kiểm kê"]),
        ("Đối với các doanh nghiệp", ["các doanh nghiệp"]),
        ("Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo", ["Sở Tài chính"]),
        ("Các phòng, ban tham gia đào tạo", ["Các phòng, ban tham gia đào tạo"]),
        (
            "Các cơ quan tham mưu quản lý ngành (gồm các Sở: Xây dựng, Công Thương)",
            ["Sở Xây dựng", "Sở Công Thương"],
        ),
        ("Sở Y tế chỉ đạo Chi cục Dân số thực hiện các nội dung sau:", ["Sở Y tế", "Chi cục Dân số"]),
        (
            "Về nhiệm vụ năm 2022, Thủ tướng Chính phủ yêu cầu các bộ, ngành, địa phương thực hiện:",
            ["các bộ, ngành, địa phương"],
        ),
        ("Sở Y tế, Sở Công Thương theo phạm vi quản lý", ["Sở Y tế", "Sở Công Thương"]),
        ("Các cơ quan, đơn vị theo chức năng, nhiệm vụ được giao:", ["Các cơ quan, đơn vị"]),
        ("Trách nhiệm chung của các cơ quan, đơn vị", ["các cơ quan, đơn vị"]),
        ("Bộ Công an quyết định việc tiếp nhận trong các trường hợp sau đây:", ["Bộ Công an"]),
        ("Cơ quan, tổ chức không phải nộp phí trong các trường hợp sau:", []),
        ("Quỹ phòng, chống tội phạm được hình thành từ các nguồn sau:", []),
        ("Cá nhân đạt một trong các tiêu chuẩn sau:", []),
        ("Các cơ quan quy định tại Điều 1 Nghị định này bao gồm:", []),
        ("Doanh nghiệp số", []),
        ("Các doanh nghiệp công nghệ số", ["Các doanh nghiệp công nghệ số"]),
        ("Tổ chức thực hiện", []),
        ("Đối tượng thi đua", []),
        ("Cơ sở vật chất", []),
        (
            "Các chủ rừng là tổ chức (các Ban quản lý rừng, các công ty lâm nghiệp)",
            ["Các chủ rừng là tổ chức"],
        ),
        ("Cán bộ phụ trách lĩnh vực giám sát", ["Cán bộ phụ trách lĩnh vực giám sát"]),
        (
            "Các Phó chủ tịch phụ trách lĩnh vực Dân tộc, Tôn giáo và các Hội quần chúng",
            ["Các Phó chủ tịch phụ trách lĩnh vực Dân tộc, Tôn giáo và các Hội quần chúng"],
        ),
        ("Chuyên viên phụ trách Hành chính, Văn phòng", ["Chuyên viên phụ trách Hành chính, Văn phòng"]),
        ("Phó chủ tịch", []),
        ("Phó Chủ tịch Nguyễn Văn A phụ trách lĩnh vực văn hóa", []),
        ("Cán bộ, đảng viên gương mẫu", []),
        ("Các bệnh lây truyền qua đường tiêu hóa", []),
        ("Các cơ quan, tổ chức, đơn vị giới thiệu người ứng cử", []),
    ],
)
def test_a_heading_may_name_who_leads(heading: str, leads: list[str]) -> None:
    (found,) = Outline().entry(heading, Kind.HEADING).read()
    assert both(found) == (leads, [])


def test_a_request_is_no_order() -> None:
    outline = Outline().entry("Đề nghị Tòa án nhân dân tỉnh phối hợp.").entry("Sở Y tế tổ chức tập huấn.")
    asked, ordered = outline.read()
    assert [asked[0].force, ordered[0].force] == [Force.REQUEST, Force.ORDER]


def test_a_heading_leads_all_under_it() -> None:
    heading, task, deeper, own = (
        Outline()
        .entry("Sở Y tế", Kind.HEADING)
        .entry("Tổ chức tập huấn", parent=0)
        .entry("Chuẩn bị tài liệu", parent=1)
        .entry("Sở Tài chính bố trí kinh phí", parent=0)
        .read()
    )
    assert names(deeper, Role.LEAD) == names(task, Role.LEAD) == names(heading, Role.LEAD) == ["Sở Y tế"]
    assert [heading[0].inherited, task[0].inherited, deeper[0].inherited] == [False, True, True]
    assert [(lead.name, lead.inherited) for lead in own] == [("Sở Tài chính", False)]


def test_coordinators_of_a_closing_parenthesis_come_along() -> None:
    intro, bullet, own = (
        Outline()
        .entry("Nắm tình hình", closing="Công an tỉnh chủ trì, phối hợp với các ngành chức năng thực hiện")
        .entry("Theo dõi các đoàn ra, vào", parent=0)
        .entry("Phối hợp với Sở Y tế rà soát", parent=0)
        .read()
    )
    assert both(intro) == both(bullet) == (["Công an tỉnh"], ["các ngành chức năng"])
    assert both(own) == (["Công an tỉnh"], ["Sở Y tế"])


def test_coordinators_of_an_intro_are_its_own() -> None:
    intro, bullet = (
        Outline()
        .entry("Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện:")
        .entry("Tổ chức tập huấn", parent=0)
        .read()
    )
    assert both(intro) == (["Sở Y tế"], ["Công an tỉnh"])
    assert both(bullet) == (["Sở Y tế"], [])


def test_fields_name_leads_and_coordinators() -> None:
    (found,) = (
        Outline().entry("Tập huấn", lead="Sở Tư pháp.", coordinate="Sở Nội vụ, các đơn vị liên quan.").read()
    )
    assert both(found) == (["Sở Tư pháp"], ["Sở Nội vụ", "các đơn vị liên quan"])


def test_a_field_for_the_lead_may_name_coordinators_too() -> None:
    (found,) = Outline().entry("Tập huấn", lead="Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ").read()
    assert both(found) == (["Sở Tư pháp"], ["Sở Nội vụ"])


def test_a_cell_may_have_labels_and_broken_lines() -> None:
    labelled, broken = (
        Outline()
        .entry("Kiểm tra", lead="Chủ trì: Sở Y tế\nPhối hợp: Sở Tài chính, Công an tỉnh")
        .entry("Rà soát", lead="Sở Nông nghiệp và\nMôi trường; các\nsở, ngành/UBND cấp xã")
        .read()
    )
    assert both(labelled) == (["Sở Y tế"], ["Sở Tài chính", "Công an tỉnh"])
    assert both(broken) == (
        ["Sở Nông nghiệp và Môi trường", "các sở, ngành", "Ủy ban nhân dân cấp xã"],
        [],
    )


def test_a_directive_charges_those_whom_its_lead_in_names() -> None:
    general, own = (
        Outline()
        .text("Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện tốt các nội dung sau:")
        .entry("Đẩy mạnh tuyên truyền")
        .entry("Sở Y tế tổ chức tập huấn")
        .read()
    )
    assert [(lead.name, lead.inherited) for lead in general] == [("các sở, ban, ngành", True)]
    assert names(own, Role.LEAD) == ["Sở Y tế"]


def test_a_directive_to_everybody_charges_whoever_its_items_name() -> None:
    general, own = (
        Outline()
        .text("Ủy ban nhân dân tỉnh yêu cầu các ngành, các cấp thực hiện tốt các nội dung sau:")
        .entry("Đẩy mạnh tuyên truyền")
        .entry("Sở Y tế tổ chức tập huấn")
        .read()
    )
    assert general == ()
    assert names(own, Role.LEAD) == ["Sở Y tế"]


def test_one_of_a_group_that_is_charged_is_each_of_it() -> None:
    each, other = (
        Outline()
        .text("Tổng cục Thuế đề nghị các Cục Thuế tổ chức thực hiện một số công việc sau:")
        .entry("Cục Thuế chủ động lập kế hoạch thanh tra")
        .entry("Cục Thuế tỉnh Sơn La báo cáo kết quả")
        .read()
    )
    assert [(lead.name, lead.inherited) for lead in each] == [("các Cục Thuế", True)]
    assert names(other, Role.LEAD) == ["Cục Thuế tỉnh Sơn La"]


def test_what_a_plan_is_to_hold_is_given_to_nobody() -> None:
    (found,) = (
        Outline()
        .text("Ủy ban nhân dân tỉnh yêu cầu các sở xây dựng kế hoạch năm 2027 với những nội dung sau:")
        .entry("Đẩy mạnh chuyển dịch cơ cấu kinh tế")
        .read()
    )
    assert found == ()


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("Yêu cầu các đơn vị khai thác lắp đặt trạm cân", "Sở Y tế"),
        ("Tổ chức kiểm tra; yêu cầu các đơn vị lắp đặt trạm cân", "Sở Y tế"),
        ("Giao các đơn vị lắp đặt trạm cân", "các đơn vị"),
        ("Ủy ban nhân dân tỉnh yêu cầu các đơn vị lắp đặt trạm cân", "các đơn vị"),
    ],
)
def test_whom_a_body_is_to_ask_does_not_lead(line: str, lead: str) -> None:
    _, found = Outline().entry("Sở Y tế", Kind.HEADING).entry(line, parent=0).read()
    assert names(found, Role.LEAD) == [lead]


def test_lines_may_tell_off_those_who_have_a_duty() -> None:
    *_, duty, under = (
        Outline()
        .entry("Các sở quản lý ngành", Kind.HEADING)
        .entry("Giao các sở gồm:", Kind.HEADING, 0)
        .entry("Sở Công Thương (đối với cụm công nghiệp);", Kind.HEADING, 1)
        .entry("Sở Xây dựng (đối với hạ tầng đô thị).", Kind.HEADING, 1)
        .entry("Có trách nhiệm:", Kind.HEADING, 0)
        .entry("Rà soát tài sản", Kind.TASK, 4)
        .read()
    )
    assert both(duty) == both(under) == (["Sở Công Thương", "Sở Xây dựng"], [])


def test_whom_a_closing_call_asks_to_help_coordinates() -> None:
    line = "Yêu cầu các sở, ngành triển khai; đề nghị Ủy ban Mặt trận Tổ quốc tỉnh phối hợp thực hiện."
    (found,) = Outline().entry(line).read()
    assert names(found, Role.LEAD) == ["các sở, ngành"]
    assert names(found, Role.COORDINATE) == ["Ủy ban Mặt trận Tổ quốc tỉnh"]


def test_aims_are_given_to_nobody() -> None:
    (found,) = Outline().entry("Các sở, ban, ngành phải thực hiện nghiêm túc", Kind.PURPOSE).read()
    assert found == ()


def test_a_very_long_line_is_read_in_time() -> None:
    (found,) = Outline().entry("Sở Y tế; " * 20_000).read()
    assert found == ()


@pytest.mark.parametrize(
    ("value", "leads"),
    [
        ("Đồng chí Phó Chủ tịch Thường trực", ["Phó Chủ tịch Thường trực"]),
        ("Đ/c Phó Chủ tịch, phụ trách lĩnh vực văn hóa", ["Phó Chủ tịch, phụ trách lĩnh vực văn hóa"]),
        ("Đồng chí Nguyễn Văn A", []),
        ("Đồng chí Phó Chủ tịch Nguyễn Văn A", []),
        ("Phó Chủ tịch Ủy ban nhân dân xã", ["Ủy ban nhân dân xã"]),
    ],
)
def test_a_field_may_name_a_post_of_the_office_and_never_a_person(value: str, leads: list[str]) -> None:
    (found,) = Outline().entry("Rà soát văn bản.", lead=value).read()
    assert both(found) == (leads, [])
