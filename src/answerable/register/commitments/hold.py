"""The hold, as the guards of the database ask for it; lists of work ask the same, and a test says so."""

from __future__ import annotations

FREE_CLASSES = ("fulfil", "administrative")  # plainly harmless
FREE = str(FREE_CLASSES)  # as SQL has it
CAUTION = ("administrative", "fulfil", "unclassified", "mixed", "restrict")  # ever more; held from the third


def held(row: str, on: str) -> str:
    """SQL that is true of a commitment on hold. ``row`` is its alias, ``on`` the SQL of a day.

    Whatever is not plainly harmless is held, and what a person put on hold, until a review lifts that.
    """
    return (
        f"({row}.rights_class NOT IN {FREE} OR {row}.put_on_hold) AND ({row}.lifted_by_id IS NULL "
        f"OR ({row}.lifted_until IS NOT NULL AND {row}.lifted_until < {on}))"
    )
