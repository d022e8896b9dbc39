"""What holds of every guard."""

from __future__ import annotations

from answerable.register import guards

LONGEST = 63  # letters of a name on PostgreSQL, which cuts longer ones without a word


def test_names_of_guards_are_whole_on_both_engines():
    wanted = [guards._trigger(guard, event) for guard in guards.all_guards() for event in guard.on]
    assert len(wanted) > 20
    assert [name for name in wanted if len(name) > LONGEST] == []
    assert len(set(wanted)) == len(wanted)
