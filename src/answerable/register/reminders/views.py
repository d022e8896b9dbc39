"""What was sent to whom, for the secretariat, and sending again what did not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.register.accounts.models import Role
from answerable.register.accounts.permissions import Action, allowed
from answerable.register.bodies.models import Body
from answerable.register.reminders import services
from answerable.register.reminders.models import Delivery, Digest
from answerable.register.reminders.recipients import waiting_groups

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SIZE = 50  # digests on a page
FAILED = 100  # letters that did not arrive, the newest


@require_safe
@allowed(Action.REMIND)
def sent(request: SignedInRequest) -> HttpResponse:
    """Letters that did not arrive, bodies without anybody to tell, then all digests, the newest first."""
    digests = Digest.objects.select_related("body").annotate(matters=Count("notices"))
    upto = request.GET.get("den", "")
    if upto:
        if not (upto.isascii() and upto.isdigit() and len(upto) < 19):
            raise Http404
        digests = digests.filter(pk__lte=int(upto))
    rows = list(digests.prefetch_related("deliveries__account").order_by("-pk")[: SIZE + 1])
    failed = Delivery.objects.failed().select_related("digest__body", "account").order_by("-pk")
    _told, nobody = waiting_groups(on=timezone.localdate())
    context = {
        "nobody": Body.objects.filter(pk__in=[one.body for one in nobody if one.role == Role.FOCAL_POINT]),
        "failed": failed[:FAILED],
        "digests": rows[:SIZE],
        "older": rows[SIZE].pk if len(rows) > SIZE else None,
    }
    return render(request, "reminders/sent.html", context)


@require_POST
@allowed(Action.REMIND)
def send_again(request: SignedInRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=pk)
    try:
        services.send_again(delivery, by=request.user)
    except services.NotToSendAgain:
        messages.error(request, _("This letter waits to be sent, or was sent."))
    else:
        messages.success(request, _("The letter will be sent again."))
    return redirect("sent")
