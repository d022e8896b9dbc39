"""Verbs of sending, reporting and submitting, and what stands between them and who gets it."""

from __future__ import annotations

import re

# Verbs of sending. "trình" also ends nouns ("chương trình", "quy trình"), "chuyển" and "thông tin" stand in many
# words ("luân chuyển", "chuyển đổi", "công nghệ thông tin"): these must be seen to hand something over.
SUBMIT = (
    r"(?<!chương )(?<!quy )(?<!quá )(?<!công )(?<!lộ )(?<!tiến )(?<!giáo )(?<!tờ )(?<!tường )(?<!hoặc )trình"
)
PAPERS = r"(?:thông tin|tin báo|bản tin|số liệu|tài liệu|hồ sơ|dữ liệu|danh sách|báo cáo|kết quả|văn bản|biên bản|đơn)(?!\w)"
SENDS = re.compile(
    rf"(?<!\w)(?:báo cáo|gửi|trả lời(?= bằng văn bản (?:cho|đến|về) )|{SUBMIT}(?! (?:tự|độ|bày|diễn|chiếu|tiết))|phản ánh|phản hồi"
    rf"|cung cấp(?=[^.;\n]{{0,160}} {PAPERS})"
    rf"|(?<!điều )(?<!luân )(?<!vận )(?<!di )chuyển(?=(?: (?:ngay|kịp thời))?(?: {PAPERS}[^.;\n]{{0,120}})? (?:đến|tới|cho|về) )"
    r"|(?<!công nghệ )(?<!hệ thống )(?<!cung cấp )(?<!phương tiện )thông tin(?=(?:,? (?:ngay|kịp thời|đầy đủ|nhanh))* (?:cho|đến|tới) )"
    r")(?!\w)"
)
# A second verb and adverbs between the first and its recipient: "báo cáo, đề xuất", "báo cáo ngay về"
ADVERB = (
    r"(?:ngay|kịp thời|nhanh|định kỳ|đột xuất|trực tiếp|bằng văn bản|thường xuyên|đầy đủ|lại|chung|xin ý kiến(?: chỉ đạo)?(?: của)?"
    r"|xin chủ trương|đồng gửi|đồng thời|gửi|kết quả|lên)"
)
DIRECT = re.compile(
    rf"(?:(?:[,;]| và| hoặc)? (?:đề xuất|kiến nghị|phản ánh|giải trình|trình|báo cáo|gửi|đề nghị|tham mưu))*(?:,? {ADVERB})*"
    r"(?: (?:về|với|tới|đến|cho|lên|cùng))?(?: cấp(?: có)? thẩm quyền \(?| )"
)
LINKS = {
    "báo cáo": (
        "gửi về",
        "gửi cho",
        "gửi đến",
        "gửi tới",
        "gửi",
        "về",
        "đến",
        "tới",
        "cho",
        "với",
        "lên",
        "(?<!: )theo yêu cầu của",
    ),
    "gửi": ("về", "đến", "tới", "cho"),
    "trình": ("lên",),
    "trả lời": ("cho", "đến", "về"),
    "phản hồi": ("về", "đến", "tới", "với", "cho"),
    "phản ánh": ("về", "đến", "tới", "với", "cho"),
    "chuyển": ("đến", "tới", "về", "cho"),
    "cung cấp": ("cho", "đến", "về", "với"),
    "thông tin": ("cho", "đến", "về", "với"),
}
# "báo cáo kết quả thanh tra đối với các doanh nghiệp": what the report is about
LINK = {
    verb: re.compile(rf"(?<= )(?<!đối )(?<!so )(?<!gắn )(?:{'|'.join(links)}) (?:ngay )?(?=\w)")
    for verb, links in LINKS.items()
}
# Where the content of a report ends.
STOP = re.compile(rf"[.;\n](?=\s|$)| để | nhằm | đồng thời | phối hợp |(?<!\w)(?:gửi|{SUBMIT}|báo cáo) ")
# What is sent by people, not by bodies, and nouns that a verb of sending describes
BY_PEOPLE = re.compile(
    r"(?<!\w)(?:công dân|người dân|(?<!ủy ban )(?<!hội đồng )nhân dân|(?<!tổ chức, )(?<!tập thể, )cá nhân|người ứng cử|cử tri|thí sinh|hộ gia đình|(?<!tổng hợp )tiến độ|thời gian|thời hạn|cơ quan|(?<!quản lý )dự án|tờ"
    r"|không|chưa|việc|chậm|từ|theo|đã|khi|trân trọng|xin) (?:đã |phải )?$"
)
ADVISES = re.compile(r"(?<!\w)tham mưu(?: cho| giúp| với|,? đề xuất| trình)? ")
# What tells one recipient from others of its kind, up to what the sentence says next: "Ủy ban bầu cử ở cấp đó",
# "các sở, ngành chủ trì, quản lý dự án", "cơ quan chịu trách nhiệm tổng hợp kết quả kiểm kê"
_NEXT = (
    r"(?= ?(?:[.;:()\n]|$|,(?! (?:quản lý|lĩnh vực|tiểu dự án|nội dung thành phần)(?!\w)))| (?:để|nhằm|giải quyết|xem xét|xác minh|theo dõi|tổng hợp,|tổng hợp chung|theo (?:thời hạn|quy định)|trước|chậm nhất"
    r"|định kỳ|h[ằà]ng|trong|về|đó|biết|ngay|cho)(?!\w))"
)
OF_LEVEL = re.compile(
    rf"(?:(?: khóa [ivx]+| nhiệm kỳ [0-9]{{4}} ?- ?[0-9]{{4}})? (?:ở )?(?:cùng )?cấp (?:đó|tương ứng|trên trực tiếp)"
    rf"| cấp (?:tổ chức (?:hội nghị|hiệp thương)|ra quyết định|ban hành|thành lập)[^.;:,()\n]{{0,60}}?)?{_NEXT}"
)
IN_CHARGE = re.compile(
    rf"(?: cấp trên)?(?: trực tiếp)?(?: (?:chịu trách nhiệm|phụ trách|chủ trì|quản lý|lập)(?!\w)[^.;:()\n]{{0,120}}?)?{_NEXT}"
)
CODE = re.compile(r" \([a-zđ]{1,5}[0-9]{1,3}\)")
THROUGH = re.compile(r",? ?\(? ?(?:thông )?qua ")
# The recipient goes on to act: "để tổng hợp, báo cáo", "thẩm định, trình"
GOES_ON = re.compile(
    r"(?:\([^()]{0,160}(?:\([^()]*\)[^()]*)?\)?)?[^.;]{0,60}?(?:(?<!\w)để(?!\w)|(?<!\w)(?:theo dõi|tổng hợp|thẩm định|xem xét|kiểm tra|cho ý kiến|thẩm tra|hoàn thiện)(?!\w))"
    r"[^.;]{0,120}"
)
SENTENCE = re.compile(r"[.;\n](?=\s|$)")
# "báo cáo cấp có thẩm quyền xem xét, bố trí kinh phí cho …": the report goes to nobody by name
TO_NOBODY = re.compile(r" (?:các )?(?:cấp|cơ quan|người)(?: \w+){0,3} có thẩm quyền(?!\w)")
# Groups that a duty to report cannot be owed to
NAMES_NOBODY = re.compile(
    r"thẩm quyền|truyền thông đại chúng|^các cơ quan (?:truyền thông|báo chí|thông tấn)|chức năng$|cá nhân$|^(?:các )?cơ quan quản lý$|^các cơ quan$|^thanh tra$"
)
