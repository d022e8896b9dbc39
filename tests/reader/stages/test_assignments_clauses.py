"""Who acts where a sentence has several clauses."""

from __future__ import annotations

import pytest
from tests.reader.stages.assigning import Outline, both


@pytest.mark.parametrize(
    ("sentence", "leads", "coordinators"),
    [
        # Behind "thì" stands who acts in the case; before it, who only asks.
        (
            "Trường hợp người nộp thuế, cơ quan Thuế cấp dưới đề nghị hướng dẫn thì Cục Thuế trả lời.",
            ["Cục Thuế"],
            [],
        ),
        ("Trường hợp chưa đủ hồ sơ, Sở Y tế yêu cầu bổ sung thì thực hiện lại.", ["Sở Y tế"], []),
        # A clause that names who helps, and one that names who does more.
        (
            "Công an tỉnh chủ trì tham mưu; Bộ Chỉ huy Quân sự tỉnh, Sở Y tế phối hợp thực hiện.",
            ["Công an tỉnh"],
            ["Bộ Chỉ huy Quân sự tỉnh", "Sở Y tế"],
        ),
        (
            "Công an tỉnh chủ trì tham mưu; Sở Y tế phối hợp với Sở Nội vụ rà soát.",
            ["Công an tỉnh", "Sở Y tế"],
            ["Sở Nội vụ"],
        ),
        # A clause with no comma behind it, and what has a body do it.
        (
            "Quá trình thực hiện nếu có khó khăn, vướng mắc các cơ quan, đơn vị báo cáo về Sở Y tế.",
            ["các cơ quan, đơn vị"],
            [],
        ),
        ("Quá trình thực hiện nếu có khó khăn, vướng mắc của các cơ quan, đơn vị thì tháo gỡ.", [], []),
        (
            "Nếu là quân nhân thì việc họp do Ban lãnh đạo cơ quan, tổ chức triệu tập và chủ trì hội nghị.",
            ["Ban lãnh đạo cơ quan, tổ chức"],
            [],
        ),
        (
            "Họp tại thôn, do Ban Thường trực Ủy ban MTTQ xã phối hợp với Ủy ban nhân dân cùng cấp triệu tập và chủ trì.",
            ["Ban Thường trực Ủy ban Mặt trận Tổ quốc xã"],
            ["Ủy ban nhân dân cùng cấp"],
        ),
        (
            "Trường hợp Giám đốc vắng mặt thì cấp phó của người đứng đầu cơ quan, đơn vị triệu tập hội nghị.",
            ["cơ quan, đơn vị"],
            [],
        ),
        (
            "Quá trình thực hiện nếu có vướng mắc vượt thẩm quyền các sở báo cáo về Sở Y tế.",
            ["các sở"],
            [],
        ),
        ("Kết thúc cuộc bầu cử, Sở Nội vụ tổ chức khen thưởng.", ["Sở Nội vụ"], []),
        ("Tổ bầu cử sẽ công bố kết quả.", ["Tổ bầu cử"], []),
        # Partners told one by one; how things are done between them; what is to be agreed.
        (
            "Tăng cường phối hợp giữa các cơ quan: Sở Y tế, Công an tỉnh trong kiểm tra.",
            [],
            ["Sở Y tế", "Công an tỉnh"],
        ),
        ("Tăng cường phối hợp giữa các sở, ngành trong kiểm tra.", [], []),
        ("Xây dựng kế hoạch phối hợp cụ thể với các sở, ngành để đào tạo nghề.", [], ["các sở, ngành"]),
        (
            "Bộ Tài chính thống nhất với Bộ Xây dựng theo hướng: Bộ Xây dựng quản lý số lượng.",
            ["Bộ Tài chính"],
            [],
        ),
        # A group that acts in a clause behind another, or only helps there.
        (
            "Sở Nội vụ xem xét trách nhiệm; các đơn vị báo cáo kết quả về Sở Nội vụ.",
            ["Sở Nội vụ", "các đơn vị"],
            [],
        ),
        ("Sở Nội vụ xem xét trách nhiệm; các đơn vị phối hợp thực hiện.", ["Sở Nội vụ"], []),
        ("Sở Nội vụ xem xét trách nhiệm; các văn bản báo cáo chậm.", ["Sở Nội vụ"], []),
        (
            "Thống nhất chủ trương giao Công ty TNHH Môi trường đô thị thu gom rác.",
            ["Công ty TNHH Môi trường đô thị"],
            [],
        ),
        (
            "Giao Sở Y tế chủ trì cùng Sở Xây dựng, UBND xã Hợp Thành kiểm tra hiện trường.",
            ["Sở Y tế"],
            ["Sở Xây dựng", "Ủy ban nhân dân xã Hợp Thành"],
        ),
        ("Giao Sở Y tế chủ trì cùng lúc hai nhiệm vụ.", ["Sở Y tế"], []),
        # What is looked at; a province told to act by what it is.
        ("Kiểm tra việc chủ trì, phối hợp với Trưởng thôn tổ chức hội nghị.", [], []),
        ("Về việc hỗ trợ xe cứu thương: Tỉnh căn cứ quy định để sắp xếp, bố trí.", ["Tỉnh"], []),
        ("Tỉnh lộ 152 được nâng cấp.", [], []),
        # A dash sets who does it behind what is to be done.
        ("Tài sản kết cấu hạ tầng khu công nghiệp, khu kinh tế - Bộ Tài chính.", ["Bộ Tài chính"], []),
        ("Tuyên truyền rộng rãi trên Báo - Đài Phát thanh và Truyền hình tỉnh.", [], []),
        ("Thực hiện chính sách phát triển kinh tế - Sở Y tế tham gia.", [], []),
        ("Sở Công Thương xúc tiến đầu tư, thương mại.", ["Sở Công Thương"], []),
        # So do parentheses, but where they only tell more of what stands before them.
        (
            "Rà soát thể chế về đầu tư công (Sở Tài chính, các sở, ngành).",
            ["Sở Tài chính", "các sở, ngành"],
            [],
        ),
        ("Tập huấn cho doanh nghiệp nhỏ và vừa (UBND các xã).", ["Ủy ban nhân dân các xã"], []),
        ("Tập huấn cho doanh nghiệp nhỏ và vừa (doanh nghiệp dưới 200 lao động).", [], []),
        ("Thanh tra các đơn vị của Bộ Khoa học và Công nghệ (Cục An toàn bức xạ).", [], []),
        ("Tổng hợp nhu cầu kinh phí của các cơ quan đầu mối (Sở Y tế, Sở Tài chính).", [], []),
        ("Tuyên truyền trên các phương tiện thông tin đại chúng (Báo Lào Cai).", [], []),
        ("Báo cáo kết quả về Ủy ban nhân dân tỉnh (Sở Nội vụ).", [], []),
        ("MTTQ Phối hợp với Sở Y tế tổ chức.", ["Mặt trận Tổ quốc"], ["Sở Y tế"]),
        # By whom it is done, where a heading says what; why something is so.
        ("Do Sở Xây dựng chủ trì thẩm định.", ["Sở Xây dựng"], []),
        ("Do Sở Xây dựng chủ trì, phối hợp với Sở Y tế thẩm định.", ["Sở Xây dựng"], ["Sở Y tế"]),
        ("Do Sở Xây dựng chủ trì chậm nên tiến độ chưa đạt.", [], []),
        ("Trách nhiệm của Sở Y tế: Chủ trì, phối hợp với Sở Nội vụ rà soát.", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Làm rõ trách nhiệm của Sở Y tế: thẩm định, cấp phép.", [], []),
        # Whom a board gives work to, without a word of what; with whom a decision is agreed.
        ("Thành lập Ban Chỉ đạo; phân công nhiệm vụ cho từng thành viên.", [], []),
        ("Phân công nhiệm vụ cho Sở Y tế.", ["Sở Y tế"], []),
        ("Tổ chức họp; phân công Sở Y tế theo dõi.", ["Sở Y tế"], []),
        ("Sở Y tế chủ trì, thống nhất với Sở Nội vụ về nhân sự.", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Sở Y tế thống nhất với đề xuất trên.", ["Sở Y tế"], []),
        ("Các Sở phối hợp với ngành Nông nghiệp tuyên truyền.", ["Các Sở"], ["ngành Nông nghiệp"]),
        # Whose words are heeded, and who acts behind the comma.
        ("Trên cơ sở hướng dẫn của Sở Tài chính, các đơn vị lập dự toán.", ["các đơn vị"], []),
        ("Trên cơ sở đề xuất của các sở, các đơn vị, Sở Tài chính tổng hợp.", ["Sở Tài chính"], []),
        # The posts of one person, and two who hold one each.
        (
            "Đồng chí Lê Văn A - Phó Bí thư Đảng ủy, Chủ tịch UBND xã: Chỉ đạo chung.",
            ["Ủy ban nhân dân xã"],
            [],
        ),
        (
            "Đồng chí Ủy viên Ban Thường vụ Đảng ủy, Chủ tịch Hội Nông dân xã phụ trách các thôn.",
            ["Hội Nông dân xã"],
            [],
        ),
        (
            "Đồng chí Trưởng Công an xã, Chỉ huy trưởng Ban Chỉ huy Quân sự xã lập phương án.",
            ["Công an xã", "Ban Chỉ huy Quân sự xã"],
            [],
        ),
        (
            "Bí thư Đảng ủy, Chủ tịch UBND các xã chịu trách nhiệm kiểm tra.",
            ["Đảng ủy các xã", "Ủy ban nhân dân các xã"],
            [],
        ),
        ("Chủ tịch Hội đồng là Bộ trưởng Bộ Y tế.", [], []),
        ("Sở Y tế là cơ quan đầu mối tổng hợp.", ["Sở Y tế"], []),
        # Commas in what a body is in charge of.
        ("Kiểm tra; định kỳ báo cáo trong phạm vi lĩnh vực, địa phương quản lý trước ngày 15/11.", [], []),
    ],
)
def test_each_clause_has_its_own(sentence: str, leads: list[str], coordinators: list[str]) -> None:
    (found,) = Outline().entry(sentence).read()
    assert both(found) == (leads, coordinators)
