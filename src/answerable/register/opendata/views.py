"""Lists and pages as files: the address of a page, with ".csv", ".xlsx" or ".json" for its last "/"."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment
from answerable.register.keeping import unless_unchanged
from answerable.register.lists.filters import FilterForm, narrowed
from answerable.register.opendata.licence import licence
from answerable.register.opendata.pages import MOST, Tables, of_body, of_commitment, of_plan
from answerable.register.opendata.records import KINDS
from answerable.register.opendata.writing import csv_lines, json_of, write_xlsx
from answerable.register.plans.models import Document, Edition
from answerable.register.plans.ntoso import NoDocument, ntoso_of

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@unless_unchanged
def commitments(request: HttpRequest, form: str) -> HttpResponseBase:
    """The list as it is narrowed, the newest first; ``sau`` begins after that commitment."""
    on = timezone.localdate()
    asked = FilterForm(request.GET)
    if not asked.is_valid():
        said = [f"{name}: {' '.join(map(str, why))}" for name, why in asked.errors.items()]
        return _refused("\n".join(said))
    rows = narrowed(asked.cleaned_data, on=on).order_by("-pk")
    after = Commitment.objects.filter(public_id=request.GET.get("sau", "")).first()
    return _list(request, "commitment", rows.filter(pk__lt=after.pk) if after else rows, form, on=on)


@require_safe
@unless_unchanged
def table(request: HttpRequest, many: str, form: str) -> HttpResponseBase:
    """Any table of the register, in the order in which it got its rows; ``sau`` begins after one of them."""
    kind = next((one for one in KINDS.values() if one.many == many), None)
    if kind is None:
        raise Http404(_("There is no table of that name."))
    on = timezone.localdate()
    rows, after = kind.in_order(on=on), request.GET.get("sau", "")
    if after:
        key = kind.model._meta.pk
        try:
            rows = rows.filter(pk__gt=key.to_python(after))
        except ValidationError as error:
            return _refused("\n".join(["sau:", *error.messages]))
    return _list(request, kind.name, rows, form, on=on, known_by="pk")


@require_safe
@unless_unchanged
def plans(request: HttpRequest, form: str) -> HttpResponseBase:
    on = timezone.localdate()
    rows = KINDS["plan"].rows(on).order_by("-pk")
    after = Document.objects.filter(slug=request.GET.get("sau", "")).first()
    return _list(request, "plan", rows.filter(pk__lt=after.pk) if after else rows, form, on=on)


@require_safe
@unless_unchanged
def bodies(request: HttpRequest, form: str) -> HttpResponseBase:
    on = timezone.localdate()
    rows = KINDS["body"].in_order(on=on)
    after = Body.objects.filter(key=request.GET.get("sau", "")).first()
    return _list(request, "body", rows.filter(pk__gt=after.pk) if after else rows, form, on=on)


@require_safe
@unless_unchanged
def plan(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    document = get_object_or_404(Document.objects.published(), slug=slug)
    return _file(request, of_plan(document, on=timezone.localdate()), slug, form)


@require_safe
@unless_unchanged
def plan_ntoso(request: HttpRequest, slug: str) -> FileResponse:
    """The edition in force as Akoma Ntoso 3.0."""
    in_force = Edition.objects.select_related("file").filter(standing=Edition.Standing.PUBLISHED)
    edition = get_object_or_404(in_force, document__slug=slug)
    try:
        made = ntoso_of(edition)
    except NoDocument as none:
        raise Http404(_("The file of this plan is not here, or cannot be read.")) from none
    return FileResponse(
        made.open("rb"), as_attachment=True, filename=f"{slug}.akn.xml", content_type="application/akn+xml"
    )


@require_safe
@unless_unchanged
def commitment(request: HttpRequest, public_id: str, form: str) -> HttpResponseBase:
    one = get_object_or_404(Commitment, public_id=public_id)
    return _file(request, of_commitment(one, on=timezone.localdate()), public_id, form)


@require_safe
@unless_unchanged
def body(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    one = get_object_or_404(Body.objects.public().select_related("merged_into"), key=key)
    if one.merged_into is not None:
        return redirect("body_data", one.merged_into.key, form, permanent=True)
    return _file(request, of_body(one, on=timezone.localdate()), key, form)


def _list(
    request: HttpRequest, name: str, rows: QuerySet[Any], form: str, *, on: date, known_by: str = ""
) -> HttpResponseBase:
    """One table, no more than ``MOST`` rows of it at once; a header, and JSON, say where it goes on: behind a
    row that is ``known_by`` a column, or else by its id."""
    kind = KINDS[name]
    ident = known_by or next(one.column for one in kind.fields if one.name == "id")
    last = list(rows.values_list(ident, flat=True)[MOST - 1 : MOST + 1])
    more = ""
    if len(last) > 1:
        query = request.GET.copy()
        query["sau"] = last[0]
        more = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    answer = _file(request, Tables(main=name, rows={name: rows}, on=on), kind.many, form, more=more)
    if more:
        answer.headers["Link"] = f'<{more}>; rel="next"'
    return answer


def _file(request: HttpRequest, tables: Tables, name: str, form: str, *, more: str = "") -> HttpResponseBase:
    answer: HttpResponseBase
    if form == "xlsx":
        return _xlsx(tables, name)
    if form == "csv":
        fields = KINDS[tables.main].fields
        answer = StreamingHttpResponse(
            csv_lines(fields, tables.one(tables.main), mark=True), content_type="text/csv; charset=utf-8"
        )
    else:
        about = {"on": tables.on, "licence": licence().id, "source": request.build_absolute_uri()}
        answer = StreamingHttpResponse(
            json_of({**about, "next": more or None}, ((kind.many, rows) for kind, rows in tables.all())),
            content_type="application/json",
        )
    kept = "attachment" if form == "csv" else "inline"
    answer.headers["Content-Disposition"] = f'{kept}; filename="{name}.{form}"'
    return answer


def _xlsx(tables: Tables, name: str) -> FileResponse:
    book = tempfile.TemporaryFile()  # noqa: SIM115  the answer closes it
    write_xlsx(tables.all(), book)
    book.seek(0)
    return FileResponse(book, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def _refused(why: str) -> HttpResponse:
    sentence = _("This list was asked for in a way that is not understood.")
    return HttpResponse(f"{sentence}\n{why}\n", status=400, content_type="text/plain; charset=utf-8")
