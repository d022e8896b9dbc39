"""What the database refuses to do with evidence."""

from __future__ import annotations

from answerable.register.guards import append_only

WHY = "Evidence is never changed or deleted: it is taken back, and another is given."
GUARDS = tuple(
    guard
    for table in ("evidence_evidence", "evidence_withdrawal", "evidence_linkcheck")
    for guard in append_only(table, WHY)
)
