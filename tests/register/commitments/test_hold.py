"""The hold is kept by the database: every door to work on a held commitment, and every way off it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils import timezone
from tests.register.making import (
    DAY,
    lift,
    make_account,
    make_body,
    make_commitment,
    make_review,
    publish,
    refused,
)

from answerable.register import guards
from answerable.register.accounts.models import Membership
from answerable.register.commitments import hold
from answerable.register.commitments.models import (
    Appearance,
    Commitment,
    Involvement,
    Review,
    RightsClass,
    RightTouched,
)
from answerable.register.commitments.state import is_held
from answerable.register.commitments.work import (
    AnswersFor,
    Assignment,
    Extension,
    Happening,
    Operational,
    Progress,
)
from answerable.register.evidence.models import Evidence
from answerable.register.reporting.models import Answer, Decision, Submission
from answerable.register.trace.models import Event

pytestmark = pytest.mark.django_db
FREE = ("fulfil", "administrative")


@pytest.fixture
def held():
    return make_commitment(rights_class="restrict")


@pytest.fixture
def free():
    return make_commitment(rights_class="fulfil")


def assign(commitment):
    return Assignment.objects.create(commitment=commitment, body=make_body(), asked_on=DAY)


def tell(commitment):
    return Progress.objects.create(commitment=commitment, voice="body", stage="in_progress", as_of=DAY)


def put_off(commitment):
    days = {"of_day": DAY, "due_before": DAY, "until": DAY + timedelta(days=9), "asked_on": DAY}
    return Extension.objects.create(commitment=commitment, body=make_body(), reason="Chờ vốn.", **days)


def happen(commitment):
    return Happening.objects.create(
        commitment=commitment, event="ngày ký", duration="P5BD", on=DAY, source="Quyết định 1/QĐ-UBND"
    )


def show(commitment):
    return Evidence.objects.create(
        commitment=commitment,
        voice="body",
        kind="document",
        visibility="public",
        title="x",
        added_at=timezone.now(),
    )


def choose(commitment):
    return AnswersFor.objects.create(
        commitment=commitment,
        instead_of=make_body(),
        body=make_body(),
        reason="Nhận nhiệm vụ.",
        decided_on=DAY,
    )


def elsewhere():
    """A commitment that may be worked on: what hangs on another row is tried by its own guard alone."""
    return make_commitment(rights_class="fulfil")


def answer(commitment):
    return Answer.objects.create(
        commitment=commitment, assignment=assign(elsewhere()), saved_at=timezone.now()
    )


def send(commitment):
    return Submission.objects.create(
        commitment=commitment, answer=answer(elsewhere()), ordinal=1, said={}, sent_on=DAY,
        progress=tell(elsewhere()),
    )  # fmt: skip


def decide(commitment):
    sent = send(elsewhere())
    return Decision.objects.create(
        commitment=commitment, submission=sent, outcome="confirmed", decided_on=DAY
    )


WORK = {
    Assignment: assign, Progress: tell, Extension: put_off, Happening: happen, AnswersFor: choose,
    Evidence: show, Answer: answer, Submission: send, Decision: decide,
}  # fmt: skip


def test_every_table_of_work_is_tried_here():
    assert {model for model in apps.get_models() if issubclass(model, Operational)} == set(WORK)


@pytest.mark.parametrize("rights_class", RightsClass.values)
@pytest.mark.parametrize("work", WORK.values(), ids=lambda work: work.__name__)
def test_only_what_is_plainly_harmless_is_worked_on(rights_class, work):
    commitment = make_commitment(rights_class=rights_class)
    if rights_class in FREE:
        assert work(commitment).pk
    else:
        assert refused(lambda: work(commitment))


@pytest.mark.parametrize("model", WORK, ids=lambda model: model.__name__)
def test_no_door_leads_to_work_on_a_held_commitment(model, held, free):
    row = WORK[model](free)
    copy = model.objects.get(pk=row.pk)
    copy.pk = None
    copy.commitment = held
    table = model._meta.db_table
    assert refused(lambda: model.objects.bulk_create([copy]))
    assert refused(lambda: model.objects.filter(pk=row.pk).update(commitment=held))
    assert refused(lambda: connection.cursor().execute(f"UPDATE {table} SET commitment_id = %s", [held.pk]))
    free.put_on_hold, free.hold_reason = True, "Cần xem lại."
    free.save()
    assert refused(lambda: model.objects.filter(pk=row.pk).update(id=row.pk))
    assert refused(lambda: row.save())


@pytest.mark.parametrize(
    "change",
    [
        {"rights_class": "fulfil"},
        {"rights_class": "administrative"},
        {"stage": "done", "stage_voice": "body"},
        {"evidence": "document"},
    ],
    ids=str,
)
def test_a_held_commitment_is_neither_classed_lower_nor_moved(held, change):
    assert refused(lambda: Commitment.objects.filter(pk=held.pk).update(**change))


@pytest.mark.parametrize(
    "begun",
    [
        {"stage": "done", "stage_voice": "body"},
        {"stage": "done", "stage_voice": "body", "done_on": DAY},
        {"reported": "not_reported"},
        {"evidence": "document"},
        {"extensions": 1},
    ],
    ids=str,
)
def test_a_held_commitment_is_not_made_with_progress(begun):
    assert refused(lambda: make_commitment(**begun))
    assert make_commitment(rights_class="fulfil", **begun).pk


def test_a_class_may_become_more_cautious(free):
    Commitment.objects.filter(pk=free.pk).update(rights_class="mixed")
    assert refused(lambda: assign(free))


def test_what_a_person_put_on_hold_stays_there_until_a_review(free):
    Commitment.objects.filter(pk=free.pk).update(put_on_hold=True, hold_reason="Cần xem lại.")
    assert refused(lambda: Commitment.objects.filter(pk=free.pk).update(put_on_hold=False))
    free.refresh_from_db()
    lift(free)
    assert assign(free).pk


def test_a_published_review_of_these_words_lifts_the_hold(held):
    lift(held)
    assert assign(held).pk


def test_the_machines_mistake_is_lifted_by_a_review_that_finds_no_limit(held):
    review = make_review(held, kind="limits_nothing", verdicts=("undetermined",) * 6, reasons="Chữa cháy.")
    lift(held, publish(review))
    assert assign(held).pk


@pytest.mark.parametrize(
    "review",
    [
        lambda held: make_review(held),  # not published
        lambda held: publish(make_review(held, outcome="keep")),
        lambda held: publish(make_review(make_commitment(rights_class="restrict"))),  # of another commitment
        lambda held: publish(make_review(held, words_sha256="0" * 64)),  # of other words
        lambda held: publish(make_review(held, rights_class="mixed")),  # of another class
        lambda held: publish(make_review(held, expires_on=DAY)),  # lifts for longer than it says
    ],
    ids=["draft", "keep", "other commitment", "other words", "other class", "too long"],
)
def test_no_other_review_lifts_it(held, review):
    other = review(held)
    assert refused(lambda: Commitment.objects.filter(pk=held.pk).update(lifted_by=other))
    assert refused(lambda: assign(held))


@pytest.mark.parametrize("verdict", ["fail", "undetermined"])
def test_a_review_with_a_test_not_passed_is_not_published_as_lifting(held, verdict):
    review = make_review(held, verdicts=("pass",) * 5 + (verdict,))
    assert refused(lambda: publish(review))


def test_a_published_review_is_never_changed(held):
    review = publish(make_review(held, outcome="keep"))
    assert refused(lambda: Review.objects.filter(pk=review.pk).update(outcome="lift"))
    assert refused(lambda: review.tests.update(verdict="pass"))
    assert refused(lambda: review.tests.all().delete())
    assert refused(lambda: review.tests.create(test="aim", verdict="pass", reasons="Vì vậy."))
    assert refused(lambda: Review.objects.filter(pk=review.pk)._raw_delete("default"))


def test_a_lifted_hold_is_back_on_the_day_after_its_last(held):
    today = timezone.localdate()
    lift(held, publish(make_review(held, expires_on=today)), lifted_until=today)
    assert assign(held).pk
    Commitment.objects.filter(pk=held.pk).update(lifted_until=today - timedelta(days=1))
    assert refused(lambda: assign(held))


def test_new_words_need_a_new_review(held):
    lift(held)
    assert refused(lambda: Commitment.objects.filter(pk=held.pk).update(words_sha256="1" * 64))
    Commitment.objects.filter(pk=held.pk).update(words_sha256="1" * 64, lifted_by=None)
    assert refused(lambda: assign(held))


def test_a_commitment_is_never_deleted(free):
    assert refused(lambda: Commitment.objects.filter(pk=free.pk)._raw_delete("default"))


def test_words_do_not_change_under_the_digest_by_which_a_review_knows_them(held):
    lift(held)
    assert refused(lambda: Commitment.objects.filter(pk=held.pk).update(text="Khác."))


def test_who_was_of_which_body_and_what_appeared_where_stays_known(free):
    membership = Membership.objects.create(account=make_account(), role="reviewer", body=make_body())
    appearance = free.appearances.get()
    involved = Involvement.objects.create(
        appearance=appearance, body=make_body(), name="Sở", role="lead", force="order"
    )
    touched = RightTouched.objects.create(appearance=appearance, right="R13", words="biểu tình")
    for row in (membership, appearance, involved, touched):
        assert refused(row.delete)
    assert refused(lambda: Membership.objects.filter(pk=membership.pk).update(body=make_body()))
    assert refused(lambda: Membership.objects.filter(pk=membership.pk).update(account=make_account()))
    assert refused(lambda: Membership.objects.filter(pk=membership.pk).update(role="observer"))
    other = make_commitment()
    assert refused(lambda: Appearance.objects.filter(pk=appearance.pk).update(commitment=other))
    for change in ({"body": make_body()}, {"body": None}, {"role": "coordinate"}, {"name": "Khác"}):
        assert refused(lambda change=change: Involvement.objects.filter(pk=involved.pk).update(**change))
    for change in ({"now_of": other}, {"superseded_at": timezone.now()}):
        assert refused(lambda change=change: Involvement.objects.filter(pk=involved.pk).update(**change))
    Involvement.objects.filter(pk=involved.pk).update(superseded_at=timezone.now(), now_of=None)
    assert refused(lambda: Involvement.objects.filter(pk=involved.pk).update(superseded_at=None))
    Membership.objects.filter(pk=membership.pk).update(valid_to=DAY)


def test_only_a_reviewer_in_force_publishes_and_lifts(held):
    nobody = {"reviewer": make_account(), "reviewer_body": make_body()}
    Membership.objects.create(account=nobody["reviewer"], role="observer", body=nobody["reviewer_body"])
    assert refused(lambda: publish(make_review(held, **nobody)))
    of_another = {"reviewer": make_account(), "reviewer_body": make_body()}
    Membership.objects.create(account=of_another["reviewer"], role="reviewer", body=make_body())
    assert refused(lambda: publish(make_review(held, **of_another)))
    review = publish(make_review(held))
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(account=review.reviewer).update(valid_to=yesterday)
    assert refused(lambda: lift(held, review))
    assert refused(
        lambda: publish(make_review(held, reviewer=review.reviewer, reviewer_body=review.reviewer_body))
    )
    assert refused(lambda: assign(held))


def test_a_lift_stands_after_its_reviewer_left(held):
    lift(held)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(account=held.lifted_by.reviewer).update(valid_to=yesterday)
    Commitment.objects.filter(pk=held.pk).update(stage="in_progress", stage_voice="body")
    assert assign(held).pk


def test_a_lift_does_not_outlast_that_the_body_of_its_reviewer_leads(held):
    lift(held)
    Involvement.objects.create(
        appearance=held.appearances.get(), body=held.lifted_by.reviewer_body, name="Viện", role="lead",
        force="order",
    )  # fmt: skip
    assert refused(lambda: Commitment.objects.filter(pk=held.pk).update(leads=["Viện"]))
    Commitment.objects.filter(pk=held.pk).update(leads=["Viện"], lifted_by=None)
    assert refused(lambda: assign(held))


@pytest.mark.parametrize("on", [DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)])
def test_lists_of_work_and_one_commitment_at_hand_agree_on_what_is_held(on):
    made = [make_commitment(rights_class=rights_class) for rights_class in RightsClass.values]
    made += [make_commitment(rights_class="fulfil", put_on_hold=True, hold_reason="Cần xem lại.")]
    for until in (None, DAY):
        commitment = make_commitment(rights_class="mixed")
        made.append(lift(commitment, publish(make_review(commitment, expires_on=until)), lifted_until=until))
    held = {commitment for commitment in made if is_held(commitment, on=on)}
    assert set(Commitment.objects.on_hold(on=on)) == held
    assert set(Commitment.objects.actionable(on=on)) == {*made} - held
    assert len(held) == 4 + (on > DAY)
    asked_by_guards = f"SELECT id FROM commitments_commitment c WHERE {hold.held('c', '%s')}"
    assert {row.pk for row in Commitment.objects.raw(asked_by_guards, [on])} == {one.pk for one in held}
    assert set(Appearance.objects.filter(commitment__in=Commitment.objects.on_hold(on=on))) == {
        one.appearances.get() for one in held
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("model", "name", "field"),
    [
        (Commitment, "key", models.CharField(max_length=199)),
        (Assignment, "asked_on", models.DateField(null=True)),
        (Event, "at", models.CharField(max_length=31)),
    ],
    ids=["commitment", "assignment", "event"],
)
def test_guards_stand_after_a_table_was_made_anew(model, name, field):
    old = model._meta.get_field(name)
    field.set_attributes_from_name(name)
    field.model = model
    guards.stand_aside(using="default", plan=["a migration"])
    try:
        with connection.schema_editor() as editor:
            editor.alter_field(model, old, field)
        with connection.schema_editor() as editor:
            editor.alter_field(model, field, old)
    finally:
        guards.stand_again(using="default")
    assert guards.missing(connection) == []
    assert refused(lambda: assign(make_commitment(rights_class="restrict")))
    assert refused(lambda: Event.objects.create(seq=5, at=str(date.min), hash="x"))
