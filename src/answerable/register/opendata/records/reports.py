"""Published reports as data: with their figures and words, and the files that they went out in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.consolidating.models import Report as Row
from answerable.register.opendata import public_followup
from answerable.register.opendata.describing import COMPUTED, From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number

if TYPE_CHECKING:
    from answerable.register.opendata.describing import Finish


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    number: Number
    report: Annotated[int, _("What it is known by in addresses."), From("report_id")]
    ordinal: Annotated[int, _("Which version of the report it is: drafts before it are not public.")]
    plans: Annotated[list[Any], _("The plans that it is about."), COMPUTED]
    begins: Annotated[date, _("The first day that it is about."), From("report__begins")]
    ends: Annotated[date, _("The last day that it is about."), From("report__ends")]
    by: Annotated[str, _("How it is arranged: section, body or right."), From("report__by")]
    said: Annotated[dict[str, Any], _("Letterhead, title and the words of each section.")]
    figures: Annotated[
        dict[str, Any],
        _("Its figures, row by row, as they stood when it was published: it is never changed afterwards."),
    ]
    published_at: Annotated[datetime, _("When it was published in the register."), From("at")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile(Record):
    number: Number
    report: Annotated[int, _("The report."), From("version_id"), To("report", "number")]
    form: Annotated[str, _("docx, xlsx or pdf.")]
    sha256: Annotated[str, _("SHA-256 of the file.")]
    size: Annotated[int, _("Bytes of the file.")]


def with_plans(_on: date) -> "Finish":
    def finish(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        plans: dict[int, list[str | None]] = {row["report_id"]: [] for row in rows}
        public = Row.documents.through._default_manager.filter(
            report__in=plans, document__published_at__isnull=False
        )
        for report, slug in public.order_by("document").values_list("report", "document__slug"):
            plans[report].append(slug)
        return [{"plans": plans[row["report_id"]]} for row in rows]

    return finish


REPORTS = (
    Kind(
        name="report",
        many="reports",
        title=_("Published reports"),
        says=_("Consolidated reports, as they were published."),
        record=Report,
        rows=public_followup.reports,
        page="/bao-cao/{report}/",
        finishing=with_plans,
        at_once=20,
    ),
    Kind(
        name="report_file",
        many="report_files",
        title=_("Files of reports"),
        says=_("The files in which a report was published."),
        record=ReportFile,
        rows=public_followup.report_files,
    ),
)
