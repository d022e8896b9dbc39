"""The round of a body as a workbook: taken away, filled in, and brought back.

A row is an answer. Its first columns say what it is and are not read back but for the id and the version, by
which an answer that somebody saved meanwhile is known and left alone; its last are the questions of the
office. An empty cell leaves what is kept as it is; a single "-" empties it. Cells are text, so that nothing
in them is reckoned; a formula is not read.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from answerable.register.accounts.own_words import LANGUAGES, ours
from answerable.register.commitments.state import Stage
from answerable.register.reporting.forms import figures_as_lines, figures_in
from answerable.register.reporting.questions import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from answerable.register.reporting.listing import Row
    from answerable.register.reporting.models import Question

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_ROWS = 5_000
EMPTY = "-"
STAGES = (Stage.NOT_STARTED, Stage.IN_PROGRESS, Stage.DONE)  # discontinued needs a document: on the page
LENGTH = 8000
WIDTHS = (12, 6, 16, 60, 14, 18, 14, 50, 30, 40, 40)
WIDTH = 30  # of a question of the office
FILLED = ("stage", "done_on", "done", "figures", "difficulties", "proposals")


class UnreadableTable(Exception):
    """It is no workbook of this round; ``why`` is a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True, kw_only=True)
class Change:
    """What one row of a workbook would change, or why it is not taken."""

    line: int
    row: Row | None
    said: dict[str, Any] = field(default_factory=dict)  # only what differs from what is kept
    problems: list[str] = field(default_factory=list)
    version: int = 0

    @property
    def taken(self) -> bool:
        return bool(self.said) and not self.problems


def workbook_of(rows: Iterable[Row], *, title: str, questions: Sequence[Question] = ()) -> bytes:
    """The workbook of a body's answers in a round that asks these questions, with what is kept of each."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _("Answers")[:31]
    sheet.append([title])
    sheet.append(
        [_("Fill in the columns from the sixth on. An empty cell keeps what is there; write - to empty it.")]
    )
    sheet.append(_headings(questions))
    for row in rows:
        answer, commitment = row.answer, row.assignment.commitment
        sheet.append([
            commitment.public_id,
            answer.version if answer else 0,
            f"{commitment.document.number}",
            commitment.text,
            f"{commitment.last_day:%d/%m/%Y}" if commitment.last_day else "",
            str(Stage(answer.stage).label) if answer and answer.stage else "",
            f"{answer.done_on:%d/%m/%Y}" if answer and answer.done_on else "",
            answer.done if answer else "",
            figures_as_lines(answer.figures) if answer else "",
            answer.difficulties if answer else "",
            answer.proposals if answer else "",
            *(_shown(one, answer.more.get(str(one.pk), "") if answer else "") for one in questions),
        ])  # fmt: skip
    _finish(sheet, questions)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _shown(one: Question, said: str) -> str:
    return dict(one.shown_choices).get(said, said)


def _headings(questions: Sequence[Question]) -> list[str]:
    return [
        _("Id"), _("Version"), _("Plan"), _("What is to be done"), _("By when"), _("How far it has come"),
        _("Done on"), _("What was done"), _("Figures"), _("Difficulties and their causes"),
        _("What you propose"), *map(str, questions),
    ]  # fmt: skip


def _finish(sheet: Any, questions: Sequence[Question]) -> None:
    for line in sheet.iter_rows(min_row=1):
        for cell in line:
            cell.alignment = Alignment(wrap_text=cell.row > 2, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # text, whatever it begins with
            cell.protection = Protection(locked=cell.row <= 3 or cell.column <= 5)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for number, width in enumerate((*WIDTHS, *[WIDTH] * len(questions)), start=1):
        sheet.column_dimensions[sheet.cell(3, number).column_letter].width = width
    sheet.column_dimensions["B"].hidden = True
    sheet.freeze_panes = "E4"
    _offer(sheet, 6, [str(one.label) for one in STAGES])
    for column, one in enumerate(questions, start=len(WIDTHS) + 1):
        if one.choices:
            _offer(sheet, column, [label for _value, label in one.shown_choices])
    sheet.protection.enable()
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def _offer(sheet: Any, column: int, labels: Iterable[str]) -> None:
    """A list to choose from in the cells of a column."""
    words = ",".join(labels)
    choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(choice)
    letter = sheet.cell(3, column).column_letter
    choice.add(f"{letter}4:{letter}{max(4, sheet.max_row)}")


def changes_in(content: bytes, rows: Iterable[Row], questions: Sequence[Question] = ()) -> list[Change]:
    """What a workbook that was filled in would change, row by row. Raises UnreadableTable."""
    known = {row.assignment.commitment.public_id: row for row in rows}
    seen: set[str] = set()
    changes = []
    for line, cells in _cells(content, questions):
        public_id = _text(cells[0])
        if not public_id and not any(_text(cell) for cell in cells):
            continue
        change = Change(line=line, row=known.get(public_id))
        changes.append(change)
        if change.row is None:
            change.problems.append(
                _("“%(id)s” is none of the commitments asked for here.") % {"id": public_id[:40]}
            )
        elif public_id in seen:
            change.problems.append(_("The same commitment stands in an earlier row."))
        else:
            seen.add(public_id)
            _read(change, change.row, cells, questions)
    return changes


def _read(change: Change, row: Row, cells: tuple[Any, ...], questions: Sequence[Question]) -> None:
    version = _text(cells[1])
    kept = row.answer.version if row.answer else 0
    change.version = kept
    if row.standing in ("sent", "confirmed"):
        if _differs(row, cells, questions):
            change.problems.append(_("This answer was sent already."))
        return
    for name, cell in zip(FILLED, cells[5:11], strict=True):
        text = _text(cell)
        if not text:
            continue
        try:
            value = _value(name, None if text == EMPTY else cell)
        except forms.ValidationError as problem:
            change.problems += problem.messages
            continue
        if value != _kept(row, name):
            change.said[name] = value
    more = _more(change, row, cells, questions)
    if more != _kept(row, "more"):
        change.said["more"] = more
    if change.said and version != str(kept):
        change.problems.append(_("Somebody saved this answer after the workbook was taken. Take it anew."))
    stage = change.said.get("stage", row.answer.stage if row.answer else "")
    if change.said.get("done_on") and stage != Stage.DONE:
        change.problems.append(_("Only what is done has a day on which it was done."))


def _more(change: Change, row: Row, cells: tuple[Any, ...], questions: Sequence[Question]) -> dict[str, str]:
    """The answers to the questions of the office: those that are kept, and over them the cells'."""
    more: dict[str, str] = {**_kept(row, "more")}
    for one, cell in zip(questions, cells[len(WIDTHS) :], strict=True):
        text = _text(cell)
        if text:
            try:
                said = "" if text == EMPTY else read(one, text)
            except forms.ValidationError as problem:
                change.problems += problem.messages
                continue
            if said != more.get(str(one.pk), ""):
                more[str(one.pk)] = said
    return more


def _differs(row: Row, cells: tuple[Any, ...], questions: Sequence[Question]) -> bool:
    tried = Change(line=0, row=row)
    if _more(tried, row, cells, questions) != _kept(row, "more") or tried.problems:
        return True
    try:
        return any(
            _value(name, cell) != _kept(row, name)
            for name, cell in zip(FILLED, cells[5:11], strict=True)
            if _text(cell)
        )
    except forms.ValidationError:
        return True


def _kept(row: Row, name: str) -> Any:
    empty: Any = {"done_on": None, "figures": [], "more": {}}.get(name, "")
    return getattr(row.answer, name) if row.answer else empty


def _value(name: str, cell: Any) -> Any:
    """What a cell says for a field; None empties it. Raises ValidationError."""
    if name == "done_on":
        return None if cell is None else _day(cell)
    text = "" if cell is None else _text(cell)
    if len(text) > LENGTH:
        raise forms.ValidationError(_("One cell holds more than 8,000 letters."))
    if name == "figures":
        return figures_in(text)
    if name == "stage" and text:
        # A table that was taken before the office had words of its own says ours.
        named = {ours(one.value, language).casefold(): one.value for one in STAGES for language in LANGUAGES}
        named |= {str(one.label).casefold(): one.value for one in STAGES}
        if text.casefold() not in named:
            message = _("“%(words)s” is not one of: %(stages)s.")
            stages = ", ".join(str(one.label) for one in STAGES)
            raise forms.ValidationError(message, params={"words": text[:60], "stages": stages})
        return named[text.casefold()]
    return text


def _day(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(_text(cell), form).date()
        except ValueError:
            continue
    raise forms.ValidationError(
        _("“%(words)s” is not a day. Write 05/3/2026."), params={"words": _text(cell)[:40]}
    )


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").strip()


def _cells(content: bytes, questions: Sequence[Question]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows under the headings, each with its number and all its cells; formulas come as nothing."""
    width = len(WIDTHS) + len(questions)
    if len(content) > MOST_BYTES:
        raise UnreadableTable(
            _("The file is bigger than 5 MB. Take the workbook of this round and fill that in.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
                raise UnreadableTable(_("The file unpacks to more than 50 MB. Take the workbook anew."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        lines = sheet.iter_rows(min_row=3, max_row=MOST_ROWS, max_col=width, values_only=True)
        headings = [_text(cell) for cell in next(lines, ())]
        known = _headings(questions)
        if headings[:2] != known[:2] or headings[len(WIDTHS) :] != known[len(WIDTHS) :]:
            raise UnreadableTable(_("This is not the workbook of this round. Take it anew and fill it in."))
        for number, cells in enumerate(lines, start=4):
            yield number, tuple(_plain(cell) for cell in (*cells, *[None] * (width - len(cells))))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as problem:
        raise UnreadableTable(
            _("The file is not an Excel workbook (.xlsx). Save it as one and bring it again.")
        ) from problem


def _plain(cell: Any) -> Any:
    return None if isinstance(cell, str) and cell.startswith("=") else cell
