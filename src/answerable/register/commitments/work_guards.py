"""What the database refuses to do with rows of work: what was said stays said, what was decided decided."""

from __future__ import annotations

from answerable.register.guards import Guard, append_only, changed, never_deleted

WHY = "What was said or decided is never changed or deleted."
# What may still change of a row, and until when; nothing else of it ever does.
ASKED = ("id", "commitment_id", "body_id", "occasion", "way", "asked_on")
WISHED = ("id", "commitment_id", "body_id", "of_day", "due_before", "until", "reason", "asked_on")

WORK_STAYS = (
    *(
        guard
        for table in ("progress", "happening", "answersfor")
        for guard in append_only(f"commitments_{table}", WHY)
    ),
    *(guard for table in ("assignment", "extension") for guard in never_deleted(f"commitments_{table}", WHY)),
    Guard(
        name="who_was_asked_stays",
        table="commitments_assignment",
        on=("UPDATE",),
        refuse_when=f"{changed(*ASKED)} OR (OLD.dropped_on IS NOT NULL AND NEW.dropped_on IS NULL)",
        why=WHY,
    ),
    Guard(
        name="extension_is_decided_once",
        table="commitments_extension",
        on=("UPDATE",),
        refuse_when=f"OLD.granted IS NOT NULL OR {changed(*WISHED)}",
        why=WHY,
    ),
)
