"""Words beside a time that tell whether it sets one, as patterns over folded text."""

from __future__ import annotations

import re

# Nouns that carry a time in their own name.
NAMED = re.compile(
    r"(?<!\w)(?:kế hoạch|chương trình|chiến lược|đề án|dự án|quy hoạch|nghị quyết|quyết định|chỉ thị|kết luận|luật|nghị định"
    r"|thông tư|công văn|hướng dẫn số|văn bản|dự toán|ngân sách|phong trào|cuộc vận động|tầm nhìn|định hướng|chỉ tiêu|mục tiêu|nhiệm vụ"
    r"|nhiệm kỳ|khóa|năm học|báo cáo|số liệu|kết quả|tình hình|danh mục|lộ trình|phương án|bộ chỉ số|đại hội|hội nghị|cuộc bầu cử"
    r"|quốc gia về|đối với|giao|phê duyệt|ban hành|kinh phí|vốn)(?!\w)"
)
# Ends of what has happened or what something is: no time after them is set.
TOLD = re.compile(
    r"(?<!\w)(?:(?:đã|có|được(?! (?:thực hiện|tổ chức|tiến hành|hoàn thành)(?!\w))|bị)(?: \w+){1,4}|sinh|ban hành|có hiệu lực(?: thi hành)?|hoạt động|tồn tại|tính|lũy kế|số liệu"
    r"|so với|tại thời điểm|thời điểm|sang|kết quả|tình hình|ký|số)[ ,]*$"
)
# "đốt trước vật liệu cháy có kiểm soát xong trước 20/02", "hoàn thành năm 2027, cập nhật …"
COMPLETING = re.compile(r"(?<!\w)(?:xong|hoàn thành|hoàn tất) $")
# "là nhiệm vụ chính trị trọng tâm, thường xuyên": what it is
A_DUTY = re.compile(r"(?<!\w)là (?:một |những )?nhiệm vụ [^.;:]{0,80}$")
# "… trình Chính phủ ban hành trong tháng 10": what is submitted is still to be issued
SUBMITTED = re.compile(r"(?<!\w)trình [^,.;:]{2,80} (?:ban hành|ký|ký ban hành) ?$")
# "giai đoạn 2021 - 2030, có xét đến năm 2050", "và có tính đến năm 2050": how far something looks
LOOKS_TO = re.compile(r"(?<!\w)(?:có|có xét|xét) $")
# "hướng tới mục tiêu phát thải ròng bằng 0 trước năm 2050": the aim of more than this clause
TOWARDS = re.compile(r"(?<!\w)(?:hướng tới (?:các )?mục tiêu|theo cam kết)(?!\w)")
# "Hoàn thành … theo Quyết định số 22/QĐ-TTg … đến hết năm 2026"
COMPLETES = re.compile(r"[\W\d_]*(?:hoàn thành|kết thúc)(?!\w)")
# "Bảo đảm mục tiêu hết năm 2026 đạt …"
GOAL = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu)(?: là)?:? $")
# Verbs after which a bare month or quarter tells when.
DONE = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn thiện|xong|tổ chức|thực hiện|triển khai|ban hành|trình|báo cáo|gửi|khởi công|khánh thành|dự kiến|là|thời gian"
    r"|tiến độ|bắt đầu|kết thúc|tiến hành|diễn ra|định kỳ|(?<!tại )thời điểm|công bố|phê duyệt|ký|nghiệm thu|bàn giao)[ :,(]*(?:dự kiến|vào|trong|xong)?[ :(]*$"
)
# What may stand between the beginning of a clause and its time.
OPENING = re.compile(
    r"[\W\d_]*(?:(?:và|trong đó|riêng|phấn đấu|dự kiến|đồng thời|cụ thể|ít nhất|mục tiêu|các mục tiêu|chỉ tiêu|các chỉ tiêu|thời gian"
    r"|giai đoạn|tiến độ|lộ trình|cao điểm|đợt \w+|bước \w+|nhiệm vụ|cụ thể|chung|trọng tâm|phát triển|thực hiện"
    r"|hoàn thành|là|nhất là|xuyên suốt|kéo dài|khoảng|vào|trong|từ|chậm nhất|đầu|giữa|cuối)[ :,(-]*)*"
)
# A number or a name of a document stands before its date.
OF_A_DOCUMENT = re.compile(
    r"(?:/[a-zđ0-9&-]+|số [^ ]+|luật [^,;.]{2,60}|ban hành|thông qua|ký),?(?: ngày)? ?$"
)
# "Trong năm 2025, Ủy ban nhân dân tỉnh đã ban hành …" tells what has been done.
HAPPENED = re.compile(r"[^.;:\n]*(?<!\w)đã(?!\w)")
# "(dự kiến", "(xuyên suốt": what opens a parenthesis that holds a time
OPENED = re.compile(
    r"\((?:dự kiến|xuyên suốt|trong|vào|từ|đến|hết|năm|thời gian|hoàn thành|xong|giai đoạn|[ :])*$"
)
# Names that a parenthesis of years completes: "Kế hoạch 5 năm (2021 - 2025)", "“Kỷ niệm …” (… - …)"
COMPLETED = re.compile(
    r"(?<!\w)(?:năm|giai đoạn|nhiệm kỳ|sinh|kỷ niệm) ?$|(?<!\w)(?:kế hoạch|chương trình|chiến lược|đề án|nghị quyết|quyết định"
    r"|phong trào|cuộc vận động|đại hội|luật|khóa|nhiệm kỳ)(?!\w)|(?<!\w)có hiệu lực(?: thi hành)? ?$"
)
# "ít nhất là hai phần ba (2/3) tổng số": a fraction, no day
FRACTION = re.compile(r"(?<!\w)phần \w+ ?\(?$")
# "Ngày Môi trường thế giới (05/6)", "từ ngày công bố danh sách (ngày 22/02/2026)": which day is meant
A_DAY = re.compile(r"(?<!\w)(?:ngày|tuần lễ|tháng hành động|lễ|tết) [^\W\d]")
# "Báo cáo giữa kỳ thực hiện Kế hoạch (năm 2030)": a review is held in the year behind it
REVIEW = re.compile(r"(?<!\w)(?:giữa kỳ|cuối kỳ|sơ kết|tổng kết)(?!\w)")
# "Chỉ tiêu xuất khẩu đến năm 2030": a title of what is to be reached names the time to reach it in
AIM = re.compile(r"[\W\d_ivxab]*(?:các )?(?:mục tiêu|chỉ tiêu|nhiệm vụ)(?!\w)")
# "Danh mục hàng hóa xuất khẩu giai đoạn 2026 - 2030": what a title lists is for the time at its end
LISTED = re.compile(
    r"[\W\d_ivxab]*(?:phụ lục [\divx]+\W*)?(?:biểu |bảng )?(?:chi tiết )?(?:phân công )?(?:giao )?(?:thực hiện )?(?:các )?"
    r"(?:mục tiêu|chỉ tiêu|nhiệm vụ|danh mục|định hướng|bộ tiêu chí)(?!\w)"
)
DOCUMENT = re.compile(
    r"(?<!\w)(?:kế hoạch|chương trình|chiến lược|đề án|dự án|quy hoạch|nghị quyết|quyết định|chỉ thị|kết luận|luật|nghị định"
    r"|tầm nhìn|tình hình|kết quả)(?!\w)"
)
# "… đến năm 2030 với các mục tiêu"
WITH_AIMS = re.compile(r" với (?:các |những )?(?:mục tiêu|chỉ tiêu)[ \w]{0,30}:?$")
# "… năm 2026 nhằm cung cấp thông tin": where a clause comes to its end
ENDS = re.compile(r" ?(?:[.;]|$|(?:nhằm|để|theo)(?!\w))")
# Nouns that have a recurrence in their name, when they do not stand as what is made or done.
ANNUAL = re.compile(
    r"(?<!\w)(?:trong|vào|theo|từ|so với|của|bằng|trên cơ sở|thuộc|tại)(?: [^ ,;]+){0,6}? "
    r"(?:kế hoạch|dự toán|ngân sách|chương trình|nguồn|kinh phí|chỉ tiêu|danh mục|nhiệm vụ)(?!\w)[^,;]*(?:, (?:giám sát|thanh tra)[^,;]*)?$"
)
HABITUAL = re.compile(
    r"(?<!\w)(?:đời sống|cuộc sống|sinh hoạt(?: \w+){0,2}|trợ cấp|lương|phụ cấp|thu nhập|hưởng|hưu trí xã hội|cán bộ|công chức|viên chức|công việc"
    r"|học bổng|tiền|chỉ số [^,;]*|dự toán|ngân sách nhà nước|ngân sách)[ ]$"
)
# "kế hoạch hằng năm và 5 năm", "hằng năm, giai đoạn": kinds of plans
PAIRED = re.compile(
    r",?(?: và| hoặc| hay)? (?:0?[35] năm|từng|giai đoạn|trung hạn|dài hạn|cả giai đoạn|nhiệm kỳ|theo (?:từng|giai đoạn)|đột xuất của)| của(?!\w)"
)
# "quy định chế độ họp định kỳ 01 quý/1 lần": what a rule will say
RULED = re.compile(r"(?<!\w)quy định (?:\w+ ){0,6}$")
CONTINUOUS = re.compile(
    r"(?<!\w)(?:(?:thường xuyên|liên tục)(?:(?:, | và )(?:thường xuyên|liên tục))*|24/24(?:/7)?(?:h| ?giờ)?)(?!\w)"
)
# "quý III/2026 và thường xuyên", "hằng năm, thường xuyên"
BESIDE_A_TIME = re.compile(r"(?:\b20\d\d|(?<!\w)(?:h[ằà]ng|mỗi) (?:năm|quý|tháng)),?(?: và)? $")
# "chi thường xuyên", "không thường xuyên", "nguồn vốn thường xuyên"
ADJECTIVE = re.compile(
    r"(?<!\w)(?:chi|kinh phí|vốn|nguồn|ngân sách|dự toán|nhiệm vụ|hoạt động|công việc|việc|chế độ|không|ít|chưa|năm|thông suốt,?|hơn"
    r"|thường trú|cơ chế|mối quan hệ|đóng góp|mức độ|dịch vụ|sự [^,;]*|vào chương trình[^;]*|giáo dục|bồi dưỡng|cư trú|công tác)[ ]$"
)
WHO = re.compile(
    r"(?<!\w)(?:người|phương tiện|đối tượng|hộ|nơi|khu vực|cơ sở(?! dữ liệu| hạ tầng| vật chất)|những|vùng|tuyến|điểm)(?: \w+){0,5},? $"
)
# "các loại hình thiên tai thường xuyên xảy ra": what happens of itself
BEFALLS = re.compile(r" (?:xảy ra|diễn ra|gây ra|ngập|bị|hoặc có nguy cơ)(?!\w)")
# A word after which "thường xuyên" belongs to what stands before it
FUNCTION = re.compile(
    r"[ ]?(?:[^\w ]|$|(?:của|trong|theo(?! dõi| sát)|và|hoặc|cho|tại|để|với|từ|về|đối(?! thoại| chiếu)|ở|nhằm|do|là|vào|trên|h[ằà]ng)(?!\w))"
)
