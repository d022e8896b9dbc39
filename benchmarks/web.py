"""How quickly the public pages answer one visitor, on both engines, with a large made-up register.

    python benchmarks/web.py [--commitments 100000] [--redmine http://127.0.0.1:3010] [--data FOLDER]

Every figure is the median of requests on one connection to the server as it is run for real, taken in turns.
CPU is what the server's own processes work for a page, which other work on the machine does not change.
Queries are counted in the same pages with a register of a thousand commitments and with the large one: none
may take more with the size. Redmine, where one runs, is asked in the same turns for pages of the same kind.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
SMALL = 1000
REPETITIONS = 40
MOST_QUERIES = 20
P50 = 40  # milliseconds, at most
REDMINE = {  # our page -> Redmine's of the same kind
    "list": "/projects/plans/issues?per_page=50",
    "filter": "/projects/plans/issues?set_filter=1&status_id=1&per_page=50&sort=due_date",
    "search": "/projects/plans/search?q=" + quote("nhân quyền") + "&issues=1",
    "commitment": "/issues/5000",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--commitments", type=int, default=100_000)
    parser.add_argument("--redmine", metavar="ADDRESS", help="a Redmine that is running, to measure beside")
    parser.add_argument("--data", type=Path, help="keep the registers here, to measure them again")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    options = parser.parse_args()
    ok = True
    with tempfile.TemporaryDirectory() as passing:
        folder = options.data or Path(passing)
        for engine in options.engine or ("sqlite", "postgresql"):
            ok &= on_engine(engine, folder / engine, options)
    return 0 if ok else 1


def on_engine(engine: str, folder: Path, options: argparse.Namespace) -> bool:
    """Make what is not there yet, measure, print; whether all budgets were kept."""
    beside = ["scripts/with-postgres"] if engine == "postgresql" else []
    child = [*beside, sys.executable, __file__.replace("web.py", "web_measuring.py")]
    given = {"commitments": options.commitments, "small": SMALL, "repetitions": REPETITIONS}
    others = {name: f"{options.redmine}{path}" for name, path in REDMINE.items()} if options.redmine else {}
    asked = json.dumps({**given, "others": others})
    done = subprocess.run([*child, str(folder), asked], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode or not done.stdout.strip():
        print(f"{engine}: not measured", file=sys.stderr)
        return False
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"\n{engine}, {options.commitments:,} commitments; {REPETITIONS} requests each, one client\n")
    print("| page | p50 ms | p95 ms | CPU ms | kB | queries | with 1,000 | Redmine p50 ms | ratio |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    ok = True
    for name, page in found.items():
        other = page.get("other")
        cells = (
            name,
            f"{page['p50']:.1f}",
            f"{page['p95']:.1f}",
            f"{page['cpu']:.1f}",
            f"{page['size'] / 1000:.0f}",
            page["queries"],
            page["queries_small"],
            f"{other:.1f}" if other else "",
            f"{other / page['p50']:.1f} ×" if other else "",
        )
        print("|", " | ".join(map(str, cells)), "|")
        ok &= page["p50"] <= P50 and page["queries"] <= min(MOST_QUERIES, page["queries_small"])
    budgets = f"{P50} ms, {MOST_QUERIES} queries, none that grows"
    print(f"\n{'Kept' if ok else 'NOT kept'}: {budgets}.")
    return ok


if __name__ == "__main__":
    sys.exit(main())
