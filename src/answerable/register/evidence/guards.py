"""What the database refuses to do with evidence."""

from __future__ import annotations

from answerable.register.guards import Guard

WHY = "Evidence is never changed or deleted: it is taken back, and another is given."
GUARDS = tuple(
    guard
    for table in ("evidence_evidence", "evidence_withdrawal", "evidence_linkcheck")
    for guard in (
        Guard(name=f"{table}_stays_as_it_was_given", table=table, on=("UPDATE", "DELETE"), why=WHY),
        Guard(
            name=f"{table}_is_given_once",  # no INSERT OR REPLACE
            table=table,
            on=("INSERT",),
            refuse_when=f"EXISTS (SELECT 1 FROM {table} given WHERE given.id = NEW.id)",
            why=WHY,
        ),
    )
)
