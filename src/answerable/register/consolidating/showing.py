"""Figures and files of reports, as pages of the secretariat and of everybody show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404
from django.shortcuts import render

from answerable.register.consolidating.figures import HELD, OF_WHICH, PARTS, SUMS, By
from answerable.register.consolidating.freezing import thawed
from answerable.register.consolidating.keeping import OWN_TEMPLATE, path_of
from answerable.register.consolidating.models import ReportFile
from answerable.register.consolidating.rendering import MEDIA_TYPES
from answerable.register.consolidating.waiting import ATTEMPTS, is_left
from answerable.register.consolidating.wording import (
    BY,
    NAMES,
    name_of,
    others_in_words,
    overlap_in_words,
    own_answers,
    rate_in_words,
    whole,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from answerable.register.consolidating.figures import Figures
    from answerable.register.consolidating.models import Printing, Template, Version

Form = ReportFile.Form
AGAIN = 5  # seconds until a page that waits for the worker looks again
# Of each group these are in its table; the lists behind the others are reached through the whole.
OF_A_GROUP = ("all", "done", "within_term", "overdue", "past_no_information", HELD)


def figures_of(version: Version) -> Figures:
    return thawed(version.figures or {})


def shown(figures: Figures, *, by: str) -> dict[str, Any]:
    """What a page needs for the tables of a report."""
    by = By(by)
    groups = [
        {
            "name": name_of(group, by),
            "cells": [(code, whole(group.figures.count(code))) for code in OF_A_GROUP],
        }
        for group in figures.grouped(by)
    ]
    return {
        "figures": figures,
        "parts": [_line(figures, code) for code in PARTS],
        "sums": [_line(figures, code) for code in SUMS],
        "of_which": [_line(figures, code) for code in OF_WHICH],
        "rate": rate_in_words(figures.rate),
        "group_heads": [str(BY[by]), *(str(NAMES[code]) for code in OF_A_GROUP)],
        "groups": groups,
        "overlap": overlap_in_words(figures.overlap(by)),
        "silent": [(body, whole(len(ids))) for body, ids in figures.silent().items()],
        "conflicts": list(figures.conflicts()),
        "own": own_answers(figures.work),
        "others": [(row.id, others_in_words(row.others)) for row in figures.work if row.others],
    }


def _line(figures: Figures, code: str) -> tuple[str, str, str]:
    return code, str(NAMES[code]), whole(figures.count(code))


def behind(figures: Figures, code: str, group: str | None, *, by: str) -> dict[str, Any]:
    """The rows behind a figure, of the whole or of one group. Raises Http404."""
    name = str(NAMES.get(code, ""))
    if group is not None:
        groups = figures.grouped(By(by))
        if not (group.isascii() and group.isdecimal() and len(group) < 7 and int(group) < len(groups)):
            raise Http404
        chosen = groups[int(group)]
        figures, name = chosen.figures, f"{name_of(chosen, By(by))}: {name}"
    try:
        ids = set(figures.ids(code))
    except KeyError:
        raise Http404 from None
    return {"name": name, "rows": [row for row in figures.rows if row.id in ids]}


def file_response(request: HttpRequest, version: Version, form: str) -> HttpResponseBase:
    """A file of a version, as an attachment; until its PDF is there, a page that says how far it is."""
    file = version.files.filter(form=form).first()
    if file is None and form == Form.PDF and hasattr(version, "printing"):
        return _being_printed(request, version.printing)
    if file is None or not path_of(file.sha256).is_file():
        raise Http404
    return FileResponse(
        path_of(file.sha256).open("rb"),
        as_attachment=True,
        filename=f"bao-cao-{version.report_id}-{version.ordinal}.{file.form}",
        content_type=MEDIA_TYPES[Form(file.form)],
    )


def _being_printed(request: HttpRequest, printing: Printing) -> HttpResponse:
    """It loads itself again until the file is there, which the same address then hands out."""
    failed = printing.attempts >= ATTEMPTS and is_left(printing)
    page = {"report": printing.version.report, "printing": printing, "failed": failed}
    response = render(request, "consolidating/printing.html", page, status=404 if failed else 202)
    if not failed:
        response.headers["Refresh"] = str(AGAIN)
    return response


def template_response(template: Template | None) -> FileResponse:
    path = path_of(template.sha256) if template else OWN_TEMPLATE
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename="mau-bao-cao.docx",
        content_type=MEDIA_TYPES[Form.DOCX],
    )
