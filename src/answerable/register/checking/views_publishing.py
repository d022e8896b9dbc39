"""What is known of the document, what became of the edition before, and publishing."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from answerable.register.accounts.permissions import Action, may
from answerable.register.bodies.placing import folded
from answerable.register.checking import services
from answerable.register.checking.acts import DocumentIsPublic
from answerable.register.checking.forms import day
from answerable.register.checking.names import body_named, names_of
from answerable.register.checking.permission import checkers_only
from answerable.register.checking.progress import is_to_check, ordered, progress_of
from answerable.register.checking.publishing import (
    MISSING,
    ChangedMeanwhile,
    NotReady,
    publish,
    what_is_missing,
)
from answerable.register.commitments.projecting import is_held
from answerable.register.plans.identity import bare, number_key
from answerable.register.plans.matching import earlier_edition
from answerable.register.plans.models import Clause, Edition
from answerable.register.plans.services import NoDraft, put_aside

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.models import Account
    from answerable.register.accounts.permissions import SignedInRequest


class HeaderForm(forms.Form):
    """By what the document is known."""

    def __init__(self, *args: Any, by: Account, **more: Any) -> None:
        super().__init__(*args, **more)
        self.by = by

    type = forms.CharField(label=gettext_lazy("Type"), max_length=60, required=False)
    number = forms.CharField(label=gettext_lazy("Number and symbol"), max_length=80, required=False)
    dated = day(gettext_lazy("Date"))
    issuer = forms.CharField(label=gettext_lazy("Issuer, as printed"), max_length=300)
    issuer_body = forms.CharField(
        label=gettext_lazy("Issuer, as a body of the register"), max_length=300, required=False
    )
    title = forms.CharField(
        label=gettext_lazy("Title"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4_000
    )

    def clean_issuer_body(self) -> Any:
        typed = self.cleaned_data["issuer_body"]
        body = body_named(typed) if typed else None
        if typed and body is None:
            raise forms.ValidationError(
                _("No body bears this name, or several do. Choose one from the list.")
            )
        return body

    def clean(self) -> dict[str, Any]:
        """Who answers for one body alone names no other as the issuer."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        body, printed = given["issuer_body"], given["issuer"]
        if may(self.by, Action.CHECK, None, on=timezone.localdate()):
            return given
        if body is None or not may(self.by, Action.CHECK, body, on=timezone.localdate()):
            self.add_error("issuer_body", _("You check the documents of your own body only."))
        elif folded(printed) not in {folded(name) for name in names_of(body)}:
            self.add_error("issuer", _("Your body does not bear this name."))
        return given

    def columns(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        body = given.pop("issuer_body")
        return {
            **given,
            "issuer_body_id": body.pk if body else None,
            "dated": given["dated"].isoformat() if given["dated"] else "",
            "number_key": number_key(given["number"]),
            "issuer_key": bare(given["issuer"]),
        }


@require_http_methods(["GET", "HEAD", "POST"])
@checkers_only
def header(request: SignedInRequest, edition: Edition) -> HttpResponse:
    document = edition.document
    first: dict[str, Any] = {
        name: getattr(document, name) for name in ("type", "number", "issuer", "title", "dated")
    }
    with suppress(ValueError):  # a day that no calendar has is shown as it was read
        first["dated"] = date.fromisoformat(document.dated)
    first["issuer_body"] = document.issuer_body.name if document.issuer_body else ""
    form = HeaderForm(request.POST or None, initial=first, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_header(edition, form.columns(), by=request.user)
        except DocumentIsPublic:
            messages.error(request, _("This document is published, so what it is known by stays."))
        except services.NotADraft:
            messages.error(request, _("This edition was published or put aside, so nothing was changed."))
        return redirect("check_publish", edition.pk)
    status = 422 if form.errors else 200
    context = {"edition": edition, "form": form, "progress": progress_of(ordered(edition))}
    return render(request, "checking/header.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@checkers_only
def publishing(request: SignedInRequest, edition: Edition) -> HttpResponse:
    if request.method != "POST":
        return _show(request, edition)
    if request.POST.get("verb") == "put_aside":
        return _put_aside(request, edition)
    version = request.POST.get("version", "")
    if not (version.isascii() and version.isdigit() and len(version) < 9):
        messages.error(request, _("This form is not complete. Please try again."))
        return _show(request, edition, status=400)
    try:
        made = publish(edition, by=request.user, version=int(version))
    except NotReady:
        return _show(request, edition, status=422)
    except (ChangedMeanwhile, services.NotADraft):
        messages.error(request, _("Somebody changed this edition meanwhile. Look at it once more."))
        edition.refresh_from_db()
        return _show(request, edition, status=409)
    told = ngettext("%(n)d commitment was published.", "%(n)d commitments were published.", len(made))
    messages.success(request, told % {"n": len(made)})
    return redirect("check_publish", edition.pk)


def _put_aside(request: SignedInRequest, edition: Edition) -> HttpResponse:
    try:
        put_aside(edition, by=request.user)
    except NoDraft:
        messages.error(request, _("Only a draft can be put aside."))
        return redirect("check_publish", edition.pk)
    messages.success(request, _("The draft was put aside. The same file may be brought again."))
    return redirect("documents")


def _show(request: SignedInRequest, edition: Edition, *, status: int = 200) -> HttpResponse:
    draft = edition.standing == Edition.Standing.DRAFT
    clauses = ordered(edition)
    made = [one for one in clauses if _becomes(one)]
    context = {
        "edition": edition,
        "document": edition.document,
        "draft": draft,
        "published": edition.published_at is not None,
        "missing": [MISSING[code] for code in what_is_missing(edition)] if draft else [],
        "progress": progress_of(clauses),
        "made": made,
        "held": sum(map(is_held, made)),
        "earlier": earlier_edition(edition),
        "states": edition.appearances.select_related("commitment").order_by("clause__position"),
        "may_correct": may(request.user, Action.CORRECT, on=timezone.localdate()),
    }
    return render(request, "checking/publish.html", context, status=status)


def _becomes(clause: Clause) -> bool:
    return is_to_check(clause) and clause.verdict == Clause.Verdict.CONFIRMED
