"""Who is asked in a round, what closing says of the silent, and how an answer goes there and back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from tests.register.making import make_account, make_body
from tests.register.reporting.conftest import DONE, led_by, this_period

from answerable.register.accounts.models import Membership
from answerable.register.bodies.models import GroupMember, Succession
from answerable.register.commitments.acting import deed
from answerable.register.commitments.history import history
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.services import put_on_hold
from answerable.register.commitments.state import Standing, state_of
from answerable.register.commitments.work import Assignment, Progress
from answerable.register.reporting.answering import (
    AnswerRefused,
    Stale,
    hand_over,
    record,
    save,
    sign,
    state_of_answer,
)
from answerable.register.reporting.deciding import DecisionRefused, confirm, send_back
from answerable.register.reporting.models import Answer, Decision, Round, Submission
from answerable.register.reporting.services import RoundRefused, close_round, put_off, withdraw_round
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def standing(commitment):
    return state_of(Commitment.objects.get(pk=commitment.pk), on=TODAY).standing


def asked(one):
    return {
        (row.commitment, row.body.name, row.way) for row in one.asked().select_related("commitment", "body")
    }


def test_those_who_lead_are_asked_and_for_nothing_on_hold(office):
    one = office.opened()
    assert asked(one) == {
        (office.training, "Sở Y tế", "itself"),
        (office.shared, "Sở Y tế", "itself"),
        (office.shared, "Sở Xây dựng", "itself"),
    }


def test_a_body_that_is_gone_is_asked_through_who_took_over(office):
    gone = make_body("Ban Dân tộc", valid_to=TODAY - timedelta(days=400))
    heir = make_body("Sở Dân tộc và Tôn giáo")
    Succession.objects.create(old=gone, new=heir, on=TODAY - timedelta(days=399))
    task = led_by(gone)
    assert (task, "Sở Dân tộc và Tôn giáo", "successor") in asked(office.opened())


def test_a_group_is_asked_through_its_roster_of_the_day(office):
    group = make_body("UBND các huyện, thành phố", group=True)
    for name, until in [("Huyện A", None), ("Huyện B", None), ("Huyện cũ", TODAY - timedelta(days=90))]:
        GroupMember.objects.create(group=group, member=make_body(name), valid_to=until)
    task = led_by(group)
    found = {body for commitment, body, _ in asked(office.opened()) if commitment == task}
    assert found == {"Huyện A", "Huyện B"}


def test_what_is_done_once_and_for_all_is_not_asked_again(office):
    one = office.opened()
    confirm([office.answered(one, done_on=TODAY)], by=office.secretary)
    close_round(one, by=office.secretary)
    period = this_period()._replace(ends=TODAY - timedelta(days=2))
    from answerable.register.reporting.services import open_round

    again = open_round(period, by=office.secretary, words="x")
    assert office.training not in {commitment for commitment, _, _ in asked(again)}


def test_a_round_is_opened_once_and_by_the_secretariat_alone(office):
    office.opened()
    with pytest.raises(RoundRefused):
        office.opened()
    from answerable.register.reporting.services import open_round

    with pytest.raises(PermissionDenied):
        open_round(this_period(), by=office.focal)


def test_an_answer_goes_from_draft_to_confirmation(office):
    one = office.opened()
    assignment = office.asked(one, office.training)
    answer = save(assignment, {"done": "Đang làm"}, version=0, by=office.focal)
    assert (state_of_answer(assignment), standing(office.training)) == ("draft", Standing.UNKNOWN)
    with pytest.raises(AnswerRefused) as refused:
        hand_over(answer, by=office.focal)
    assert refused.value.why == "stage"
    answer = save(assignment, {**DONE, "done_on": TODAY}, version=1, by=office.focal)
    hand_over(answer, by=office.focal)
    assert state_of_answer(assignment) == "ready"
    answer.refresh_from_db()
    [sent] = sign([answer], by=office.validator)
    assert (state_of_answer(assignment), standing(office.training)) == (
        "sent",
        Standing.AWAITING_CONFIRMATION,
    )
    confirm([sent], by=office.secretary)
    assert state_of_answer(assignment) == "confirmed"
    kept = Commitment.objects.get(pk=office.training.pk)
    assert (kept.stage, kept.done_on, kept.evidence) == ("done", TODAY, "self_reported")


def test_what_is_returned_is_mended_and_sent_again_and_all_of_it_stays(office):
    one = office.opened()
    first = office.answered(one)
    send_back(first, reason="Thiếu số liệu.", by=office.secretary)
    assert standing(office.training) == Standing.RETURNED
    figures = [{"what": "lớp tập huấn", "number": "12", "unit": "lớp"}]
    second = office.answered(one, figures=figures)
    assert [(s.ordinal, s.said["figures"]) for s in Submission.objects.all()] == [(1, []), (2, figures)]
    with pytest.raises(DecisionRefused):
        confirm([first], by=office.secretary)
    confirm([second], by=office.secretary)
    assert list(Decision.objects.values_list("outcome", flat=True)) == ["returned", "confirmed"]


def test_two_who_save_do_not_overwrite_each_other(office):
    assignment = office.asked(office.opened(), office.training)
    save(assignment, {"done": "một"}, version=0, by=office.focal)
    with pytest.raises(Stale) as stale:
        save(assignment, {"done": "hai"}, version=0, by=office.focal)
    assert stale.value.kept.done == "một"


def test_nothing_is_saved_over_what_was_sent(office):
    one = office.opened()
    sent = office.answered(one)
    with pytest.raises(AnswerRefused):
        save(
            office.asked(one, office.training), {"done": "khác"}, version=sent.answer.version, by=office.focal
        )


def test_a_number_of_a_person_stands_in_no_source(office):
    assignment = office.asked(office.opened(), office.shared, office.building)
    said = {"version": 0, "recorded_from": "e-mail", "source": "Gọi 0912 345 678", "by": office.secretary}
    with pytest.raises(AnswerRefused, match="personal"):
        record(assignment, DONE, **said)
    assert not Answer.objects.exists()


def test_nobody_confirms_what_they_had_a_hand_in(office):
    one = office.opened()
    assignment = office.asked(one, office.shared, office.building)
    sent = record(
        assignment,
        DONE,
        version=0,
        recorded_from="paper",
        source="12/BC-SXD ngày 05/3/2026",
        by=office.secretary,
    )
    assert (sent.recorded_from, sent.progress.recorded_from) == ("paper", "paper")
    with pytest.raises(DecisionRefused) as refused:
        confirm([sent], by=office.secretary)
    assert refused.value.why == "own"
    confirm([sent], by=office.second)


def test_a_body_without_a_validator_signs_by_its_focal_point_and_one_with_does_not(office):
    one = office.opened()
    assert office.answered(one, office.shared, office.building).ordinal == 1
    answer = save(office.asked(one, office.training), DONE, version=0, by=office.focal)
    hand_over(answer, by=office.focal)
    with pytest.raises(PermissionDenied):
        sign([answer], by=office.focal)


def test_one_of_two_that_lead_does_not_speak_for_both(office):
    one = office.opened()
    confirm([office.answered(one, office.shared)], by=office.secretary)
    assert Commitment.objects.get(pk=office.shared.pk).stage == "unknown"
    confirm([office.answered(one, office.shared, office.building)], by=office.secretary)
    assert Commitment.objects.get(pk=office.shared.pk).stage == "done"


def test_closing_says_of_the_silent_that_they_did_not_report_and_takes_late_answers(office):
    one = office.opened()
    office.answered(one)
    put_off(one, due=TODAY - timedelta(days=1), reason="x", by=office.secretary)
    close_round(one, by=office.secretary)
    one.refresh_from_db()
    silent = one.asked().exclude(outcome="answered")
    assert {row.outcome for row in silent} == {"not_reported"}
    assert standing(office.shared) == Standing.NOT_REPORTED
    office.answered(one, office.shared, office.building)
    row = office.asked(one, office.shared, office.building)
    assert (row.outcome, row.late) == ("answered", True)
    close_round(one, by=office.secretary)  # again: nothing more
    assert one.asked().filter(outcome="answered").count() == 2


def test_a_round_opened_by_mistake_is_taken_back_unless_somebody_answered(office):
    one = office.opened()
    withdraw_round(one, reason="Sai kỳ.", by=office.secretary)
    assert not one.asked().exists()
    again = office.opened()
    office.answered(again)
    with pytest.raises(RoundRefused):
        withdraw_round(again, reason="Sai kỳ.", by=office.secretary)


def test_what_is_put_on_hold_midway_takes_nothing_more(office):
    one = office.opened()
    assignment = office.asked(one, office.training)
    answer = save(assignment, DONE, version=0, by=office.focal)
    hand_over(answer, by=office.focal)
    sent = office.answered(one, office.shared)
    for commitment in (office.training, office.shared):
        put_on_hold(commitment, reason="Chạm quyền.", by=office.secretary)
    with pytest.raises(AnswerRefused) as refused:
        save(assignment, {"done": "x"}, version=1, by=office.focal)
    assert refused.value.why == "held"
    answer.refresh_from_db()
    assert sign([answer], by=office.validator) == []
    with pytest.raises(DecisionRefused):
        confirm([sent], by=office.secretary)
    close_round(one, by=office.secretary)  # the held ones do not stop the rest
    assert not one.asked().filter(outcome=Assignment.Outcome.OPEN).exists()  # they are asked no more
    with pytest.raises(IntegrityError), transaction.atomic():
        Progress.objects.create(commitment=office.training, voice="body", stage="done", as_of=TODAY)


def test_a_number_of_a_person_keeps_an_answer_from_being_handed_over(office):
    assignment = office.asked(office.opened(), office.training)
    answer = save(assignment, {**DONE, "done": "Liên hệ 0912345678"}, version=0, by=office.focal)
    with pytest.raises(AnswerRefused) as refused:
        hand_over(answer, by=office.focal)
    assert (refused.value.why, refused.value.words) == ("personal", "0912345678")
    answer = save(assignment, {"justification": "Số 0912345679 là của ông A."}, version=1, by=office.focal)
    with pytest.raises(AnswerRefused, match="personal"):
        hand_over(answer, by=office.focal)
    answer = save(assignment, {"justification": "Đường dây nóng."}, version=2, by=office.focal)
    hand_over(answer, by=office.focal)


def test_drafts_are_never_told(office):
    assignment = office.asked(office.opened(), office.training)
    before = EventContent.objects.count()
    save(assignment, {**DONE, "done": "Bí mật trong dự thảo"}, version=0, by=office.focal)
    assert EventContent.objects.count() == before


@pytest.mark.parametrize("table", ["submission", "decision", "hand"])
@pytest.mark.parametrize("verb", ["DELETE FROM reporting_{0}", "UPDATE reporting_{0} SET id = id + 1000"])
def test_the_database_changes_none_of_what_was_sent(office, table, verb):
    sent = office.answered(office.opened())
    send_back(sent, reason="x", by=office.secretary)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


def test_others_may_neither_answer_nor_sign_nor_decide(office):
    one = office.opened()
    assignment = office.asked(one, office.training)
    for account in (office.other, office.secretary, office.validator):
        with pytest.raises(PermissionDenied):
            save(assignment, DONE, version=0, by=account)
    sent = office.answered(one)
    for account in (office.focal, office.validator, office.other):
        with pytest.raises(PermissionDenied):
            confirm([sent], by=account)
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("column", ["document", "kind", "begins", "words"])
def test_what_a_round_is_about_does_not_change(office, column):
    one = office.opened()
    other = {"document": office.training.document, "kind": "year", "begins": one.ends, "words": "khác"}[
        column
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=one.pk).update(**{column: other})


def test_who_served_another_body_before_acts_for_the_one_whose_matter_it_is(office):
    office.validator = make_account()
    yesterday = timezone.localdate() - timedelta(days=1)
    for body, until in ((office.building, yesterday), (office.health, None)):
        Membership.objects.create(account=office.validator, role="validator", body=body, valid_to=until)
    office.answered(office.opened())
    said = [json.loads(one.text) for one in EventContent.objects.filter(public=True)]
    [sent] = [one for one in said if one["verb"] == "reporting.sent"]
    assert sent["by"] == {"role": "validator", "body": office.health.key}


@pytest.mark.parametrize("language", ["", "/en"])
def test_why_it_was_returned_is_told_at_no_public_door_by_an_event_of_an_earlier_version(
    office, client, language
):
    sent = office.answered(office.opened())
    with deed(office.secretary, office.secretary.memberships.get()) as done:
        after = {"round": "x", "body": "Sở Y tế", "ordinal": 1, "stage": sent.said["stage"]}
        done.note("reporting.returned", office.training, after=after, reason="Thiếu số liệu xã A.")
    kept = EventContent.objects.get(text__contains="Thiếu số liệu xã A.", public=True)
    of_commitment = f"/cam-ket/{office.training.public_id}/"
    for page in ("/nhat-ky/", f"/nhat-ky/{kept.event_id}/", of_commitment):
        answer = client.get(f"{language}{page}")
        assert answer.status_code == 200
        assert "Thiếu số liệu xã A." not in answer.content.decode()
    told = [one.sentence for one in history(office.training, on=timezone.localdate())]
    assert any("Sở Y tế" in one for one in told)  # that it was returned is told still


def test_why_it_was_returned_stands_in_no_public_event(office):
    send_back(office.answered(office.opened()), reason="Thiếu số liệu xã A.", by=office.secretary)
    returned = EventContent.objects.filter(text__contains="Thiếu số liệu xã A.")
    assert [one.public for one in returned] == [False]
