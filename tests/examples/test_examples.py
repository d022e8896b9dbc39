"""The example plan: one source, four formats, one reading, agreed line by line with the page."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from answerable.reader import read_plan
from answerable.reader.export.plan_json import to_dict
from answerable.reader.model import DeadlineKind, Every, Force, Kind, Relation, Role

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED = EXAMPLES / "ke-hoach.expected.json"
FORMATS = ["docx", "pdf", "html", "txt"]


@cache
def plan_in(suffix: str):
    return read_plan(EXAMPLES / f"ke-hoach.{suffix}")


def facts_in(suffix: str) -> dict[str, Any]:
    """The contract's JSON without what differs by format: the file, its text, and places in that text."""
    facts = to_dict(plan_in(suffix))
    for apart in ("source", "text"):
        del facts[apart]
    return _without_spans(facts)


def _without_spans(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_spans(one) for key, one in value.items() if key not in ("span", "spans")}
    return [_without_spans(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_gives_what_was_agreed(suffix, updates_golden):
    facts = facts_in(suffix)
    if updates_golden and suffix == FORMATS[0]:
        EXPECTED.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    for part, agreed in expected.items():
        assert facts[part] == agreed, part
    assert facts.keys() == expected.keys()


@pytest.mark.parametrize("suffix", FORMATS[1:])
def test_the_formats_agree_with_each_other(suffix):
    one, other = facts_in(FORMATS[0]), facts_in(suffix)
    for part in one:
        assert other[part] == one[part], part


def test_the_source_makes_the_files_that_are_kept():
    """``examples/make.py`` needs weasyprint for the PDF, so the text alone is made anew here."""
    import runpy

    made = runpy.run_path(str(EXAMPLES / "make.py"))
    page = made["Page"].read(made["SOURCE"])
    kept = (EXAMPLES / "ke-hoach.txt").read_text(encoding="utf-8")
    assert made["to_txt"](page) == kept, "run: make docs"
    assert made["to_html"](page) == (EXAMPLES / "ke-hoach.html").read_text(encoding="utf-8"), "run: make docs"


def test_the_example_holds_every_kind_of_fact():
    plan = plan_in("docx")
    deadlines = [deadline for item in plan.items for deadline in item.deadlines]
    assignments = [one for item in plan.items for one in item.assignments]
    assert {item.kind for item in plan.items} == set(Kind)
    assert {deadline.kind for deadline in deadlines} == set(DeadlineKind)
    assert {deadline.every for deadline in deadlines} >= {Every.MONTH, Every.QUARTER, Every.YEAR}
    assert {deadline.inclusive for deadline in deadlines if deadline.kind is DeadlineKind.BY} == {True, False}
    assert any(deadline.inherited for deadline in deadlines)
    assert any(deadline.inferred for deadline in deadlines)
    assert {one.role for one in assignments} == set(Role)
    assert {one.force for one in assignments} == set(Force)
    assert any(one.inherited for one in assignments)
    assert {citation.relation for citation in plan.citations} == set(Relation)
    assert any(report.via for report in plan.reports)
    assert any(warning.code == "citation.suspect-number" for warning in plan.warnings)
