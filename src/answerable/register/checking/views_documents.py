"""Bringing documents, watching them being read, and the files themselves."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods

from answerable.register.checking.bringing import have_read
from answerable.register.checking.desk import drafts
from answerable.register.checking.fields import DocumentField
from answerable.register.checking.page import marks_of
from answerable.register.checking.permission import checkers_only, may_check
from answerable.register.checking.progress import progress_of_each
from answerable.register.checking.sheets import sheet_of
from answerable.register.plans.acting import may_bring
from answerable.register.plans.facts import facts_of
from answerable.register.plans.files import path_of
from answerable.register.plans.models import Document, Edition, Upload
from answerable.register.plans.pictures import NoPicture, has_pictures, picture_of
from answerable.register.plans.problems import sentence
from answerable.register.plans.services import never_ended, receive

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from answerable.register.accounts.models import Account
    from answerable.register.accounts.permissions import SignedInRequest

SHOWN = 50  # drafts, and uploads that came to nothing


class BringForm(forms.Form):
    def __init__(self, *args: Any, by: Account, **more: Any) -> None:
        super().__init__(*args, **more)
        self.by = by

    file = DocumentField(label=gettext_lazy("Document"))
    amends = forms.ModelChoiceField(
        label=gettext_lazy("It is a new state of"),
        queryset=Document.objects.published(),
        required=False,
        empty_label=gettext_lazy("a document of its own, or as its number says"),
    )
    part = forms.BooleanField(
        label=gettext_lazy("It changes only a part; the rest of that document stays."), required=False
    )

    def clean_amends(self) -> Document | None:
        document: Document | None = self.cleaned_data["amends"]
        if document is not None and not may_bring(self.by, document):
            raise forms.ValidationError(sentence("not.yours"))
        return document


@require_http_methods(["GET", "HEAD", "POST"])
@checkers_only
def documents(request: SignedInRequest) -> HttpResponse:
    """What is being checked, and the form to bring a document."""
    form = BringForm(request.POST or None, request.FILES or None, by=request.user)
    if request.method == "POST":
        if form.is_valid():
            return _bring(request, form)
        return _documents(request, form, status=400)
    return _documents(request, form)


def _bring(request: SignedInRequest, form: BringForm) -> HttpResponse:
    given = form.cleaned_data
    upload = receive(
        given["file"].name,
        given["file"].chunks(),
        by=request.user,
        amends=given["amends"],
        scope=Edition.Scope.PART if given["part"] else Edition.Scope.WHOLE,
    )
    if upload.edition is not None:
        messages.info(request, _("This very file is here already."))
        return redirect("check_start", upload.edition.pk)
    have_read(upload)
    return redirect("upload", upload.pk)


def _documents(request: SignedInRequest, form: BringForm, *, status: int = 200) -> HttpResponse:
    mine = list(islice((one for one in drafts() if may_check(request.user, one)), SHOWN))
    progress = progress_of_each(mine)
    unread = Upload.objects.exclude(standing=Upload.Standing.READ).filter(by=request.user)[:SHOWN]
    context = {"form": form, "drafts": [(one, progress[one.pk]) for one in mine]}
    context["uploads"] = [(one, sentence(one.problem)) for one in unread]
    return render(request, "checking/documents.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@checkers_only
def upload(request: SignedInRequest, upload: int) -> HttpResponse:
    """How the reading goes; a reading that never ended may be begun again."""
    found = get_object_or_404(Upload, pk=upload, by=request.user)
    if request.method == "POST":
        have_read(found)
        return redirect("upload", found.pk)
    if found.edition is not None:
        return redirect("check_start", found.edition.pk)
    ended_early = never_ended(found)
    going_on = found.standing in (Upload.Standing.WAITING, Upload.Standing.READING) and not ended_early
    context = {
        "upload": found,
        "going_on": going_on,
        "ended_early": ended_early,
        "problem": sentence(found.problem),
    }
    return render(request, "checking/upload.html", context)


@require_GET
@checkers_only
def original(request: SignedInRequest, edition: Edition) -> HttpResponseBase:
    """The file as it came: handed out, never shown."""
    path = path_of(edition.file.sha256)
    if not path.is_file():
        raise Http404
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=edition.file.name)
    answer.headers["Content-Type"] = "application/octet-stream"
    return answer


@require_GET
@checkers_only
def page(request: SignedInRequest, edition: Edition, page: int) -> HttpResponse:
    """A page as it looks; ``muc=III/8`` marks on it the words of that item."""
    if not has_pictures(edition) or not 1 <= page <= (edition.pages or 0):
        raise Http404
    clause = edition.clauses.filter(key=request.GET.get("muc", "")).first()
    marks = marks_of(clause, facts_of(clause)) if clause else []
    context = {
        "edition": edition,
        "page": page,
        "pages": edition.pages,
        "clause": clause,
        "sheet": sheet_of(edition, page, marks),
    }
    return render(request, "checking/page.html", context)


@require_GET
@checkers_only
@cache_control(private=True, max_age=3600)
def picture(request: SignedInRequest, edition: Edition, page: int) -> HttpResponseBase:
    """One page of a PDF as it looks."""
    try:
        return FileResponse(picture_of(edition, page).open("rb"), content_type="image/webp")
    except NoPicture as none:
        raise Http404 from none
