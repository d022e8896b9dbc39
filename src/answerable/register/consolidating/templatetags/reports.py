"""How figures of reports are linked and said on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from answerable.register.consolidating import wording
from answerable.register.consolidating.content import SECTIONS
from answerable.register.consolidating.forms import WordsForm
from answerable.register.consolidating.models import ReportFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from answerable.register.consolidating.figures import Row
    from answerable.register.consolidating.models import Report, Version

register = template.Library()


@register.simple_tag
def figure_link(page: str, report: Report, code: str, count: str, group: int | None = None) -> str:
    """A number that leads to the commitments behind it; nothing stands behind 0."""
    if not page or count == "0":
        return count
    address = reverse(page, args=[report.pk, code])
    return format_html('<a href="{}">{}</a>', address if group is None else f"{address}?nhom={group}", count)


@register.simple_tag
def file_links(version: Version) -> str:
    """The files of a version; that of the PDF says how far it is until it is there."""
    return format_html_join(
        " · ",
        '<a href="{}">{}</a>',
        (
            (reverse("report_file", args=[version.report_id, version.ordinal, form.value]), form.label)
            for form in ReportFile.Form
        ),
    )


@register.filter
def why_held(row: Row) -> str:
    return wording.why_held(row)


@register.filter
def figure_name(code: str) -> str:
    return str(wording.NAMES[code])


@register.filter
def sections(said: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """The sections that somebody wrote, with their paragraphs."""
    return [
        (str(WordsForm.base_fields[name].label), said[name].splitlines())
        for name in SECTIONS
        if said.get(name)
    ]
