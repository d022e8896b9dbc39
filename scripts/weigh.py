"""Learn the weights by which the rights lens weighs words: src/answerable/rights/data/weights.tsv.

    python scripts/weigh.py [--classed FILE…] [--plain FILE…]

Measures of tests/rights/measures.tsv are learned from, and more that are given as lines of JSON: those of
``--classed`` have a ``text`` and a ``class``; those of ``--plain`` are sentences of public documents that the
rules clear. Nobody has classed these, so each counts a tenth of a measure. Same input, same weights.

The weights that are kept were learned with 911 measures and 6,957 sentences more, most of them of public
documents, which are not kept here: run on the project's measures alone, it makes other weights, of less.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from math import exp, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from answerable.rights.limbs import divide
from answerable.rights.model import HELD
from answerable.rights.weighing import CONSTANT, traits, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).resolve().parents[1]
MEASURES = HERE / "tests" / "rights" / "measures.tsv"
WEIGHTS = HERE / "src" / "answerable" / "rights" / "data" / "weights.tsv"
HEAD = (
    "# What words weigh towards a hold. Made by scripts/weigh.py: change what it learns from, not this file."
)
KEPT = 8000  # weights, the heaviest
SEEN = 3  # times that a trait must be seen
PLAIN = 0.1
ROUNDS = 12
STEP = 0.3
# The share of plain sentences that are doubted: a hold too many costs less than one too few
DOUBTED = 0.003
ASIDE = 5  # one in so many plain sentences is kept to find that share


class Told(NamedTuple):
    """The traits of a measure, whether it was held, and how much it counts."""

    traits: list[str]
    held: bool
    counts: float


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--classed", nargs="*", type=Path, default=[])
    asked.add_argument("--plain", nargs="*", type=Path, default=[])
    files = asked.parse_args()
    classed = [*measures(), *given(files.classed, 1.0)]
    plain = list(given(files.plain, PLAIN))
    aside, learned = plain[::ASIDE], [one for place, one in enumerate(plain) if place % ASIDE]
    weights = learn([*classed, *learned])
    weights[CONSTANT] -= bar(weights, aside)
    lines = [f"{trait}\t{weight:.2f}" for trait, weight in sorted(weights.items())]
    WEIGHTS.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    print(f"{len(classed)} measures, {len(plain)} sentences, {len(weights)} weights")


def measures() -> Iterator[Told]:
    lines = [line.split("\t") for line in MEASURES.read_text(encoding="utf-8").splitlines()]
    for _, class_, _, _, text in [line for line in lines if not line[0].startswith("#")][1:]:
        yield told(text, class_, 1.0)


def given(files: Sequence[Path], counts: float) -> Iterator[Told]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            measure = json.loads(line)
            yield told(measure["text"], measure.get("class", "administrative"), counts)


def told(text: str, class_: str, counts: float) -> Told:
    return Told(sorted(traits(divide(text))), class_ in HELD, counts)


def learn(measures: Sequence[Told]) -> dict[str, float]:
    """Weights of a logistic regression, by steps that grow smaller for what was often seen (AdaGrad)."""
    seen = Counter(trait for measure in measures for trait in measure.traits)
    rows = [one._replace(traits=[it for it in one.traits if seen[it] >= SEEN]) for one in measures]
    weights = dict.fromkeys((trait for trait, times in seen.items() if times >= SEEN), 0.0)
    steps = dict.fromkeys(weights, 1e-6)
    constant, order = 0.0, random.Random(0)
    for _ in range(ROUNDS):
        order.shuffle(rows)
        for row in rows:
            if not row.traits:
                continue
            share = 1 / sqrt(len(row.traits))
            total = constant + share * sum(weights[trait] for trait in row.traits)
            error = row.counts * (1 / (1 + exp(-total)) - row.held)
            constant -= 0.01 * error
            for trait in row.traits:
                slope = error * share
                steps[trait] += slope * slope
                weights[trait] -= STEP * slope / sqrt(steps[trait])
    heaviest = sorted(weights, key=lambda trait: -abs(weights[trait]))[:KEPT]
    return {CONSTANT: constant} | {trait: weights[trait] for trait in heaviest}


def bar(weights: dict[str, float], aside: Sequence[Told]) -> float:
    """The sum that only the share DOUBTED of plain sentences passes."""
    sums = sorted(weigh(weights, filter(weights.__contains__, one.traits)) for one in aside)
    return sums[int(len(sums) * (1 - DOUBTED))] if sums else 0.0


if __name__ == "__main__":
    main()
