"""Whatever the order of days, changes and holds: each notice is told at most once, and only of what is open."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core import mail
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.register.making import make_body, make_commitment, member
from tests.register.reminders.room import Room

from answerable.register.reminders import open_matters
from answerable.register.reminders.models import Delivery, Digest, Notice
from answerable.register.reminders.noticing import make_notices
from answerable.register.reminders.sending import send_waiting

DUE = date(2026, 12, 10)
MATTERS = 6
WHICH, TIMES = st.integers(0, MATTERS - 1), st.integers(1, 2)
# Mostly days on which something comes, and some of them days off.
DAYS = st.sampled_from([-30, -7, -3, -1, 0, 1, 4, 7, 11, 14, 18]) | st.integers(-60, 60)
SENT = []  # how many digests went out each time, to see that the machine gets somewhere


class AnyOrder(RuleBasedStateMachine):
    """One body with six matters, a day that comes in any order, and a mail server that takes all."""

    def __init__(self):
        super().__init__()
        self.room, self.body = Room(), make_body()
        member("focal_point", self.body)
        self.commitments = [make_commitment(rights_class="administrative") for _ in range(MATTERS)]
        self.told = Counter()
        self.held = set()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(open_matters, "all_matters", self.room.kinds)
        self.patch.setattr(open_matters, "FRESH", 0)
        for which in range(MATTERS):
            self.moves(which=which, days=which)

    def teardown(self):
        self.patch.undo()

    @rule(which=WHICH, days=st.integers(-20, 20))
    def moves(self, which, days):
        self.closes(which)
        words = f"việc {which} hạn {days}"
        self.room.add(self.commitments[which], self.body, DUE + timedelta(days=days), words=words)

    @rule(which=WHICH)
    def closes(self, which):
        self.room.open = [one for one in self.room.open if one.subject != self.commitments[which]]

    @precondition(lambda self: len(self.held) < MATTERS - 1)
    @rule(which=WHICH)
    def is_put_on_hold(self, which):
        commitment = self.commitments[which]
        commitment.put_on_hold, commitment.hold_reason = True, "Chờ thẩm định."
        commitment.save()
        self.held.add(commitment.pk)

    @rule(days=DAYS, times=TIMES)
    def day_comes(self, days, times):
        before = set(Notice.objects.values_list("pk", flat=True))
        for _time in range(times):
            make_notices(DUE + timedelta(days=days))
        self.only_of_what_is_open(Notice.objects.exclude(pk__in=before))

    @rule(days=DAYS, times=TIMES)
    def letters_go(self, days, times):
        mail.outbox.clear()
        before = set(Digest.objects.values_list("pk", flat=True))
        for _time in range(times):
            send_waiting(on=DUE + timedelta(days=days))
        new = Digest.objects.exclude(pk__in=before)
        SENT.append(new.count())
        assert len(mail.outbox) == Delivery.objects.filter(digest__in=new, standing="sent").count()
        told = Notice.objects.filter(digest__in=new)
        self.only_of_what_is_open(told)
        self.told.update(told.values_list("pk", flat=True))
        for letter in mail.outbox:
            words = {one.words for one in self.room.open if one.commitment not in self.held}
            assert any(one in letter.body for one in words)
            assert letter.body.count("- ") == sum(f"- {one}" in letter.body for one in words)

    @rule(days=DAYS, which=WHICH, change=st.sampled_from(["closes", "is_put_on_hold", None]))
    def letters_go_after_a_change(self, days, which, change):
        self.day_comes(days=days, times=1)
        if change == "closes" or (change and len(self.held) < MATTERS - 1):
            getattr(self, change)(which=which)
        self.letters_go(days=days, times=2)

    def only_of_what_is_open(self, notices):
        open_now = {(one.subject.pk, one.due) for one in self.room.open if one.commitment not in self.held}
        assert {(one.subject_id, one.due) for one in notices} <= open_now

    @invariant()
    def each_is_made_and_told_once(self):
        steps = list(Notice.objects.filter(body=self.body).values_list("subject_id", "due", "role", "step"))
        assert len(steps) == len(set(steps))
        assert all(times == 1 for times in self.told.values())

    @invariant()
    def no_digest_is_empty(self):
        assert not Digest.objects.filter(notices=None).exists()


@pytest.mark.django_db
def test_in_any_order_each_is_told_once_and_only_while_it_is_open():
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
    assert sum(SENT) >= 3  # most runs send more than ten; each is drawn anew
