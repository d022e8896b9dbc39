"""The measures that the lens is measured with, and how well it does on them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.rights import classify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OWN = Path(__file__).with_name("measures.tsv")
SHARED = Path(__file__).resolve().parents[3] / "shared"
DOMAIN = SHARED / "domain.md"
SEED = SHARED / "plans" / "000-63-kh-ubnd-tinh-son-la-2019.txt"
HELD = ("restrict", "mixed", "unclassified")
# The lead of an item of the seed stands in a parenthesis that closes it.
CLOSING = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*thực hiện\)\.?\*?$")


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure with what people say of it."""

    id: str
    text: str
    class_: str
    arguable: frozenset[str] = frozenset()  # classes that are as good
    rights: frozenset[str]
    kept_aside: bool = False


@dataclass(frozen=True, kw_only=True)
class Score:
    """How well the lens did, as shares."""

    classes: float
    held_recall: float
    held_precision: float
    missed: tuple[str, ...]


def own_measures() -> list[Measure]:
    """The measures of measures.tsv."""
    lines = OWN.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        Measure(
            id=f"{field} {place}",
            text=text,
            class_=class_,
            rights=frozenset(rights.split()),
            kept_aside=aside == "yes",
        )
        for place, (field, class_, rights, aside, text) in enumerate(rows[1:])
    ]


def seed_units() -> Iterator[Measure]:
    """The 56 units of the seed plan, with the classes of the table that names them by their lines."""
    lines = SEED.read_text(encoding="utf-8").splitlines()
    table = DOMAIN.read_text(encoding="utf-8").partition("### 4.5")[2]
    for key, first, last, cells in re.findall(
        r"^\| ([IV]+(?:\.\d+)+) \| (\d+)(?:-(\d+))? \|(.*)\|$", table, re.MULTILINE
    ):
        _, _, _, class_, sure, rights = (cell.strip() for cell in cells.split("|"))
        words = " ".join(filter(None, map(str.strip, lines[int(first) - 1 : int(last or first)])))
        yield Measure(
            id=key,
            text=CLOSING.sub("", words),
            class_=class_,
            arguable=frozenset(re.findall(r"[a-z]+", sure)),
            rights=frozenset(re.findall(r"R\d\d", rights.partition("watch")[0])),
        )


def is_kept_aside(text: str) -> bool:
    """A third, by the hash of the words."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 == 0


def score(measures: Iterable[Measure]) -> Score:
    """Class the measures and compare."""
    read = [(measure, classify(measure.text)) for measure in measures]
    right = sum(reading.class_.value in {measure.class_, *measure.arguable} for measure, reading in read)
    held = [measure for measure, _ in read if measure.class_ in HELD]
    found = [measure for measure, reading in read if reading.held]
    both = [measure for measure in held if measure in found]
    return Score(
        classes=right / len(read),
        held_recall=len(both) / len(held),
        held_precision=len(both) / len(found),
        missed=tuple(measure.id for measure in held if measure not in found),
    )
