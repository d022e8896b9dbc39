"""What the database refuses to do with what was reported."""

from __future__ import annotations

from answerable.register.guards import Guard, append_only, changed, never_deleted

WHY = "What was sent or decided is never changed or deleted."

GUARDS = (
    *(
        guard
        for table in ("reporting_submission", "reporting_decision", "reporting_hand")
        for guard in append_only(table, WHY)
    ),
    *(guard for table in ("reporting_round", "reporting_answer") for guard in never_deleted(table, WHY)),
    Guard(
        name="round_is_of_one_time",
        table="reporting_round",
        on=("UPDATE",),
        refuse_when=(
            changed("id", "kind", "begins", "ends", "document_id", "duty_id", "words", "opened_at")
            + " OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL)"
            + " OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL)"
        ),
        why="What a round is about does not change.",
    ),
    Guard(
        name="decision_is_on_the_latest_submission",
        table="reporting_decision",
        on=("INSERT",),
        refuse_when=(
            "EXISTS (SELECT 1 FROM reporting_submission one JOIN reporting_submission later "
            "ON later.answer_id = one.answer_id AND later.ordinal > one.ordinal "
            "WHERE one.id = NEW.submission_id)"
        ),
        why="Only what was sent last can be decided.",
    ),
)
