"""What the database refuses to do with calls and links: work on what is on hold, and any second past."""

from __future__ import annotations

from answerable.register.commitments.hold import held
from answerable.register.guards import TODAY, Guard

STAYS = "What was asked, sent or decided is never changed or deleted."
ON_HOLD = "The commitment is on hold."


def _made_once(table: str) -> Guard:
    """INSERT OR REPLACE deletes without asking the guard of deletion."""
    return Guard(
        name=f"{table}_is_made_once",
        table=f"subplans_{table}",
        on=("INSERT",),
        refuse_when=f"EXISTS (SELECT 1 FROM subplans_{table} known WHERE known.id = NEW.id)",
        why=STAYS,
    )


def _not_on_hold(name: str, table: str, commitment: str) -> Guard:
    """``commitment`` is the SQL of the id of the commitment that a row is about."""
    return Guard(
        name=name,
        table=f"subplans_{table}",
        on=("INSERT", "UPDATE"),
        refuse_when=(
            f"EXISTS (SELECT 1 FROM commitments_commitment c WHERE c.id = {commitment} "
            f"AND {held('c', TODAY)})"
        ),
        why=ON_HOLD,
        locks=f"commitments_commitment WHERE id = {commitment}",
    )


def _other(*columns: str) -> str:
    return " OR ".join(
        f"(NEW.{name} IS NULL) <> (OLD.{name} IS NULL) OR NEW.{name} <> OLD.{name}" for name in columns
    )


OF_THE_CALL = "(SELECT one.commitment_id FROM subplans_call one WHERE one.id = NEW.call_id)"
OF_WHAT_IS_OWED = (
    "(SELECT one.commitment_id FROM subplans_call one JOIN subplans_owed owed ON owed.call_id = one.id "
    "WHERE owed.id = NEW.owed_id)"
)
GUARDS = (
    *(_made_once(table) for table in ("call", "owed", "sent", "carriesout")),
    *(
        Guard(name=f"subplans_{table}_stays", table=f"subplans_{table}", on=("UPDATE", "DELETE"), why=STAYS)
        for table in ("owed", "sent")
    ),
    *(
        Guard(name=f"subplans_{table}_is_never_deleted", table=f"subplans_{table}", on=("DELETE",), why=STAYS)
        for table in ("call", "carriesout")
    ),
    Guard(
        name="call_is_for_one_thing",
        table="subplans_call",
        on=("UPDATE",),
        refuse_when=(
            f"{_other('id', 'commitment_id', 'document_id', 'words', 'opened_at')} "
            "OR OLD.withdrawn_at IS NOT NULL"
        ),
        why="What a call asks for does not change.",
    ),
    Guard(
        name="link_is_superseded_once",
        table="subplans_carriesout",
        on=("UPDATE",),
        refuse_when=(
            f"{_other('id', 'child_id', 'parent_id', 'holds', 'reason', 'decided_at')} "
            "OR OLD.superseded_at IS NOT NULL"
        ),
        why=STAYS,
    ),
    _not_on_hold("plans_are_not_called_for_by_a_held_commitment", "call", "NEW.commitment_id"),
    _not_on_hold("plan_is_not_owed_to_a_held_commitment", "owed", OF_THE_CALL),
    _not_on_hold("plan_is_not_sent_to_a_held_commitment", "sent", OF_WHAT_IS_OWED),
    _not_on_hold("what_carries_out_is_not_on_hold", "carriesout", "NEW.child_id"),
    _not_on_hold("what_is_carried_out_is_not_on_hold", "carriesout", "NEW.parent_id"),
)
