"""What the database refuses to do with bodies: to lead from a merged record to another merged one."""

from __future__ import annotations

from answerable.register.guards import Guard

GUARDS = (
    Guard(
        name="body_is_merged_into_one_that_is_itself",
        table="bodies_body",
        on=("INSERT", "UPDATE"),
        refuse_when=(
            "NEW.merged_into_id IS NOT NULL AND (EXISTS (SELECT 1 FROM bodies_body b "
            "WHERE b.id = NEW.merged_into_id AND b.merged_into_id IS NOT NULL) "
            "OR EXISTS (SELECT 1 FROM bodies_body b WHERE b.merged_into_id = NEW.id))"
        ),
        why="A body is merged into one that is there as itself.",
    ),
)
