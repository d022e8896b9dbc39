"""A checked edition becomes commitments; the next one carries them on, or ends them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from tests.register.making import (
    lift,
    make_account,
    make_body,
    make_clause,
    make_document,
    make_edition,
    make_review,
    member,
    publish,
    tell_of_bodies,
)

from answerable.register.accounts.models import Membership
from answerable.register.bodies.services import note_placed
from answerable.register.commitments.models import Commitment, Due, Involvement, ReportDuty, RightTouched
from answerable.register.commitments.projecting import project, when
from answerable.register.commitments.publishing import EditionNotADraft, publish_edition
from answerable.register.commitments.services import NotInForce, put_on_hold, withdraw
from answerable.register.commitments.stating import take_over
from answerable.register.commitments.work import Assignment
from answerable.register.guards import unguarded
from answerable.register.lists.filters import involving
from answerable.register.plans.models import Edition, Match
from answerable.register.trace import recording
from answerable.register.trace.models import EventContent
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
TEXT = "Sở Y tế chủ trì khám sức khỏe trước ngày 20/3/2019, báo cáo Ủy ban nhân dân tỉnh."
FACTS = {
    "assignments": [
        {"name": "Sở Y tế", "body": "so-y-te-son-la", "role": "lead", "force": "order", "inherited": False, "span": [0, 7]},
        {"name": "các ngành", "body": None, "role": "coordinate", "force": "order", "inherited": True, "span": None},
    ],
    "deadlines": [
        {"kind": "by", "date": "2019-03-20", "inclusive": False, "text": "trước ngày 20/3/2019", "inferred": False, "span": [30, 50]}
    ],
    "reports": [{"by": ["Sở Y tế"], "to": ["Ủy ban nhân dân tỉnh"], "via": None, "deadline": None, "span": [52, 81]}],
}  # fmt: skip
BY = {"kind": "by", "inclusive": True}
IN = {"kind": "in"}


@pytest.fixture
def by():
    return member("secretariat")


def checked(edition=None, **fields):
    edition = edition or make_edition(text=TEXT)
    return make_clause(edition, **{"verdict": "confirmed", "rights_class": "fulfil", "read": FACTS, **fields})


def next_edition(commitment, *, text=TEXT, match="same", **fields):
    edition = make_edition(commitment.document, text=text, ordinal=2)
    clause = checked(edition, **fields)
    Match.objects.create(earlier=commitment.appearances.get().clause, later=clause, kind=match)
    return edition


@pytest.mark.parametrize(
    ("deadlines", "expected"),
    [
        ([], ("none", None, None)),
        ([{**BY, "date": "2019-03-20"}], ("fixed", date(2019, 3, 20), date(2019, 3, 20))),
        ([{**BY, "inclusive": False, "date": "2019-03-01"}], ("fixed", date(2019, 2, 28), date(2019, 2, 28))),
        ([{**IN, "start": "2019-07-01", "end": "2019-09-30"}], ("fixed", date(2019, 9, 30), date(2019, 9, 30))),
        ([{**IN, "start": "2020-01-01", "end": None}], ("unspecified", None, None)),
        ([{**BY, "date": "2019-06-15"}, {**BY, "date": "2019-12-15"}], ("fixed", date(2019, 12, 15), date(2019, 6, 15))),
        ([{"kind": "every", "every": "year", "by": "11-15"}], ("recurring", None, None)),
        # What comes back is never late by a first day alone.
        ([{"kind": "every", "every": "year"}, {**BY, "date": "2019-03-20"}], ("recurring", None, date(2019, 3, 20))),
        ([{"kind": "after", "duration": "P5BD", "event": "nhận hồ sơ"}], ("conditional", None, None)),
        ([{"kind": "continuous"}], ("continuous", None, None)),
        ([{"kind": "unspecified"}], ("unspecified", None, None)),
        ([{"kind": "continuous"}, {**BY, "date": "2019-03-20"}], ("fixed", date(2019, 3, 20), date(2019, 3, 20))),
    ],
)  # fmt: skip
def test_deadlines_say_what_kind_of_time_and_which_days(deadlines, expected):
    assert when(deadlines) == expected


def test_a_checked_clause_becomes_a_commitment_with_its_facts(by):
    lead = make_body("Sở Y tế", key="so-y-te-son-la")
    with recording.act(actor=None) as doing:
        note_placed(doing, [lead])
    clause = checked(
        rights=["R29"], why=[{"words": "khám sức khỏe", "span": [16, 29], "rule": "x", "vi": "", "en": ""}]
    )
    (commitment,) = publish_edition(clause.edition, by=by)
    assert (commitment.text, commitment.leads, commitment.timing) == (TEXT, ["Sở Y tế"], "fixed")
    assert commitment.final_day == date(2019, 3, 19)
    assert [(one.body, one.role, one.words) for one in Involvement.objects.all()] == [
        (lead, "lead", "Sở Y tế"),
        (None, "coordinate", "các ngành"),
    ]
    assert Due.objects.get().date == date(2019, 3, 20)
    assert ReportDuty.objects.get().to == ["Ủy ban nhân dân tỉnh"]
    assert "ICESCR 12" in RightTouched.objects.get().articles
    clause.edition.refresh_from_db()
    assert clause.edition.standing == "published"
    assert verify().broken is None


@pytest.mark.parametrize(
    "fields",
    [{"verdict": "unchecked"}, {"verdict": "not_a_task"}, {"kind": "heading"}, {"structure": "split"}],
    ids=str,
)
def test_nothing_else_becomes_one(fields, by):
    assert publish_edition(checked(**fields).edition, by=by) == []


def test_an_edition_is_published_once(by):
    clause = checked()
    publish_edition(clause.edition, by=by)
    with pytest.raises(EditionNotADraft):
        publish_edition(clause.edition, by=by)
    assert Commitment.objects.count() == 1


def test_what_a_person_keeps_goes_before_what_was_read(by):
    (commitment,) = publish_edition(checked(kept={"assignments": [], "deadlines": []}).edition, by=by)
    assert (commitment.leads, commitment.timing) == ([], "none")


def test_the_most_cautious_class_is_published(by):
    edition = make_edition(text=TEXT)
    whole = checked(edition, structure="split", rights_class="mixed")
    limb = checked(edition, limb_of=whole, key=f"{whole.key}#1")
    merged = checked(edition)
    checked(edition, structure="merged", merged_into=merged, rights_class="restrict")
    raised = checked(edition, raised_to="restrict")
    classes = {one.key: one.rights_class for one in publish_edition(edition, by=by)}
    assert classes == {limb.key: "mixed", merged.key: "restrict", raised.key: "restrict"}


def test_a_commitment_carries_on_in_the_next_edition(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    edition = next_edition(commitment, kept={"assignments": FACTS["assignments"]})
    assert publish_edition(edition, by=by) == [commitment]
    commitment.refresh_from_db()
    assert commitment.timing == "none"
    assert [one.edition.ordinal for one in commitment.appearances.all()] == [1, 2]
    assert list(Edition.objects.order_by("ordinal").values_list("standing", flat=True)) == [
        "superseded",
        "published",
    ]
    assert Due.objects.get().appearance.edition.ordinal == 1  # what the first edition said is kept
    assert verify().broken is None


@pytest.mark.parametrize(
    ("change", "stays"),
    [({}, True), ({"text": TEXT + " Và hơn nữa."}, False), ({"rights_class": "restrict"}, False)],
    ids=["same", "other words", "other class"],
)
def test_a_review_is_of_these_words_and_this_class_alone(change, stays, by):
    (commitment,) = publish_edition(checked(rights_class="mixed").edition, by=by)
    lift(commitment, publish(make_review(commitment)))
    change = {"rights_class": "mixed", **change}
    publish_edition(next_edition(commitment, **change), by=by)
    commitment.refresh_from_db()
    assert (commitment.lifted_by is not None) is stays


def test_a_later_edition_never_lowers_a_class(by):
    (commitment,) = publish_edition(checked(rights_class="restrict").edition, by=by)
    publish_edition(next_edition(commitment, text=TEXT + " Khác.", rights_class="fulfil"), by=by)
    commitment.refresh_from_db()
    assert commitment.rights_class == "restrict"


def test_one_of_two_clauses_carries_a_commitment_on_and_the_other_begins_one(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    edition = next_edition(commitment, match="changed")
    same = checked(edition)
    Match.objects.create(earlier=commitment.appearances.get().clause, later=same, kind="same")
    made = publish_edition(edition, by=by)
    assert [one.key for one in made if one == commitment] == [same.key]
    assert len(made) == 2


def test_what_a_person_says_is_gone_is_ended_and_stays_to_be_read(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    asked = Assignment.objects.create(commitment=commitment, body=make_body(), asked_on=date(2019, 1, 1))
    edition = make_edition(commitment.document, text=TEXT, ordinal=2)
    Match.objects.create(
        earlier=commitment.appearances.get().clause, kind="gone", gone_in=edition, decided_by=by
    )
    publish_edition(edition, by=by)
    commitment.refresh_from_db()
    asked.refresh_from_db()
    assert commitment.ended_by == edition
    assert asked.dropped_on is not None
    tell_of_bodies()
    assert commitment not in Commitment.objects.actionable(on=date(2019, 1, 1))
    assert verify().broken is None


def test_a_part_leaves_what_it_does_not_name_in_force(by):
    body = make_body("Sở Y tế", key="so-y-te-son-la")
    (commitment,) = publish_edition(checked().edition, by=by)
    publish_edition(make_edition(commitment.document, text=TEXT, ordinal=2, scope="part"), by=by)
    commitment.refresh_from_db()
    assert commitment.ended_by is None
    assert list(Commitment.objects.in_force().filter(pk__in=involving(body))) == [commitment]


@pytest.mark.parametrize("role", ["reviewer", "focal_point", "observer", None])
def test_only_who_may_takes_back_what_is_published(role, by):
    (commitment,) = publish_edition(checked().edition, by=by)
    other = make_account()
    if role:
        Membership.objects.create(account=other, role=role, body=make_body())
    acts = [
        lambda: withdraw(commitment, reason="Không phải.", by=other),
    ]
    if role != "reviewer":
        acts.append(lambda: put_on_hold(commitment, reason="Xem lại.", by=other))
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    commitment.refresh_from_db()
    assert (commitment.withdrawn_at, commitment.put_on_hold) == (None, False)
    assert commitment.leads == ["Sở Y tế"]


def test_who_puts_on_hold_is_told_by_their_own_role(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    reviewer = make_account()
    Membership.objects.create(account=reviewer, role="reviewer", body=make_body())
    put_on_hold(commitment, reason="Xem lại.", by=reviewer)
    assert json.loads(EventContent.objects.about(commitment).last().text)["by"]["role"] == "reviewer"


def test_a_review_is_over_when_another_body_leads(by):
    (commitment,) = publish_edition(checked(rights_class="mixed").edition, by=by)
    lift(commitment, publish(make_review(commitment)))
    other = [{**FACTS["assignments"][0], "name": "Công an tỉnh", "body": None}]
    publish_edition(next_edition(commitment, kept={**FACTS, "assignments": other}), by=by)
    commitment.refresh_from_db()
    assert (commitment.leads, commitment.lifted_by) == (["Công an tỉnh"], None)


def test_a_commitment_that_carries_on_keeps_what_others_did_with_it(by):
    """A lift between reading and writing: only the columns that the edition says are written."""
    (commitment,) = publish_edition(checked().edition, by=by)
    stale = Commitment.objects.get(pk=commitment.pk)
    put_on_hold(commitment, reason="Xem lại.", by=by)
    take_over(stale, project(commitment.appearances.get().clause))
    commitment.refresh_from_db()
    assert commitment.put_on_hold


def test_who_is_withdrawn_is_not_touched_again(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    withdraw(commitment, reason="Không phải nhiệm vụ.", by=by)
    for act in (
        lambda: withdraw(commitment, reason="Lại.", by=by),
        lambda: put_on_hold(commitment, reason="Lại.", by=by),
    ):
        with pytest.raises(NotInForce):
            act()
    assert verify().broken is None


def test_putting_on_hold_ends_what_a_review_had_lifted(by):
    (commitment,) = publish_edition(checked(rights_class="mixed").edition, by=by)
    lift(commitment, publish(make_review(commitment)))
    put_on_hold(commitment, reason="Có thông tin mới.", by=by)
    commitment.refresh_from_db()
    assert (commitment.lifted_by, commitment.put_on_hold) == (None, True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE commitments_commitment SET text = 'Khác.', words_sha256 = 'x'",
        "UPDATE commitments_commitment SET leads = '[]'",
        "UPDATE commitments_involvement SET name = 'Sở khác'",
        "UPDATE commitments_due SET date = '2029-01-01'",
        "DELETE FROM commitments_reportduty",
    ],
)
def test_a_row_changed_past_the_trace_is_named(statement, by):
    (commitment,) = publish_edition(checked().edition, by=by)
    assert verify().broken is None
    with unguarded(connection):
        connection.cursor().execute(statement)
    assert (
        verify().broken
        == f"commitments.commitment {commitment.pk}: it was changed, and no event tells of that"
    )


def test_a_commitment_without_an_event_is_named(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    other = Commitment.objects.create(
        document=make_document(), kind="task", key="I/1", text="Lén.", words_sha256="0" * 64,
        first_published=commitment.first_published,
    )  # fmt: skip
    assert verify().broken == f"commitments.commitment {other.pk}: no event tells of it"


@pytest.mark.parametrize("over", ["gone", "withdrawn"])
def test_the_same_words_called_new_stay_on_hold(by, over):
    Membership.objects.create(account=by, role="secretariat")
    (first,) = publish_edition(checked(raised_to="restrict").edition, by=by)
    put_on_hold(first, reason="Đang bị khiếu nại.", by=by)
    edition = make_edition(first.document, text=TEXT, ordinal=2)
    clause = checked(edition)
    other = checked(edition, pieces=[[0, 7]])
    Match.objects.create(later=clause, kind="new")
    if over == "gone":
        Match.objects.create(
            earlier=first.appearances.get().clause, kind="gone", gone_in=edition, decided_by=by
        )
    else:
        withdraw(first, reason="Trùng.", by=by)
    begun, free = publish_edition(edition, by=by)
    assert begun != first
    assert (begun.rights_class, begun.put_on_hold, begun.hold_reason) == (
        "restrict",
        True,
        "Đang bị khiếu nại.",
    )
    assert (free.key, free.put_on_hold, free.rights_class) == (other.key, False, "fulfil")
