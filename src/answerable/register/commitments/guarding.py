"""Guards of what hangs on commitments, in several rooms: no work on what is on hold, and one end of a row."""

from __future__ import annotations

from answerable.register.commitments.hold import held
from answerable.register.guards import TODAY, Guard, changed, never_deleted

STAYS = "What was asked, said or decided is never changed or deleted."


def changed_in_one_way(table: str, *, never: tuple[str, ...], once: str) -> tuple[Guard, ...]:
    """The columns of ``never`` stay, no row is deleted, and none changes any more once ``once`` is set."""
    return (
        *never_deleted(table, STAYS),
        Guard(
            name=f"{table}_stays_but_for_its_end",
            table=table,
            on=("UPDATE",),
            refuse_when=f"{changed('id', *never)} OR OLD.{once} IS NOT NULL",
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
