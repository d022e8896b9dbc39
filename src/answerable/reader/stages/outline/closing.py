"""Closing parentheses that assign an item: "(Công an tỉnh chủ trì, phối hợp …)."."""

from __future__ import annotations

import re

from answerable.reader.source import Span

# What such a parenthesis says, besides the name of a body.
_ASSIGNS = re.compile(
    r"chủ trì|phối hợp|(?:tiếp nhận|phụ trách|đảm nhiệm) *$|thực hiện *$|thực hiện[,;]|"
    r"chịu trách nhiệm|có trách nhiệm|tham mưu|"
    r"^(?:giao|đề nghị|phân công|trách nhiệm|thời gian|hoàn thành|xong trước)\b"
)
_NAMES_A_BODY = re.compile(
    r"\b(?:sở|ủy ban|ubnd|hđnd|hội đồng|công an|quân sự|bộ|ban|văn phòng|phòng|trung tâm|hội|mặt trận|"
    r"mttq|ubmttq|tổ giúp việc|tổ bầu cử|tổ công tác|"
    r"đoàn|liên đoàn|chi cục|cục|viện|tòa án|thanh tra|các cơ quan|các đơn vị|các địa phương|các ngành|"
    r"báo|đài|ngân hàng|trường|công ty|kho bạc|bảo hiểm|tổng cục|vụ|tỉnh ủy|huyện ủy|thành ủy|đảng ủy|"
    r"các xã|ngành|các sở|xã|phường|cơ quan|đơn vị)\b"
)
_NO_ASSIGNMENT = re.compile(
    r"^(?:sau đây|gọi tắt|viết tắt|bao gồm|gồm|trong đó|kể cả|nếu có|theo|tại|từ|đã|để|có|ban hành|kèm"
    r"|phụ lục|trừ|như|cơ quan (?:chủ trì|thường trực|đầu mối|phối hợp)$|chủ trì [^;,]*$|qua )"
)

# "(Thực hiện từ ngày 01/12 đến ngày 10/12/2025)", "(Thời gian: tháng 9/2026)": nothing but a time
_TIME = re.compile(
    r"\((?:(?:dự kiến|thời gian|thời hạn|thực hiện|tổ chức|tiến hành|hoàn thành|xong)[ :]*)*"
    r"(?P<time>(?:từ|trong|trước|chậm nhất|vào|đến|ngày|tháng|quý)\b[^()]{0,120}\d[^()]{0,40})\)[\W_]*"
)


def time_parenthesis(plain: str, start: int, end: int) -> Span | None:
    """Return the time that a paragraph in parentheses holds, and nothing else; None for others."""
    match = _TIME.fullmatch(plain, start, end) if plain[start] == "(" else None
    return Span(*match.span("time")) if match else None


def closing_parenthesis(text: str, plain: str, start: int, end: int) -> tuple[Span, int] | None:
    """Return what the last parenthesis of ``[start, end)`` holds if it assigns, and where it opens.

    Parentheses may nest: "(Công an tỉnh (Cơ quan Thường trực …) chủ trì triển khai thực hiện)".
    """
    close = end
    while close > start and plain[close - 1] in " .;,*_/":
        close -= 1
    if close == start or plain[close - 1] != ")":
        return None
    depth = 0
    opening = close
    while opening > start:
        opening -= 1
        if plain[opening] == ")":
            depth += 1
        elif plain[opening] == "(":
            depth -= 1
            if depth == 0:
                break
    if depth:
        opening = plain.find("(", start, close)  # one closing parenthesis for two: "(… (PV01) …"
        if opening < 0:
            return None
    inner_start, inner_end = opening + 1, close - 1
    while inner_start < inner_end and plain[inner_start] in " *_":
        inner_start += 1
    while inner_end > inner_start and plain[inner_end - 1] in " *_.;":
        inner_end -= 1
    words = plain[inner_start:inner_end]
    if len(words) > 600 or _NO_ASSIGNMENT.match(words):
        return None
    if not _ASSIGNS.search(words) or not _NAMES_A_BODY.search(words):
        return None
    return Span(inner_start, inner_end), opening
