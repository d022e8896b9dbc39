"""What follows the publishing of a plan, with a row of each kind that everybody may know of."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from tests.register.consolidating.making import with_everything
from tests.register.making import make_account, make_body

from answerable.register.assessments.models import Assessment, AssessmentWithdrawal, Contribution, Reply
from answerable.register.bodies.models import Body, GroupMember
from answerable.register.budget.models import Line
from answerable.register.commitments.elsewhere import AlsoStated
from answerable.register.commitments.work import AnswersFor, Assignment, Extension, Happening, Progress
from answerable.register.evidence.models import Evidence
from answerable.register.guards import unguarded
from answerable.register.guidance.models import Finding, Inspection, Letter, Recipient, Remedy
from answerable.register.plans.models import Clause, Upload
from answerable.register.reporting.models import Answer, Decision, Question, Round, Submission
from answerable.register.subplans.models import Call, CarriesOut, Owed, Sent

NOW, TODAY = timezone.now(), timezone.localdate()
LATER = TODAY + timedelta(days=9)
SAID = "Đã mở 12 lớp."


def followed_up(register):
    """The published register, with all that follows of one of its commitments and of its plan."""
    one = register["within_term"]
    work(register, one)
    voices(register, one)
    AlsoStated.objects.create(commitment=one, clause=Clause.objects.last())
    GroupMember.objects.create(group=Body.objects.get(name="các sở, ban, ngành"), member=register.health)
    report = with_everything()
    with unguarded(connection):
        report.documents.add(register.plan)
    return register


def work(register, commitment, says=SAID):
    """Of one commitment, in these words."""
    by, health, building = make_account(), register.health, make_body("Sở Xây dựng")
    free = {"commitment": commitment}
    one = Round.objects.create(
        document=register.plan, kind="own", begins=TODAY - timedelta(days=commitment.pk), ends=TODAY,
        due=LATER, words="Mục IV.1", opened_at=NOW,
    )  # fmt: skip
    _answered(register, one, says, {"outcome": "returned", "reason": says}, **free)
    _answered(register, one, says, {"outcome": "confirmed"}, **free)
    call = Call.objects.create(document=register.plan, words=says, due=TODAY, opened_at=NOW, **free)
    paper, file = (Owed.objects.create(call=call, body=body) for body in (health, building))
    Sent.objects.create(
        owed=paper, document=register.sub_plan, number="30/KH-SYT", words=says, recorded_from="paper",
        sent_on=TODAY,
    )  # fmt: skip
    upload = Upload.objects.create(name="a.txt", sha256="0" * 64, at=NOW, by=by)
    Sent.objects.create(owed=file, upload=upload, sent_on=TODAY)
    Letter.objects.create(kind="guide", words="Hướng dẫn chung.", round=one, sent_at=NOW)
    letter = Letter.objects.create(kind="urge", words=says, call=call, sent_at=NOW)
    Recipient.objects.create(letter=letter, body=health, answer=says, answered_on=TODAY)
    inspection = Inspection.objects.create(body=health, on=TODAY, words="Kiểm tra.", recorded_at=NOW)
    finding = Finding.objects.create(
        inspection=inspection, duty=says, shortcoming=says, remedy=says, due=LATER, **free
    )
    Remedy.objects.create(finding=finding, says="done", words=says, on=TODAY, by=by)
    Extension.objects.create(
        body=building, of_day=TODAY, due_before=TODAY, until=LATER, reason=says, asked_on=TODAY, granted=True,
        decided_on=TODAY, **free,
    )  # fmt: skip
    Happening.objects.create(event=says, duration="P5D", on=TODAY, source=says, **free)
    AnswersFor.objects.create(instead_of=building, body=health, reason=says, decided_on=TODAY, **free)
    Evidence.objects.create(
        body=health, voice="body", kind="document", visibility="public", title=says, added_at=NOW,
        number="45/BC-SYT", document=register.sub_plan, **free,
    )  # fmt: skip
    CarriesOut.objects.create(
        child=commitment, parent=register["on_time"], holds=True, reason=says, decided_at=NOW
    )
    Line.objects.create(
        body=health, year=2026, kind="spent", amount=10**9, document=says, as_of=TODAY, entered_at=NOW, **free
    )


def _answered(register, one, says, decided, **free):
    body = make_body("Trạm y tế")
    asked = Assignment.objects.create(
        occasion=one.occasion, body=body, asked_on=TODAY, outcome="answered", **free
    )
    own, _ = Question.objects.get_or_create(
        vi="Đã mở lớp nào?", en="Which classes?", defaults={"added_at": NOW, "kind": "text"}
    )
    answer = Answer.objects.create(
        assignment=asked, stage="done", done=says, decision=register.sub_plan, more={str(own.pk): says},
        saved_at=NOW, **free,
    )  # fmt: skip
    word = Progress.objects.create(voice="body", body=body, stage="done", as_of=TODAY, words=says, **free)
    sent = Submission.objects.create(
        answer=answer, ordinal=1, said=answer.said(), sent_on=TODAY, progress=word, **free
    )
    Decision.objects.create(submission=sent, decided_on=TODAY, **decided, **free)


def voices(register, commitment, says=SAID):
    """What others say of it, one of them of the measure itself; and what waits."""
    by, institute, about = make_account(), make_body("Viện Dư luận"), {"commitment": commitment}
    given = {"body": institute, "by": by, "made_at": NOW, **about}
    Assessment.objects.create(scale="limited", words=says, sources=says, **given)
    taken = Assessment.objects.create(words="Đã rút lại.", **given)
    AssessmentWithdrawal.objects.create(assessment=taken, by=by, reason="Nhầm.", at=NOW)
    decided = {"standing": "published", "decided_on": TODAY, "decided_by": by}
    sent = Contribution.objects.create(kind="evidence", words=says, sent_on=TODAY, **decided, **about)
    Reply.objects.create(contribution=sent, body=register.health, words=says, said_on=TODAY)
    Contribution.objects.create(kind="correction", words=f"bi-mat-{says}", sent_on=TODAY, **about)
