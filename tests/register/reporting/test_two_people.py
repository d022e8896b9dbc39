"""Several people at once, who act on what they saw a while ago: whatever their order, how each commitment stands
follows from its rows, and its rows from the trace.

A walk is bounded and begins from a number, so that one which fails can be walked again.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import connection
from django.utils import timezone
from tests.register.making import member
from tests.register.reporting.conftest import led_by

from answerable.register.bodies.models import Body
from answerable.register.commitments.extending import (
    CannotExtend,
    ask_extension,
    grant_extension,
    refuse_extension,
)
from answerable.register.commitments.facts import Facts, Said, facts_of
from answerable.register.commitments.locking import NotActionable
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.moving import COLUMNS, standing
from answerable.register.commitments.services import put_on_hold
from answerable.register.commitments.state import Timing
from answerable.register.commitments.work import Assignment, Extension, Progress
from answerable.register.reporting.answering import AnswerRefused, Stale, hand_over, record, save, sign
from answerable.register.reporting.deciding import DecisionRefused, confirm, send_back
from answerable.register.reporting.models import Answer, Round, Submission
from answerable.register.reporting.periods import Period, PeriodKind
from answerable.register.reporting.services import (
    RoundRefused,
    close_round,
    open_round,
    put_off,
    withdraw_round,
)
from answerable.register.trace.comparing import state_of
from answerable.register.trace.models import EventContent
from answerable.register.trace.recording import act
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
WALKS = range(2) if connection.vendor == "postgresql" else range(6)
STEPS = 60
TODAY = timezone.localdate()
DAY = TODAY + timedelta(days=20)
REFUSED = (Stale, AnswerRefused, DecisionRefused, RoundRefused, CannotExtend, NotActionable)
STAGES = ("not_started", "in_progress", "done", "done")


class Walk:
    """What people look at and do, by chance. A look gives what they will do with it later, or nothing."""

    def __init__(self, office, number):
        self.office, self.chance, self.log = office, random.Random(number), []
        self.focal = {
            office.health.pk: [office.focal, member("focal_point", office.health)],
            office.building.pk: [office.other],
        }
        self.signer = {office.health.pk: office.validator, office.building.pk: office.other}
        self.secretaries = [office.secretary, office.second]
        self.periods = count()
        self.waiting = []
        self.refused = 0

    def step(self):
        if self.waiting and (len(self.waiting) > 3 or self.chance.random() < 0.5):
            name, do = self.waiting.pop(self.chance.randrange(len(self.waiting)))
            try:
                do()
            except REFUSED as refused:
                self.refused += 1
                name += f" refused: {type(refused).__name__} {refused}"
            self.log.append(name)
            return
        look = self.chance.choice(LOOKS)
        if do := look(self):
            self.waiting.append((look.__name__, do))

    def one(self, rows):
        found = list(rows.order_by("pk"))
        return self.chance.choice(found) if found else None

    def secretary(self):
        return self.chance.choice(self.secretaries)

    def opens(self):
        ends = TODAY - timedelta(days=1 + next(self.periods))
        by = self.secretary()
        if Round.objects.count() < 4:
            return lambda: open_round(
                Period(PeriodKind.OWN, ends - timedelta(days=60), ends), by=by, words="Mục IV.1"
            )
        return None

    def puts_off(self):
        one, by = self.one(Round.objects.all()), self.secretary()
        return one and (lambda: put_off(one, due=TODAY + timedelta(days=3), reason="Mưa lũ.", by=by))

    def closes(self):
        one, by = self.one(Round.objects.all()), self.secretary()
        return one and (lambda: close_round(one, by=by))

    def withdraws(self):
        one, by = self.one(Round.objects.all()), self.secretary()
        return one and (lambda: withdraw_round(one, reason="Mở nhầm.", by=by))

    def writes(self):
        asked = self.one(Assignment.objects.filter(dropped_on=None))
        if asked is None:
            return None
        answer = Answer.objects.filter(assignment=asked).first()
        by, stage = self.chance.choice(self.focal[asked.body_id]), self.chance.choice(STAGES)
        said = {"stage": stage, "done": "Đã làm.", "done_on": TODAY if stage == "done" else None}
        return lambda: save(asked, said, version=answer.version if answer else 0, by=by)

    def hands_over(self):
        answer = self.one(Answer.objects.all())
        return answer and (lambda: hand_over(answer, by=self.focal[answer.assignment.body_id][0]))

    def signs(self):
        answer = self.one(Answer.objects.filter(ready=True))
        return answer and (lambda: sign([answer], by=self.signer[answer.assignment.body_id]))

    def records(self):
        asked, by = self.one(Assignment.objects.filter(dropped_on=None)), self.secretary()
        if asked is None:
            return None
        answer = Answer.objects.filter(assignment=asked).first()
        said = {"stage": "in_progress", "done": "Theo báo cáo giấy.", "done_on": None}
        more = {"version": answer.version if answer else 0, "recorded_from": "paper", "source": "12/BC-SYT"}
        return lambda: record(asked, said, **more, by=by)

    def confirms(self):
        sent, by = self.one(Submission.objects.all()), self.secretary()
        return sent and (lambda: confirm([sent], by=by))

    def returns(self):
        sent, by = self.one(Submission.objects.all()), self.secretary()
        return sent and (lambda: send_back(sent, reason="Thiếu số liệu.", by=by))

    def asks_for_time(self):
        commitment = self.one(Commitment.objects.filter(timing="fixed"))
        body, until = self.office.health, DAY + timedelta(days=self.chance.randrange(1, 90))
        by = self.chance.choice(self.focal[body.pk])
        return lambda: ask_extension(commitment, body=body, until=until, reason="Chờ vốn.", by=by)

    def gives_time(self):
        asked, by, whole = self.one(Extension.objects.all()), self.secretary(), self.chance.random() < 0.5
        return asked and (lambda: grant_extension(asked, whole=whole, by=by))

    def gives_no_time(self):
        asked, by = self.one(Extension.objects.all()), self.secretary()
        return asked and (lambda: refuse_extension(asked, reason="Không đủ lý do.", by=by))

    def holds(self):
        by = self.secretary()
        late = len(self.log) > STEPS // 3 and self.chance.random() < 0.5
        return (lambda: put_on_hold(self.office.shared, reason="Chạm quyền.", by=by)) if late else None


LOOKS = (
    Walk.opens, Walk.writes, Walk.writes, Walk.hands_over, Walk.hands_over, Walk.signs, Walk.signs, Walk.confirms,
    Walk.returns, Walk.records, Walk.asks_for_time, Walk.gives_time, Walk.gives_no_time, Walk.puts_off,
    Walk.closes, Walk.withdraws, Walk.holds,
)  # fmt: skip


class Told:
    """What the trace tells of one commitment, event by event."""

    def __init__(self):
        self.asked, self.words, self.extensions = {}, [], []
        self.held = False
        self.next = count(1)

    def hear(self, verb, after, bodies):
        if hear := getattr(self, verb.replace(".", "_"), None):
            hear(after or {}, bodies)

    def reporting_asked(self, after, bodies):
        for key in after["bodies"]:
            body = next(one for one in bodies.values() if one.key == key)
            self.asked[after["round"], body.name] = Assignment(
                pk=next(self.next), occasion=after["round"], body=body, asked_on=TODAY, outcome=""
            )

    def reporting_sent(self, after, bodies):
        self.asked[after["round"], after["body"]].outcome = "answered"
        done_on = date.fromisoformat(after["done_on"]) if after["done_on"] else None
        said = {"stage": after["stage"], "done_on": done_on, "period": after["round"]}
        self._say("body", bodies[after["body"]], **said)

    reporting_recorded = reporting_sent

    def reporting_confirmed(self, after, bodies):
        claim = self._claim(after, bodies)
        self._say("secretariat", claim.body, stage=claim.stage, done_on=claim.done_on, period=claim.period)

    def reporting_returned(self, after, bodies):
        self.asked[self._claim(after, bodies).period, after["body"]].outcome = "returned"

    def reporting_not_reported(self, after, bodies):
        self.asked[after["round"], after["body"]].outcome = "not_reported"

    def reporting_withdrawn(self, after, bodies):
        for (of_round, _body), one in self.asked.items():
            if of_round == after["round"]:
                one.dropped_on = TODAY

    def commitments_put_on_hold(self, after, bodies):
        self.held = True
        for one in self.asked.values():
            if one.outcome == "" and one.dropped_on is None:
                one.dropped_on = TODAY

    def commitments_extension_asked(self, after, bodies):
        body = next(one for one in bodies.values() if one.key == after["body"])
        self.extensions.append(
            Extension(
                pk=next(self.next),
                body=body,
                of_day=DAY,
                until=date.fromisoformat(after["until"]),
                asked_on=TODAY,
                granted=None,
            )
        )

    def commitments_extended(self, after, bodies, *, granted=True):
        one = next(one for one in self.extensions if one.granted is None and one.body.key == after["body"])
        one.granted, one.whole, one.decided_on = granted, after["whole"], TODAY

    def commitments_extension_refused(self, after, bodies):
        self.commitments_extended(after, bodies, granted=False)

    def _say(self, voice, body, **said):
        self.words.append(
            Progress(
                pk=next(self.next), voice=voice, body=body, as_of=TODAY, evidence="self_reported", **said
            )
        )

    def _claim(self, after, bodies):
        return next(
            word
            for word in reversed(self.words)
            if word.voice == "body" and word.body.name == after["body"] and word.period == after["round"]
        )

    def stands(self, leads):
        facts = Facts(
            said=Said(Timing.FIXED, DAY, None), leads=leads, asked=tuple(self.asked.values()),
            words=tuple(self.words), extensions=tuple(self.extensions),
        )  # fmt: skip
        return standing(facts, until=TODAY).columns


def told_of(commitment):
    """The state that the trace comes to."""
    found, bodies = Told(), {one.name: one for one in Body.objects.all()}
    rows = EventContent.objects.filter(
        public=True, subject_type="commitments.commitment", subject_id=str(commitment.pk)
    )
    for content in rows.order_by("event"):
        said = json.loads(content.text)
        found.hear(said["verb"], said["after"], bodies)
    return found


@pytest.mark.parametrize("number", WALKS)
def test_how_it_stands_follows_from_the_rows_and_the_rows_from_the_trace(office, number):
    fixed = {"timing": "fixed", "final_day": DAY, "last_day": DAY}
    office.training, office.shared = (
        led_by(office.health, **fixed),
        led_by(office.health, office.building, **fixed),
    )
    leads = {
        office.training.pk: (office.health.pk,),
        office.shared.pk: (office.health.pk, office.building.pk),
    }
    with act(actor=None) as doing:
        for body in Body.objects.all():
            doing.note("bodies.added", body, state_digest=state_of(body))
    walk = Walk(office, number)
    walk.waiting.append(("opens", walk.opens()))
    for _step in range(STEPS):
        walk.step()
        for commitment in Commitment.objects.filter(pk__in=leads):
            told = told_of(commitment)
            if not told.held:
                kept = {name: getattr(commitment, name) for name in COLUMNS}
                by_rows = standing(facts_of([commitment])[commitment.pk], until=TODAY).columns
                assert kept == by_rows, walk.log
                assert kept == told.stands(leads[commitment.pk]), walk.log
            rows = Assignment.objects.filter(commitment=commitment).select_related("body")
            assert sorted((one.body.name, one.outcome, one.dropped_on or date.min) for one in rows) == sorted(
                (one.body.name, one.outcome, one.dropped_on or date.min) for one in told.asked.values()
            ), walk.log
    assert verify().broken is None, walk.log
    assert walk.refused, "nobody was ever too late: the walk shows little"
