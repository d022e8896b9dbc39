"""What the database refuses to do with rows of work: what was said stays said, what was decided decided."""

from __future__ import annotations

from answerable.register.guards import Guard

WHY = "What was said or decided is never changed or deleted."
APPEND_ONLY = ("progress", "happening", "answersfor")
# What may still change of a row, and until when; nothing else of it ever does.
ASKED = ("commitment_id", "body_id", "occasion", "way", "asked_on")
WISHED = ("commitment_id", "body_id", "of_day", "due_before", "until", "reason", "asked_on")


def _other(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"NEW.{name} <> OLD.{name}" for name in ("id", *columns))


def _made_once(table: str) -> Guard:
    """INSERT OR REPLACE deletes without asking the guard of deletion."""
    return Guard(
        name=f"{table}_is_made_once",
        table=f"commitments_{table}",
        on=("INSERT",),
        refuse_when=f"EXISTS (SELECT 1 FROM commitments_{table} known WHERE known.id = NEW.id)",
        why=WHY,
    )


WORK_STAYS = (
    *(_made_once(table) for table in (*APPEND_ONLY, "assignment", "extension")),
    *(
        Guard(name=f"{table}_stays", table=f"commitments_{table}", on=("UPDATE", "DELETE"), why=WHY)
        for table in APPEND_ONLY
    ),
    *(
        Guard(name=f"{table}_is_never_deleted", table=f"commitments_{table}", on=("DELETE",), why=WHY)
        for table in ("assignment", "extension")
    ),
    Guard(
        name="who_was_asked_stays",
        table="commitments_assignment",
        on=("UPDATE",),
        refuse_when=f"{_other(ASKED)} OR (OLD.dropped_on IS NOT NULL AND NEW.dropped_on IS NULL)",
        why=WHY,
    ),
    Guard(
        name="extension_is_decided_once",
        table="commitments_extension",
        on=("UPDATE",),
        refuse_when=f"OLD.granted IS NOT NULL OR {_other(WISHED)}",
        why=WHY,
    ),
)
