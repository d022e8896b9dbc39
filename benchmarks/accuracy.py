"""Score the reader on documents annotated by hand, and hold it to the floors pinned beside this file.

    python benchmarks/accuracy.py [--pin] [--misses] [--only TEXT]

The annotated documents and the scorer are shared data and not part of this project; where they are absent
nothing is checked, and the command says so. ``floors.json`` keeps each field's score and each document's,
with a hash of the annotations: floors say nothing of other annotations, so a change of these is reported, and
re-pinned openly (``--pin``).
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
# Scores of scanned pages move a little with the version of the OCR engine.
SLACK = 0.002


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "evaluate" / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError("the scorer cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def read(document: Path) -> dict[str, Any] | str:
    """The plan as the contract's object, or the sentence that says why there is none."""
    from answerable.reader import ReaderError, read_plan
    from answerable.reader.export.plan_json import to_dict

    try:
        return json.loads(json.dumps(to_dict(read_plan(document))))
    except ReaderError as error:
        return str(error)


def measure(only: str) -> dict[str, Any]:
    """Scores of each field over all documents, and of each document."""
    scorer = load_scorer()
    files = [path for path in sorted((SHARED / "gold").glob("*.gold.json")) if only in path.name]
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    with ProcessPoolExecutor(2) as pool:
        plans = list(pool.map(read, ((SHARED / "gold" / gold["document"]).resolve() for gold in golds)))

    total: dict[str, Any] = defaultdict(scorer.Tally)
    documents: dict[str, float] = {}
    failures: list[str] = []
    for path, gold, plan in zip(files, golds, plans, strict=True):
        name = path.name.removesuffix(".gold.json")
        if isinstance(plan, str):
            failures.append(f"{name}: {plan}")
            plan = {}
        each: dict[str, Any] = defaultdict(scorer.Tally)
        scorer.score(gold, plan, name, each)
        for field, tally in each.items():
            whole = total[field]
            whole.right += tally.right
            whole.spurious += tally.spurious
            whole.missed += tally.missed
            whole.misses += tally.misses
        documents[name] = round(sum(each[field].f1 for field in scorer.CONTENT) / len(scorer.CONTENT), 4)
    fields = {field: round(tally.f1, 4) for field, tally in sorted(total.items())}
    fields["content"] = round(sum(total[field].f1 for field in scorer.CONTENT) / len(scorer.CONTENT), 4)
    return {
        "fields": fields,
        "documents": documents,
        "failures": failures,
        "misses": [miss for tally in total.values() for miss in tally.misses],
    }


def hash_of_gold() -> str:
    digest = hashlib.sha256()
    for path in sorted((SHARED / "gold").glob("*.gold.json")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update((SHARED / "evaluate" / "score.py").read_bytes())
    return digest.hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pin", action="store_true", help="make today's scores the floors")
    parser.add_argument("--misses", action="store_true", help="list every miss")
    parser.add_argument(
        "--only", default="", help="documents whose name contains this; floors are not checked"
    )
    options = parser.parse_args()

    if not (SHARED / "gold").is_dir():
        print(f"accuracy: skipped, since there is no {SHARED.name}/gold beside the project")
        return 0
    found = measure(options.only)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    old = floors.get("fields", {})
    for field, value in found["fields"].items():
        print(f"{field:<20}{value:>8.4f}{old.get(field, 0.0):>10.4f}")
    for name, value in found["documents"].items():
        before = floors.get("documents", {}).get(name)
        if before is not None and value != before:
            print(f"{'gain' if value > before else 'LOSS'} {value - before:+.4f}  {name}")
    if options.misses:
        print(*found["misses"], sep="\n")
    print(*found["failures"], sep="\n")
    if options.only:
        return 0
    if options.pin:
        pinned = {"gold": hash_of_gold(), "fields": found["fields"], "documents": found["documents"]}
        FLOORS.write_text(json.dumps(pinned, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"pinned in {FLOORS.name}")
        return 0
    if floors.get("gold") != hash_of_gold():
        print(
            "accuracy: floors not checked, since the annotations or the scorer changed: pin anew with --pin"
        )
        return 0
    short = [
        f"{field} {found['fields'].get(field, 0.0)} < {floor}"
        for field, floor in old.items()
        if found["fields"].get(field, 0.0) < floor - SLACK
    ]
    if short or found["failures"]:
        print("accuracy: below the floor:", "; ".join([*short, *found["failures"]]))
        return 1
    print(f"accuracy: {len(found['documents'])} documents, no field below its floor")
    return 0


if __name__ == "__main__":
    sys.exit(main())
