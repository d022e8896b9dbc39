"""What the titles of sections are about, and how sentences instruct or appraise.

Lists over folded text. They come from how plans, directives and conclusions are written at large.
"""

from __future__ import annotations

# Titles of what is aimed at, believed, seen: nothing under them is set to be done.
PURPOSE = (
    "mục đích", "yêu cầu", "tinh thần chỉ đạo", "tư tưởng chỉ đạo", "quan điểm", "nguyên tắc", "phương châm", "ý nghĩa", "bối cảnh", "thực trạng", "hiện trạng",
    "đánh giá chung", "đánh giá việc", "đánh giá công tác", "đánh giá thực trạng", "đánh giá thiệt hại", "đánh giá tình hình", "đánh giá kết quả", "đánh giá nguy cơ", "kết quả đạt được", "kết quả thực hiện",
    "kết quả nổi bật", "những kết quả", "tồn tại", "hạn chế", "khó khăn", "vướng mắc", "nguyên nhân", "bài học", "tình hình",
    "sự cần thiết", "cơ sở pháp lý", "cơ sở chính trị", "cơ sở thực tiễn", "căn cứ", "khái niệm", "giải thích từ ngữ",
    "phạm vi điều chỉnh", "đối tượng áp dụng", "dự báo", "thuận lợi", "thách thức", "cơ hội", "nguy cơ", "ưu điểm",
    "đặc điểm", "nhận định", "kết quả", "định nghĩa", "quy định chung", "những vấn đề chung", "lý do", "khẩu hiệu",
)  # fmt: skip

# Titles of particulars: scope, persons, time, place, rewards, amounts. What stands under them mostly informs.
PARTICULARS = (
    "phạm vi", "đối tượng", "thời gian", "thời hạn", "địa điểm", "địa bàn", "thành phần", "số lượng", "hình thức",
    "tiêu chuẩn", "tiêu chí", "khen thưởng", "cơ cấu", "hồ sơ", "thủ tục", "điều kiện", "nhu cầu",
    "giải thưởng", "quy mô", "thang điểm", "định mức", "tuyến trình", "hiệu lực", "cách thức", "khu vực", "nội dung hội nghị", "nội dung cuộc họp", "nội dung phiên họp", "chương trình hội nghị",
     "bộ tiêu chí", "phân loại",
)  # fmt: skip

# Titles of where the money comes from.
MONEY = (
    "kinh phí", "nguồn lực", "nguồn vốn", "nguồn kinh phí", "dự toán", "nhu cầu vốn", "ngân sách", "cơ chế tài chính",
    "nguồn nguyên liệu",
)  # fmt: skip

TARGET = ("mục tiêu", "chỉ tiêu", "tầm nhìn", "tiêu chí thi đua")

# Titles of what is to be done.
TASK = (
    "nhiệm vụ", "giải pháp", "nội dung", "tổ chức thực hiện", "phân công", "trách nhiệm", "biện pháp", "hoạt động",
    "triển khai", "công tác", "kiến nghị", "đề xuất", "các bước", "tiến độ", "lộ trình", "kế hoạch", "phương án",
    "quy trình", "trình tự", "chương trình", "thực hiện", "phương pháp", "chế độ báo cáo", "thông tin, báo cáo", "xây dựng",
    "tổ chức", "yêu cầu các", "dự án",
)  # fmt: skip

# Verbs that open an instruction.
VERBS = (
    "ban hành", "báo cáo", "bám sát", "biên soạn", "biểu dương", "bảo đảm", "bảo quản", "bảo tồn", "bảo vệ", "bố trí", "bồi dưỡng",
    "bổ sung", "cân đối", "cải cách", "cải thiện", "cải tạo", "cập nhật", "chấn chỉnh", "chấp hành", "châm", "chỉ đạo", "chịu trách nhiệm",
    "chia sẻ", "chọn", "chú trọng", "chủ động", "chủ trì", "chuẩn bị", "chuyển", "chăm lo", "công bố", "công khai", "củng cố",
    "cung cấp", "cử", "cấp", "duy trì", "dự báo", "dự kiến", "giám sát", "giải quyết", "giải thích", "giao", "giữ vững", "giúp", "gắn", "gửi",
    "hình thành", "hoàn thiện", "hoàn thành", "huy động", "hướng dẫn", "hỗ trợ", "khai thác", "khảo sát", "khắc phục", "khẩn trương",
    "khuyến khích", "khôi phục", "khơi thông", "kích hoạt", "kiểm soát", "kiểm tra", "kiên quyết", "kiến nghị", "kiện toàn", "kịp thời", "ký kết",
    "lãnh đạo", "làm tốt", "làm đầu mối", "lắng nghe", "lập", "lấy", "lồng ghép", "lựa chọn", "lắp đặt", "mở rộng", "mở", "mời", "nắm bắt", "nắm",
    "nghiên cứu", "nghiêm túc", "ngăn chặn", "nhân rộng", "nâng cao", "nâng cấp", "phát động", "phát huy", "phát hiện", "phát triển",
    "phê duyệt", "phân bổ", "phân công", "phân tích", "phân loại", "phối hợp", "phổ biến", "phòng ngừa", "phản ánh", "quan tâm", "quản lý", "quán triệt",
    "quyết định", "quyết liệt", "rà soát", "sắp xếp", "sơ kết", "sử dụng", "sửa đổi", "tăng cường", "tập huấn", "tập trung", "tận dụng", "tạo", "tạo điều kiện",
    "tham gia", "tham mưu", "tham vấn", "thanh tra", "theo dõi", "thông báo", "thông tin", "thường xuyên", "thu gom", "thu hút", "thu thập",
    "thúc đẩy", "thành lập", "thẩm định", "thẩm tra", "thể chế hóa", "thống kê", "thống nhất", "thực hiện", "thi đua", "thí điểm", "thiết lập", "tiếp nhận", "tiếp thu",
    "tiếp tục", "tiến hành", "tích cực", "tích hợp", "tiêu hủy", "tìm kiếm", "tuân thủ", "tuyên truyền", "tuyển chọn", "tuyển dụng", "truyền thông", "trang bị",
    "triển khai", "triệt để", "trình", "trực tiếp", "tổ chức", "tổng hợp", "tổng kết", "tiết kiệm", "ứng dụng", "ưu tiên", "vận hành", "vận động", "xác định", "xác minh", "xem xét",
    "xét", "xử lý", "xây dựng", "đa dạng hóa", "điều chỉnh", "điều chuyển", "điều phối", "điều hành", "đánh giá", "đào tạo", "đảm bảo", "đầu tư", "đẩy mạnh", "đẩy nhanh",
    "đề nghị", "đề xuất", "định hướng", "định kỳ", "đôn đốc", "đổi mới", "đồng bộ", "động viên", "yêu cầu", "là đầu mối", "cụ thể hóa", "số hóa", "hiện đại hóa", "tăng",
    "giảm", "khẳng định", "tuyệt đối", "không để", "có kế hoạch", "có giải pháp", "có biện pháp", "có lộ trình", "có phương án", "lưu ý", "quảng bá", "tôn vinh", "khen thưởng",
    "tập hợp", "trao đổi", "trả lời", "trồng", "vệ sinh", "xóa", "đưa", "đấu tranh", "đăng ký", "đăng tải", "đối chiếu", "hằng năm", "hàng năm", "thẳng thắn", "tháo gỡ", "siết chặt",
    "sớm", "ngay", "cần", "phải", "chấm dứt", "xin ý kiến", "lên kế hoạch", "hoạch định", "rút kinh nghiệm", "kêu gọi", "kết nối", "kết hợp", "khơi dậy", "lan tỏa",
    "liên kết", "luân chuyển", "mua sắm", "nhập", "niêm yết", "phân cấp", "phân định", "phòng, chống", "phòng chống", "quy hoạch", "rút ngắn", "số hóa", "soạn thảo", "tái cơ cấu",
    "cơ cấu lại", "tiêm", "tinh giản", "trích", "trợ giúp", "truy quét", "tăng tốc", "tổ chức lại", "xếp loại", "xúc tiến", "áp dụng", "ổn định", "đàm phán", "đăng tin", "đặt hàng", "đền bù",
    "giới thiệu", "gìn giữ", "hạn chế", "hợp tác", "khám", "khoanh vùng", "kiềm chế", "lưu trữ", "nắm chắc", "nhận diện", "nuôi dưỡng", "phủ sóng", "phổ cập", "quyết tâm", "ra mắt", "ra quân", "sơ tán",
    "làm thủ tục", "ký", "từ chối", "chịu sự", "ngừng", "tạm ngừng", "đình chỉ", "thu hồi", "nộp", "kê khai", "chi trả", "bàn giao", "tiến tới",
    "ủy quyền", "phấn đấu", "đề cao", "nêu cao", "chuẩn hóa", "thay thế", "tái cấu trúc",
)  # fmt: skip

# The first words of the names of bodies and of those who head them, as patterns: "ban" but not "ban hành".
BODIES = (
    r"(?:các |tất cả các |toàn thể )?(?:sở|ban(?! hành)|bộ(?! (?:tiêu chí|chỉ số|câu hỏi|thủ tục|phận|tài liệu|luật|quy tắc|dữ liệu))|ủy ban"
    r"|ubnd|hđnd|hội(?! (?:nghị|thảo|thi|viên|nhập|họp|chợ))|công an|văn phòng|phòng(?!,| chống| ngừa| cháy| bệnh)|trung tâm|mặt trận"
    r"|ubmttq|mttq|đoàn(?! kết)|liên đoàn|chi cục|cục|viện|tòa án|thanh tra(?! việc|,| công tác)|cơ quan|đơn vị|địa phương|ngành|đoàn thể"
    r"|tổ chức (?:chính trị|thành viên|hội|đoàn thể|xã hội|cung cấp|đảng)|doanh nghiệp|báo(?! cáo)|đài|cổng thông tin|ngân hàng"
    r"|trường(?! hợp)|nhà trường|công ty|tập đoàn|tổng công ty|kho bạc|bảo hiểm xã hội|tổng cục|vụ(?! việc|,)|tỉnh ủy|huyện ủy|thành ủy"
    r"|đảng ủy|cấp ủy|giám đốc|thủ trưởng|chủ tịch|bộ trưởng|chánh|trưởng|phó trưởng|người đứng đầu|bộ đội|quân sự|bưu điện"
    r"|viễn thông|chính phủ|thường trực|thành viên|tổng thư ký|chủ đầu tư|lãnh đạo(?!,)|xã|phường|ủy viên|bệnh viện|trạm|cơ sở"
    r"|tổ(?! chức)|bí thư|chuyên viên|thôn|hạt|hợp tác xã|đồng chí|đại biểu|nhà mạng|hiệp hội|liên minh|câu lạc bộ|học viện|đại học|thủ tướng"
    r"|vườn quốc gia|khu bảo tồn|phó thủ tướng|tư lệnh|quân khu|tỉnh(?! lộ)|chỉ huy trưởng|công đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|trung ương (?:hội|đoàn)|hải quan|thuế|bch|bcđ|ban chỉ đạo|tand|vksnd|thành viên)"
)
