"""Following, without an account: asking, confirming, stopping, and feeds."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.limits import DAY, HOUR, sender, too_often, within
from answerable.register.following import services
from answerable.register.following.feeds import atom
from answerable.register.following.forms import ChoiceForm, FollowForm
from answerable.register.following.letters import target_of_follow
from answerable.register.following.models import Kind
from answerable.register.following.targets import Target, target_of
from answerable.register.following.tasks import wake
from answerable.register.keeping import kept_while_nothing_is_done, unless_unchanged

if TYPE_CHECKING:
    from django.http import HttpRequest

    from answerable.register.following.models import Follower

NAMED_BY = {"public_id": Kind.COMMITMENT, "slug": Kind.PLAN, "key": Kind.BODY}
FROM_ONE = 10  # times an hour that one machine may ask for letters
FROM_ALL = 300  # times an hour that all together may


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """How something can be followed. What is answered does not tell whether an address is known."""
    target = _asked_for(request)
    form = FollowForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        if not _allowed(request):
            return too_often(request, seconds=HOUR)
        _ask(target, **form.cleaned_data)
        return render(request, "following/asked.html", {"target": target})
    context = {"target": target, "form": form, "followers": services.followers_of(target)}
    return render(request, "following/follow.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def followed(request: HttpRequest, token: str) -> HttpResponse:
    """What the holder of a link follows: to confirm, to choose how often, to stop one thing."""
    follower = services.follower_of(token)
    if follower is None:
        return render(request, "following/forgotten.html", status=404)
    if request.method == "POST":
        return _done(request, follower, token)
    return _page(request, follower, token, _choice(follower))


@csrf_exempt  # the button of a mail program sends no cookie; who holds the link may stop
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop_following(request: HttpRequest, token: str) -> HttpResponse:
    """Stop everything. Asking alone changes nothing: some mail programs open every link."""
    follower = services.follower_of(token)
    if follower is None:
        return render(request, "following/forgotten.html", status=404)
    if request.method == "POST":
        services.forget(follower)
        return render(request, "following/stopped.html")
    return render(request, "following/stop.html")


@require_safe
@unless_unchanged
def feed(request: HttpRequest, **name: str) -> HttpResponse:
    """The Atom feed of a commitment, a plan, a body or all."""
    for part, value in name.items():
        return _feed(request, NAMED_BY[part], value)
    return _feed(request, Kind.ALL, "")


@require_safe
@unless_unchanged
def list_feed(request: HttpRequest) -> HttpResponse:
    """The Atom feed of a list, by its query."""
    return _feed(request, Kind.SEARCH, request.GET.urlencode())


def _feed(request: HttpRequest, kind: Kind, name: str) -> HttpResponse:
    target = target_of(kind, name)
    if target is None:
        raise Http404(_("There is nothing of that address to follow."))
    named = f"{target.kind} {target.name} {get_language()} {request.get_host()}"
    written = kept_while_nothing_is_done(
        f"feed-{hashlib.sha256(named.encode()).hexdigest()}",
        lambda: atom(target, request.build_absolute_uri, on=timezone.localdate()),
    )
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _asked_for(request: HttpRequest) -> Target:
    for kind in Kind:
        if name := request.GET.get(kind.value):
            target = target_of(kind, name)
            if target is None:
                raise Http404(_("There is nothing of that address to follow."))
            return target
    return Target(Kind.ALL)


def _allowed(request: HttpRequest) -> bool:
    """Whether one more letter may be asked for, by that machine and by all."""
    return within("follow", sender(request), most=FROM_ONE, seconds=HOUR) and within(
        "follow", "everybody", most=FROM_ALL, seconds=HOUR
    )


def _ask(target: Target, *, email: str, rhythm: str, language: str) -> None:
    written = within("letter", email.lower(), most=1, seconds=DAY)
    on = timezone.localdate()
    if services.ask(email, target, rhythm=rhythm, language=language, letter=written, on=on):
        wake()


def _done(request: HttpRequest, follower: Follower, token: str) -> HttpResponse:
    if "confirm" in request.POST:
        services.confirm(follower, on=timezone.localdate())
        messages.success(request, _("Confirmed. A letter comes when something moves."))
    elif (stopped := request.POST.get("stop", "")).isdecimal():
        one = follower.follows.filter(pk=int(stopped[:18])).first()
        if one is not None and services.stop(one):
            return render(request, "following/stopped.html")
        messages.success(request, _("You follow that no more."))
    else:
        form = ChoiceForm(request.POST)
        if not form.is_valid():
            return _page(request, follower, token, form, status=400)
        services.choose(follower, **form.cleaned_data)
        messages.success(request, _("Kept."))
    return redirect("followed", token)


def _choice(follower: Follower) -> ChoiceForm:
    return ChoiceForm(initial={"rhythm": follower.rhythm, "language": follower.language})


def _page(
    request: HttpRequest, follower: Follower, token: str, form: ChoiceForm, *, status: int = 200
) -> HttpResponse:
    follows = [(one, target_of_follow(one)) for one in follower.follows.all()]
    context = {
        "waiting": [(one, target) for one, target in follows if one.since is None],
        "confirmed": [(one, target) for one, target in follows if one.since is not None],
        "form": form,
        "token": token,
    }
    return render(request, "following/followed.html", context, status=status)
