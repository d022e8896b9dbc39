"""What the database refuses to do with reminders: above all, to remind of what is on hold."""

from __future__ import annotations

from answerable.register.commitments.hold import held
from answerable.register.guards import TODAY, Guard, changed, never_deleted

ONCE = "What was told is kept, so that it is not told again."
GUARDS = (
    Guard(
        name="nobody_is_reminded_of_what_is_on_hold",
        table="reminders_notice",
        on=("INSERT",),
        refuse_when=(
            "EXISTS (SELECT 1 FROM commitments_commitment c "
            f"WHERE c.id = NEW.commitment_id AND {held('c', TODAY)})"
        ),
        why="The commitment is on hold.",
        locks="commitments_commitment WHERE id = NEW.commitment_id",
    ),
    Guard(
        name="notice_is_told_once",
        table="reminders_notice",
        on=("UPDATE",),
        refuse_when=(
            "OLD.dropped_on IS NOT NULL OR OLD.digest_id IS NOT NULL OR "
            + changed("id", "kind", "subject_type", "subject_id", "role", "due", "step", "body_id")
        ),
        why=ONCE,
    ),
    Guard(
        name="delivery_that_arrived_is_not_sent_again",
        table="reminders_delivery",
        on=("UPDATE",),
        # What came back to us may be sent again by a person.
        refuse_when=(
            "NEW.message_id <> OLD.message_id OR NEW.digest_id <> OLD.digest_id "
            "OR NEW.account_id <> OLD.account_id "
            "OR (OLD.standing = 'sent' AND OLD.bounced_at IS NULL AND NEW.standing <> 'sent') "
            "OR (NEW.standing = 'sending' AND OLD.standing NOT IN ('queued', 'sending'))"
        ),
        why=ONCE,
    ),
    *(
        guard
        for table in ("reminders_notice", "reminders_digest", "reminders_delivery")
        for guard in never_deleted(table, ONCE)
    ),
)
