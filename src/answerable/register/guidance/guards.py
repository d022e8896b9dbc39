"""What the database refuses to do with letters, inspections and findings."""

from __future__ import annotations

from answerable.register.commitments.guarding import STAYS, changed_in_one_way, not_on_hold
from answerable.register.guards import append_only, names_somebody

OF_THE_FINDING = "(SELECT one.commitment_id FROM guidance_finding one WHERE one.id = NEW.finding_id)"
OF_THE_CALL = "(SELECT one.commitment_id FROM subplans_call one WHERE one.id = NEW.call_id)"
GUARDS = (
    *append_only("guidance_letter", STAYS),
    *changed_in_one_way("guidance_recipient", never=("letter_id", "body_id"), once="answered_on"),
    *append_only("guidance_inspection", STAYS),
    *append_only("guidance_finding", STAYS),
    *append_only("guidance_remedy", STAYS),
    names_somebody("guidance_remedy", "by_id"),
    not_on_hold("letter_is_not_about_a_held_call", "guidance_letter", OF_THE_CALL),
    not_on_hold("shortcoming_is_not_of_a_held_commitment", "guidance_finding"),
    not_on_hold("remedy_is_not_of_a_held_commitment", "guidance_remedy", OF_THE_FINDING),
)
