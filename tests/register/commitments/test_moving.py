"""How a commitment stands by what was asked, said and decided: one table, and that no order changes it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.register.making import DAY, make_body, make_commitment

from answerable.register.commitments.facts import Facts, Said, facts_of
from answerable.register.commitments.models import Commitment, Due, Involvement
from answerable.register.commitments.moving import COLUMNS, recompute, standing
from answerable.register.commitments.state import Stage, Timing
from answerable.register.commitments.work import Assignment, Extension, Happening, Progress

LATER = DAY + timedelta(days=30)
A, B, C = 1, 2, 3
NEXT = count(1)


def said(voice, stage, body=A, as_of=DAY, **more):
    return Progress(pk=next(NEXT), voice=voice, stage=stage, body_id=body, as_of=as_of, **more)


def claims(stage, body=A, **more):
    return said("body", stage, body, **more)


def confirms(stage, body=A, **more):
    return said("secretariat", stage, body, **more)


def asked(body=A, outcome="", occasion="round-1", **more):
    return Assignment(pk=next(NEXT), occasion=occasion, body_id=body, asked_on=DAY, outcome=outcome, **more)


def put_off(until, body=A, *, whole=True, of_day=DAY, granted=True):
    return Extension(
        pk=next(NEXT), body_id=body, of_day=of_day, due_before=of_day, until=until, asked_on=DAY, granted=granted,
        whole=whole, decided_on=None if granted is None else DAY,
    )  # fmt: skip


def facts(*words, leads=(A,), timing="fixed", final_day=DAY, **more):
    return Facts(said=Said(Timing(timing), final_day, None), words=words, leads=leads, **more)


def columns(known, *, until=LATER):
    return standing(known, until=until).columns


@pytest.mark.parametrize(
    ("words", "leads", "stage", "claimed"),
    [
        ([], (A,), "unknown", ""),
        ([claims("done")], (A,), "unknown", "done"),
        ([claims("done"), confirms("done")], (A,), "done", ""),
        ([confirms("done"), claims("in_progress")], (A,), "done", "in_progress"),  # it is not written over
        ([claims("done"), confirms("in_progress")], (A,), "in_progress", ""),
        ([confirms("done", A), confirms("in_progress", B)], (A, B), "in_progress", ""),  # nothing is averaged
        ([confirms("done", A)], (A, B), "unknown", ""),  # B was silent, and silence is no word
        ([claims("done", A)], (A, B), "unknown", "unknown"),
        ([claims("done", A), claims("not_started", B)], (A, B), "unknown", "not_started"),
        ([confirms("done", A), claims("done", B)], (A, B), "unknown", "done"),
        ([confirms("done", A), confirms("discontinued", B)], (A, B), "done", ""),  # B owes nothing any more
        ([confirms("discontinued", A)], (A,), "discontinued", ""),
        ([confirms("in_progress", None)], (A,), "in_progress", ""),  # of the whole, from before
    ],
)
def test_the_whole_is_the_least_of_its_parts(words, leads, stage, claimed):
    found = columns(facts(*words, leads=leads))
    assert (found["stage"], found["claimed"]) == (stage, claimed)
    assert found["stage_voice"] == ("" if stage == "unknown" else "secretariat")


def test_it_was_done_when_the_last_of_them_was():
    first, last = DAY - timedelta(days=9), DAY
    known = facts(confirms("done", A, done_on=last), confirms("done", B, done_on=first), leads=(A, B))
    assert columns(known)["done_on"] == last
    undated = facts(confirms("done", A, done_on=last), confirms("done", B), leads=(A, B))
    assert columns(undated)["done_on"] is None


def test_a_claim_that_was_sent_back_waits_for_nobody():
    known = facts(claims("done"), asked=(asked(outcome="returned"),))
    assert columns(known)["claimed"] == ""
    assert columns(facts(claims("done"), asked=(asked(outcome="answered"),)))["claimed"] == "done"


@pytest.mark.parametrize(
    ("outcomes", "reported"),
    [
        ([], "not_asked"),
        (["", ""], "asked"),
        (["answered", ""], "answered"),
        (["returned", "answered"], "answered"),  # one of several is not the whole
        (["returned"], "returned"),
        (["not_reported", "returned"], "not_reported"),
        (["not_reported", ""], "asked"),
    ],
)
def test_how_those_who_were_asked_answered(outcomes, reported):
    rows = tuple(asked(body, outcome) for body, outcome in enumerate(outcomes, start=1))
    assert columns(facts(asked=rows))["reported"] == reported


def test_those_asked_last_and_those_who_had_done_their_part_make_the_whole():
    known = facts(
        confirms("done", A), confirms("done", C),
        asked=(asked(A), asked(B), asked(C, occasion="round-2"), asked(B, occasion="round-2", dropped_on=DAY)),
    )  # fmt: skip
    stands = standing(known, until=LATER)
    assert [one.body for one in stands.bodies] == [A, C]
    assert (stands.columns["stage"], stands.done) == ("done", 2)


@pytest.mark.parametrize(
    ("rows", "last_day", "extensions"),
    [
        ((), DAY, 0),
        ((put_off(LATER, granted=None),), DAY, 0),
        ((put_off(LATER, granted=False),), DAY, 0),
        ((put_off(LATER),), LATER, 1),
        ((put_off(LATER), put_off(LATER + timedelta(days=1))), LATER + timedelta(days=1), 2),
        ((put_off(LATER, whole=False),), DAY, 1),  # for that body alone
        ((put_off(LATER, A, whole=False), put_off(LATER, B, whole=False)), DAY, 1),
        ((put_off(LATER, of_day=DAY - timedelta(days=1)),), DAY, 1),  # another edition set another day
    ],
)
def test_a_day_that_was_put_off_stays_counted(rows, last_day, extensions):
    found = columns(facts(extensions=rows))
    assert (found["final_day"], found["last_day"], found["extensions"]) == (DAY, last_day, extensions)


def test_each_body_has_its_own_day():
    known = facts(leads=(A, B), extensions=(put_off(LATER, A, whole=False),))
    assert [one.last_day for one in standing(known, until=LATER).bodies] == [LATER, DAY]


AFTER = {"kind": "after", "duration": "P5BD", "event": "ngày ký"}


def happened(on, event="ngày ký", duration="P5BD"):
    return Happening(pk=next(NEXT), event=event, duration=duration, on=on, source="Quyết định 1")


def test_what_is_due_after_an_event_has_a_day_once_it_took_place():
    before = {"dues": (AFTER,), "timing": "conditional", "final_day": None}
    assert columns(facts(**before))["timing"] == "conditional"
    assert columns(facts(**before, happenings=(happened(DAY, event="khác"),)))["timing"] == "conditional"
    assert columns(facts(**before, happenings=(happened(DAY, duration="PT8H"),)))["timing"] == "conditional"
    found = columns(facts(**before, happenings=(happened(date(2019, 4, 26)),)))
    assert (found["timing"], found["final_day"], found["last_day"]) == ("fixed", *[date(2019, 5, 7)] * 2)


def test_a_time_that_cannot_be_counted_stays_unsaid():
    hours = {**AFTER, "duration": "PT24H"}
    known = facts(
        dues=(hours,), timing="conditional", final_day=None, happenings=(happened(DAY, duration="PT24H"),)
    )
    assert columns(known)["timing"] == "conditional"


def test_one_time_of_what_comes_again_does_not_end_it():
    once = confirms("done", period="quý I/2026", done_on=DAY)
    again = columns(facts(once, timing="recurring", final_day=None))
    assert (again["stage"], again["done_on"]) == ("in_progress", None)
    assert columns(facts(once))["stage"] == "done"


def test_a_report_of_a_period_knows_nothing_of_what_came_after():
    known = facts(confirms("in_progress"), confirms("done", as_of=LATER), happenings=(happened(LATER),))
    then, now = columns(known, until=DAY), columns(known)
    assert (then["stage"], then["moved_on"]) == ("in_progress", DAY)
    assert (now["stage"], now["moved_on"]) == ("done", LATER)


# Each event is told by who it is of; within one body and voice the order is what counts, between them it is not.
STAGES = st.sampled_from([stage.value for stage in Stage if stage is not Stage.UNKNOWN])
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("claim"), st.sampled_from([A, B, C]), STAGES),
        st.tuples(st.just("confirm"), st.sampled_from([A, B, C]), STAGES),
        st.tuples(st.just("extension"), st.sampled_from([A, B, C]), st.integers(1, 40)),
        st.tuples(st.just("happening"), st.sampled_from(["ngày ký", "ngày họp"]), st.integers(0, 40)),
    ),
    max_size=8,
    unique_by=lambda event: event[:2],
)


def told(events):
    words, extensions, happenings = [], [], []
    for kind, who, what in events:
        if kind == "extension":
            extensions.append(put_off(DAY + timedelta(days=what), who, whole=who == A, of_day=DAY))
        elif kind == "happening":
            happenings.append(happened(DAY - timedelta(days=what), event=who))
        else:
            words.append({"claim": claims, "confirm": confirms}[kind](what, who))
    dues = (
        {**AFTER},
        {**AFTER, "event": "ngày họp"},
        {"kind": "by", "date": DAY.isoformat(), "inclusive": True},
    )
    return facts(*words, leads=(A, B), dues=dues, extensions=tuple(extensions), happenings=tuple(happenings))


def in_turn(event):
    """A claim and a confirmation of one body follow each other; all else is independent."""
    kind, who, _what = event
    return (who, 0) if kind in ("claim", "confirm") else event[:2]


@given(EVENTS, st.randoms(use_true_random=False))
def test_no_order_of_independent_events_gives_another_state(events, chance):
    chains = {}
    for event in events:
        chains.setdefault(in_turn(event), []).append(event)
    mixed, waiting = [], [list(chain) for chain in chains.values()]
    while waiting:
        chain = chance.choice(waiting)
        mixed.append(chain.pop(0))
        waiting = [one for one in waiting if one]
    assert columns(told(mixed)) == columns(told(events))


@pytest.mark.django_db
def test_it_is_written_to_the_columns_and_what_is_held_is_left_alone():
    working, held = make_commitment(rights_class="fulfil"), make_commitment(rights_class="fulfil")
    body = make_body()
    for one in (working, held):
        Involvement.objects.create(
            appearance=one.appearances.get(), body=body, name="Sở", role="lead", force="order"
        )
        Progress.objects.create(
            commitment=one, voice="secretariat", body=body, stage="in_progress", as_of=DAY
        )
    held.put_on_hold, held.hold_reason = True, "Cần xem lại."
    held.save()
    assert recompute([working, held]) == [working]
    assert recompute([working, held]) == []  # told twice, it is the same
    assert Commitment.objects.get(pk=working.pk).stage == "in_progress"
    assert Commitment.objects.get(pk=held.pk).stage == "unknown"


@pytest.mark.django_db
def test_what_was_said_of_a_record_that_was_merged_is_of_the_body_that_stays():
    commitment, stays = make_commitment(rights_class="fulfil"), make_body()
    merged = make_body(merged_into=stays)
    Involvement.objects.create(
        appearance=commitment.appearances.get(), body=merged, name="Sở", role="lead", force="order"
    )
    Due.objects.create(
        appearance=commitment.appearances.get(), kind="by", date=DAY, inclusive=True, words="x"
    )
    Progress.objects.create(commitment=commitment, voice="secretariat", body=stays, stage="done", as_of=DAY)
    stands = standing(facts_of([commitment])[commitment.pk], until=DAY)
    assert [one.body for one in stands.bodies] == [stays.pk]
    assert set(stands.columns) == set(COLUMNS)
    assert (stands.columns["stage"], stands.columns["last_day"]) == ("done", DAY)
