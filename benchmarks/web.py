"""How quickly the public pages answer one visitor, on both engines, with a large made-up register.

    python benchmarks/web.py [--commitments N] [--redmine http://127.0.0.1:3010] [--data FOLDER]

By default 200,000 commitments on SQLite and 1,000,000 on PostgreSQL, ten to a document. Figures are medians
of requests on one connection to the server as it is run for real, taken in turns: of pages that are asked for
again, and of those asked for right after something was done, when nothing of them is kept ("first"). Then
eight clients ask, beginning right after something was done, and while something is done every few seconds.
CPU is what the server's own processes work for a page, which other work on the machine does not change.
Queries are those of a page of which nothing is kept, with a register of a thousand commitments and with the
large one: none may take more with the size. Redmine, where one runs, is asked in the same turns for pages of
the same kind. With DATABASE_URL the registers are made on that server, and stay there to be measured again.
"""

from __future__ import annotations

import argparse
import json
import os
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
P50 = 40  # milliseconds, at most, of one client
CLIENTS, CROWD_TURNS = 8, 25
CROWD_P50, CROWD_P99 = 60, 300  # milliseconds, at most
SIZES = {"sqlite": 200_000, "postgresql": 1_000_000}
REDMINE = {  # our page -> Redmine's of the same kind
    "list": "/projects/plans/issues?per_page=50",
    "filter": "/projects/plans/issues?set_filter=1&status_id=1&per_page=50&sort=due_date",
    "search": "/projects/plans/search?q=" + quote("nhân quyền") + "&issues=1",
    "commitment": "/issues/5000",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--commitments", type=int, help="on either engine")
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
    beside = ["scripts/with-postgres"] if engine == "postgresql" and "DATABASE_URL" not in os.environ else []
    child = [*beside, sys.executable, __file__.replace("web.py", "web_measuring.py")]
    size = options.commitments or SIZES[engine]
    given = {"commitments": size, "small": SMALL, "repetitions": REPETITIONS}
    given |= {"clients": CLIENTS, "crowd_turns": CROWD_TURNS}
    others = {name: f"{options.redmine}{path}" for name, path in REDMINE.items()} if options.redmine else {}
    asked = json.dumps({**given, "others": others})
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if engine == "postgresql":
        environment = dict(os.environ)
    done = subprocess.run(
        [*child, str(folder), asked], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    if done.returncode or not done.stdout.strip():
        print(f"{engine}: not measured", file=sys.stderr)
        return False
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"\n{engine}, {size:,} commitments; {REPETITIONS} requests each, one client\n")
    print(
        "| page | p50 ms | p95 | CPU ms | first ms | CPU | 8 clients p50 | p99 | with acts p50 | p99 | kB |"
        " queries | with 1,000 | Redmine | ratio |"
    )
    print("|---|" + "--:|" * 14)
    ok = True
    for name, page in found.items():
        other = page.get("other")
        cells = (
            name,
            f"{page['p50']:.1f}",
            f"{page['p95']:.1f}",
            f"{page['cpu']:.1f}",
            f"{page['first']:.0f}",
            f"{page['first_cpu']:.0f}",
            f"{page['crowd_p50']:.0f}",
            f"{page['crowd_p99']:.0f}",
            f"{page['busy_p50']:.0f}",
            f"{page['busy_p99']:.0f}",
            f"{page['size'] / 1000:.0f}",
            page["queries"],
            page["queries_small"],
            f"{other:.1f}" if other else "",
            f"{other / page['p50']:.1f} ×" if other else "",
        )
        print("|", " | ".join(map(str, cells)), "|")
        ok &= page["crowd_p50"] <= CROWD_P50 and page["crowd_p99"] <= CROWD_P99
        ok &= page["p50"] <= P50 and page["queries"] <= min(MOST_QUERIES, page["queries_small"])
    crowd = f"with {CLIENTS} clients p50 {CROWD_P50} ms and p99 {CROWD_P99} ms"
    budgets = f"{P50} ms, {crowd}, {MOST_QUERIES} queries, none that grows"
    print(f"\n{'Kept' if ok else 'NOT kept'}: {budgets}.")
    return ok


if __name__ == "__main__":
    sys.exit(main())
