"""Words that are a verb in one place and a name in another.

"thông tin cho nhân dân" informs, "ngừng cung cấp thông tin" speaks of information; "yêu cầu khai báo"
demands, "đáp ứng yêu cầu về hồ sơ" meets what is required. What only names does nothing to anybody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.rights.lexicon import Mark

# What stands right before a name
REACH = 24
INFORMATION = re.compile(
    r"\b(?:cung cấp|thu thập|tiếp cận|trao đổi|chia sẻ|khai thác|lưu trữ|lưu giữ|tiếp nhận|bảo mật|phát hiện"
    r"|nắm|ngăn chặn|gỡ bỏ|xử lý|kiểm soát|công bố|công nghệ|hệ thống|luồng|nguồn|cổng|mạng|đối với|về|các"
    r"|những|đưa)(?: các| những| đầy đủ| kịp thời)? $"
)
DEMAND = re.compile(
    r"\b(?:có|theo|đáp ứng|bảo đảm|đảm bảo|phù hợp|phù hợp với|với|các|những|một số|đúng|đề ra|mọi|về|trước"
    r"|từ|gửi|nhận|tiếp nhận|giải quyết|xử lý)(?: các| những| được)? $"
)
# and what right after it
DEMANDED = re.compile(
    r" (?:về|của|đặt ra|phát triển|quản lý|nhiệm vụ|thực tiễn|công tác|nghiệp vụ|chuyên môn)\b"
)
RULE = re.compile(r"(?<!chịu )\bsự $")


def is_name(mark: Mark, plain: str) -> bool:
    """Whether a word that also is a verb names something where it stands; ``plain`` is the text, folded."""
    start, end = mark.span
    before = max(start - REACH, 0)
    match mark.words.lower():
        case "thông tin":
            return bool(INFORMATION.search(plain, before, start))
        case "yêu cầu":
            return bool(DEMAND.search(plain, before, start) or DEMANDED.match(plain, end))
        case "quản lý" | "lãnh đạo, quản lý":
            return bool(RULE.search(plain, before, start))
    return False
