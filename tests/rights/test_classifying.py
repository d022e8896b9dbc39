"""The grammar: a verb, over what, for whom, and what negation does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.rights import classify

FREE, HELD = False, True


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # the object of a negation decides
        ("Không để xảy ra bạo lực gia đình", FREE),
        ("Không để tụ tập đông người", HELD),
        ("Không để người dân thiếu nước sinh hoạt", FREE),
        ("Không để người dân kéo đến trụ sở", HELD),
        ("Không để xảy ra cháy rừng", FREE),
        ("Không để xảy ra đình công", HELD),
        # the same verb over harms, papers, people and liberties
        ("Xử lý nghiêm hành vi bạo hành trẻ em", FREE),
        ("Xử lý nghiêm người đăng tải bài viết phê phán", HELD),
        ("Quản lý chặt chẽ vũ khí, vật liệu nổ", FREE),
        ("Quản lý chặt chẽ tài sản công", FREE),
        ("Quản lý chặt chẽ sinh viên", HELD),
        ("Quản lý chặt chẽ sinh hoạt tôn giáo", HELD),
        ("Theo dõi, đôn đốc các sở, ngành thực hiện kế hoạch", FREE),
        ("Theo dõi, phân tích dư luận", HELD),
        ("Giám sát ổ dịch sởi", FREE),
        ("Rà soát hộ nghèo", FREE),
        ("Rà soát số đối tượng cầm đầu", HELD),
        ("Nắm tình hình triển khai đề án", FREE),
        ("Nắm tình hình trong bản", HELD),
        ("Lập danh sách trẻ em bỏ học để hỗ trợ sách vở", FREE),
        ("Lập danh sách công nhân hay đòi hỏi quyền lợi", HELD),
        # who hinders is dealt with, not those who are hindered
        ("Xử lý người cản trở nhà báo", FREE),
        ("Xử lý nhà báo đưa tin thiếu khách quan", HELD),
        ("Nghiêm cấm từ chối tiếp nhận người bệnh", FREE),
        ("Từ chối tiếp nhận người khuyết tật", HELD),
        ("Bảo đảm người dân không bị từ chối làm căn cước", FREE),
        # persuasion, with and without a negation
        ("Vận động phụ nữ ứng cử", FREE),
        ("Vận động công nhân không tụ tập", HELD),
        ("Vận động đồng bào không tảo hôn", FREE),
        # a liberty that is provided, one that is only named, and one whose papers are worked on
        ("Bảo đảm quyền tự do tín ngưỡng", FREE),
        ("Tạo điều kiện cho các tổ chức tôn giáo tổ chức lễ trọng", FREE),
        ("Thu xếp lại các điểm nhóm", HELD),
        ("Bồi dưỡng công chức làm công tác tôn giáo", FREE),
        ("Lấy ý kiến về dự thảo quy chế quản lý người nước ngoài", FREE),
        # coercion
        ("Cưỡng chế thu hồi đất đối với các hộ không chấp hành", HELD),
        ("Cưỡng chế nợ thuế", FREE),
        ("Xử lý cơ sở gây ô nhiễm, buộc di dời", FREE),
        # leave that must be asked
        ("Người phát biểu phải đăng ký nội dung trước", HELD),
        ("Công trình phải được nghiệm thu", FREE),
        # who is moved, and out of what; who gives up land, and who is praised for it
        ("Xây dựng kế hoạch di dời các hộ dân ra khỏi vùng dự án", HELD),
        ("Di dời các hộ dân vùng sạt lở đến nơi an toàn", FREE),
        ("Di dời các cơ sở sản xuất vào cụm công nghiệp", FREE),
        ("Vận động nhân dân hiến đất", HELD),
        ("Vận động các hộ dân sớm bàn giao mặt bằng", HELD),
        ("Biểu dương các hộ hiến đất mở trường học", FREE),
        # people's data, handed over or put in order
        ("Yêu cầu các nhà mạng cung cấp thông tin thuê bao khi có đề nghị", HELD),
        ("Doanh nghiệp viễn thông cung cấp danh sách thuê bao cho cơ quan điều tra", HELD),
        ("Chuẩn hóa thông tin thuê bao, xử lý SIM rác", FREE),
        ("Bảo mật thông tin người dùng", FREE),
        # people who are called a case: under a hard verb, and as those who get something
        ("Rà soát đối tượng trên địa bàn", HELD),
        ("Tham vấn các đối tượng hưởng lợi về mức độ tiếp cận", FREE),
        ("100% số người hưởng trợ cấp xã hội được rà soát, cập nhật", FREE),
        # dealing with people or what they do, and with business
        ("Xử lý những người hay hỏi", HELD),
        ("Xử lý các nội dung phát sinh theo thẩm quyền", FREE),
        ("Triệu tập người viết bài lên trụ sở", HELD),
        ("Triệu tập thành phần đại biểu dự hội nghị", FREE),
        ("Truy tìm người đưa số liệu chưa công bố", HELD),
        # a verb that comes after a liberty does not provide it, but in the passive
        ("Chỉ đạo báo chí không đưa tin về vụ việc đang giải quyết", HELD),
        ("Đám đông đang được hỗ trợ nước uống", FREE),
        ("Quyền tự do tín ngưỡng được bảo đảm", FREE),
        # lists and data handed to the police, and to others
        ("Gửi danh sách người nhiễm cho Công an xã", HELD),
        ("Gửi danh sách người nghèo cho Sở Y tế", FREE),
        # what a list is for
        ("Rà soát người di cư để cấp giấy khai sinh", FREE),
        ("Rà soát người di cư", HELD),
        # a danger frees the way to be closed, a disease does not
        ("Không để người dân qua lại khi nước dâng cao", FREE),
        ("Không để người dân qua lại khi có dịch", HELD),
        # what stands before a semicolon is no object of what follows
        ("Xử lý cơ sở gây ô nhiễm; truy tìm người đưa tin", HELD),
        # ill-treatment that is dealt with
        ("Xử lý nghiêm điều tra viên ép cung", FREE),
        # out of what, nothing tells
        ("Vận động bà con thôi làm việc ấy", HELD),
        ("Vận động bà con cùng làm việc ấy", FREE),
        # what serves people, contended with
        ("Dẹp bỏ chợ tạm", HELD),
        ("Dẹp bỏ chợ bán thuốc giả", FREE),
        ("Mở chợ tạm", FREE),
        # bodies, whatever it is said to serve
        ("Thu thập ADN của người dân để phục vụ công tác", HELD),
        # what is kept from the public, and from whom
        ("Không công bố danh tính trẻ em", FREE),
        ("Công bố danh tính người bị bắt", HELD),
        # kept from saying it, whatever it is about
        ("Không cho các em nêu vấn đề ô nhiễm", HELD),
        ("Không cho doanh nghiệp gây ô nhiễm", FREE),
        # what is provided goes on after a comma, not after a semicolon
        ("Bảo đảm tự do tín ngưỡng; thuyết phục các hộ thôi tham gia nhóm cầu nguyện", HELD),
        # "not yet", of what is done and of those who go without
        ("Chưa cấp giấy chứng nhận cho các hộ có ý kiến", HELD),
        ("Làm giấy tờ cho các hộ chưa cấp giấy chứng nhận", FREE),
        # small words inside a phrase make no other
        ("Theo dõi tổ chức nhận tài trợ của các nước ngoài", HELD),
        ("Theo dõi tư tưởng và tâm tư của mọi tầng lớp", HELD),
        # what is done for people, and to them
        ("Xử lý nước cho các hộ", FREE),
        ("Xử lý các hộ hay hỏi", HELD),
        # a service that is denied to persons
        ("Từ chối cung cấp dịch vụ đối với người sử dụng vi phạm", HELD),
        ("Từ chối cung cấp dịch vụ khi hệ thống bảo trì", FREE),
        # a law that is explained is no paper about what follows
        ("Giải thích quy định pháp luật, tránh khiếu kiện vượt cấp", HELD),
        # people under supervision
        ("Quản lý, giám sát bị can, bị cáo được giám sát điện tử", HELD),
        ("Hỗ trợ người chấp hành án tìm việc làm", FREE),
        ("Lập biên bản người bị cấm đi khỏi nơi cư trú", HELD),
        ("Xử lý nghiêm cán bộ từ chối cấp cứu", FREE),
        # what people do, told on by others, and what befalls them
        ("Chi hội trưởng phản ánh việc hội viên nghe đài", HELD),
        ("Trưởng bản phản ánh việc bà con thiếu nước", FREE),
        # what must be made public is no leave that must be asked
        ("Quyết định phải được đăng tải trên trang thông tin điện tử", FREE),
        ("Bài viết phải được duyệt", HELD),
        # signs as a condition, and people who show signs
        ("Kiểm tra đột xuất cơ quan cấp dưới khi có dấu hiệu vi phạm về lưu trữ", FREE),
        ("Kiểm tra công dân có dấu hiệu", HELD),
        # allowed, but only so; and groups that nobody allowed
        ("Hướng dẫn các điểm nhóm sinh hoạt", FREE),
        ("Hướng dẫn các điểm nhóm chỉ sinh hoạt tại nơi đã đăng ký", HELD),
        ("Giải quyết dứt điểm các điểm nhóm chưa đăng ký", HELD),
        # with whom, and to whom
        ("Phối hợp với các chức sắc tiêm chủng cho trẻ em", FREE),
        ("Phối hợp với công an theo dõi các chức sắc", HELD),
        # whoever posts it
        ("Xử lý các tổ chức, cá nhân đăng tải thông tin", HELD),
        ("Xử lý các tổ chức, cá nhân lừa đảo", FREE),
        # named before all
        ("Công khai trên loa danh sách người vi phạm", HELD),
        ("Công khai danh sách người được hỗ trợ", FREE),
        # what an office tells the press, and who may not
        ("Cung cấp thông tin cho báo chí về tiến độ", FREE),
        ("Nghiêm cấm cung cấp thông tin cho báo chí", HELD),
        # those who did a crime to somebody, and others
        ("Giám sát người có hành vi xâm hại trẻ em", FREE),
        ("Giám sát người có ý kiến", HELD),
        ("Bồi dưỡng kiến thức cho chức sắc", FREE),
        ("Bồi dưỡng lực lượng theo dõi chức sắc", HELD),
        # what is said of business, and where
        ("Quản lý hoạt động phát ngôn, cung cấp thông tin của cán bộ trên mạng xã hội", HELD),
        ("Ban hành quy chế phát ngôn và cung cấp thông tin cho báo chí", FREE),
        ("Phát hiện, ngăn chặn các tên miền giả mạo để lừa đảo", FREE),
        ("Phát hiện, ngăn chặn các tên miền của tổ chức ở nước ngoài", HELD),
        # out of where people earn their living
        ("Vận động tiểu thương di dời khỏi chợ", HELD),
        ("Vận động người khiếu kiện về địa phương", HELD),
        # told on by friends
        ("Khuyến khích sinh viên tố giác bạn bè có phát ngôn khác", HELD),
        ("Khuyến khích sinh viên tố giác bạo lực học đường", FREE),
        # cameras, where people live and elsewhere
        ("Gắn camera tại các phòng trọ", HELD),
        ("Gắn camera tại kho tài liệu", FREE),
        # what people are entitled to, and what they may only
        ("Phạm nhân theo tôn giáo được bày tỏ niềm tin", FREE),
        ("Phạm nhân theo tôn giáo chỉ được bày tỏ niềm tin tại buồng giam", HELD),
        # coercion, and that there is none
        ("Không giữ người quá thời hạn", FREE),
        ("Giữ người quá thời hạn", HELD),
        # the State's hand over trades, and over the press
        ("Tăng cường quản lý nhà nước về đo lường", FREE),
        ("Tăng cường quản lý nhà nước về báo chí", HELD),
        # what is kept of those who use a service
        ("Lưu giữ thông tin về người sử dụng dịch vụ", HELD),
        ("Bảo mật thông tin về người sử dụng dịch vụ", FREE),
        # asked not to, whoever stands between
        ("Yêu cầu học sinh bán trú không đi nhà thờ", HELD),
        ("Yêu cầu học sinh bán trú không đi xe máy", FREE),
        # what is taken down
        ("Tháo dỡ các chốt chặn", FREE),
        ("Tháo dỡ nhà của các hộ", HELD),
        # many people: said of a place or of those who are served, and as an assembly
        ("Chú trọng các xã biên giới và nơi có đông người lao động", FREE),
        ("Phun khử khuẩn các khu vực tập trung đông người như bến xe, chợ", FREE),
        ("Xử lý việc tập trung đông người trước trụ sở", HELD),
        ("Theo dõi các điểm thường tập trung đông người", HELD),
        ("Tổ chức các buổi chiếu phim phục vụ cộng đồng dân cư", FREE),
        ("Kiểm soát các buổi chiếu phim của nhóm trẻ", HELD),
        # information and demands, as names and as what is done
        ("Ngừng cung cấp thông tin mạng tại khu vực cụ thể", HELD),
        ("Cung cấp thông tin về thủ tục cho doanh nghiệp", FREE),
        ("Ngắt kết nối internet tại địa bàn", HELD),
        ("Kết nối internet cho các trường", FREE),
        ("Trợ giúp pháp lý cho người nghiện khi có yêu cầu", FREE),
        ("Yêu cầu người nghiện khai báo", HELD),
        # what is ended is denied
        ("Dừng chi trả trợ cấp cho các hộ có ý kiến", HELD),
        ("Dừng hẳn xả thải", FREE),
        # partners, in a list
        ("Phối hợp với chức sắc, chức việc, tín đồ các tôn giáo đưa trẻ đi tiêm chủng", FREE),
        ("Phối hợp với công an, quản lý chức sắc, chức việc", HELD),
        # wishes, heard so as to be answered or passed on
        ("Nắm bắt tâm tư, nguyện vọng của cử tri để kiến nghị cơ quan có thẩm quyền trả lời", FREE),
        ("Nắm bắt tâm tư, nguyện vọng của cử tri để báo cáo cấp ủy", HELD),
        # coercion as the penalty, and as what is penalised
        ("Quản lý đối tượng trong thời gian đề nghị xử phạt trục xuất", HELD),
        ("Xử phạt hành vi cưỡng chế trái pháp luật", FREE),
        # what the press is told, and told not to print
        ("Thống nhất với báo chí những nội dung tuyên truyền đậm, những nội dung chưa đưa tin", HELD),
        ("Tuyên truyền cho nhân dân và nhà báo", FREE),
        # the nearest verb over a case
        ("Nắm tình hình và phát hiện các đối tượng buôn bán hàng giả", FREE),
        ("Phát hiện hàng giả và nắm các đối tượng", HELD),
        # to contend, as a name; and what befalls an office
        ("Xây dựng tác phẩm về lịch sử đấu tranh cách mạng", FREE),
        ("Đấu tranh với các tác phẩm", HELD),
        ("Không để bị động, bất ngờ trong mọi tình huống", FREE),
        ("Không cho thuê hội trường đối với các buổi nói chuyện", HELD),
        # only those who were chosen; by whom somebody was chosen
        ("Chỉ mời người dân đã được xã lựa chọn dự buổi đối thoại", HELD),
        ("Mời người dân dự buổi đối thoại", FREE),
        ("Không chỉ hỗ trợ hộ nghèo", FREE),
        ("Tạm dừng hoạt động của quỹ học bổng chưa có người do xã giới thiệu", HELD),
        # denied to those, of what
        ("Không giới thiệu vào ban đại diện những người hay có ý kiến", HELD),
        ("Không đưa vào danh mục đầu tư các dự án kém hiệu quả", FREE),
        # who is written down
        ("Ghi sổ ai đến nhà ai", HELD),
        ("Ghi sổ hàng hóa xuất kho", FREE),
        # where, not what
        ("Giám sát chất lượng nước ăn uống tại trường bán trú", FREE),
        ("Giám sát việc giảng dạy tại trường", HELD),
        # under whose eyes
        ("Thư, sách, báo gửi phạm nhân chịu sự kiểm duyệt của cơ sở giam giữ", HELD),
        ("Ban Quản lý dự án chịu sự quản lý của Sở Xây dựng", FREE),
        ("Công an xác minh xem họ đang ở đâu", HELD),
        ("Xác minh họ tên trên giấy mời", FREE),
        # what is built, and what watches
        ("Lắp đặt mới trạm 3G/4G", FREE),
        ("Khơi thông cống rãnh, kênh mương", FREE),
        ("Lắp đặt thiết bị theo dõi người dân tại các ngõ", HELD),
        # what it is put off for
        ("Hoãn thi công để bảo vệ di tích", FREE),
        ("Hoãn cấp căn cước cho các hộ", HELD),
        # compounds that hold a telling syllable
        ("Doanh nghiệp theo đuổi mục tiêu tăng trưởng", FREE),
        ("Gặp gỡ, thăm hỏi người cao tuổi", FREE),
        ("Tạo điều kiện cho doanh nghiệp đăng ký kinh doanh", FREE),
        ("Lắp đặt đường dây điện cho các bản", FREE),
    ],
)
def test_what_is_held_and_what_is_free(text, held):
    reading = classify(text)
    assert reading.held is held, (reading.class_, [reason.rule for reason in reading.why])


@pytest.mark.parametrize(
    ("text", "class_"),
    [
        ("Cấp gạo cho hộ nghèo", "fulfil"),
        ("Tổng hợp kết quả phòng, chống dịch, báo cáo Bộ Y tế", "administrative"),
        ("Giải tán các cuộc tuần hành", "restrict"),
        ("Cấp gạo cho hộ nghèo, đồng thời giải tán các cuộc tuần hành", "mixed"),
        # an office verb takes another for its subject, whatever is coordinated before it
        ("Tham mưu kiện toàn Ban Chỉ đạo phòng, chống tội phạm", "administrative"),
        ("Tổ chức sơ kết, tổng kết, nghiên cứu về phòng, chống ma túy", "administrative"),
        ("Tổ chức tổng kết, phòng, chống ma túy", "fulfil"),
        # papers taken in, whatever they are about; which households
        ("Tiếp nhận thông báo thay đổi trụ sở của tổ chức tôn giáo", "administrative"),
        ("Bố trí đất ở cho các hộ di cư đã ổn định trên địa bàn", "fulfil"),
        ("Tổ chức các buổi tọa đàm", "administrative"),
        # whom it is for
        ("Hướng dẫn việc sử dụng dịch vụ cho học sinh", "fulfil"),
        ("Hướng dẫn việc sử dụng phần mềm", "administrative"),
        ("Huấn luyện kỹ năng thoát nạn cho các hộ gia đình", "fulfil"),
        # officials who do harm, and their papers
        ("Phát hiện, xử lý nghiêm cán bộ nhũng nhiễu", "fulfil"),
        ("Kiểm tra hồ sơ của cán bộ", "administrative"),
        # what only serves a restriction, or passes it on, is no half of its own
        ("Thống kê số người theo đạo, báo cáo Ban Chỉ đạo", "restrict"),
        ("Vận động, giáo dục, từng bước xóa bỏ tà đạo", "restrict"),
        ("Bố trí lực lượng tại trụ sở, không để xảy ra biểu tình", "restrict"),
        ("Trợ cấp Tết cho người già; không để xảy ra biểu tình", "mixed"),
        ("Xanh xanh đỏ đỏ", "unclassified"),
        ("", "unclassified"),
    ],
)
def test_the_class_of_the_whole(text, class_):
    assert classify(text).class_ == class_


def test_a_right_is_named_where_a_measure_reaches_it():
    assert classify("Xử lý nghiêm tội phạm giết người").rights == ()
    assert classify("Phòng, chống bạo lực gia đình").rights == ("R24",)
    assert classify("Phòng, chống bạo hành trẻ em").rights == ("R23",)
    assert classify("Làm đường, kéo điện cho các bản").rights == ()


def test_limbs_say_where_the_halves_are():
    text = "Hỗ trợ học bổng cho sinh viên nghèo; theo dõi bài viết của giáo viên."
    fulfils, restricts = classify(text).limbs
    assert (fulfils.class_, text[slice(*fulfils.span)]) == ("fulfil", "Hỗ trợ học bổng cho sinh viên nghèo")
    assert (restricts.class_, text[slice(*restricts.span)]) == (
        "restrict",
        "theo dõi bài viết của giáo viên.",
    )
    assert {"R30"} <= set(fulfils.rights)
    assert {"R10", "R13"} <= set(restricts.rights)


def test_an_aim_in_security_terms_is_noted_and_not_decisive():
    reading = classify("Hoàn thành xóa nhà tạm cho hộ nghèo, không để các thế lực xấu lợi dụng.")
    assert reading.class_ == "fulfil"
    assert [reason.rule for reason in reading.framed] == ["framing.let.opposition"]


def test_an_aim_in_security_terms_alone_is_unclassified():
    assert classify("Không để các thế lực xấu lợi dụng.").class_ == "unclassified"


def test_the_reason_is_told_in_both_languages():
    (reason,) = classify("Giải tán các cuộc biểu tình").why
    assert reason.rule == "restrict.remove.assembly"
    assert reason.words == "Giải tán các cuộc biểu tình"
    assert "“biểu tình”" in reason.vietnamese
    assert "assembly" in reason.english


@pytest.mark.parametrize(
    ("context", "text", "class_"),
    [
        ("Kiên quyết ngăn chặn:", "Hoạt động lễ hội của các nhóm từ thiện", "restrict"),
        ("Về hoạt động tôn giáo", "Kịp thời chấn chỉnh", "restrict"),
        ("Về công tác văn thư", "Kịp thời kiểm tra", "administrative"),
        ("Tạo điều kiện:", "Tụ tập tại quảng trường", "restrict"),  # a context never takes a hold off
        ("Về sinh hoạt tôn giáo", "Kịp thời kiểm tra", "restrict"),
        ("", "Kịp thời kiểm tra", "administrative"),
        ("", "Kịp thời chấn chỉnh", "unclassified"),
    ],
)
def test_what_stands_above_can_hold_and_never_free(context, text, class_):
    assert classify(text, context=context).class_ == class_


WORDS = st.sampled_from(
    [
        "không để",
        "quản lý",
        "biểu tình",
        "trẻ em",
        "hỗ trợ",
        "dịch",
        ",",
        ";",
        ".",
        "và",
        "đồng thời",
        "xe",
        "\n",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80), st.text(max_size=20))
def test_every_reason_quotes_the_text(text, context):
    reading = classify(text, context=context)
    for reason in reading.why:
        assert reason.words == " ".join(text[slice(*reason.span)].split())
    assert all(
        before.span.end <= after.span.start
        for before, after in zip(reading.limbs, reading.limbs[1:], strict=False)
    )
