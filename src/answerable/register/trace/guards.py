"""What the database refuses to do with the trace."""

from __future__ import annotations

from answerable.register.guards import Guard

SEALED = "What is in the trace is never changed."
GUARDS = (
    Guard(name="event_is_never_changed", table="trace_event", on=("UPDATE", "DELETE"), why=SEALED),
    Guard(
        name="event_follows_the_head",
        table="trace_event",
        on=("INSERT",),
        # Also against INSERT OR REPLACE, which asks no guard of UPDATE or DELETE on SQLite.
        refuse_when=(
            "NOT EXISTS (SELECT 1 FROM trace_head WHERE length = NEW.seq - 1 AND hash = NEW.previous_hash)"
        ),
        why="An event follows the head of the trace.",
    ),
    Guard(
        name="content_belongs_to_the_event_being_added",
        table="trace_eventcontent",
        on=("INSERT",),
        refuse_when="NOT EXISTS (SELECT 1 FROM trace_head WHERE length = NEW.event_id - 1)",
        why=SEALED,
    ),
    Guard(
        name="content_is_only_erased",
        table="trace_eventcontent",
        on=("UPDATE",),
        refuse_when=(
            "NEW.text <> '' OR NEW.salt <> '' OR NEW.id <> OLD.id OR NEW.event_id <> OLD.event_id "
            "OR NEW.public <> OLD.public OR NEW.digest <> OLD.digest"
        ),
        why=SEALED,
    ),
    Guard(name="content_is_never_deleted", table="trace_eventcontent", on=("DELETE",), why=SEALED),
    Guard(
        name="head_moves_to_the_event_after_it",
        table="trace_head",
        on=("UPDATE",),
        refuse_when=(
            "NEW.length <> OLD.length + 1 OR NOT EXISTS "
            "(SELECT 1 FROM trace_event WHERE seq = NEW.length AND hash = NEW.hash)"
        ),
        why=SEALED,
    ),
    Guard(
        name="head_is_made_once",
        table="trace_head",
        on=("INSERT",),
        refuse_when="NEW.length <> 0 OR EXISTS (SELECT 1 FROM trace_event)",
        why=SEALED,
    ),
    Guard(name="head_is_never_deleted", table="trace_head", on=("DELETE",), why=SEALED),
    Guard(name="daily_head_is_never_changed", table="trace_dailyhead", on=("UPDATE", "DELETE"), why=SEALED),
    Guard(
        name="daily_head_is_published_once",
        table="trace_dailyhead",
        on=("INSERT",),
        refuse_when="EXISTS (SELECT 1 FROM trace_dailyhead WHERE day = NEW.day)",
        why=SEALED,
    ),
)
