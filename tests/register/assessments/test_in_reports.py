"""What others say stands in a consolidated report beside its figures, and moves none of them."""

from __future__ import annotations

import io
from datetime import timedelta

import docx
import openpyxl
import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from tests.register.assessments.conftest import hold

from answerable.register.assessments.services import assess
from answerable.register.consolidating.content import content
from answerable.register.consolidating.figures import By
from answerable.register.consolidating.filling import filled
from answerable.register.consolidating.freezing import frozen, thawed
from answerable.register.consolidating.gathering import gather
from answerable.register.consolidating.keeping import OWN_TEMPLATE
from answerable.register.consolidating.layout import LINES
from answerable.register.consolidating.showing import shown
from answerable.register.consolidating.workbook import workbook

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SAID = "Viện Dư luận: hạn chế. Mới làm ở hai xã."


def figures(people, made_on=TODAY):
    return gather(
        [people.commitment.document], begins=TODAY - timedelta(days=9), ends=made_on, made_on=made_on
    )


@pytest.fixture
def assessed(people):
    before = figures(people)
    said = {"scale": "limited", "words": "Mới làm ở hai xã.", "sources": "12/BC-VDL"}
    assess(people.commitment, **said, by=people.observer)
    return before, figures(people)


def test_no_figure_moves_by_it(people, assessed):
    before, after = assessed
    assert [before.count(code) for code in ("all", "done", "open")] == [
        after.count(code) for code in ("all", "done", "open")
    ]
    assert (before.rows[0].stage, before.rows[0].standing) == (after.rows[0].stage, after.rows[0].standing)
    assert after.ids("assessed") == (people.commitment.public_id,)
    assert thawed(frozen(after)) == after


def test_it_is_in_every_form_of_the_report(people, assessed):
    _before, after = assessed
    said = content(after, {"title": "Báo cáo"}, by=By.SECTION)
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(filled(OWN_TEMPLATE, said))).paragraphs)
    assert f"- {people.commitment.public_id}: {SAID}" in text
    assert "{%p for one in others %}" in LINES  # of which the pages that are printed are made
    with translation.override("vi"):
        book = openpyxl.load_workbook(io.BytesIO(workbook(after, title="Báo cáo")))
        page = render_to_string("consolidating/_figures.html", {**shown(after, by="section"), "page": ""})
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "Viện Dư luận: hạn chế" in cells
    assert SAID in page


def test_of_what_is_on_hold_nothing_is_told(people, assessed):
    hold(people.commitment)
    assert figures(people).rows[0].others == ()


def test_what_was_said_after_the_period_is_not_in_it(people, assessed):
    yesterday = TODAY - timedelta(days=1)
    assert figures(people, made_on=yesterday).rows[0].others == ()
