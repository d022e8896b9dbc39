"""Boards named after what they are set up for: "Ban Chỉ đạo thực hiện Đề án 06 tỉnh"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.stages.bodies import lexicon as known
from answerable.reader.stages.bodies.places import read_place, stops

if TYPE_CHECKING:
    from answerable.reader.stages.bodies.phrase import Phrase

_SET_UP = {"ban chỉ đạo", "ban chỉ huy", "tổ công tác", "hội đồng", "bcđ", "tiểu ban"}
# What a board may be set up to do; each is also the act of one.
_PURPOSES = {
    *("về", "công tác", "thực hiện", "triển khai", "phát triển", "xây dựng", "phong trào", "thi hành"),
    *("phòng chống", "phòng ,", "ứng phó", "cải cách", "đổi mới", "quản lý", "thẩm định", "tư vấn"),
}
# Behind its verb these tell what a board is to do, not what for it was set up.
_ACTS_ON = {
    *("kế hoạch", "nhiệm vụ", "nội dung", "quy chế", "báo cáo", "văn bản", "chức năng", "chế độ"),
}
_MANY = (["các", "chương", "trình"], ["các", "dự", "án"], ["các", "đề", "án"], ["các", "công", "trình"])
_LONGEST = 24  # words


def behind_purpose(phrase: Phrase, first: int, at: int) -> int:
    """Behind the purpose and the level of a board; ``at`` where a verb tells what it does.

    "Ban Chỉ đạo phát triển khoa học, công nghệ và chuyển đổi số tỉnh theo dõi": the level closes the name.
    """
    words = phrase.words
    if (
        " ".join(words[max(first, at - 3) : at]) not in _SET_UP
        and " ".join(words[max(first, at - 2) : at]) not in _SET_UP
    ):
        return at
    opening = next((n for n in (2, 1) if " ".join(words[at : at + n]) in _PURPOSES), 0)
    if not opening or " ".join(words[at + opening : at + opening + 2]) in _ACTS_ON:
        return at
    for i in range(at + opening, min(at + _LONGEST, len(words))):
        end = read_place(phrase, i)
        if end and words[i] not in {"cơ", "các"}:
            closed = not words[end].isalnum() or stops(phrase, end) or words[end] == "và"
            return end if closed else at
        many = known.PLURAL.match(words, i) and words[i : i + 3] not in _MANY
        body = known.HEADS.match(words, i) or (phrase.capital(i) and words[i] in known.SHORT_HEADS)
        if many or body or words[i] in {"", ".", ";", ":", "(", "của", "theo", "tại", "trong", "trên", "để"}:
            return at
    return at
