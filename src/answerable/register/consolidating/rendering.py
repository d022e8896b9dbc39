"""A version of a report as files: Word, Excel and PDF, in Vietnamese, from the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from answerable.register.consolidating.charts import bars
from answerable.register.consolidating.content import content
from answerable.register.consolidating.figures import By
from answerable.register.consolidating.filling import filled
from answerable.register.consolidating.keeping import OWN_TEMPLATE, keep, path_of
from answerable.register.consolidating.models import ReportFile
from answerable.register.consolidating.paper import paper
from answerable.register.consolidating.pictures import PNG, picture
from answerable.register.consolidating.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from answerable.register.consolidating.figures import Figures
    from answerable.register.consolidating.models import Report
    from answerable.register.consolidating.paper import Told

Form = ReportFile.Form
MEDIA_TYPES = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.PDF: "application/pdf",
}


def made(
    form: Form, report: Report, figures: Figures, said: Mapping[str, str], *, told: Told | None = None
) -> bytes:
    """One file. Raises Unfillable (Word) or Unprintable (PDF). ``told`` hears how far a PDF is."""
    by = By(report.by)
    if form is Form.XLSX:
        with translation.override("vi"):
            return workbook(figures, title=said.get("title", ""))
    with translation.override("vi"):
        drawn = picture(bars(figures, by), PNG)
    if form is Form.PDF:
        return paper(content(figures, said, by=by), picture=drawn, told=told)
    template = path_of(report.template.sha256) if report.template else OWN_TEMPLATE
    return filled(template, content(figures, said, by=by), picture=drawn)


def kept(
    form: Form, report: Report, figures: Figures, said: Mapping[str, str], *, told: Told | None = None
) -> ReportFile:
    """The same, kept; its row is saved by whoever makes the version."""
    sha256, size = keep([made(form, report, figures, said, told=told)])
    return ReportFile(form=form, sha256=sha256, size=size)
