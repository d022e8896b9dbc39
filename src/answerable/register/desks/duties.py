"""What the bodies of a focal point have to do. Nothing of what is on hold or over is among it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.register.accounts.models import Role
from answerable.register.accounts.permissions import own_bodies
from answerable.register.bodies.models import Body, GroupMember, Succession, valid
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.commitments.notices import with_parts
from answerable.register.commitments.state import OVER, Timing
from answerable.register.commitments.work import Assignment, Extension
from answerable.register.days import full_day
from answerable.register.desks.sections import LISTED, Line, Section, away, counted
from answerable.register.reporting.models import OCCASION, Decision, Round, round_number
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.accounts.models import Account

SOON = timedelta(days=30)
Outcome = Assignment.Outcome


def duties(account: Account, *, on: date) -> list[Section]:
    """The sections of the desk, the most urgent first; those with nothing in them too."""
    records = _records(account, on)
    overdue, soon = _by_day(records, on)
    waiting = to_send(records, on)
    returned = [one for one in waiting if one.outcome == Outcome.RETURNED]
    others = [one for one in waiting if one.outcome != Outcome.RETURNED]
    return [
        _returned(returned),
        overdue,
        _to_report(others, on),
        soon,
        _of_groups(records, on),
        _put_off(records, on),
    ]


def duties_by_day(account: Account, *, on: date) -> tuple[Section, Section]:
    """What is past its day, and what is due soon."""
    return _by_day(_records(account, on), on)


def _records(account: Account, on: date) -> list[Body]:
    """The bodies for which an account answers, under each of their records."""
    return list(own_bodies(account, Role.FOCAL_POINT, on=on))


def _by_day(records: list[Body], on: date) -> tuple[Section, Section]:
    """What the bodies have not said that they did, by their own day: past, and soon."""
    mine = {one.merged_into_id or one.pk for one in records}
    near = Commitment.objects.actionable(on=on).filter(timing=Timing.FIXED, last_day__lte=on + SOON)
    leads = Involvement.objects.standing().filter(role=Involvement.Role.LEAD, body__in=family(records))
    asked = Assignment.objects.filter(body__in=records, dropped_on=None)
    ours = near.exclude(stage__in=OVER).filter(
        Q(pk__in=leads.values("appearance__commitment")) | Q(pk__in=asked.values("commitment"))
    )
    found: dict[int, tuple[date, Commitment]] = {}
    for commitment, parts in with_parts(ours, on):
        for part, body in parts:
            if body.pk in mine and part.said not in OVER and part.last_day and part.last_day <= on + SOON:
                found[commitment.pk] = (part.last_day, commitment)
    rows = sorted(found.values(), key=lambda row: (row[0], row[1].pk))
    past = [row for row in rows if row[0] < on]
    return (
        _section(_("Past the last day"), past, on),
        _section(_("Due within 30 days"), rows[len(past) :], on),
    )


def family(records: list[Body]) -> set[int]:
    """The bodies themselves, and all from which they took over."""
    before: dict[int, set[int]] = {}
    for old, new, stays in Succession.objects.values_list("old", "new", "new__merged_into"):
        before.setdefault(stays or new, set()).add(old)
    family = ahead = {one.pk for one in records}
    while ahead:
        ahead = {old for pk in ahead for old in before.get(pk, ())} - family
        family = family | ahead
    return family


def _of_groups(records: list[Body], on: date) -> Section:
    """What groups lead of which the bodies are members today, until a round asks them for it."""
    groups = GroupMember.objects.filter(valid(on), member__in=records).values("group")
    leads = Involvement.objects.standing().filter(role=Involvement.Role.LEAD, body__in=groups)
    asked = Assignment.objects.filter(body__in=records, dropped_on=None).values("commitment")
    owed = Commitment.objects.actionable(on=on).exclude(stage__in=OVER).exclude(pk__in=asked)
    named = leads.filter(appearance__commitment=OuterRef("pk")).values("body__name")[:1]
    rows, total = counted(
        owed.filter(pk__in=leads.values("appearance__commitment"))
        .annotate(group_name=Subquery(named))
        .order_by(F("last_day").asc(nulls_last=True), "pk")
    )
    lines = []
    for one in rows:
        about = [_("as a member of %(group)s") % {"group": one.group_name}]
        about += [away(one.last_day, on=on)] if one.last_day else []
        lines.append(Line(one.get_absolute_url(), one.text, " · ".join(about)))
    return Section(title=_("Of groups to which your body belongs"), lines=lines, total=total)


def _section(title: str, rows: list[tuple[date, Commitment]], on: date) -> Section:
    lines = [Line(one.get_absolute_url(), one.text, away(due, on=on)) for due, one in rows[:LISTED]]
    return Section(title=title, lines=lines, total=len(rows))


def _to_report(waiting: list[Assignment], on: date) -> Section:
    """What is not sent yet, one line a round and body, the first due first."""
    missing: Counter[tuple[int, Body]] = Counter()
    signing: Counter[tuple[int, Body]] = Counter()
    for row in waiting:
        at = (round_number(row.occasion), row.body.merged_into or row.body)
        missing[at] += 1
        signing[at] += hasattr(row, "answer") and row.answer.ready
    rounds = Round.objects.in_bulk({pk for pk, _body in missing})
    lines = []
    for (pk, body), count in missing.items():
        one = rounds[pk]
        about = [_("not sent yet: %(n)s") % {"n": count}]
        if signing[pk, body]:
            about.append(_("with the validator, to be signed: %(n)s") % {"n": signing[pk, body]})
        about.append(_("to be sent by %(day)s") % {"day": away(one.due, on=on)})
        words = f"{body.name}: {period_name(one)}"
        lines.append(Line(reverse("body_answers", args=[pk, body.key]), words, " · ".join(about)))
    more = reverse("my_rounds")
    return Section(title=_("To report"), lines=lines[:LISTED], total=len(lines), more=more)


def _returned(back: list[Any]) -> Section:
    """What came back, with what is to be mended."""
    lines = []
    for one in back[:LISTED]:
        body = one.body.merged_into or one.body
        at = reverse("answer", args=[round_number(one.occasion), body.key, one.commitment.public_id])
        lines.append(Line(at, one.commitment.text, f"{full_day(one.returned_on)}: {one.reason}"))
    title = _("Returned, to be mended")
    return Section(title=title, lines=lines, total=len(back), more=reverse("my_rounds"))


def _put_off(records: list[Body], on: date) -> Section:
    """Later days that were asked for and are not decided yet."""
    waiting = Extension.objects.filter(
        body__in=records, granted=None, commitment__in=Commitment.objects.actionable(on=on)
    )
    rows, total = counted(waiting.select_related("commitment").order_by("asked_on", "pk"))
    lines = [
        Line(
            one.commitment.get_absolute_url(),
            one.commitment.text,
            _("asked on %(asked)s: until %(until)s")
            % {"asked": full_day(one.asked_on), "until": full_day(one.until)},
        )
        for one in rows
    ]
    return Section(title=_("Later days asked for, not decided yet"), lines=lines, total=total)


def to_send(records: list[Body], on: date) -> list[Any]:
    """What the bodies are asked for and have not sent, or have to send again, the first due first.

    Of what was returned each row says when (``returned_on``) and why (``reason``).
    """
    said = Decision.objects.filter(submission__answer__assignment=OuterRef("pk")).order_by("-pk")
    rows = Assignment.objects.filter(
        body__in=records, dropped_on=None, occasion__startswith=OCCASION,
        commitment__in=Commitment.objects.actionable(on=on),
    )  # fmt: skip
    rows = rows.exclude(outcome=Outcome.ANSWERED).select_related("commitment", "body__merged_into", "answer")
    return list(
        rows.annotate(
            returned_on=Subquery(said.values("decided_on")[:1]), reason=Subquery(said.values("reason")[:1])
        ).order_by("due", "pk")
    )
