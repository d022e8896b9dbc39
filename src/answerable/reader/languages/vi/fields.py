"""Names that labelled lines and table columns go by, as patterns over folded text."""

from __future__ import annotations

from answerable.reader.languages.vi.sections import BODIES

_WHO = r"(?:các )?(?:đơn vị|cơ quan|bộ phận|phòng ban|phòng|đầu mối|tổ chức|sở, ngành|sở, ban, ngành|ban, ngành|địa phương|cá nhân|người|cán bộ|lực lượng)"
_AND = r"(?:[/,;&] ?| và | hoặc | - )"

# "Đơn vị chủ trì tham mưu thực hiện", "Cơ quan thực hiện", "Chủ trì", "Phân công", "Trách nhiệm thực hiện"
LEAD = (
    rf"(?:{_WHO}(?:{_AND}{_WHO})*,? (?:được giao )?(?:chịu trách nhiệm|phụ trách|đầu mối|chủ trì|chủ quản|thực hiện|tham mưu"
    r"|soạn thảo|triển khai|trình|xây dựng|báo cáo)(?:(?:,|/| và|;)? ?(?:chủ trì|tham mưu|thực hiện|triển khai|soạn thảo|trình"
    r"|xây dựng|chính|đầu mối|tổ chức|chịu trách nhiệm|theo dõi|báo cáo))*"
    r"|(?:phân công |giao )?chủ trì(?:(?:,|/| và)? (?:thực hiện|triển khai|tham mưu|soạn thảo|tổ chức))*"
    r"|phân công(?: thực hiện| nhiệm vụ| trách nhiệm)?|trách nhiệm(?: thực hiện| chủ trì)"
    rf"|(?:tổ chức )?(?:thực hiện|trách nhiệm)(?= ?: (?:đề nghị )?{BODIES}))"
)
# "Đơn vị phối hợp", "Phối hợp thực hiện"
COORDINATE = (
    rf"(?:(?:{_WHO}(?:{_AND}{_WHO})* )?(?:cùng )?phối hợp(?: thực hiện| triển khai| chính| soạn thảo| tham mưu)*"
    r"(?:, liên quan)?)"
)
# "Thời gian hoàn thành", "Thời hạn trình", "Tiến độ", "Hoàn thành"
TIME = (
    r"(?:(?:dự kiến )?(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình|mốc thời gian)(?: dự kiến| phải)?"
    r"(?:,? (?:và )?(?:thực hiện|hoàn thành|triển khai|trình|ban hành|tổ chức|báo cáo|gửi|kết thúc|bắt đầu|xong|tiến độ))*"
    r"(?: dự kiến| nhiệm vụ| công việc|(?: \w+){1,2}(?= ?:))?|(?:dự kiến )?hoàn thành|thời gian, tiến độ(?: hoàn thành| thực hiện)?)"
)
# "Sản phẩm", "Kết quả đầu ra", "Sản phẩm dự kiến hoàn thành"
PRODUCT = (
    r"(?:(?:dự kiến )?(?:(?:sản phẩm|kết quả)(?: ?(?:/|,|và|hoặc|-) ?(?:sản phẩm|kết quả))?)"
    r"(?:,? (?:đầu ra|dự kiến|hoàn thành|đạt được|thực hiện|cụ thể|cần đạt|phải đạt|chính|công việc|chủ yếu))*|đầu ra|dạng văn bản)"
)
# "Nội dung thực hiện: …" beside a lead and a time explains a task, or is the task where it opens with a verb.
CONTENT = r"nội dung(?: công việc| thực hiện| hoạt động| chính| chủ yếu)?"
# What else is said of a task beside who and when.
OTHER = (
    r"(?:(?:nguồn |dự kiến )?kinh phí(?: thực hiện| dự kiến)?|nguồn (?:lực|vốn)|địa điểm(?: thực hiện)?|địa bàn(?: thực hiện)?"
    r"|đối tượng|thành phần(?: tham gia| tham dự)?|số lượng|ghi chú|phạm vi|cách thức thực hiện|hình thức(?: thực hiện)?"
    rf"|{CONTENT})"
)
# "Nhiệm vụ:" before a task is no part of it.
TASK = r"(?:(?:tên )?nhiệm vụ(?: cụ thể| trọng tâm)?(?: \d{1,2})?|nội dung nhiệm vụ|công việc)"
