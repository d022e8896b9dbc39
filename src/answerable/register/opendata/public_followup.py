"""What everybody may know of how plans are followed up: rounds, calls, letters, inspections, voices, reports.

Nothing of it is about work on a commitment that is on hold or over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from answerable.register.assessments.contributions import Contribution, Reply
from answerable.register.assessments.models import Assessment
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Assignment
from answerable.register.consolidating.models import ReportFile, Version
from answerable.register.guidance.models import Finding, Inspection, Letter, Recipient, Remedy
from answerable.register.plans.models import Document, Edition, Upload
from answerable.register.reporting.models import OCCASION, Decision, Round, Submission
from answerable.register.subplans.models import Call, Owed, Sent

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

NOT_READ = (Upload.Standing.FAILED, Upload.Standing.STOPPED)


def _published() -> QuerySet[Document]:
    return Document.objects.published()


def rounds(_on: date) -> QuerySet[Round]:
    return Round.objects.standing().filter(Q(document=None) | Q(document__in=_published()))


def assignments(on: date) -> QuerySet[Assignment]:
    """Who is asked in a round, for what is worked on."""
    standing = rounds(on).annotate(of=Concat(Value(OCCASION), Cast("pk", CharField())))
    free = Commitment.objects.actionable(on=on)
    return Assignment.objects.filter(occasion__in=standing.values("of"), dropped_on=None, commitment__in=free)


def answers(on: date) -> QuerySet[Submission]:
    """Those that the secretariat confirmed."""
    return Submission.objects.filter(
        decision__outcome=Decision.Outcome.CONFIRMED, answer__assignment__in=assignments(on)
    )


def calls(on: date) -> QuerySet[Call]:
    return Call.objects.working(on=on).filter(document__in=_published())


def owed_plans(on: date) -> QuerySet[Owed]:
    return Owed.objects.filter(call__in=calls(on))


def sent_plans(on: date) -> QuerySet[Sent]:
    """Those that arrived: what could not be read, was put aside or is of another body is no plan."""
    gone = Q(upload__standing__in=NOT_READ) | Q(upload__edition__standing=Edition.Standing.ABANDONED)
    gone |= Q(pk__in=Sent.objects.of_another().values("pk"))
    return Sent.objects.filter(owed__call__in=calls(on)).exclude(gone)


def letters(on: date) -> QuerySet[Letter]:
    """Those about no round and no call, and about such as stand."""
    return Letter.objects.working(on=on).filter(
        Q(round=None) | Q(round__in=rounds(on)), Q(call=None) | Q(call__in=calls(on))
    )


def recipients(on: date) -> QuerySet[Recipient]:
    return Recipient.objects.filter(letter__in=letters(on))


def inspections(_on: date) -> QuerySet[Inspection]:
    return Inspection.objects.all()


def findings(on: date) -> QuerySet[Finding]:
    return Finding.objects.working(on=on)


def remedies(on: date) -> QuerySet[Remedy]:
    return Remedy.objects.filter(finding__in=findings(on))


def assessments(on: date) -> QuerySet[Assessment]:
    """With those that were taken back; of what is on hold, those of the measure itself."""
    held = Commitment.objects.on_hold(on=on).values("pk")
    return Assessment.objects.filter(commitment__in=Commitment.objects.public()).filter(
        Q(scale="") | ~Q(commitment__in=held)
    )


def contributions(on: date) -> QuerySet[Contribution]:
    return Contribution.objects.shown(on=on).filter(commitment__in=Commitment.objects.public())


def replies(on: date) -> QuerySet[Reply]:
    return Reply.objects.shown(on=on).filter(contribution__in=contributions(on))


def reports(_on: date) -> QuerySet[Version]:
    return Version.objects.filter(kind=Version.Kind.PUBLISHED, report__published_at__isnull=False)


def report_files(on: date) -> QuerySet[ReportFile]:
    return ReportFile.objects.filter(version__in=reports(on))
