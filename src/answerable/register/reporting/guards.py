"""What the database refuses to do with what was reported."""

from __future__ import annotations

from answerable.register.guards import Guard

WHY = "What was sent or decided is never changed or deleted."
ROUND = ("kind", "begins", "ends", "opened_at")


def _made_once(table: str) -> Guard:
    """INSERT OR REPLACE deletes without asking the guard of deletion."""
    return Guard(
        name=f"{table}_is_made_once",
        table=table,
        on=("INSERT",),
        refuse_when=f"EXISTS (SELECT 1 FROM {table} known WHERE known.id = NEW.id)",
        why=WHY,
    )


GUARDS = (
    *(
        guard
        for table in ("reporting_submission", "reporting_decision", "reporting_hand")
        for guard in (
            Guard(name=f"{table}_stays", table=table, on=("UPDATE", "DELETE"), why=WHY),
            _made_once(table),
        )
    ),
    *(
        guard
        for table in ("reporting_round", "reporting_answer")
        for guard in (
            Guard(name=f"{table}_is_never_deleted", table=table, on=("DELETE",), why=WHY),
            _made_once(table),
        )
    ),
    Guard(
        name="round_is_of_one_time",
        table="reporting_round",
        on=("UPDATE",),
        refuse_when=(
            " OR ".join(f"NEW.{name} <> OLD.{name}" for name in ("id", *ROUND))
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
