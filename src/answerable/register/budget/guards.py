"""What the database refuses to do with lines of a budget."""

from __future__ import annotations

from answerable.register.commitments.guarding import changed_in_one_way, not_on_hold

LINE = ("body_id", "commitment_id", "year", "kind", "amount", "document", "as_of", "entered_at")
GUARDS = (
    *changed_in_one_way("budget_line", never=LINE, once="superseded_at"),
    not_on_hold("money_is_not_for_a_held_commitment", "budget_line"),
)
