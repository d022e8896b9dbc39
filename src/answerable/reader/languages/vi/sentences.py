"""How sentences of plans instruct, appraise, explain and inform, as patterns over folded text."""

from __future__ import annotations

import re

from answerable.reader.languages.vi.sections import BODIES, VERBS


def any_of(words: tuple[str, ...]) -> str:
    """An alternation of phrases, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# Where a clause begins: the sentence, after a colon, after "Căn cứ …," and its like, after "giao".
_CLAUSE = (
    r"(?:^|[:.;] ?|(?:^|[:.] )(?:căn cứ|trên cơ sở|theo|đối với|khi|sau khi|trường hợp|để|trong)\b[^.;:]{0,300}?, "
    r"|\b(?:giao|đề nghị|yêu cầu) )"
)
_SUBJECT = (
    r"(?:các |thủ trưởng |giám đốc |chủ tịch |lãnh đạo |hội đồng |trưởng )*(?:sở|ban|bộ|ubnd|ủy ban|văn phòng|công an|hội đồng"
    r"|cơ quan|đơn vị|địa phương|mặt trận|phòng|xã|phường|tổ chức|trung tâm|doanh nghiệp|tỉnh)\b"
)
_OFFICE = r"(?:sở|ban|bộ|ubnd|ủy ban|văn phòng|công an|phòng)"

# "Tổ chức …", "Trong năm 2026, xây dựng …", but not "Hỗ trợ từ ngân sách …"
OPENS_WITH_VERB = re.compile(
    r"(?:(?:trong|đến|từ|trước|giai đoạn|năm|quý|tháng)\b[^,:.;]{0,70}, )?(?!(?:quyết định|báo cáo) (?:này|số)\b)"
    rf"(?:{any_of(VERBS)})\b(?! từ\b)"
)
# "Đẩy mạnh cải cách hành chính", before a colon: a task that the items below spell out, and no more;
# "Triển khai các nền tảng số, cụ thể" has items that only illustrate it, and so has what is told at length.
NAMES_A_TASK = re.compile(
    rf"(?=[^;:]{{1,180}}$)(?!.*(?:như|cụ thể|gồm|trong đó|sau|sau đây)$)(?:{any_of(VERBS)})\b"
)
# "Sở Y tế …", "Các cơ quan, đơn vị …", "Giám đốc …"
OPENS_WITH_BODY = re.compile(rf"{BODIES}\b")

# "Các Bộ: Công Thương, Tài nguyên và Môi trường": the colon has names behind it.
LISTS_NAMES = re.compile(
    r"[^:]{0,60}\b(?:sở|bộ|ban|ngành|phòng|xã|phường|huyện|cơ quan|đơn vị): "
    rf"(?:(?!(?:{any_of(VERBS)}) \w)\w+(?:[ -]+\w+){{0,7}}(?:[,;] ?|$))+$"
)
# "Sở Y tế chủ trì.", "Sở Tài chính, Sở Nội vụ phối hợp thực hiện"
ONLY_ROLE = re.compile(
    rf"{BODIES}\b[^.:]{{0,160}}? (?:chủ trì|phối hợp)(?:,? (?:phối hợp|thực hiện|triển khai|tổ chức thực hiện))*[ .;]*$"
)
# "… có trách nhiệm …", "Giao Sở Y tế …", "… yêu cầu các …": an instruction, wherever it stands
INSTRUCTS = re.compile(
    r"\bcó trách nhiệm\b|\bchịu trách nhiệm\b|\bchủ trì\b"
    r"|\bgiao (?:cho )?(?:các )?(?:sở|ban|bộ|ubnd|ủy ban|văn phòng|công an|thủ trưởng|chủ tịch|đồng chí)"
    r"|\b(?:yêu cầu|đề nghị)(?: đồng chí)? (?:các|thủ trưởng|giám đốc|chủ tịch|ủy ban|ubnd|sở|bộ|ban|công an|văn phòng"
    r"|mặt trận|lãnh đạo)"
    r"|\b(?:ủy ban nhân dân|ubnd|chủ tịch|thủ tướng chính phủ|bộ trưởng)[^.;:]{0,60} (?:yêu cầu|đề nghị|giao) "
)
# Every instruction of ``INSTRUCTS`` holds one of these.
ORDERING = ("trách nhiệm", "chủ trì", "giao ", "yêu cầu ", "đề nghị ")
# "…: Sở Nội vụ phối hợp với …", "Chủ tịch Ủy ban nhân dân thành phố xem xét …": a body and its act
BODY_ACTS = re.compile(
    rf"{_CLAUSE}{_SUBJECT}[^.;:]{{0,90}}? (?:phối hợp|(?<!cơ quan )(?<!đơn vị )chủ trì|xem xét|căn cứ|hướng dẫn"
    r"|tham mưu|quyết định|gửi|trình|tổng hợp|báo cáo|xét|thẩm định|lập|có trách nhiệm|chịu trách nhiệm)\b"
    r"|\bchịu trách nhiệm (?:thi hành|thực hiện|tổ chức)|hồ sơ (?:nộp|gửi)|trước ngày \d"
    rf"|(?:gửi|nộp|báo cáo) (?:(?:về|cho) )?{_OFFICE} "
)
# the same with verbs that nouns share: "tổ chức", "xây dựng"
BODY_DOES = re.compile(
    rf"{_CLAUSE}{_SUBJECT}[^.;:]{{0,120}}? (?:chủ động|bố trí|huy động|cân đối|lập|làm việc|xây dựng|tổng hợp|bảo đảm|đảm bảo"
    r"|sử dụng|tổ chức(?! (?:chính trị|xã hội|đoàn thể|thành viên|hội|phi chính phủ|quốc tế|tín dụng|đảng)\b)|thực hiện|triển khai|nghiên cứu|khẩn trương|tăng cường|tiếp tục|đẩy mạnh|chỉ đạo|nghiêm túc"
    r"|rà soát|tiếp thu|bám sát|hoàn thiện|cử|phải|phân công|tạo điều kiện)\b"
)
# "Ban Chỉ đạo", "các tổ chức chính trị": names that hold the words of verbs
NAMED_LIKE_VERBS = re.compile(
    r"(?<=ban) chỉ đạo\b|(?<=các) tổ chức\b|(?<=cơ quan) tổ chức\b|(?<=đơn vị) thực hiện\b|(?:(?<=sở)|(?<=bộ)) xây dựng\b"
)
# "Sở Y tế đã …", "Các xã còn …": what a body did, has or is
TELLS_OF_A_BODY = re.compile(r"\b(?:đã|còn|chưa|là|được|có)\b")
# "Tổng cục Thuế sẽ định kỳ rà soát …": what a body promises
WILL = re.compile(rf"{BODIES}\b[^.,;:]{{0,60}} sẽ (?!không|được|bị|có)")
# "Căn cứ kết quả thí điểm, trong năm 2019 Bộ sẽ tổng kết": what it promises, behind a clause
WILL_IN_TIME = re.compile(
    rf"(?:căn cứ|trên cơ sở|sau khi|trong|năm|quý|tháng)\b[^.;:]{{3,200}}?[, ](?={BODIES})[^.,;:]{{2,60}} sẽ "
    r"(?!không|được|bị|có)"
)
# "Trong năm 2013, Ủy ban nhân dân các tỉnh phải thực hiện …": no account of that year
MUST_IN_A_YEAR = re.compile(
    rf"(?:trong )?năm \d{{4}},? {BODIES}\b[^.,;:]{{0,90}} (?:phải|cần|có trách nhiệm) "
)
# "Thống nhất chủ trương cho xã kéo dài thời gian": what is granted or held, and nobody told to do it
AGREES = re.compile(
    r"(?:thống nhất|đồng ý|nhất trí) (?:về )?(?:chủ trương|quan điểm|nguyên tắc|đề xuất của|đề nghị của|kiến nghị của)\b"
    r"(?!.*\b(?:giao|yêu cầu|đề nghị (?!của)|chủ trì)\b)"
)
# "Nguyên tắc xử lý đơn thư: …", "Trưởng đoàn: …", "Các nội dung dưới đây được triển khai …": how, who, and no more
TELLS_OF_THE_WORK = re.compile(
    r"(?:nguyên tắc|tài liệu)\b[^:.;]{0,60}:|(?:phó )?(?:trưởng|thành viên|thư ký) (?:đoàn|tổ|ban)(?: \w+ \w+)?:"
    r"|(?:các |những )?(?:nội dung|nhiệm vụ) (?:dưới đây|nêu trên|trên|sau đây|sau) được "
)
# "Kinh phí phục vụ … được thực hiện theo quy định tại Thông tư …", whatever that circular is about
MONEY_COMES = re.compile(
    r"(?:nguồn )?kinh phí [^.;:]{3,300}? (?:được )?(?:thực hiện|bố trí|chi|bảo đảm|đảm bảo|lấy) (?:theo|từ|trong)\b[^.;]*[.;]?$"
)
# "Trên đây là Kế hoạch …; đề nghị các cơ quan …"
FAREWELL = re.compile(r"trên đây là ")
FAREWELL_ASKS = re.compile(
    r"đề nghị|yêu cầu|giao |phản ánh|liên hệ|nghiêm túc|có trách nhiệm"
    r"|(?:kịp thời|có khó khăn|vướng mắc).{0,80}báo cáo"
)
# "Ghi nhận và đánh giá cao …", "Bên cạnh những kết quả …": how things are
APPRAISES = re.compile(
    r"ghi nhận|đánh giá cao|biểu dương|hoan nghênh|nhìn chung|bên cạnh|tuy nhiên|thời gian qua|trong năm \d{4}"
    r"|trong thời gian qua|thứ (?:nhất|hai|ba|tư|năm)|nguyên nhân|hiện nay|theo quy định tại|căn cứ quy định"
    r"|cơ bản (?:thống nhất|nhất trí|đồng ý)|qua (?:theo dõi|kiểm tra|báo cáo)|thay mặt|về cơ bản"
    r"|thống nhất (?:với|đánh giá|nhận định)|đến nay|sau khi|năm \d{4},|trong những năm"
)
# "Kinh tế số là động lực …": why
EXPLAINS = re.compile(
    r"[^.;:]{5,160}? (?:là|đóng vai trò|giữ vai trò|có vai trò) (?:một |những |các )?(?:trong những )?"
    r"(?:nền tảng|yếu tố|đòn bẩy|trụ cột|quá trình|động lực|điều kiện|định hướng|chìa khóa|nhân tố|vấn đề|xu thế"
    r"|lĩnh vực|then chốt|mục tiêu|lực đẩy|tài nguyên|giải pháp|quan trọng|nhiệm vụ quan trọng)\b"
)
# "Kinh phí thực hiện … được bố trí từ …", "Nguồn kinh phí: ngân sách nhà nước"
MONEY = re.compile(
    r"(?:sử dụng )?(?:nguồn )?(?:kinh phí|ngân sách|vốn|nguồn vốn|nhu cầu vốn|việc quản lý, sử dụng|tổng kinh phí"
    r"|dự kiến kinh phí|tổng mức)\b"
)
MONEY_ACTS = re.compile(
    r"\b(?:lập dự toán|xây dựng dự toán|huy động|chủ trì|có trách nhiệm|căn cứ|tham mưu|đề xuất|báo cáo)\b"
)
# "Phạm vi: …", "Thời gian thực hiện: …"
PARTICULAR = re.compile(
    r"(?:phạm vi|đối tượng|thời gian|thời kỳ|địa điểm|địa bàn|thành phần|số lượng|hình thức|tiêu chuẩn|tiêu chí|quy mô"
    r"|thời hạn)\b[^:.]{0,60}:|nội dung\b[^:.]{0,60} gồm:"
)
# "100% đội ngũ …", "Phấn đấu có ít nhất 70% …": a result with a figure
RESULT = re.compile(
    r"(?:phấn đấu |đạt |có |đến [^,.]{3,40},? ){0,3}(?:ít nhất |tối thiểu |trên |hơn |khoảng |từ )?\d+(?:[.,]\d+)? ?%"
)
# "Ban hành kèm theo Quyết định này …", "Phê duyệt Đề án …", "Quyết định này có hiệu lực …"
EFFECT = re.compile(
    r"ban hành kèm theo|phê duyệt |bãi bỏ |hiệu lực|(?:ban hành|phê duyệt|thông qua|công bố|sửa đổi|thành lập"
    r"|kiện toàn) [^.]{0,200}(?:kèm theo|như sau)"
)
THIS_TAKES_EFFECT = re.compile(
    r"(?:quyết định|nghị quyết|chỉ thị|kế hoạch|thông tư|nghị định|quy chế|quy định|văn bản|kết luận|hướng dẫn)"
    r"(?: này (?:có hiệu lực|thay thế|bãi bỏ|quy định|đã được|(?:được )?phổ biến đến)| có hiệu lực (?:thi hành )?(?:kể )?từ)"
)
# "Văn phòng Chính phủ thông báo để các bộ biết, thực hiện"; "(Chi tiết tại Phụ lục I)"
FORMULA = re.compile(
    r"(?:thừa lệnh [^,]*, )?(?:văn phòng|tổng cục|bộ|sở|ubnd|ủy ban nhân dân) [^.;]{0,80}?(?:xin )?thông báo (?:để|đề|đến|tới|ý kiến|nội dung)"
)
# "Tổng cục Thuế thông báo để các Cục Thuế biết và triển khai thực hiện"; an office only passes on what was said
FORMULA_CHARGES = re.compile(
    r"(?:tổng cục|cục|bộ|sở) [^.;]{0,60}?thông báo để (?:các|cục|chi cục|sở|ủy ban) [^.;]{2,200}? (?:được )?biết và "
    r"(?:tổ chức |triển khai )*thực hiện"
)
# … "Nếu có vướng mắc, đề nghị các Cục Thuế phản ánh về Tổng cục Thuế": a sentence of its own
FORMULA_ASKS = re.compile(
    r"[.;] [^.;]*\b(?:đề nghị|yêu cầu) [^.;]*\b(?:phản ánh|báo cáo|gửi|liên hệ|trao đổi)\b"
)
# "(Chi tiết tại Phụ lục I)"; "(1) …" is a label
ASIDE = re.compile(r"\((?!\d|[a-zđ]\))[^()]*(?:\([^()]*\)[^()]*)*\)\W*$")
# "Đại lý phải có đủ các điều kiện sau đây:", "… có các quyền và nghĩa vụ sau:"
OBLIGES = re.compile(r"\bphải\b|nghĩa vụ|trách nhiệm|nhiệm vụ")
# How an intro ends that only says to whom its list speaks.
ADDRESSES = (
    "có trách nhiệm", "chịu trách nhiệm", "thực hiện", "như sau", "các nhiệm vụ", "nội dung sau", "nhiệm vụ sau",
    "sau đây",
)  # fmt: skip
# "Hình thức tuyên truyền", "PHƯƠNG THỨC GIÁM SÁT", not "Hình thức khen thưởng"
WAYS = re.compile(r"(?:hình thức|phương thức|phương pháp|cách thức)\b(?!.*(?:khen thưởng|xử lý|kỷ luật))")
# "… xử lý các loại đơn thư theo quy trình cụ thể sau đây:", "… thực hiện chế độ báo cáo với tỉnh như sau:": the
# list tells how; "… thực hiện các nội dung như sau:" leaves to it what is to be done
TELLS_HOW = re.compile(
    r"(?:theo (?:các |những )?(?:quy trình|trình tự|bước|thủ tục)(?: cụ thể)? sau"
    r"|(?<!nội dung)(?<!nhiệm vụ)(?<!giải pháp)(?<!hoạt động)[,;.]? (?:cụ thể )?như sau)(?: đây)?$"
)
# "Để tháo gỡ khó khăn, các bộ, ngành cần tập trung triển khai các nhiệm vụ sau": what is to be reached, and by whom
AIMS_AND_ASKS = re.compile(
    r"để [^.;:]{20,400}?, [^.;:]{3,300}?\b(?:yêu cầu|đề nghị|giao|cần|phải)\b [^.;:]{0,300}?"
    r"\b(?:thực hiện|triển khai|tập trung)\b"
)
# "Để …, các sở, ngành tập trung thực hiện các nội dung sau:", above a list
AIMS_AND_LEADS_IN = re.compile(
    rf"để [^.:]{{20,500}}?[,;] (?:{BODIES})\b[^:]{{10,700}} (?:dung|vụ|pháp|việc)[^:,;]{{0,30}} sau(?: đây)? ?:$"
)
# "Kết quả kiểm tra 9 tháng cho thấy:" is followed by how things are.
SHOWS = re.compile(r"[^.;:]{3,400}(?<!phải)(?<!cần) cho thấy[^.;:]{0,40}:$")
# "… Tổng cục Thuế yêu cầu các Cục Thuế …", anywhere in a line
CALLS_INSIDE = re.compile(rf"\b(?:yêu cầu|đề nghị|giao|chỉ thị)(?: đối với| cho)? {BODIES}\b")
CALLS_ON = ("đề nghị", "giao", "đối với", "để ", "trong đó", "lưu ý")
# "Báo cáo … chậm nhất ngày 03/02/2026.": no title has a day in it by which it is done
DUE = re.compile(r"(?:chậm nhất|trước)(?: là)?(?: ngày)? [0-9]")
# "Đối với công tác tổng hợp, báo cáo kết quả thanh tra.": what the items under it are about
ABOUT = re.compile(r"(?:đối với|về) (?:công tác|việc|nội dung|lĩnh vực|nhiệm vụ) [^;:.]{5,250}$")
# "(*) Chủ tịch Hội đồng là …": a note under a table; "¹ Quy định tại …": at the foot of a page
NOTE = re.compile(r"\(\*+\) ?|[¹²³⁴⁵⁶⁷⁸⁹]+ ?(?=[^\W\d_])")
# "(*) Biên bản này phải được gửi đến Ban Thường trực …": a note to a form that says what becomes of it
NOTE_SENDS = re.compile(r"\(\*+\) ?[^.;]{3,60}? (?:phải )?(?:được )?gửi (?:kèm|cùng|đến|về|cho) ")
# "Họ và tên: ………", "…………": a line of a form to fill in
BLANK = re.compile(r"[^.…_]{0,80}[.…_]{8,}[ .…_;/]*$")
# "Ủy ban nhân dân xã: Trong thời hạn 15 ngày …, có trách nhiệm:": what the duty is stands below
ONLY_WHOSE_DUTY = re.compile(rf"{BODIES}\b[^.;:]{{2,80}}: [^.;:]{{5,400}} có trách nhiệm$")
# "Giảm 90% tiền sử dụng đất cho các đối tượng …", "Thân nhân liệt sĩ đang hưởng …": what some get, and who they are
BENEFITS = re.compile(
    r"(?:hỗ trợ|giảm|miễn|trợ cấp|mức hỗ trợ|mức) (?:tối đa |thêm )?\d[\d.,]*(?: ?%| ?(?:triệu|nghìn|tỷ|đồng)\b)"
    r"[^.;:]{0,120}?(?:cho (?:các )?đối tượng|đối với (?:các )?(?:trường hợp|hộ|đối tượng))"
    r"|(?:thương binh|bệnh binh|thân nhân|người (?:hoạt động|có công|hưởng)|bà mẹ việt nam)\b"
    r"(?!.* (?:phải|trách nhiệm|nghĩa vụ|lập|gửi|nộp|báo cáo|kê khai|đăng ký|thực hiện) )"
)
# "Bộ … trân trọng cảm ơn sự phối hợp của …"
THANKS = re.compile(r"[^.;:]{0,80}trân trọng c[ảá]m ơn\b")
# "Bước 2: Kiểm tra hiện trạng.", "Giai đoạn 1: Lập quy hoạch": a stage, where things to be done stand under it
STAGE = re.compile(r"(?:bước|giai đoạn) (?:\d{1,2}|[ivx]+|một|hai|ba|bốn|năm) ?[:.]")
# "Lập hồ sơ hoàn công gồm:": papers, none of them to be done
PAPERS = re.compile(r"\bhồ sơ [^.;:]{0,120}\bgồm(?: có)?:$")
# "Đang sinh sống …", "Là người có …": what must be so, of whoever is meant
CONDITION = re.compile(r"(?:là|đang|chưa|đã) ")
# "… trên cơ sở:" is followed by what a task rests on.
RESTS_ON = re.compile(
    r"(?:trên cơ sở|căn cứ|dựa trên|dựa vào|theo các (?:tiêu chí|yếu tố))[^.;:,]{0,40}(?<! như):$"
)
# "Hội nghị thảo luận, lập danh sách …", "Người chủ trì hội nghị tuyên bố lý do": how a meeting goes
MEETING_ACTS = re.compile(
    r"(?:hội nghị|cuộc họp|(?:người )?chủ trì|chủ tọa|thư ký|cử tri|tổ kiểm phiếu)(?: hội nghị| cuộc họp)? (?:tiến hành )?"
    r"(?:thảo luận|biểu quyết|cử|thông qua|tuyên bố|giới thiệu|báo cáo|đọc|trình bày|phát biểu|lập|quyết định|nghe)\b"
)
# "Việc kiểm tra được thực hiện từ ngày … đến ngày …, cụ thể như sau:"
IS_DONE = re.compile(
    r"(?:việc|trách nhiệm|trình tự) [^.;:]{5,300}? được (?:thực hiện|tiến hành|tổ chức) (?:từ|trong|vào|theo quy định) "
)
# "Đối với nơi có dưới 100 cử tri: …", "Từ ngày 04/02/2026: …"
IN_A_CASE = re.compile(r"(?:đối với|trường hợp|(?:từ |trong |vào )?(?:ngày|tháng|quý) \d)[^:;.]{0,160}: ")
# "Đối với cơ quan nhà nước, thành phần dự hội nghị gồm …", "Người ứng cử được mời tham dự hội nghị"
WHO_COMES = re.compile(
    r"(?:đối với [^:.;]{0,200}, )?thành phần [^:;.]{0,80}(?:gồm|được xác định)\b|[^.;:,]{3,120} được mời (?:tham )?dự\b"
)
# An unlabelled paragraph that ends a section or the document and speaks to all it was about.
ENDS_A_SECTION = re.compile(
    r"trên đây là|trong quá trình |quá trình (?:triển khai|thực hiện|tổ chức)|yêu cầu |đề nghị |giao |"
    r"căn cứ |nhận được |lưu ý|ghi chú|kế hoạch này |chỉ thị này |quyết định này |công điện này |"
    r"văn phòng ủy ban nhân dân|ủy ban nhân dân (?:tỉnh|thành phố|huyện|xã|phường)[^.;]{0,40}"
    r"(?:yêu cầu|đề nghị|kêu gọi|giao|trân trọng)|(?:các|thủ trưởng|giám đốc|chủ tịch) [^.;]{0,120}"
    r"(?:căn cứ|nghiêm túc|chịu trách nhiệm|có trách nhiệm|khẩn trương|theo chức năng)"
)
CALLS_ON_MANY = re.compile(
    r"(?:yêu cầu|đề nghị) (?:các|thủ trưởng|giám đốc|chủ tịch|lãnh đạo|người đứng đầu)"
)
