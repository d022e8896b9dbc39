"""Reports as the secretariat makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.consolidating import services
from answerable.register.consolidating.filling import Unfillable
from answerable.register.consolidating.forms import (
    CHANGED,
    AbandonForm,
    AnswerForm,
    BeginForm,
    OutForm,
    SendForm,
    TemplateForm,
    WordsForm,
)
from answerable.register.consolidating.models import Report, Template, Version
from answerable.register.consolidating.services import NotSent, Stale, latest
from answerable.register.consolidating.showing import (
    behind,
    figures_of,
    file_response,
    shown,
    template_response,
)
from answerable.register.consolidating.templates_kept import add_template, sentence, withdraw_template
from answerable.register.reporting.periods import PeriodKind, latest_closed

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from answerable.register.accounts.permissions import SignedInRequest

SIZE = 30  # reports on a page


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.CONSOLIDATE)
def reports(request: SignedInRequest) -> HttpResponse:
    """What is being written and what was published, newest first; and a new one."""
    form = BeginForm(request.POST or None, initial=_period(request.GET.get("ky", "")))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        report = services.begin(
            list(said["documents"].order_by("pk")),
            begins=said["begins"],
            ends=said["ends"],
            said={"title": said["title"], "recipient": said["recipient"]},
            grouping=said["grouping"],
            by=request.user,
        )
        return redirect(report)
    context = {
        "form": form,
        "kinds": [kind for kind in PeriodKind if kind is not PeriodKind.OWN],
        "reports": Report.objects.prefetch_related("documents")[:SIZE],
    }
    return render(request, "consolidating/reports.html", context, status=400 if form.errors else 200)


def _period(kind: str) -> dict[str, Any]:
    """The last period of a kind that is over; a quarter where none is chosen."""
    chosen = PeriodKind(kind) if kind in PeriodKind.values else PeriodKind.QUARTER
    period = latest_closed(chosen, on=timezone.localdate())
    return {"begins": period.begins, "ends": period.ends} if period else {}


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.CONSOLIDATE)
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """A report: its figures, each a link to what is behind it, its words, and its versions."""
    one = get_object_or_404(Report.objects.select_related("template"), pk=pk)
    form = WordsForm(request.POST or None, initial=_words(one))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            chosen = {name: said[name] for name in ("grouping", "template", "version")}
            services.write(one, form.said(), by=request.user, **chosen)
        except Stale:
            return _conflict(request, one)
        messages.success(request, _("The words were kept."))
        return redirect(one)
    return _page(request, one, form, status=400 if form.errors else 200)


def _words(one: Report) -> dict[str, Any]:
    return {
        **one.said,
        "version": one.version,
        "grouping": one.by,
        "template": one.template_id,
        "dated": one.said.get("dated") or None,
    }


def _conflict(request: SignedInRequest, one: Report) -> HttpResponse:
    """What was typed is shown again, to be kept over what the other person wrote, or not."""
    one.refresh_from_db()
    typed = request.POST.copy()
    typed["version"] = str(one.version)
    form = WordsForm(typed)
    form.add_error(None, _("Somebody else changed this report meanwhile. What you wrote is still here."))
    return _page(request, one, form, status=409)


def _page(request: SignedInRequest, one: Report, form: Form, *, status: int = 200) -> HttpResponse:
    current, seen = latest(one), {"version": one.version}
    context = {
        "report": one,
        "form": form,
        "current": current,
        **shown(figures_of(current), by=one.by),
        "versions": one.versions.defer("figures", "said").prefetch_related("files").order_by("-ordinal"),
        "send": SendForm(initial=seen, auto_id="send_%s"),
        "out": OutForm(initial=seen, auto_id="publish_%s"),
        "abandon": AbandonForm(),
        "ended": one.published_at or one.abandoned_at,
    }
    return render(request, "consolidating/report.html", context, status=status)


@require_safe
@allowed(Action.CONSOLIDATE)
def report_figure(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """The commitments behind one figure."""
    one = get_object_or_404(Report, pk=pk)
    context = {"report": one, **behind(figures_of(latest(one)), code, request.GET.get("nhom"), by=one.by)}
    return render(request, "consolidating/figure.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.CONSOLIDATE)
def report_version(request: SignedInRequest, pk: int, ordinal: int) -> HttpResponse:
    """One version as it was, what was said to it, and what is to be written down of it."""
    version = get_object_or_404(Version.objects.select_related("report"), report=pk, ordinal=ordinal)
    if version.figures is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.receive(version, by=request.user, **form.cleaned_data)
        except Stale:
            form.add_error(None, _("The report was published meanwhile; it takes no further comments."))
        else:
            return redirect(version.report)
    context = {
        "report": version.report,
        "version": version,
        "form": form,
        "answers": version.answered_by.order_by("ordinal"),
        **shown(figures_of(version), by=version.report.by),
    }
    return render(request, "consolidating/version.html", context, status=400 if form.errors else 200)


@require_safe
@allowed(Action.CONSOLIDATE)
def report_file(request: SignedInRequest, pk: int, ordinal: int, form: str) -> HttpResponseBase:
    return file_response(request, get_object_or_404(Version, report=pk, ordinal=ordinal), form)


@require_POST
@allowed(Action.CONSOLIDATE)
def gather_report(request: SignedInRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Report, pk=pk)
    try:
        services.gather_again(one, by=request.user)
    except Stale:
        messages.error(request, _("Nobody goes on with this report; its figures stay."))
    return redirect(one)


@require_POST
@allowed(Action.CONSOLIDATE)
def send_report(request: SignedInRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Report, pk=pk)
    if _went_out(request, one, SendForm(request.POST), services.send):
        messages.success(request, _("The version was kept. Its files can be sent."))
    return redirect(one)


@require_POST
@allowed(Action.CONSOLIDATE)
def abandon_report(request: SignedInRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Report, pk=pk)
    form = AbandonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why nobody goes on with it."))
        return redirect(one)
    try:
        services.abandon(one, by=request.user, **form.cleaned_data)
    except Stale:
        messages.error(request, CHANGED)
        return redirect(one)
    return redirect("reports")


@require_POST
@allowed(Action.CONSOLIDATE)
def publish_report(request: SignedInRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Report, pk=pk)
    if _went_out(request, one, OutForm(request.POST), services.publish):
        messages.success(request, _("The report is published."))
    return redirect(one)


def _went_out(request: SignedInRequest, one: Report, form: OutForm, act: Callable[..., Version]) -> bool:
    """Whether it did; else why not, in one sentence."""
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return False
    try:
        act(one, by=request.user, **form.cleaned_data)
    except NotSent as refused:
        what = ", ".join(refused.what)
        said = {
            "held": _("Put on hold since the figures were gathered: %(what)s. Gather them again."),
            "withdrawn": _("Withdrawn since the figures were gathered: %(what)s. Gather them again."),
            "personal": _(
                "This looks like a number of a person: %(what)s. Take it out, or say why it may stand there."
            ),
        }[refused.why]
        messages.error(request, said % {"what": what})
    except Stale:
        messages.error(request, CHANGED)
    except Unfillable as refused:
        messages.error(request, sentence(refused.problem))
    else:
        return True
    return False


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.CONSOLIDATE)
def report_templates(request: SignedInRequest) -> HttpResponse:
    """The templates of the office, and a way to bring one."""
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_template(form.cleaned_data["file"].chunks(), name=form.cleaned_data["name"], by=request.user)
        except Unfillable as refused:
            form.add_error("file", sentence(refused.problem))
        else:
            return redirect("report_templates")
    context = {"form": form, "templates": Template.objects.filter(withdrawn_at=None)}
    return render(request, "consolidating/templates.html", context, status=400 if form.errors else 200)


@require_POST
@allowed(Action.CONSOLIDATE)
def withdraw_report_template(request: SignedInRequest, pk: int) -> HttpResponse:
    withdraw_template(get_object_or_404(Template, pk=pk), by=request.user)
    return redirect("report_templates")


@require_safe
@allowed(Action.CONSOLIDATE)
def report_template_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A template to begin from: 0 is the project's own."""
    return template_response(get_object_or_404(Template, pk=pk) if pk else None)
