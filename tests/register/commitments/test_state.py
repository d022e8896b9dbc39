"""How a commitment stands: the table, and the same table as filters of the database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import product

import pytest
from tests.register.making import make_commitment

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import (
    Stage,
    Standing,
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
    assert state_of(held, on=AFTER) == State(Standing.HELD, held=True)


@pytest.mark.django_db
def test_what_the_body_alone_calls_done_awaits_confirmation():
    claimed = make_commitment(rights_class="fulfil", claimed="done")
    confirmed = make_commitment(rights_class="fulfil", stage="done", stage_voice="secretariat")
    assert state_of(claimed, on=LAST).awaiting_confirmation
    assert not state_of(confirmed, on=LAST).awaiting_confirmation


@pytest.mark.django_db
def test_filters_say_what_the_table_says():
    for stage, timing, done_on in product(Stage, Timing, (None, BEFORE, LAST, AFTER)):
        if done_on is None or stage is Stage.DONE:
            make_commitment(
                rights_class="fulfil",
                stage=stage,
                stage_voice="" if stage is Stage.UNKNOWN else "secretariat",
                timing=timing,
                final_day=BEFORE if timing is Timing.FIXED else None,
                last_day=LAST if timing is Timing.FIXED else None,
                done_on=done_on,
            )
    for on in (BEFORE, LAST, AFTER):
        named = {
            commitment.pk: state_of(commitment, on=on).timeliness for commitment in Commitment.objects.all()
        }
        for which in Timeliness:
            found = set(Commitment.objects.filter(having(which, on=on)).values_list("pk", flat=True))
            assert found == {pk for pk, one in named.items() if one is which}, (which, on)


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, "unknown"),
        ({"timing": "fixed", "final_day": BEFORE}, "unknown"),  # its day is past, and nobody said a word
        ({"reported": "not_reported"}, "not_reported"),
        ({"stage": "not_started"}, "not_started"),
        ({"stage": "in_progress"}, "in_progress"),
        ({"stage": "in_progress", "timing": "fixed", "final_day": BEFORE}, "overdue"),
        ({"stage": "in_progress", "timing": "fixed", "final_day": LAST}, "in_progress"),
        ({"stage": "in_progress", "reported": "not_reported"}, "not_reported"),
        ({"stage": "done", "reported": "returned"}, "returned"),
        ({"claimed": "done"}, "awaiting_confirmation"),
        ({"claimed": "in_progress"}, "unknown"),  # said, and not confirmed
        ({"claimed": "done", "stage": "in_progress", "timing": "fixed", "final_day": BEFORE}, "awaiting_confirmation"),
        ({"claimed": "in_progress", "stage": "done"}, "done"),  # a later claim does not undo what was confirmed
        ({"stage": "in_progress", "timing": "fixed", "final_day": BEFORE, "last_day": LAST}, "in_progress"),  # put off
        ({"stage": "done", "stage_voice": "secretariat"}, "done"),
        ({"stage": "done", "stage_voice": "secretariat", "timing": "fixed", "final_day": LAST, "done_on": LAST}, "done_on_time"),
        ({"stage": "done", "stage_voice": "secretariat", "timing": "fixed", "final_day": BEFORE, "done_on": LAST}, "done_late"),
        ({"stage": "discontinued", "stage_voice": "secretariat"}, "discontinued"),
        ({"stage": "done", "withdrawn_at": datetime(2026, 1, 1, tzinfo=UTC), "withdrawn_reason": "Nhầm."}, "withdrawn"),
        ({"put_on_hold": True, "hold_reason": "Cần xem lại."}, "held"),
    ],
)  # fmt: skip
@pytest.mark.django_db
def test_a_state_is_called_by_the_first_name_that_is_so(fields, standing):
    if "stage" in fields:
        fields = {"stage_voice": "secretariat", **fields}
    assert state_of(make_commitment(rights_class="fulfil", **fields), on=LAST).standing == standing


@pytest.mark.django_db
def test_what_a_later_edition_no_longer_states_has_ended():
    commitment = make_commitment(rights_class="fulfil")
    commitment.ended_by = commitment.appearances.get().edition
    assert state_of(commitment, on=LAST).standing == "ended"
