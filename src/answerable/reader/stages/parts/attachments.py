"""What is attached: appendices, and the plan that a decision promulgates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare
from answerable.reader.stages.drafts import Piece, PieceKind
from answerable.reader.stages.parts.lines import ISSUING_OFFICE, MOTTO, SEPARATOR
from answerable.reader.stages.parts.opening import ATTACHED, body_start, subject_end
from answerable.reader.stages.parts.signing import AUTHORITY, opens_recipients, signs

if TYPE_CHECKING:
    from answerable.reader.stages.parts.lines import Lines

_STATE = "cong hoa xa hoi chu nghia viet nam"


def find_attachments(lines: Lines, head: int, main_end: int, appended: int) -> list[Piece]:
    """The pieces behind ``head`` that have titles of their own, in order.

    What stands in ``[main_end, appended)`` signs and sends the document.
    """
    starts: list[tuple[int, PieceKind]] = []
    for index in range(head, lines.count):
        if main_end <= index < appended:
            continue
        kind = lines.attachment_at(index)
        if kind is None or (index < main_end and not _stands_alone(lines, index)):
            continue
        if kind is PieceKind.PROMULGATED and index < appended:
            continue
        starts.append((index, kind))
    if not starts or starts[0][0] > appended:
        early = _unnamed_attachment(lines, appended, starts[0][0] if starts else lines.count)
        agreed = None if early is not None else _with_letterhead(lines, appended)
        if early is not None:
            starts.insert(0, (early, PieceKind.APPENDIX))
        elif agreed is not None and (not starts or agreed < starts[0][0]):
            starts.insert(0, (agreed, PieceKind.PROMULGATED))
    pieces: list[Piece] = []
    for (start, kind), following in zip(starts, [*(s for s, _ in starts[1:]), lines.count], strict=False):
        title_end = min(subject_end(lines, start + 1), following)
        body_end = _piece_end(lines, title_end, following)
        body = title_end
        if kind is PieceKind.PROMULGATED:
            body = body_start(lines, title_end, body_end)
        pieces.append(Piece(kind=kind, title=range(start, title_end), body=range(body, body_end)))
    return pieces


def _stands_alone(lines: Lines, index: int) -> bool:
    """Whether an appendix title inside the text begins an appendix and is no cell of a table."""
    return lines.source.paragraphs[index].cell is None


def _unnamed_attachment(lines: Lines, start: int, end: int) -> int | None:
    """An attachment whose title has no type word: capitals, then "(Kèm theo …)"."""
    for index in range(start, min(end, start + 15)):
        words = lines.words[index]
        if ATTACHED.match(words):
            first = index
            while first > start and lines.words[first - 1] and lines.is_capitals(first - 1):
                if MOTTO.search(lines.words[first - 1]):
                    break
                first -= 1
            return first
    return None


def _with_letterhead(lines: Lines, start: int) -> int | None:
    """A document attached whole, whose title has its type and its subject in one line.

    A letterhead of its own, perhaps without marks as a scanned page has it, then legal bases.
    """
    near = range(start, min(lines.count, start + 6))
    motto = next((i for i in near if _STATE in bare(lines.words[i])), None)
    if motto is None:
        return None
    bases = [i for i in range(motto, min(lines.count, motto + 12)) if lines.words[i].startswith("căn cứ ")]
    first = bases[0] - 1 if len(bases) > 1 else motto
    return first if first > motto and lines.is_capitals(first) else None


def _piece_end(lines: Lines, start: int, end: int) -> int:
    """Where an attachment's own signature or the next one's letterhead cuts it off."""
    for index in range(start, end):
        words = lines.words[index]
        if not words:
            continue
        if opens_recipients(words) or (signs(lines, index) and _closes(lines, index, end)):
            return index
    last = end
    while last > start and last > end - 8:
        words = lines.words[last - 1]
        if (
            words
            and not MOTTO.search(words)
            and not SEPARATOR.match(words)
            and not (end < lines.count and lines.is_capitals(last - 1) and ISSUING_OFFICE.match(words))
        ):
            break
        last -= 1
    return last


def _closes(lines: Lines, index: int, end: int) -> bool:
    """Whether a signature in an attachment is near its end, and no heading in capitals."""
    cell = lines.source.paragraphs[index].cell
    return cell is None and bool(AUTHORITY.match(lines.words[index]))
