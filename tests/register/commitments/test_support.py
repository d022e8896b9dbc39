"""Held means no support: every table that hangs on commitments is guarded, or it is said why it need not be."""

from __future__ import annotations

from django.apps import apps

from answerable.register.commitments.models import Commitment
from answerable.register.guards import all_guards

# What is done to carry a commitment out, or said of how it goes, and the guard that refuses it on hold.
SUPPORT = {
    "assessments.Assessment": "progress_on_hold_is_not_assessed",
    "assessments.Contribution": "progress_on_hold_is_not_contributed",
    "assessments.Reply": "reply_is_not_of_a_held_commitment",
    "budget.Line": "money_is_not_for_a_held_commitment",
    "commitments.AnswersFor": "commitments_answersfor_is_not_on_hold",
    "commitments.Assignment": "commitments_assignment_is_not_on_hold",
    "commitments.Extension": "commitments_extension_is_not_on_hold",
    "commitments.Happening": "commitments_happening_is_not_on_hold",
    "commitments.Progress": "commitments_progress_is_not_on_hold",
    "evidence.Evidence": "evidence_evidence_is_not_on_hold",
    "guidance.Finding": "shortcoming_is_not_of_a_held_commitment",
    "guidance.Letter": "letter_is_not_about_a_held_call",
    "guidance.Remedy": "remedy_is_not_of_a_held_commitment",
    "reminders.Notice": "nobody_is_reminded_of_what_is_on_hold",
    "reporting.Answer": "reporting_answer_is_not_on_hold",
    "reporting.Decision": "reporting_decision_is_not_on_hold",
    "reporting.Submission": "reporting_submission_is_not_on_hold",
    "subplans.Call": "plans_are_not_called_for_by_a_held_commitment",
    "subplans.CarriesOut": "what_carries_out_is_not_on_hold",
    "subplans.Owed": "plan_is_not_owed_to_a_held_commitment",
    "subplans.Sent": "plan_is_not_sent_to_a_held_commitment",
}
# What is no support, and why.
NONE = {
    "assessments.AssessmentWithdrawal": "an assessment is taken back",
    "commitments.AlsoStated": "what two documents say",
    "commitments.Appearance": "what a document says",
    "commitments.Due": "what a document says",
    "commitments.Involvement": "what a document says",
    "commitments.ReportDuty": "what a document says",
    "commitments.Review": "the way off the hold",
    "commitments.ReviewTest": "the way off the hold",
    "commitments.ReviewWithdrawal": "back onto the hold",
    "commitments.RightTouched": "what a document does to rights",
    "evidence.LinkCheck": "whether an address that was given before still answers",
    "evidence.Withdrawal": "evidence is taken back",
    "guidance.Recipient": "of a letter, which is guarded",
    "reporting.Hand": "of an answer, which is guarded",
    "reporting.Round": "asks nobody by itself; who is asked is an Assignment",
}


def hanging_on_commitments():
    """Labels of the models that lead to a commitment, over however many foreign keys."""
    found = {Commitment}
    while more := {model for model in apps.get_models() if model not in found and _leads_to(model, found)}:
        found |= more
    return {model._meta.label: model for model in found - {Commitment}}


def _leads_to(model, found):
    fields = [*model._meta.get_fields(), *model._meta.local_many_to_many]
    return any(field.concrete and field.related_model in found for field in fields if field.is_relation)


def test_every_table_that_hangs_on_commitments_is_declared():
    """A new one is support, with a guard of its own, or somebody says here why it is none."""
    assert sorted(hanging_on_commitments()) == sorted(SUPPORT | NONE)
    assert not SUPPORT.keys() & NONE.keys()


def test_the_guard_of_each_kind_of_support_stands_on_its_table():
    tables = {model._meta.label: model._meta.db_table for model in hanging_on_commitments().values()}
    guards = {guard.name: guard for guard in all_guards()}
    for label, name in SUPPORT.items():
        guard = guards[name]
        assert guard.table == tables[label], label
        assert "INSERT" in guard.on, label
        assert "rights_class" in guard.refuse_when, label  # it asks for the hold itself
        assert "put_on_hold" in guard.refuse_when, label


def test_what_carries_out_is_held_from_both_ends():
    names = {guard.name for guard in all_guards() if guard.table == "subplans_carriesout"}
    assert {"what_carries_out_is_not_on_hold", "what_is_carried_out_is_not_on_hold"} <= names
