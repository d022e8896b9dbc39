"""Published reports, for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from answerable.register.consolidating.models import Report, ReportFile, Version
from answerable.register.consolidating.showing import behind, figures_of, file_response, shown

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

SIZE = 50  # reports on the page


@require_safe
def published_reports(request: HttpRequest) -> HttpResponse:
    rows = Report.objects.published().order_by("-published_at", "-pk").prefetch_related("documents")[:SIZE]
    return render(request, "consolidating/published_reports.html", {"reports": rows})


@require_safe
def published_report(request: HttpRequest, pk: int) -> HttpResponse:
    """A report as it was published: its figures and its words."""
    version = _published(pk)
    context = {
        "report": version.report,
        "version": version,
        "documents": version.report.documents.order_by("pk"),
        "files": version.files.exclude(form=ReportFile.Form.PDF),
        **shown(figures_of(version), by=version.report.by),
    }
    return render(request, "consolidating/published_report.html", context)


@require_safe
def published_figure(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    version = _published(pk)
    rows = behind(figures_of(version), code, request.GET.get("nhom"), by=version.report.by)
    return render(request, "consolidating/figure.html", {"report": version.report, "public": True, **rows})


@require_safe
def published_file(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    return file_response(request, _published(pk), form)


def _published(pk: int) -> Version:
    rows = Version.objects.select_related("report").filter(report__published_at__isnull=False)
    return get_object_or_404(rows, report=pk, kind=Version.Kind.PUBLISHED)
