"""What the secretariat does with reports: begin, gather, write, send, take comments in, publish, abandon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.commitments.models import Commitment, on_hold
from answerable.register.consolidating.freezing import frozen, thawed
from answerable.register.consolidating.gathering import gather
from answerable.register.consolidating.indexing import index_report
from answerable.register.consolidating.models import Report, ReportFile, Template, Version
from answerable.register.consolidating.rendering import kept
from answerable.register.consolidating.waiting import ask_for_paper
from answerable.register.personal import personal_numbers
from answerable.register.trace.comparing import state_of
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.consolidating.figures import Figures
    from answerable.register.plans.models import Document
    from answerable.register.trace.recording import Act

Kind = Version.Kind
Form = ReportFile.Form


class Stale(Exception):
    """Somebody else changed the report meanwhile, or published or abandoned it."""


class NotSent(Exception):
    """``why``: ``held``, ``withdrawn`` (since it was gathered), ``personal`` (a number of a person, without a
    reason). ``what`` names the ids or the words.
    """

    def __init__(self, why: str, what: Sequence[str] = ()) -> None:
        super().__init__(why)
        self.why, self.what = why, what


def begin(
    documents: Sequence[Document],
    *,
    begins: date,
    ends: date,
    said: Mapping[str, str],
    grouping: str,
    by: Account,
    template: Template | None = None,
) -> Report:
    """Begin a report, with what is confirmed today."""
    membership = needed(by, Action.CONSOLIDATE)
    figures = gather(documents, begins=begins, ends=ends, made_on=timezone.localdate())
    with act(actor=by, role=membership.role) as doing:
        report = Report.objects.create(
            begins=begins, ends=ends, by=grouping, template=template, said=dict(said), begun_at=doing.at
        )
        report.documents.set(documents)
        _version(report, Kind.DRAFT, doing, figures=frozen(figures))
        doing.note("consolidating.begun", report, after=_about(report))
    return report


def gather_again(report: Report, *, by: Account) -> Version:
    """Take in what was confirmed since; the figures of before stay as a version of their own."""
    membership = needed(by, Action.CONSOLIDATE)
    documents = list(report.documents.order_by("pk"))
    figures = gather(documents, begins=report.begins, ends=report.ends, made_on=timezone.localdate())
    with act(actor=by, role=membership.role) as doing:
        report = _lock(report)
        version = _version(report, Kind.DRAFT, doing, figures=frozen(figures))
        _moved(report)
        doing.note("consolidating.gathered", report, after={"version": version.ordinal})
    return version


def write(
    report: Report,
    said: Mapping[str, str],
    *,
    grouping: str,
    template: Template | None,
    version: int,
    by: Account,
) -> None:
    """Keep the words. ``version`` is the one that was seen; raises Stale where there is a later one."""
    membership = needed(by, Action.CONSOLIDATE)
    with act(actor=by, role=membership.role) as doing:
        report = _lock(report, version=version)
        report.said, report.by, report.template = dict(said), grouping, template
        _moved(report, "said", "by", "template")
        doing.note("consolidating.written", report, private={"said": dict(said)})


def send(
    report: Report, *, to: str, justification: str = "", version: int | None = None, by: Account
) -> Version:
    """Send the report to a body for its comments, as ``version`` shows it. Raises NotSent, Stale."""
    return _go_out(report, Kind.SENT, to=to, justification=justification, version=version, by=by)


def publish(report: Report, *, justification: str = "", version: int | None = None, by: Account) -> Version:
    """Publish it for good, as ``version`` shows it; None: as it is now. Raises NotSent, Stale."""
    return _go_out(report, Kind.PUBLISHED, to="", justification=justification, version=version, by=by)


def receive(version: Version, *, party: str, comment: str, by: Account) -> Version:
    """Write down that a body has a version, and what it says to it; the figures change by gathering alone."""
    membership = needed(by, Action.CONSOLIDATE)
    with act(actor=by, role=membership.role) as doing:
        report = _lock(version.report)
        kind = Kind.COMMENTED if comment else Kind.RECEIVED
        answer = _version(report, kind, doing, answers=version, party=party, comment=comment)
        _moved(report)
        doing.note("consolidating.answered", report, private={"version": answer.ordinal})
    return answer


def abandon(report: Report, *, reason: str, by: Account) -> None:
    """Go on with it no more. What was gathered and sent stays as it is, and so does the trace of it."""
    membership = needed(by, Action.CONSOLIDATE)
    with act(actor=by, role=membership.role) as doing:
        report = _lock(report)
        report.abandoned_at = doing.at
        _moved(report, "abandoned_at")
        doing.note("consolidating.abandoned", report, reason=reason)


def latest(report: Report) -> Version:
    """The version whose figures count now."""
    return report.versions.exclude(figures=None).order_by("-ordinal")[0]


def _go_out(
    report: Report, kind: Version.Kind, *, to: str, justification: str, version: int | None, by: Account
) -> Version:
    membership = needed(by, Action.CONSOLIDATE)
    report = Report.objects.select_related("template").get(pk=report.pk)
    _as_seen(report, version)
    seen, source = report.version, latest(report)
    figures = thawed(source.figures or {})
    _sendable(report, figures, justification)
    # Outside the act: to fill a thousand rows takes seconds, and nobody should wait for them.
    files = [kept(form, report, figures, report.said) for form in (Form.DOCX, Form.XLSX)]
    with act(actor=by, role=membership.role) as doing:
        report = _lock(report, version=seen)
        _sendable(report, figures, justification)  # a hold may have come meanwhile
        went = _version(report, kind, doing, figures=source.figures, party=to, files=files)
        if kind is Kind.PUBLISHED:
            report.published_at = doing.at
            index_report(went)
        _moved(report, "published_at")
        ask_for_paper(went, at=doing.at)
        doing.note(
            f"consolidating.{kind.value}",
            went if kind is Kind.PUBLISHED else report,
            after={**_about(report), "version": went.ordinal, "files": [one.sha256 for one in files]},
            reason=justification,
            state_digest=state_of(went) if kind is Kind.PUBLISHED else "",
        )
    return went


def _sendable(report: Report, figures: Figures, justification: str) -> None:
    """Raises NotSent. What was put on hold since the figures were gathered must not go out as work, over
    by now or not, nor what was withdrawn at all. What a later edition ended was a commitment until then.
    """
    listed = Commitment.objects.filter(document__in=report.documents.all())
    for why, rows, stops in (
        ("held", figures.work, on_hold(timezone.localdate())),
        ("withdrawn", figures.rows, Q(withdrawn_at__isnull=False)),
    ):
        stopped = {row.id for row in rows} & set(listed.filter(stops).values_list("public_id", flat=True))
        if stopped:
            raise NotSent(why, sorted(stopped))
    words = [justification] if justification else report.said.values()
    if found := [one.words for said in words for one in personal_numbers(said)]:
        raise NotSent("personal", found)


def _version(
    report: Report, kind: Version.Kind, doing: Act, *, files: Sequence[ReportFile] = (), **said: Any
) -> Version:
    version = Version.objects.create(
        report=report,
        ordinal=report.versions.count() + 1,
        kind=kind,
        at=doing.at,
        said=report.said if said.get("figures") else {},
        **said,
    )
    for file in files:
        file.version = version
        file.save()
    return version


def _lock(report: Report, *, version: int | None = None) -> Report:
    """The report as it is now. Raises Stale where it is at its end, or where another version was seen."""
    now = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    _as_seen(now, version)
    return now


def _as_seen(now: Report, version: int | None) -> None:
    ended = now.published_at is not None or now.abandoned_at is not None
    if ended or version not in (None, now.version):
        raise Stale


def _moved(report: Report, *fields: str) -> None:
    report.version += 1
    report.save(update_fields=["version", *fields])


def _about(report: Report) -> dict[str, Any]:
    return {
        "title": str(report),
        "begins": report.begins,
        "ends": report.ends,
        "documents": [str(document) for document in report.documents.order_by("pk")],
    }
