"""Divide a document into its parts: letterhead, preamble, body, signature, recipients, attachments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare
from answerable.reader.stages.drafts import Parts, Piece, PieceKind
from answerable.reader.stages.outline.labels import Rank, read_labels

if TYPE_CHECKING:
    from answerable.reader.source import Source

# The type of a document on a line of its own (Decree 30/2020/NĐ-CP, article 7; Guide 05-HD/VPTW),
# without diacritics: a scanned page often has "QUYÉT ĐỊNH".
_TYPE = re.compile(
    r"(?:ke hoach|quyet dinh|chi thi|nghi quyet|cong dien|thong bao|thong cao"
    r"|chuong trinh(?: hanh dong| cong tac)?|huong dan|quy che(?: phoi hop)?|quy dinh|phuong an|de an|du an"
    r"|bao cao|to trinh|ket luan|nghi dinh|thong tu(?: lien tich)?|luat|phap lenh|lenh|cong van|thu"
    r"|thong tri|quy hoach|danh muc|bo tieu chi|dieu le|noi quy)"
    r"(?= *[*_]* *$| +khan *$| +hoa toc *$)"
)
# "PHỤ LỤC", "PHỤ LỤC I", "Phụ lục số 02:", "BIỂU MẪU 1", "Mẫu số 01": an appendix begins
_APPENDIX = re.compile(
    r"(?:phụ lục|phụ biểu|biểu số|biểu mẫu|mẫu số)(?: +(?:số *)?[\divxlc.]{1,5}[a-z]?)?\W*(?=$|\n)"
)
_APPENDIX_HEAD = re.compile(r"(?:phụ lục|phụ biểu|biểu|mẫu)(?: +(?:số *)?(?:[ivx]+|\d{1,2}))?\b *[:.\-]? *")
# "(Kèm theo Quyết định số …)", "(Ban hành kèm theo …)"
_ATTACHED = re.compile(r"\(? *(?:ban hành )?kèm theo ")
_MOTTO = re.compile(r"cộng hòa xã hội|độc lập *- *tự do|đảng cộng sản việt nam")
_NUMBER_LINE = re.compile(r"(?:luật |pháp lệnh |nghị quyết )?số *[:.]? *[\d./]*\s*[-/]")
_PLACE_AND_DATE = re.compile(r"[^.;]{2,40}, *ngày[ .…\d]*tháng")
_SALUTATION = re.compile(r"kính gửi\b|(?:[^.;:]{0,90} )?điện *: *$")  # "Kính gửi:", "CHỦ TỊCH … TỈNH điện:"
# "Nơi nhận:", and "Noi nhận" on a scanned page
_RECIPIENTS = re.compile(r"n[ơoờ]i nh[ậâaạ]n\b *[:;.]?|n[ơo]i g[ửư]i *:")
# "TM. ỦY BAN NHÂN DÂN", "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "TUQ. BỘ TRƯỞNG"
_AUTHORITY = re.compile(
    r"(?:t ?/ ?m|k ?/ ?t|t ?/ ?l|(?:tm|kt|tl|tuq|q)(?= *[.,:]| ))[.,: ]*(?=[^\W\d_])|thay mặt "
)
_OFFICE = re.compile(
    r"(?:phó )?(?:chủ tịch|thủ tướng|bộ trưởng|thứ trưởng|giám đốc|cục trưởng|tổng cục trưởng|chánh văn phòng"
    r"|bí thư|trưởng ban|hiệu trưởng|chi cục trưởng|vụ trưởng|viện trưởng|chánh án|chủ nhiệm|tổng giám đốc"
    r"|trưởng phòng|thống đốc|tổng thanh tra|chánh thanh tra|tư lệnh|chỉ huy trưởng|trưởng công an)\b"
)
# What opens the text before its first item: legal bases, occasion, the sentence that leads in.
_OPENING = re.compile(
    r"căn cứ |thực hiện |theo |xét |để |nhằm |ngày \d|trên cơ sở|tiếp theo|triển khai |trong |vừa qua|"
    r"hưởng ứng|hiện nay|thời gian qua|năm \d|qua |từ |sau khi|phúc đáp|nhận được|những năm"
)
# "… ban hành kế hoạch như sau:", "… có ý kiến chỉ đạo:", "… yêu cầu:": the next words are the body
_LEADS_IN = re.compile(
    r"(?:như sau|sau đây|yêu cầu|ý kiến|chỉ đạo|kết luận|đề nghị|chủ yếu|cụ thể|chỉ thị)[^:]{0,60}: *$"
)
_ISSUING_OFFICE = re.compile(
    r"(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc|tổng giám đốc|ủy ban|hội đồng|chính phủ|quốc hội|ban chấp hành"
    r"|ban thường vụ|cục trưởng|tổng cục trưởng|chánh án|viện trưởng|thống đốc|tổng thanh tra|trưởng ban"
    r"|hiệu trưởng|chánh văn phòng)"
)
_SEPARATOR = re.compile(r"[\W_]*$")
_SUBJECT_LINES = 8  # the subject of a document seldom takes more lines than this


def divide(source: Source) -> Parts:
    """Return where each part of the document stands (layout: Decree 30/2020/NĐ-CP, annex I)."""
    return _Divider(source).divide()


def _strip(plain: str, start: int, end: int) -> tuple[int, int]:
    """A paragraph without blanks and marks of emphasis or of tables at its ends."""
    words = plain[start:end]
    begun = words.lstrip(" \n*_|")
    return end - len(begun), end - len(begun) + len(begun.rstrip(" \n_|"))


def _is_salutation(words: str) -> bool:
    return ("kính gửi" in words or "điện" in words) and _SALUTATION.match(words) is not None


def _opens_recipients(words: str) -> bool:
    return words.startswith("n") and _RECIPIENTS.match(words) is not None


class _Divider:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.text, self.plain = source.text, source.plain
        self.lines = [_strip(self.plain, *paragraph.span) for paragraph in source.paragraphs]
        self.words = [self.plain[start:end] for start, end in self.lines]
        self.count = len(self.lines)

    def divide(self) -> Parts:
        head = self._letterhead_end()
        signature, recipients = self._signature(head)
        stops = [r.start for r in (signature, recipients) if r]
        main_end = min(stops) if stops else self.count
        appended = max([r.stop for r in (signature, recipients) if r], default=self.count)
        attachments = self._attachments(head, main_end, appended)
        if attachments and attachments[0].title.start < main_end:
            main_end = attachments[0].title.start
        body = self._body_start(head, main_end)
        main = Piece(kind=PieceKind.MAIN, title=range(0), body=range(body, main_end))
        return Parts(
            letterhead=range(head),
            preamble=range(head, body),
            pieces=(main, *attachments),
            signature=signature,
            recipients=recipients,
        )

    # -- helpers on one paragraph

    def _is_capitals(self, index: int) -> bool:
        start, end = self.lines[index]
        words = self.text[start:end]
        return words.upper() == words and any(map(str.isalpha, words))

    def _labelled(self, index: int) -> bool:
        start, end = self.lines[index]
        return bool(read_labels(self.text, self.plain, start, end))

    # -- letterhead and preamble

    def _letterhead_end(self) -> int:
        """The paragraph after the subject lines, or after what stands above the text."""
        limit = min(self.count, 80)
        kind = next((i for i in range(limit) if self._is_type_line(i)), None)
        above = range(limit if kind is None else kind)
        salutation = next((i for i in above if _is_salutation(self.words[i])), None)
        if kind is not None and salutation is None:
            return self._subject_end(kind + 1)
        if salutation is not None:
            return salutation
        last = 0
        for index in range(min(limit, 25)):
            words = self.words[index]
            if _MOTTO.search(words) or _NUMBER_LINE.match(words) or _PLACE_AND_DATE.match(words):
                last = index + 1
        if last and last < self.count and self.words[last].startswith(("v/v", "về việc")):
            last += 1
        return last

    def _is_type_line(self, index: int) -> bool:
        words = self.words[index]
        return (
            0 < len(words) < 40
            and self.text[self.lines[index][0]].isupper()
            and _TYPE.match(bare(words)) is not None
        )

    def _subject_end(self, index: int) -> int:
        first = index
        above = self.source.paragraphs[index - 1].cell
        while index < self.count and index - first < _SUBJECT_LINES:
            start, end = self.lines[index]
            cell = self.source.paragraphs[index].cell
            if cell is not None and (above is None or above.table != cell.table):
                break
            words = self.plain[start:end]
            if not words or _SEPARATOR.match(words):
                index += 1
                continue
            if _ATTACHED.match(words) or words.startswith("("):
                index += 1
                continue
            if self._opens_text(index, first):
                break
            index += 1
        return index

    def _opens_text(self, index: int, first: int) -> bool:
        """Whether a paragraph after the type line is no longer the subject."""
        start, end = self.lines[index]
        words = self.plain[start:end]
        if words.startswith(("căn cứ ", "kính gửi")):
            return True
        if self._labelled(index):
            return True
        if self._is_capitals(index):
            return (
                index > first and _ISSUING_OFFICE.match(words) is not None and self._bases_follow(index + 1)
            )
        if (
            len(words) > 450
            or words[-1] in ".:;"
            or (words[-1] == "," and index > first and len(words) > 150)
        ):
            return not (index == first and len(words) < 250 and words[-1] == ".") or "như sau" in words
        return index > first and _OPENING.match(words) is not None and len(words) > 120

    def _bases_follow(self, index: int) -> bool:
        """Whether the next words are legal bases, so that the line before them names who decides."""
        while index < self.count and not self.words[index]:
            index += 1
        return index < self.count and _OPENING.match(self.words[index]) is not None

    def _body_start(self, head: int, end: int) -> int:
        """The first item of the body, or what follows the sentence that leads in."""
        addressees = self._addressees(head)
        lead_in = announced = None
        for index in range(head, end):
            start, stop = self.lines[index]
            if start == stop:
                continue
            labels = read_labels(self.text, self.plain, start, stop)
            if labels and index not in addressees:
                first = labels[0]
                if first.style != "bare" and (first.rank is not Rank.BULLET or lead_in is not None):
                    return announced or index
            elif self.plain[stop - 1] == ":" and index not in addressees:
                lead_in = lead_in or index + 1
                if _LEADS_IN.search(self.plain, max(start, stop - 90), stop):
                    announced = index + 1
        if announced or lead_in:
            return announced or lead_in or end
        for index in range(head, end):
            words = self.words[index]
            if (
                words
                and index not in addressees
                and not words.startswith(("căn cứ ", "theo đề nghị", "xét "))
            ):
                return index
        return end

    def _addressees(self, head: int) -> range:
        """ "Kính gửi:" and the bodies listed under it."""
        near = range(head, min(self.count, head + _SUBJECT_LINES * 4))
        first = next((i for i in near if _is_salutation(self.words[i])), None)
        if first is None:
            return range(0)
        last = first
        for index in range(first + 1, self.count):
            words = self.words[index]
            if words and words[0] not in "-+•*" and words[-1] != ";":
                break
            last = index if words else last
        return range(first, last + 1)

    # -- signature and recipients

    def _signature(self, head: int) -> tuple[range, range]:
        """The first signature block and list of recipients after the body, in whichever order."""
        nothing = range(self.count, self.count)
        recipients = next((i for i in range(head, self.count) if _opens_recipients(self.words[i])), None)
        floor = head if recipients is None else max(head, recipients - 25)
        signature = next((i for i in range(floor, self.count) if self._signs(i)), None)
        if recipients is None and signature is None:
            return nothing, nothing
        if recipients is None:
            assert signature is not None
            return range(signature, self._signature_end(signature)), nothing
        if signature is not None and signature > recipients + 60:
            signature = None
        if signature is None:
            return nothing, range(recipients, self._recipients_end(recipients))
        if signature < recipients:
            return range(signature, recipients), range(recipients, self._recipients_end(recipients))
        return range(signature, self._signature_end(signature)), range(recipients, signature)

    def _signs(self, index: int) -> bool:
        """Whether a signature block begins here: "TM. …", "KT. …" or an office in capitals."""
        start, end = self.lines[index]
        if end - start > 160 or end == start or not self.text[start].isupper():
            return False
        if _AUTHORITY.match(self.plain, start, end):
            head = self.text[start : min(end, start + 14)]
            return sum(c.isupper() for c in head) > 4
        if not self._is_capitals(index) or _OFFICE.match(self.plain, start, end) is None:
            return False
        return not self._bases_follow(index + 1)

    def _signature_end(self, index: int) -> int:
        """The paragraph after the printed name."""
        last = index
        for here in range(index, min(self.count, index + 12)):
            start, end = self.lines[here]
            words = self.text[start:end]
            if not words or _SEPARATOR.match(words):
                continue
            if here > index and (_opens_recipients(self.words[here]) or self._attachment_at(here)):
                break
            last = here
            if self._is_name(words):
                break
            if len(words) > 160:
                last = here - 1
                break
        return last + 1

    def _is_name(self, words: str) -> bool:
        """Whether a line is the name of a person: two to five words, each with one capital."""
        parts = re.sub(r"^(?:(?:PGS|GS|TS|ThS|BS|KS|CN)\.? ?)+", "", words).replace("Đ/c", "").split()
        return 2 <= len(parts) <= 5 and all(p[:1].isupper() and p[1:].islower() for p in parts if len(p) > 1)

    def _recipients_end(self, index: int) -> int:
        """The paragraph after the last recipient ("- Lưu: VT, …")."""
        last = index
        cell = self.source.paragraphs[index].cell
        for here in range(index, min(self.count, index + 60)):
            start, end = self.lines[here]
            words = self.plain[start:end]
            if not words:
                continue
            if here > index:
                if self._signs(here) or self._attachment_at(here) or _MOTTO.search(words):
                    break
                other = self.source.paragraphs[here].cell
                if cell is not None and (other is None or other.table != cell.table):
                    break
            last = here
            if "lưu" in words and re.match(r"[-+•*]? *lưu\b", words):
                break
            if here > index and words[:1] not in "-+•*" and len(words) > 120:
                last = here - 1
                break
        return last + 1

    # -- attachments

    def _attachment_at(self, index: int) -> PieceKind | None:
        """What kind of attachment begins here, if any does."""
        start, end = self.lines[index]
        if end == start or end - start > 200 or not self.text[start].isupper():
            return None
        words = self.plain[start:end]
        if words.startswith(("phụ", "biểu", "mẫu")):
            if _APPENDIX.match(words):
                return PieceKind.APPENDIX
            if (
                (match := _APPENDIX_HEAD.match(words))
                and self._is_capitals(index)
                and match.end() < len(words)
            ):
                return PieceKind.APPENDIX
        if len(words) < 40 and self._is_capitals(index) and self._is_type_line(index):
            return PieceKind.PROMULGATED
        return None

    def _attachments(self, head: int, main_end: int, appended: int) -> list[Piece]:
        starts: list[tuple[int, PieceKind]] = []
        for index in range(head, self.count):
            if main_end <= index < appended:
                continue
            kind = self._attachment_at(index)
            if kind is None or (index < main_end and not self._stands_alone(index)):
                continue
            if kind is PieceKind.PROMULGATED and index < appended:
                continue
            starts.append((index, kind))
        if not starts or starts[0][0] > appended:
            early = self._unnamed_attachment(appended, starts[0][0] if starts else self.count)
            if early is not None:
                starts.insert(0, (early, PieceKind.APPENDIX))
        pieces: list[Piece] = []
        for (start, kind), following in zip(starts, [*(s for s, _ in starts[1:]), self.count], strict=False):
            title_end = min(self._subject_end(start + 1), following)
            body_end = self._piece_end(title_end, following)
            body = title_end
            if kind is PieceKind.PROMULGATED:
                body = self._body_start(title_end, body_end)
            pieces.append(Piece(kind=kind, title=range(start, title_end), body=range(body, body_end)))
        return pieces

    def _stands_alone(self, index: int) -> bool:
        """Whether an appendix title inside the text begins an appendix and is no cell of a table."""
        return self.source.paragraphs[index].cell is None

    def _unnamed_attachment(self, start: int, end: int) -> int | None:
        """An attachment whose title has no type word: capitals, then "(Kèm theo …)"."""
        for index in range(start, min(end, start + 15)):
            words = self.words[index]
            if _ATTACHED.match(words):
                first = index
                while first > start and self.words[first - 1] and self._is_capitals(first - 1):
                    if _MOTTO.search(self.words[first - 1]):
                        break
                    first -= 1
                return first
        return None

    def _piece_end(self, start: int, end: int) -> int:
        """Where an attachment's own signature or the next one's letterhead cuts it off."""
        for index in range(start, end):
            words = self.words[index]
            if not words:
                continue
            if _opens_recipients(words) or (self._signs(index) and self._closes(index, end)):
                return index
        last = end
        while last > start and last > end - 8:
            words = self.words[last - 1]
            if (
                words
                and not _MOTTO.search(words)
                and not _SEPARATOR.match(words)
                and not (end < self.count and self._is_capitals(last - 1) and _ISSUING_OFFICE.match(words))
            ):
                break
            last -= 1
        return last

    def _closes(self, index: int, end: int) -> bool:
        """Whether a signature in an attachment is near its end, and no heading in capitals."""
        cell = self.source.paragraphs[index].cell
        return cell is None and bool(_AUTHORITY.match(self.words[index]))
