"""A body sends its plan, or the secretariat records that it came on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.permissions import Action, allowed, may
from answerable.register.checking.bringing import have_read
from answerable.register.refusals import done
from answerable.register.subplans.desk import owed_by
from answerable.register.subplans.forms import WHY_NOT, RecordForm, SendForm
from answerable.register.subplans.models import Call, Owed
from answerable.register.subplans.services import record, send

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_safe
@allowed(Action.ANSWER)
def my_calls(request: SignedInRequest) -> HttpResponse:
    """The plans that the account's bodies owe, sent or not."""
    on = timezone.localdate()
    rows = [(one, one.standing(on=on), one.sent.all()) for one in owed_by(request.user, on=on)]
    return render(request, "subplans/my_calls.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.ANSWER)
def send_subplan(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Send the plan of one's own body as a file; it is then checked as any document."""
    owed = _owed(pk, key)
    if not may(request.user, Action.ANSWER, owed.body, on=timezone.localdate()):
        raise PermissionDenied
    form = SendForm(request.POST or None, request.FILES or None)
    if upload := done(
        form, lambda said: send(owed, said["file"].name, said["file"].chunks(), by=request.user), WHY_NOT
    ):
        have_read(upload)
        return redirect("upload", upload.pk)
    context = {"owed": owed, "standing": owed.standing(on=timezone.localdate()), "form": form}
    return render(request, "subplans/send.html", context, status=400 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.RECORD_FOR)
def record_subplan(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Write down that a plan came on paper or by e-mail."""
    owed = _owed(pk, key)
    form = RecordForm(request.POST or None)
    if done(form, lambda said: record(owed, **said, by=request.user), WHY_NOT):
        return redirect("call", pk)
    context = {"owed": owed, "form": form}
    return render(request, "subplans/record.html", context, status=400 if form.is_bound else 200)


def _owed(pk: int, key: str) -> Owed:
    calls = Call.objects.working(on=timezone.localdate())
    found = Owed.objects.select_related("call__document", "call__commitment", "body")
    sent = found.prefetch_related("sent__document", "sent__upload__edition__document")
    return get_object_or_404(sent, call__in=calls, call=pk, body__key=key)
