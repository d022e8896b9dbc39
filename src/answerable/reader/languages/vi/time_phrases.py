"""Prepositions of time and what joins its phrases, as patterns over folded text."""

from __future__ import annotations

import re

# "08 giờ 00", between a preposition and its day
CLOCK = r"(?:[ ](?:lúc[ ])?[0-9]{1,2}[ ]?(?:h|g|giờ|:)[ ]?(?:[0-9]{1,2})?'?(?:[ ]phút)?,?)?"
# "từ … đến hết ngày …", "tháng 3 - tháng 5", "từ tháng 01 đến ngày bầu cử 15/3"
TO = re.compile(
    rf",?[ ]?(?:-|đến|tới|cho đến|và kết thúc(?: vào)?)(?: hết| cuối| trước| khoảng)*{CLOCK}(?: ngày(?: [^\W\d]+){{0,3}})? ?"
)
# "tháng 4 và tháng 8 năm 2026", "ngày 26, 27/12/2011", "28/12 và cả ngày 29/12"
AND = re.compile(r"(?: ?[,;/]| và| hoặc|, và)(?: trong| vào| trước| cả)*(?: ngày)? ?")
# The preposition that ends right before a moment.
PREPOSITION = re.compile(
    rf"""(?<!\w)(?:
    (?P<latest>(?:(?:chậm|muộn|trễ)[ ]nhất|không[ ](?:quá|muộn[ ]hơn|chậm[ ]hơn|để[ ]quá|được[ ]quá|trễ[ ]hơn)|thời[ ]hạn|hạn[ ](?:chót|cuối(?:[ ]cùng)?|đến))
        (?:[ ](?:là|vào|đến|tới|hết|trước|trong|ngày|cuối))*)
    |(?P<before>trước(?:[ ](?:ngày|hết|thời[ ]điểm))?)
    |(?P<until>(?:(?:cho|từ[ ]nay|kéo[ ]dài|tính)[ ])?(?:đến|tới|hết)(?:[ ](?:hết|cuối|ngày|trước|khoảng))*)
    |(?P<after>sau(?:[ ](?:ngày|thời[ ]điểm)(?:[ ][^\W\d]+){{0,3}})?)
    |(?P<since>(?:(?:kể|bắt[ ]đầu|tính)[ ])?từ(?:[ ](?:đầu|cuối|giữa|ngày))*)
    |(?P<within>(?:ngay[ ]|xong[ ])?(?:trong|vào|khoảng)(?:[ ](?:suốt|dịp|đầu|cuối|các|khoảng|cả|ngày|những
        |dịp(?:[ ][^\W\d]+){1, 4}|tuần(?:[ ]thứ[ ]\w+|[ ]đầu|[ ]cuối)?(?:[ ]tiên)?(?:[ ]của)?))*(?:[ ][0-9]{{1,2}})?)
    ){CLOCK}[ ]?:?[ ]?$""",
    re.VERBOSE,
)
# "trở đi", "và những năm tiếp theo", "và các năm sau"
ONWARD = re.compile(
    r",?[ ](?:trở[ ]đi|trở[ ]về[ ]sau|(?:và|đến)[ ](?:các|những)[ ]năm[ ](?:tiếp[ ]theo|sau|kế[ ]tiếp))"
)
# "tính từ ngày 15 tháng 12 năm trước kỳ báo cáo đến ngày 14 tháng 12 của kỳ báo cáo": the days that a report
# covers (Decree 09/2019/NĐ-CP, articles 12 and 13), not when it is due
COVERED = re.compile(r" (?:của )?(?:năm (?:trước|liền kề)|kỳ (?:trước|báo cáo)|năm báo cáo)(?!\w)")
# "Thời gian chậm nhất gửi báo cáo về … ngày 23/3": the limit first, what it limits, then the day
LIMIT = re.compile(
    r"(?<!\w)(?:(?:chậm|muộn|trễ) nhất|hạn (?:chót|cuối(?: cùng)?)|thời hạn (?:gửi|nộp|hoàn thành|báo cáo))(?!\w)"
)
SENTENCE = re.compile(r"[.;\n](?=\s|$)")
# "hằng năm", "(hằng năm)", "của tháng cuối quý", "mỗi tháng" after a day
EACH = re.compile(
    r",?[ ]?\(?(?:của[ ]|trong[ ])?(?:(?:h[ằà]ng|mỗi)[ ](?P<unit>năm|quý|tháng)"
    r"|tháng[ ](?:cuối|đầu|sau|thứ[ ]\w+)(?:[ ](?:của|mỗi|h[ằà]ng))*[ ](?P<quarter>quý)(?:[ ](?:sau|tiếp[ ]theo|kế[ ]tiếp))?)(?!\w)\)?"
)
# Between "hằng năm" and the day by which: "hằng năm (trước ngày 15/11)", "6 tháng trước ngày 15/6"
BY = re.compile(
    r"[ ,:]*\(?[ ]?(?:(?:gửi|báo[ ]cáo|hoàn[ ]thành|xong|vào|chậm[ ]nhất|muộn[ ]nhất|trước|trong|là|đến|hết|ngày)[ ,]*){0,4}"
)
# "báo cáo 6 tháng trước ngày 15/6", "báo cáo năm (trước ngày 15/12)": a yearly report by its name
REPORT_OF = re.compile(
    r"(?:(?:0?6|sáu) tháng(?: (?:đầu|cuối) năm)?|(?:cả |0?1 |báo cáo |tổng kết |và |, )năm|quý (?:i{1,3}|iv)|sơ kết|tổng kết)"
    r" ?\(?(?:gửi |xong )?(?:trước|chậm nhất)(?: ngày| là ngày| là)? ?$"
)
# "trước ngày 15/6 (báo cáo 6 tháng)"
IS_OF_A_REPORT = re.compile(r" ?\((?:đối với )?(?:kỳ )?báo cáo (?:(?:0?6|sáu) tháng|năm|quý)[^()]{0,16}\)")
# "quý I trước ngày 10/3, 6 tháng trước ngày 10/6": the quarter that is reported on, not when
REPORTED_ON = re.compile(r" ?(?:\(|gửi |xong )?(?:trước|chậm nhất)(?: ngày| là ngày| là)? ?\d{1,2}[/-]\d")
# "Báo cáo tháng gửi trước ngày 18"
MONTHLY = re.compile(r"(?<!\w)báo cáo (?:định kỳ )?(?:h[ằà]ng )?tháng(?: [^\W\d_]+){0,6} $")
# "Báo cáo 6 tháng: Các cơ quan gửi Sở Tài chính trước ngày 05/7; …"
REPORT_LABEL = re.compile(
    r"báo cáo (?:định kỳ )?(?:(?:0?6|sáu) tháng|năm|hằng năm|quý)(?: (?:đầu|cuối) năm)? ?:"
)
# "2 đợt/tháng (18 đợt/năm)": the same frequency, counted over a year
RESTATED = re.compile(r" ?\((?:tổng cộng|tổng số|tương đương|tức là)? ?")
