"""Guards that several rooms need: rows that stay as they were written, and no work on what is on hold."""

from __future__ import annotations

from answerable.register.commitments.hold import held
from answerable.register.guards import TODAY, Guard

STAYS = "What was asked, said or decided is never changed or deleted."


def append_only(table: str) -> tuple[Guard, ...]:
    """A row is written once, and stays."""
    return (
        _made_once(table),
        Guard(name=f"{table}_stays", table=table, on=("UPDATE", "DELETE"), why=STAYS),
    )


def changed_in_one_way(table: str, *, never: tuple[str, ...], once: str) -> tuple[Guard, ...]:
    """The columns of ``never`` stay, no row is deleted, and none changes any more once ``once`` is set."""
    other = " OR ".join(
        f'(NEW."{name}" IS NULL) <> (OLD."{name}" IS NULL) OR NEW."{name}" <> OLD."{name}"'
        for name in ("id", *never)
    )
    return (
        _made_once(table),
        Guard(name=f"{table}_is_never_deleted", table=table, on=("DELETE",), why=STAYS),
        Guard(
            name=f"{table}_stays_but_for_its_end",
            table=table,
            on=("UPDATE",),
            refuse_when=f"{other} OR OLD.{once} IS NOT NULL",
            why=STAYS,
        ),
    )


def not_on_hold(name: str, table: str, commitment: str = "NEW.commitment_id") -> Guard:
    """``commitment`` is the SQL of the id of the commitment that a row is about; of none all is free."""
    return Guard(
        name=name,
        table=table,
        on=("INSERT", "UPDATE"),
        refuse_when=(
            f"EXISTS (SELECT 1 FROM commitments_commitment c WHERE c.id = {commitment} "
            f"AND {held('c', TODAY)})"
        ),
        why="The commitment is on hold.",
        locks=f"commitments_commitment WHERE id = {commitment}",
    )


def _made_once(table: str) -> Guard:
    """INSERT OR REPLACE deletes without asking the guard of deletion."""
    return Guard(
        name=f"{table}_is_made_once",
        table=table,
        on=("INSERT",),
        refuse_when=f"EXISTS (SELECT 1 FROM {table} known WHERE known.id = NEW.id)",
        why=STAYS,
    )
