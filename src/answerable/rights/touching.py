"""Which rights a restriction touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.rights.lexicon import Kind

if TYPE_CHECKING:
    from answerable.rights.lexicon import Mark
    from answerable.rights.limbs import Stretch

PRIVACY = "R10"
# Groups of liberties that a person has alone: to watch them is to watch a private life.
PERSONAL = frozenset(
    ["opinion", "privacy", "surveillance", "movement", "religion", "unions", "wrong-thoughts"]
)


def touched(stretch: Stretch, over: Mark | None) -> tuple[str, ...]:
    """The rights of all that is restrained, of ethnic groups that are named, and of what the verbs do.

    Watching touches privacy where it reaches people, or what they have alone; not where it reaches the press.
    """
    named = stretch.rights_of(Kind.ALARM, Kind.LIBERTY, Kind.FIELD) or stretch.rights_of(Kind.SUSPECT)
    groups = [one.group for one in stretch.objects if one.group.id == "ethnic-groups" or one is over]
    reached = over is None or over.kind is Kind.SUSPECT or stretch.first(Kind.PEOPLE)
    personal = reached or (over is not None and over.group.id in PERSONAL)
    done = [right for act in stretch.acts for right in act.group.rights if personal or right != PRIVACY]
    return tuple(dict.fromkeys([*named, *(right for group in groups for right in group.rights), *done]))
