"""Each kind of record of the register is in its data, or is here with why it is not: a new kind is one or the other."""

from __future__ import annotations

from django.apps import apps

from answerable.register.opendata.records import KINDS

# Kept apart from all that is public: people, their letters, their keys, what is not said or not signed yet.
PRIVATE = {
    *("accounts.Account", "accounts.Membership", "accounts.Invitation"),
    *("following.Follower", "following.Follow", "following.Mailing"),
    *("integrations.Token", "integrations.Request", "integrations.Hook", "integrations.Telling"),
    *("reminders.Notice", "reminders.Digest", "reminders.Delivery"),
    *("reporting.Answer", "reporting.Hand", "plans.Upload", "consolidating.Printing", "opendata.Load"),
}
# Public, and told in the records of these kinds.
TOLD_IN = {
    "plans.File": "edition",
    "reporting.Decision": "answer",
    "reporting.Question": "answer",
    "consolidating.Report": "report",
    "consolidating.Template": "report_file",  # what was made by it
    "assessments.AssessmentWithdrawal": "assessment",
    "commitments.ReviewWithdrawal": "review",
    "trace.EventContent": "event",
    "accounts.Setting": "event",
}
# Made anew from the rest, or of one installation.
MADE_ANEW = {
    "search.SearchEntry",
    "trace.Head",
    "bodies.CatalogueLoad",  # the catalogue comes with the program
    "accounts.Logo",
    "evidence.LinkCheck",  # when an address answered is looked at again by each register itself
    "evidence.Withdrawal",  # what was taken back is in no data
    "plans.Match",  # by which the pages compare editions; the editions and their clauses are there
}


def test_each_kind_of_record_is_in_the_data_or_is_not_for_a_reason():
    ours = {one._meta.label for one in apps.get_models() if one.__module__.startswith("answerable.")}
    in_data = {kind.model._meta.label for kind in KINDS.values()}
    assert not in_data & (PRIVATE | TOLD_IN.keys() | MADE_ANEW)
    assert ours == in_data | PRIVATE | TOLD_IN.keys() | MADE_ANEW
    assert set(TOLD_IN.values()) <= KINDS.keys()
