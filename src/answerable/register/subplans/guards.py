"""What the database refuses to do with calls and links: work on what is on hold, and any second past."""

from __future__ import annotations

from answerable.register.commitments.guarding import STAYS, changed_in_one_way, not_on_hold
from answerable.register.guards import append_only, names_somebody

OF_THE_CALL = "(SELECT one.commitment_id FROM subplans_call one WHERE one.id = NEW.call_id)"
OF_WHAT_IS_OWED = (
    "(SELECT one.commitment_id FROM subplans_call one JOIN subplans_owed owed ON owed.call_id = one.id "
    "WHERE owed.id = NEW.owed_id)"
)
GUARDS = (
    *append_only("subplans_owed", STAYS),
    *append_only("subplans_sent", STAYS),
    names_somebody("subplans_sent", "upload_id", where="NEW.number = ''"),
    *changed_in_one_way(
        "subplans_call", never=("commitment_id", "document_id", "words", "opened_at"), once="withdrawn_at"
    ),
    *changed_in_one_way(
        "subplans_carriesout",
        never=("child_id", "parent_id", "holds", "reason", "decided_at"),
        once="superseded_at",
    ),
    not_on_hold("plans_are_not_called_for_by_a_held_commitment", "subplans_call"),
    not_on_hold("plan_is_not_owed_to_a_held_commitment", "subplans_owed", OF_THE_CALL),
    not_on_hold("plan_is_not_sent_to_a_held_commitment", "subplans_sent", OF_WHAT_IS_OWED),
    not_on_hold("what_carries_out_is_not_on_hold", "subplans_carriesout", "NEW.child_id"),
    not_on_hold("what_is_carried_out_is_not_on_hold", "subplans_carriesout", "NEW.parent_id"),
)
