"""What one stretch can be judged to do, and the kinds of words that rules speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from answerable.rights.lexicon import Kind
from answerable.rights.touching import touched

if TYPE_CHECKING:
    from answerable.rights.lexicon import Mark
    from answerable.rights.limbs import Stretch


class Verdict(StrEnum):
    """What one stretch does."""

    RESTRICTS = "restrict"
    PROTECTS = "protect"
    PROVIDES = "provide"
    WORKS = "office"
    UNCLEAR = "unclear"
    RESEMBLES = "resemble"  # no rule holds it, but its words are like those of what was held
    FRAMES = "framing"  # only says that enemies must not profit
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, with the verb and the object that decided it (None where the rule needs none)."""

    verdict: Verdict
    act: Mark | None
    object: Mark | None
    rights: tuple[str, ...]


HARD = (Kind.HARD, Kind.COMPEL)
CIVIL = (Kind.LIBERTY, Kind.SUSPECT)
GOOD = (Kind.HARM, Kind.NEED)
# Verbs that contend with what they govern, and those that are a wrong when they are forbidden themselves.
CONTENDING = frozenset(["let", "forbid", "stop", "remove", "punish", "handle"])
UNDONE = frozenset(["deny", "limit", "coerce", "arrest", "take", "withhold", "move-out"])

# Groups of verbs by which people are listed.
LISTING = frozenset(["watch", "grasp", "control", "tighten", "inspect", "review"])
# "vận động công nhân không tụ tập": persuading people out of a liberty
PERSUADING = ("vận động", "thuyết phục", "tuyên truyền")
NOT = re.compile(
    r"\b(?:không(?! bị)|gỡ|đăng ký với|cam kết|thôi|ngừng|dừng|chỉ|đừng|từ bỏ|bỏ hẳn|bỏ|rút|rời|giảm)\b"
)


def restricts(stretch: Stretch, act: Mark | None, over: Mark | None) -> Judgement:
    """A verb restricts an object."""
    return Judgement(Verdict.RESTRICTS, act, over, touched(stretch, over))
