"""Who reports to whom, hop by hop.

A duty is a verb of sending with a recipient by name: "báo cáo Ủy ban nhân dân tỉnh", "gửi … về Sở Nội vụ (qua
Phòng …)", "trình Hội đồng nhân dân". "Cấp có thẩm quyền" names nobody, and "tham mưu" is advice. What the
recipient does in turn ("… để tổng hợp, báo cáo Chính phủ") is a hop of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.reader.model import Deadline, DeadlineKind, Kind, Report, Role
from answerable.reader.source import Span
from answerable.reader.stages.bodies import read_bodies
from answerable.reader.stages.drafts import FieldRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answerable.reader.catalogue import Catalogue
    from answerable.reader.model import Assignment
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Entry, Setting

# Verbs of sending. "trình" also ends nouns ("chương trình", "quy trình"), "chuyển" and "thông tin" stand in many
# words ("luân chuyển", "chuyển đổi", "công nghệ thông tin"): these must be seen to hand something over.
_SUBMIT = (
    r"(?<!chương )(?<!quy )(?<!quá )(?<!công )(?<!lộ )(?<!tiến )(?<!giáo )(?<!tờ )(?<!tường )(?<!hoặc )trình"
)
_PAPERS = r"(?:thông tin|số liệu|tài liệu|hồ sơ|dữ liệu|danh sách|báo cáo|kết quả|văn bản|biên bản|đơn)(?!\w)"
_SENDS = re.compile(
    rf"(?<!\w)(?:báo cáo|gửi|{_SUBMIT}(?! (?:tự|độ|bày|diễn|chiếu|tiết))|phản ánh|phản hồi"
    rf"|cung cấp(?=[^.;\n]{{0,60}} {_PAPERS})"
    rf"|(?<!điều )(?<!luân )(?<!vận )(?<!di )chuyển(?=(?: (?:ngay|kịp thời))?(?: {_PAPERS}[^.;\n]{{0,40}})? (?:đến|tới|cho|về) )"
    r"|(?<!công nghệ )(?<!hệ thống )(?<!cung cấp )thông tin(?=(?:,? (?:ngay|kịp thời|đầy đủ|nhanh))* (?:cho|đến|tới) )"
    r")(?!\w)"
)
# A second verb and adverbs between the first and its recipient: "báo cáo, đề xuất", "báo cáo ngay về"
_ADVERB = (
    r"(?:ngay|kịp thời|nhanh|định kỳ|đột xuất|trực tiếp|bằng văn bản|thường xuyên|đầy đủ|lại|chung|xin ý kiến(?: chỉ đạo)?(?: của)?"
    r"|xin chủ trương|đồng gửi|đồng thời|gửi|kết quả|lên)"
)
_DIRECT = re.compile(
    rf"(?:(?:[,;]| và| hoặc)? (?:đề xuất|kiến nghị|phản ánh|giải trình|trình|báo cáo|gửi|đề nghị))*(?:,? {_ADVERB})*"
    r"(?: (?:về|với|tới|đến|cho|lên|cùng))?(?: cấp(?: có)? thẩm quyền \(?| )"
)
_LINKS = {
    "báo cáo": ("gửi về", "gửi cho", "gửi đến", "gửi tới", "gửi", "về", "đến", "tới", "cho", "với", "lên"),
    "gửi": ("về", "đến", "tới", "cho"),
    "trình": ("lên",),
    "phản hồi": ("về", "đến", "tới", "với", "cho"),
    "phản ánh": ("về", "đến", "tới", "với", "cho"),
    "chuyển": ("đến", "tới", "về", "cho"),
    "cung cấp": ("cho", "đến", "về"),
    "thông tin": ("cho", "đến", "về", "với"),
}
_DIRECTLY = ("báo cáo", "gửi", "trình", "phản ánh")
_LINK = {verb: re.compile(rf"(?<= )(?:{'|'.join(links)}) (?:ngay )?(?=\w)") for verb, links in _LINKS.items()}
# Where the content of a report ends.
_STOP = re.compile(rf"[.;\n](?=\s|$)| để | nhằm | đồng thời | phối hợp |(?<!\w)(?:gửi|{_SUBMIT}|báo cáo) ")
_FAR = 320  # characters from a verb to its recipient, the content between them
# What is sent by people, not by bodies, and nouns that a verb of sending describes
_BY_PEOPLE = re.compile(
    r"(?<!\w)(?:công dân|người dân|nhân dân|cá nhân|người ứng cử|cử tri|thí sinh|hộ gia đình|tiến độ|thời gian|thời hạn|cơ quan|dự án|tờ"
    r"|không|chưa|việc|chậm|từ|theo|đã|khi) (?:đã |phải )?$"
)
_ADVISES = re.compile(r"(?<!\w)tham mưu(?: cho| giúp| với|,? đề xuất| trình)? ")
_THROUGH = re.compile(r",? ?\(? ?(?:thông )?qua ")
# The recipient goes on to act: "để tổng hợp, báo cáo", "thẩm định, trình"
_GOES_ON = re.compile(
    r"(?:\([^()]{0,160}(?:\([^()]*\)[^()]*)?\)?)?[^.;]{0,60}?(?:(?<!\w)để(?!\w)|(?<!\w)(?:theo dõi|tổng hợp|thẩm định|xem xét|kiểm tra|cho ý kiến|thẩm tra)(?!\w))"
    r"[^.;]{0,120}"
)
_SENTENCE = re.compile(r"[.;\n](?=\s|$)")


# Groups that a duty to report cannot be owed to
_NAMES_NOBODY = re.compile(
    r"thẩm quyền|truyền thông đại chúng|^các cơ quan (?:truyền thông|báo chí|thông tấn)|chức năng$"
)


@dataclass(frozen=True, slots=True)
class _Hop:
    """A verb of sending with its recipients, and the unit in between."""

    verb: str
    start: int
    to: tuple[str, ...]
    via: str | None
    listed: int  # where the list of recipients ends
    end: int  # where what names the unit in between ends


def find_reports(
    source: Source,
    entries: tuple[Entry, ...],
    assignments: Sequence[tuple[Assignment, ...]],
    deadlines: Sequence[tuple[Deadline, ...]],
    setting: Setting,
    catalogue: Catalogue,
) -> tuple[Report, ...]:
    """Return the reporting duties, one object a hop, in document order."""
    reader = _Reader(source, setting, catalogue)
    found: list[Report] = []
    for entry, who, when in zip(entries, assignments, deadlines, strict=True):
        if entry.kind is Kind.TASK:
            leads = tuple(part.name for part in who if part.role is Role.LEAD)
            found += reader.read(entry, leads, when)
    return tuple(found)


class _Reader:
    def __init__(self, source: Source, setting: Setting, catalogue: Catalogue) -> None:
        self.source, self.plain = source, source.plain
        self.setting, self.catalogue = setting, catalogue

    def read(self, entry: Entry, leads: tuple[str, ...], deadlines: tuple[Deadline, ...]) -> Iterator[Report]:
        """The hops that an entry's words, closing parenthesis and time fields tell of."""
        spans = [entry.span, *([entry.closing] if entry.closing else [])]
        spans += [field.value for field in entry.fields if field.role is FieldRole.TIME]
        for span in spans:
            before: _Hop | None = None
            for hop in self._hops(span):
                by = self._advised(span, hop) or leads
                if before and _GOES_ON.fullmatch(self.plain, before.listed, hop.start):
                    by = (before.via,) if before.via else before.to
                yield Report(
                    item=entry.id,
                    by=by,
                    to=hop.to,
                    via=hop.via,
                    deadline=self._deadline(span, hop, deadlines),
                    span=Span(hop.start, hop.end),
                )
                before = hop

    def _hops(self, span: Span) -> Iterator[_Hop]:
        at = span.start
        while match := _SENDS.search(self.plain, at, span.end):
            at = match.end()
            if _BY_PEOPLE.search(self.plain[max(span.start, match.start() - 24) : match.start()]):
                continue
            to, end = self._recipients(match[0], match.end(), span.end)
            if to:
                via, after = self._through(end, span.end)
                yield _Hop(match[0], match.start(), to, via, end, after)
                at = end

    def _recipients(self, verb: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
        """The bodies that get what is sent, right behind the verb or behind its content."""
        plain = self.plain
        if verb == "trình" and plain.startswith(", đề nghị", start):
            return (), start  # "Hồ sơ trình, đề nghị … tặng Bằng khen"
        if verb in _DIRECTLY and (near := _DIRECT.match(plain, start, end)):
            to, after = self._bodies(near.end(), end)
            if to:
                return to, after
        stop = _STOP.search(plain, start + 1, min(end, start + _FAR))
        last = stop.start() if stop else min(end, start + _FAR)
        if stop and stop[0].strip() == "gửi" and verb == "báo cáo":
            return (), start
        for link in _LINK[verb].finditer(plain, start, last):
            to, after = self._bodies(link.end(), end)
            if to:
                return to, after
        return (), start

    def _bodies(self, start: int, end: int) -> tuple[tuple[str, ...], int]:
        mentions, after = read_bodies(self.source, start, end, self.setting, self.catalogue)
        named = tuple(m.name for m in mentions if not _NAMES_NOBODY.search(m.name))
        return (named, after) if named else ((), start)

    def _through(self, start: int, end: int) -> tuple[str | None, int]:
        """The unit that passes on what is sent: "(qua phòng Tham mưu (PV01))"."""
        match = _THROUGH.match(self.plain, start, end)
        if match is None:
            return None, start
        mentions, after = read_bodies(self.source, match.end(), end, self.setting, self.catalogue)
        if mentions:
            return mentions[0].name, after
        words = re.compile(r"[^();,.]{2,80}?(?=\)|,|;|\.| trước | để | chậm nhất |$)").match(
            self.plain, match.end(), end
        )
        return (self.source.quote(Span(*words.span())), words.end()) if words else (None, start)

    def _advised(self, span: Span, hop: _Hop) -> tuple[str, ...]:
        """Who reports on advice: "tham mưu Ủy ban nhân dân tỉnh trình Hội đồng nhân dân"."""
        begin = max(span.start, hop.start - 160)
        for match in reversed(list(_ADVISES.finditer(self.plain, begin, hop.start))):
            advised, after = self._bodies(match.end(), hop.start)
            if advised and not _SENTENCE.search(self.plain, after, hop.start):
                return advised
        return ()

    def _deadline(self, span: Span, hop: _Hop, deadlines: tuple[Deadline, ...]) -> Deadline | None:
        """The nearest time in the sentence; else the only one that the item has of its own."""
        plain = self.plain
        own = [deadline for deadline in deadlines if not deadline.inherited]
        first = span.start
        for mark in _SENTENCE.finditer(plain, span.start, hop.start):
            first = mark.end()
        mark_after = _SENTENCE.search(plain, hop.end, span.end)
        last = mark_after.start() if mark_after else span.end
        near = [d for d in own if first <= d.span.start < last and d.kind is not DeadlineKind.CONTINUOUS]
        if near:
            return min(near, key=lambda d: max(d.span.start - hop.end, hop.start - d.span.end, 0))
        beside = [d for d in own if not span.start <= d.span.start < span.end]
        return beside[0] if len(beside) == 1 and beside[0].kind is DeadlineKind.BY else None
