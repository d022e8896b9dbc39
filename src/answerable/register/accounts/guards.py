"""What the database refuses to do with accounts."""

from __future__ import annotations

from answerable.register.guards import Guard

GUARDS = (
    Guard(
        name="secretariat_neither_administers_nor_reviews",
        table="accounts_membership",
        on=("INSERT", "UPDATE"),
        refuse_when="""EXISTS (
            SELECT 1 FROM accounts_membership m
            WHERE m.account_id = NEW.account_id AND m.id <> COALESCE(NEW.id, -1)
              AND ((NEW.role = 'secretariat' AND m.role IN ('admin', 'reviewer'))
                   OR (m.role = 'secretariat' AND NEW.role IN ('admin', 'reviewer')))
              AND (m.valid_to IS NULL OR NEW.valid_from IS NULL OR NEW.valid_from <= m.valid_to)
              AND (NEW.valid_to IS NULL OR m.valid_from IS NULL OR m.valid_from <= NEW.valid_to))""",
        why="Who is of the secretariat neither administers nor reviews at the same time.",
    ),
)
