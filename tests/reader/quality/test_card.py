"""The card of the example plan, as text, JSON and Word, in both languages."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import docx
import pytest

from answerable.cli import main
from answerable.reader import read_plan
from answerable.reader.export.card import card_dict, card_text, rows_of
from answerable.reader.export.card_docx import card_docx
from answerable.reader.export.card_words import ENGLISH, VIETNAMESE
from answerable.reader.model import Kind, Role
from answerable.reader.quality import Gap, card_of

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "ke-hoach.docx"


@cache
def plan():
    return read_plan(EXAMPLE)


@cache
def card():
    return card_of(plan())


def places(gap):
    return [place.clause for one in card().findings if one.gap is gap for place in one.places]


def test_what_it_counts_is_what_was_read():
    tasks = [item for item in plan().items if item.kind is Kind.TASK]
    assert card().tasks == len(tasks)
    assert places(Gap.NO_DEADLINE) == [item.id for item in tasks if not item.deadlines]
    assert places(Gap.NO_LEAD) == [
        item.id for item in tasks if not any(one.role is Role.LEAD for one in item.assignments)
    ]
    assert len(places(Gap.NO_REPORT_DEADLINE)) == sum(one.deadline is None for one in plan().reports)


def test_doubtful_citations_stand_with_their_clauses():
    assert places(Gap.SUSPECT_CITATION) == ["III/10"]


def test_findings_stand_in_one_order_whatever_the_plan_says():
    order = [one.gap for one in card().findings]
    assert order == [gap for gap in Gap if gap in order]


@pytest.mark.parametrize("words", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
def test_every_gap_has_its_words(words):
    assert set(words.gaps) == set(Gap)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [40, 100])
def test_the_text_fits_its_width(language, width):
    text = card_text(card(), language=language, width=width)
    assert max(map(len, text.splitlines())) <= width


def test_the_json_has_all_places_and_the_page_says_how_many_more():
    findings = {one["code"]: one for one in card_dict(card())["findings"]}
    alone = findings["task.no-target"]
    assert alone["count"] == len(alone["places"]) > 8
    shown = next(row for row in rows_of(card(), "vi") if row.gap is Gap.TASK_ALONE)
    assert f"và {alone['count'] - 8} chỗ nữa" in shown.where


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_of_word_says_what_the_text_says(language):
    page = docx.Document(io.BytesIO(card_docx(card(), language=language)))
    told = [tuple(cell.text for cell in row.cells[:2]) for row in page.tables[0].rows[1:]]
    assert told == [(row.finding, row.how_many) for row in rows_of(card(), language)]


def test_the_command_gives_json(capsysbinary):
    assert main(["card", "--format", "json", str(EXAMPLE)]) == 0
    assert json.loads(capsysbinary.readouterr().out) == card_dict(card())


def test_the_command_gives_a_page_of_word(capsysbinary):
    assert main(["card", "--format", "docx", "--lang", "vi", str(EXAMPLE)]) == 0
    assert docx.Document(io.BytesIO(capsysbinary.readouterr().out)).tables


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["card"], "name one document"),
        (["card", "--format", "pdf", "x"], "“pdf” is none of summary, json, docx"),
        (["card", "there-is-none.docx"], "there-is-none.docx"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_2(arguments, says, capsys):
    assert main([*arguments, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
