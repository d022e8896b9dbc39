"""What waits for the secretariat, of all bodies. Nothing of what is on hold or over is among it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, F, Min, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.register.accounts.settings_kept import setting
from answerable.register.checking.progress import is_checked, is_to_check, open_doubts
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.stillness import moved_on, without_movement
from answerable.register.commitments.work import Assignment, Extension
from answerable.register.days import full_day
from answerable.register.desks.sections import LISTED, Line, Section, away, counted
from answerable.register.plans.models import Clause, Edition
from answerable.register.reminders.models import Delivery
from answerable.register.reporting.models import Round, Submission, round_number
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.accounts.models import Account

Outcome = Assignment.Outcome


def office(account: Account, *, on: date) -> list[Section]:
    """The sections of the desk; those with nothing in them too. Questions do not grow with bodies."""
    rounds = {one.occasion: one for one in Round.objects.open()}
    return [
        _to_decide(account, on),
        _extensions(on),
        silent(rounds, on),
        _still(on),
        _doubts(),
        _letters(),
    ]


def silent(rounds: dict[str, Round], on: date) -> Section:
    """Who has not sent everything in a round that is open, one line a body; the longest lists first."""
    asked = Assignment.objects.filter(
        occasion__in=rounds, dropped_on=None, commitment__in=Commitment.objects.actionable(on=on)
    )
    rows = asked.values("occasion", name=_of_body("body", "name"), key=_of_body("body", "key")).annotate(
        asked=Count("pk"),
        missing=Count("pk", filter=~Q(outcome=Outcome.ANSWERED)),
        returned=Count("pk", filter=Q(outcome=Outcome.RETURNED)),
    )
    waiting = [row for row in rows.order_by() if row["missing"]]
    waiting.sort(key=lambda row: (rounds[row["occasion"]].due, -row["missing"], row["name"]))
    lines = []
    for row in waiting[:LISTED]:
        one = rounds[row["occasion"]]
        about = [_("not sent: %(missing)s of %(asked)s") % row]
        if row["returned"]:
            about.append(_("%(n)s of them returned") % {"n": row["returned"]})
        about += [period_name(one), _("to be sent by %(day)s") % {"day": away(one.due, on=on)}]
        lines.append(Line(reverse("body_answers", args=[one.pk, row["key"]]), row["name"], " · ".join(about)))
    title = _("Who has not answered everything")
    return Section(title=title, lines=lines, total=len(waiting), more=reverse("rounds"))


def _to_decide(account: Account, on: date) -> Section:
    """What was sent and waits for a decision, one line a round and body, the oldest first."""
    waiting = Submission.objects.filter(decision=None, commitment__in=Commitment.objects.actionable(on=on))
    rows = (
        waiting.values(
            occasion=F("answer__assignment__occasion"),
            name=_of_body("answer__assignment__body", "name"),
            key=_of_body("answer__assignment__body", "key"),
        )
        .annotate(
            sent=Count("pk", distinct=True),
            since=Min("sent_on"),
            own=Count("pk", distinct=True, filter=Q(answer__hands__account=account)),
        )
        .order_by("since", "name")
    )
    found = list(rows)
    rounds = Round.objects.in_bulk([round_number(row["occasion"]) for row in found[:LISTED]])
    lines = []
    for row in found[:LISTED]:
        one = rounds[round_number(row["occasion"])]
        about = [_("to confirm or return: %(n)s") % {"n": row["sent"]}]
        if row["own"]:
            about.append(_("by your own hand, for a second person: %(n)s") % {"n": row["own"]})
        about += [period_name(one), _("sent on %(day)s") % {"day": full_day(row["since"])}]
        lines.append(Line(reverse("body_answers", args=[one.pk, row["key"]]), row["name"], " · ".join(about)))
    return Section(title=_("Answers to confirm or return"), lines=lines, total=len(found))


def _extensions(on: date) -> Section:
    waiting = Extension.objects.filter(granted=None, commitment__in=Commitment.objects.actionable(on=on))
    rows, total = counted(
        waiting.select_related("commitment", "body__merged_into").order_by("asked_on", "pk")
    )
    lines = [
        Line(
            reverse("decide_extension", args=[one.pk]),
            one.commitment.text,
            _("%(body)s asks for %(until)s instead of %(before)s: %(reason)s")
            % {
                "body": (one.body.merged_into or one.body).name,
                "until": full_day(one.until),
                "before": full_day(one.due_before),
                "reason": one.reason,
            },
        )
        for one in rows
    ]
    return Section(
        title=_("Later days to grant or refuse"), lines=lines, total=total, more=reverse("extensions")
    )


def _still(on: date) -> Section:
    """What nothing was done or said of for longer than the office allows, the longest first."""
    rows, total = counted(without_movement(on=on))
    lines = [
        Line(one.get_absolute_url(), one.text, _("since %(day)s") % {"day": full_day(moved_on(one))})
        for one in rows
    ]
    title = _("Without movement for %(days)s days or more") % {"days": setting("stale_days")}
    return Section(title=title, lines=lines, total=total, more=reverse("still"))


def _doubts() -> Section:
    """Drafts that are being checked, the newest first, with what is to be looked at in each."""
    drafts = Edition.objects.filter(standing=Edition.Standing.DRAFT)
    shown, total = counted(drafts.select_related("document", "file").order_by("-pk"))
    clauses: dict[int, list[Clause]] = {}
    looked_at = ("edition", "kind", "structure", "verdict", "doubts", "answered")
    for clause in Clause.objects.filter(edition__in=shown).only(*looked_at):
        clauses.setdefault(clause.edition_id, []).append(clause)
    lines = []
    for edition in shown:
        found = [clause for clause in clauses.get(edition.pk, ()) if is_to_check(clause)]
        about = _("%(doubts)s doubts, %(left)s of %(total)s not checked yet") % {
            "doubts": sum(bool(open_doubts(clause)) for clause in found),
            "left": sum(not is_checked(clause) for clause in found),
            "total": len(found),
        }
        name = edition.document.number or edition.document.title or edition.file.name
        lines.append(Line(reverse("check_start", args=[edition.pk]), name, about))
    more = reverse("documents")
    return Section(title=_("Documents to check"), lines=lines, total=total, more=more)


def _letters() -> Section:
    failed, total = counted(Delivery.objects.failed().select_related("digest__body").order_by("-pk"))
    lines = []
    for one in failed:
        who = one.digest.body.name if one.digest.body else one.digest.get_role_display()
        became = _("came back") if one.bounced_at else one.get_standing_display()
        lines.append(Line(reverse("sent"), who, f"{full_day(one.digest.day)} · {became}"))
    title = _("Letters that may not have arrived")
    return Section(title=title, lines=lines, total=total, more=reverse("sent"))


def _of_body(body: str, column: str) -> Coalesce:
    """A column of the body that a record is of today."""
    return Coalesce(f"{body}__merged_into__{column}", f"{body}__{column}")
