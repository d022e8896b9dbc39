"""The workbook of a body's answers: taken away, brought back, looked at, and then taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.refusals import as_said
from answerable.register.reporting.answering import AnswerRefused, Stale, save
from answerable.register.reporting.forms import WHY_NOT
from answerable.register.reporting.hands import asked_body
from answerable.register.reporting.listing import rows_in
from answerable.register.reporting.tables import MOST_BYTES, UnreadableTable, changes_in, workbook_of
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.reporting.tables import Change

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "reporting.table"
AN_HOUR = 60 * 60


class TableForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("The workbook, filled in"), allow_empty_file=True)


@require_safe
@login_required
def table(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """The workbook, to fill in."""
    one, body, _hands = asked_body(request, pk, key)
    title, questions = f"{body.name} · {period_name(one)}", list(one.questions.all())
    content = workbook_of(rows_in(one, body), title=title, questions=questions)
    answer = HttpResponse(content, content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{key}-{pk}.xlsx"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bring_table(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """What a workbook would change, row by row; nothing is taken in before that was looked at."""
    one, body, hands = asked_body(request, pk, key)
    if not hands.answer:
        raise PermissionDenied
    form, changes, status = TableForm(), None, 200
    if request.method == "POST" and "seen" in request.POST:
        return _take_in(request, pk, key)
    if request.method == "POST":
        form, status = TableForm(request.POST, request.FILES), 400
        if form.is_valid():
            try:
                brought = form.cleaned_data["file"].read(MOST_BYTES + 1)
                changes = changes_in(brought, rows_in(one, body), list(one.questions.all()))
                status = 200
            except UnreadableTable as problem:
                form.add_error("file", problem.why)
    context = {
        "round": one,
        "name": period_name(one),
        "body": body,
        "form": form,
        "changes": changes,
        "questions": one.questions.all(),
        "taken": sum(one.taken for one in changes or ()),
        "seen": signing.dumps(_packed(changes), salt=f"{SALT}.{pk}.{key}", compress=True) if changes else "",
    }
    return render(request, "reporting/table.html", context, status=status)


def _packed(changes: list[Change]) -> list[list[object]]:
    """What was looked at, to be taken in as it was shown: (public id, version, what it says)."""
    return [
        [one.row.assignment.commitment.public_id, one.version, _as_json(one.said)]
        for one in changes
        if one.taken and one.row
    ]


def _as_json(said: dict[str, object]) -> dict[str, object]:
    day = said.get("done_on")
    return {**said, "done_on": day.isoformat()} if hasattr(day, "isoformat") else said


def _take_in(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Take in what was shown, all of it or nothing."""
    one, body, _hands = asked_body(request, pk, key)
    try:
        seen = signing.loads(request.POST["seen"], salt=f"{SALT}.{pk}.{key}", max_age=AN_HOUR)
    except signing.BadSignature:
        messages.error(
            request, _("What was shown is older than an hour, or was changed. Bring the workbook again.")
        )
        return redirect("bring_table", pk, key)
    rows = {row.assignment.commitment.public_id: row for row in rows_in(one, body)}
    try:
        with transaction.atomic():
            for public_id, version, said in seen:
                if "done_on" in said:
                    said["done_on"] = forms.DateField(required=False).clean(said["done_on"])
                save(rows[public_id].assignment, said, version=version, by=request.user)
    except (Stale, AnswerRefused, KeyError) as problem:
        words = (
            as_said(WHY_NOT, problem)
            if isinstance(problem, AnswerRefused)
            else _("Somebody saved one of these answers meanwhile.")
        )
        messages.error(request, _("Nothing was taken in. %(why)s") % {"why": words})
        return redirect("bring_table", pk, key)
    messages.success(request, _("Taken in as drafts: %(count)s.") % {"count": len(seen)})
    return redirect("body_answers", pk, key)
