"""What a person should look at before trusting the reading. Few, each with a stable code.

Codes of what the import must refuse or ask about: ``source.secret``, ``source.restricted``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.documents import TYPES
from answerable.reader.model import Kind, Role, Warning
from answerable.reader.source import Span
from answerable.reader.stages.dates import DAY, printed_day
from answerable.reader.stages.numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.model import Assignment, Citation, Header, Item
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Parts

# Stamps stand alone on their line, in capitals: Decree 30/2020/NĐ-CP, annex I; Law 29/2018/QH14, article 10.
_SECRECY = re.compile(r"(?:^|(?<=\n))[ *_\[(|]*(?:ĐỘ MẬT ?: ?)?(?:TUYỆT MẬT|TỐI MẬT|MẬT)[ *_\])|.]*(?=\n|$)")
_RESTRICTED = re.compile(
    r"(?:^|(?<=\n))[ *_\[(|]*(?:LƯU HÀNH NỘI BỘ|TÀI LIỆU LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|KHÔNG PHỔ BIẾN"
    r"|CHỈ LƯU HÀNH NỘI BỘ"
    r"|KHÔNG ĐƯỢC PHÁT TÁN|TÀI LIỆU THU HỒI)[ *_\])|.!]*(?=\n|$)"
)
_NEEDED = {
    "number": "The document has no number: it may be a draft.",
    "date": "The document has no date: it may be a draft.",
    "issuer": "It is not clear who issued the document.",
    "type": "It is not clear what type of document this is.",
    "title": "No title was found.",
    "signers": "No signature was found.",
}
_INFERRED = {
    "issuer": "The letterhead does not name the issuer; it was inferred from symbol, place and signature.",
    "type": "The type line is missing; the type was inferred from the symbol.",
}

_PARTY_CODES = frozenset(
    {"TW", "TU", "HU", "ĐU", "QU", "ThU", "VPTW", "BTGTW", "BTCTW", "UBKTTW", "CB", "BCSĐ", "ĐUK"}
)
_STATE_CODES = frozenset({"UBND", "HĐND", "CP", "TTg", "VPCP"})
_INDIVIDUAL_UP_TO = 250  # no year has had more normative decisions of the Prime Minister than this
# "Chương trình quốc gia về bình đẳng giới giai đoạn 2011-2016": what a task is to carry out
_PROGRAMME = re.compile(
    r"(?:chương trình|chiến lược|đề án|kế hoạch|dự án)(?! công tác)[^.;:\n]{0,160}?"
    r"(?:giai đoạn|thời kỳ) (?:19|20)\d\d ?- ?(?P<end>(?:19|20)\d\d)"
)
_TIMES = ("giai đoạn ", "thời kỳ ")
_LOOKS_BACK = ("tổng kết", "sơ kết", "đánh giá", "kết quả", "rà soát", "báo cáo")


def find_warnings(
    source: Source, parts: Parts, header: Header, items: tuple[Item, ...], citations: tuple[Citation, ...]
) -> tuple[Warning, ...]:
    """Return the warnings, in document order; those without a span come first."""
    warnings = [
        *(Warning(code=note.code, message=note.message, span=note.span) for note in source.notes),
        *_stamps(source),
        *_about_header(source, header),
        *_about_items(items),
        *_about_citations(source, header, citations),
        *_ended_programmes(source, header, items),
    ]
    return tuple(sorted(warnings, key=lambda warning: warning.span or Span(-1, -1)))


def _stamps(source: Source) -> Iterator[Warning]:
    if "MẬT" in source.text:
        for match in _SECRECY.finditer(source.text):
            yield Warning(
                code="source.secret",
                message="The page bears a stamp of secrecy. Only public documents may be imported.",
                span=Span(*match.span()),
            )
    if any(word in source.text for word in ("NỘI BỘ", "TRẢ LẠI", "PHỔ BIẾN", "PHÁT TÁN", "THU HỒI")):
        for match in _RESTRICTED.finditer(source.text):
            yield Warning(
                code="source.restricted",
                message="Circulation of this page is restricted. Only public documents may be imported.",
                span=Span(*match.span()),
            )


def _about_header(source: Source, header: Header) -> Iterator[Warning]:
    for field, message in _NEEDED.items():
        if not getattr(header, field):
            yield Warning(code=f"header.no-{field}", message=message, span=header.spans.get(field))
    for field in sorted(header.inferred):
        message = _INFERRED.get(field, f"The {field} was inferred, not read.")
        yield Warning(code=f"header.inferred-{field}", message=message, span=header.spans.get(field))
    if header.date is None and (span := header.spans.get("date")):
        match = re.search(DAY, source.plain[span.start : span.end])
        if match and printed_day(match).day is None:
            yield Warning(
                code="header.impossible-date",
                message="The calendar has no such day.",
                span=header.spans["date"],
            )


def _about_items(items: tuple[Item, ...]) -> Iterator[Warning]:
    tasks = [item for item in items if item.kind is Kind.TASK]
    if not tasks:
        yield Warning(
            code="items.no-task", message="The document sets no task that could be read.", span=None
        )
    unled = [item for item in tasks if not any(a.role is Role.LEAD for a in item.assignments)]
    if unled and len(unled) == len(tasks):
        yield Warning(code="items.no-lead", message="No task names a body that leads it.", span=unled[0].span)
    for item in tasks:
        leads = [a for a in item.assignments if a.role is Role.LEAD and not a.inherited and _is_one(a)]
        if len(leads) > 1:
            names = ", ".join(lead.name for lead in leads)
            yield Warning(
                code="item.shared-lead",
                message=f"{len(leads)} bodies lead this task together: {names}.",
                span=Span(min(a.span.start for a in leads), max(a.span.end for a in leads)),
            )


def _is_one(assignment: Assignment) -> bool:
    """Whether an assignment names one body, not a group ("các sở, ban, ngành")."""
    return assignment.body is not None and not assignment.name.lower().startswith(("các ", "sở,", "toàn "))


def _about_citations(source: Source, header: Header, citations: tuple[Citation, ...]) -> Iterator[Warning]:
    dates: dict[str, Citation] = {}
    told: set[tuple[str, str]] = set()
    for citation in citations:
        if citation.number is None:
            continue
        key = citation.number.upper()
        for code, message in _doubts(source, header, citation):
            if (code, key) not in told:
                told.add((code, key))
                yield Warning(code=code, message=message, span=citation.span)
        if citation.date is not None:
            first = dates.setdefault(key, citation)
            if first.date != citation.date and ("citation.two-dates", key) not in told:
                told.add(("citation.two-dates", key))
                yield Warning(
                    code="citation.two-dates",
                    message=f"{citation.number} is cited with two dates, {first.date} and {citation.date}.",
                    span=citation.span,
                )


def _ended_programmes(source: Source, header: Header, items: tuple[Item, ...]) -> Iterator[Warning]:
    """Tasks that carry out a programme whose time was over when the document was issued."""
    if header.date is None:
        return
    for item in items:
        if item.kind is not Kind.TASK or not any(source.plain.find(time, *item.span) >= 0 for time in _TIMES):
            continue
        for match in _PROGRAMME.finditer(source.plain, item.span.start, item.span.end):
            before = source.plain[max(item.span.start, match.start() - 60) : match.end()]
            if int(match["end"]) < header.date.year and not any(word in before for word in _LOOKS_BACK):
                yield Warning(
                    code="citation.period-ended",
                    message=f"The programme ended in {match['end']}, before this document was issued.",
                    span=Span(*match.span()),
                )


def _doubts(source: Source, header: Header, citation: Citation) -> Iterator[tuple[str, str]]:
    """What looks wrong with one citation. The number stays as printed."""
    printed = citation.number or ""
    begin = max(0, citation.span.start - 40)  # some numbers are told by the word before them
    around = source.text[begin : citation.span.end]
    number = next(find_numbers(around, citation.span.start - begin), None)
    if number is not None:
        codes = re.split("[-/]", number.issuer or "")
        if (
            number.year
            and codes[0] == "TTg"
            and number.type == "QĐ"
            and _digits(number.serial) > _INDIVIDUAL_UP_TO
        ):
            yield (
                "citation.suspect-number",
                f"{printed} has a year, as normative decisions have, but too high a serial number.",
            )
        elif (
            not number.party
            and number.type
            and not number.year
            and len(codes) == 1
            and codes[0] in _PARTY_CODES
        ):
            yield "citation.suspect-number", f"{printed} is a Party number written in the form of the State."
        elif number.party and codes[0] in _STATE_CODES:
            yield "citation.suspect-number", f"{printed} is a State number written in the form of the Party."
        elif number.type is None and any(_runs_together(code) for code in codes):
            yield "citation.suspect-number", f"{printed} may lack a dash between type and issuer."
        elif number.year and citation.date and not number.year <= citation.date.year <= number.year + 1:
            yield (
                "citation.suspect-number",
                f"The year in {printed} is not that of its date, {citation.date}.",
            )
    day = (
        re.search(DAY, source.plain[citation.span.start : citation.span.end])
        if citation.date is None
        else None
    )
    if day and printed_day(day).day is None:
        yield "citation.impossible-date", f"{printed} is cited with a day that the calendar does not have."
    if citation.date and header.date and citation.date > header.date:
        yield (
            "citation.later-date",
            f"{printed} is dated {citation.date}, later than the document that cites it.",
        )


def _digits(serial: str) -> int:
    return int("".join(c for c in serial.split(".")[0] if c.isdigit()) or 0)


def _runs_together(code: str) -> bool:
    """Whether a code is a type and a known issuer with no dash between: "NĐCP", "QĐTTg"."""
    return any(
        code[: -len(issuer)] in TYPES for issuer in _STATE_CODES if code.endswith(issuer) and code != issuer
    )
