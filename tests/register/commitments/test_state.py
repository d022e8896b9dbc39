"""How a commitment stands: the table, and the same table as filters of the database."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from tests.register.making import make_commitment

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import (
    Stage,
    State,
    Timeliness,
    Timing,
    having,
    state_of,
    timeliness,
)

BEFORE, LAST, AFTER = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28)


@pytest.mark.parametrize(
    ("stage", "done_on", "on", "expected"),
    [
        ("done", LAST, AFTER, "on_time"),
        ("done", BEFORE, BEFORE, "on_time"),
        ("done", AFTER, AFTER, "late"),
        ("done", None, AFTER, "done_undated"),
        ("not_started", None, LAST, "within_term"),
        ("in_progress", None, AFTER, "overdue"),
        ("unknown", None, LAST, "within_term"),
        ("unknown", None, AFTER, "past_no_information"),  # silence is not "not done"
        ("discontinued", None, AFTER, "not_applicable"),
    ],
)
def test_what_has_a_fixed_day(stage, done_on, on, expected):
    assert timeliness(Stage(stage), Timing.FIXED, LAST, done_on=done_on, on=on) == expected


@pytest.mark.parametrize("stage", Stage)
def test_what_has_no_day_is_never_past_it(stage):
    for timing in set(Timing) - {Timing.FIXED}:
        assert timeliness(stage, timing, None, done_on=None, on=AFTER) not in (
            "overdue",
            "past_no_information",
        )


@pytest.mark.django_db
def test_a_held_commitment_has_no_other_state():
    held = make_commitment(rights_class="restrict", timing="fixed", final_day=BEFORE)
    assert state_of(held, on=AFTER) == State(held=True)


@pytest.mark.django_db
def test_what_the_body_alone_calls_done_awaits_confirmation():
    made = {
        voice: make_commitment(rights_class="fulfil", stage="done", stage_voice=voice)
        for voice in ("body", "secretariat")
    }
    assert state_of(made["body"], on=LAST).awaiting_confirmation
    assert not state_of(made["secretariat"], on=LAST).awaiting_confirmation


@pytest.mark.django_db
def test_filters_say_what_the_table_says():
    for stage, timing, done_on in product(Stage, Timing, (None, BEFORE, LAST, AFTER)):
        if done_on is None or stage is Stage.DONE:
            make_commitment(
                rights_class="fulfil",
                stage=stage,
                stage_voice="" if stage is Stage.UNKNOWN else "body",
                timing=timing,
                final_day=LAST if timing is Timing.FIXED else None,
                done_on=done_on,
            )
    for on in (BEFORE, LAST, AFTER):
        named = {
            commitment.pk: state_of(commitment, on=on).timeliness for commitment in Commitment.objects.all()
        }
        for which in Timeliness:
            found = set(Commitment.objects.filter(having(which, on=on)).values_list("pk", flat=True))
            assert found == {pk for pk, one in named.items() if one is which}, (which, on)
