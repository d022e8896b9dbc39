"""One page for a focal point, and one for the secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.consolidating.pictures import picture
from answerable.register.consolidating.rounds import course
from answerable.register.desks.duties import duties
from answerable.register.desks.office import office

if TYPE_CHECKING:
    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.desks.sections import Section


@require_safe
@allowed(Action.ANSWER)
def my_duties(request: SignedInRequest) -> HttpResponse:
    """What the bodies of a focal point have to do."""
    return _desk(request, _("My duties"), duties(request.user, on=timezone.localdate()))


@require_safe
@allowed(Action.KEEP_ROUNDS)
def office_desk(request: SignedInRequest) -> HttpResponse:
    """What waits for the secretariat."""
    on = timezone.localdate()
    sections = office(request.user, on=on)
    return _desk(request, _("Desk of the secretariat"), sections, rounds=course(None, on=on).table())


@require_safe
@allowed(Action.KEEP_ROUNDS)
def rounds_picture(request: SignedInRequest) -> HttpResponse:
    """How far the rounds of all plans are; its table stands on the desk."""
    found = course(None, on=timezone.localdate())
    if not found.rounds:
        raise Http404
    return HttpResponse(picture(found), content_type="image/svg+xml")


def _desk(request: SignedInRequest, title: str, sections: list[Section], **more: Any) -> HttpResponse:
    """What has something in it stands first; of the rest one sentence says that nothing waits there."""
    context = {
        "title": title,
        "sections": [one for one in sections if one.total],
        "empty": [one for one in sections if not one.total],
        **more,
    }
    return render(request, "desks/desk.html", context)
