"""Reports for tests."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from tests.register.consolidating.rows import of_every_kind

from answerable.register.consolidating import services
from answerable.register.consolidating.content import LETTERHEAD, LINES, SECTIONS
from answerable.register.consolidating.freezing import frozen
from answerable.register.consolidating.models import Report, ReportFile, Template, Version

SAID = {"title": "Kết quả thực hiện Kế hoạch số 12/KH-UBND", "recipient": "Ủy ban nhân dân tỉnh An Hải"}
PERIOD = {"begins": date(2026, 9, 15), "ends": date(2026, 12, 14)}


def begun(document, secretary, **more):
    """A report of one plan, as it is begun."""
    return services.begin([document], by=secretary, **{**PERIOD, "said": SAID, "grouping": "section", **more})


def with_everything():
    """A published report in which everything occurs that can; there is a row for each of its files, and no file."""
    said = dict.fromkeys((*LETTERHEAD, *SECTIONS, *LINES), "Nội dung.")
    report = Report.objects.create(**PERIOD, said=said, begun_at=timezone.now())
    version = Version.objects.create(
        report=report,
        ordinal=1,
        kind="published",
        at=timezone.now(),
        figures=frozen(of_every_kind()),
        said=said,
    )
    for form in ReportFile.Form:
        ReportFile.objects.create(version=version, form=form, sha256="0" * 64, size=1)
    report.published_at = timezone.now()
    report.save()
    return report


def a_template():
    return Template.objects.create(name="Mẫu", sha256="0" * 64, added_at=timezone.now())
