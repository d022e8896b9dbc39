"""How long a dump of the whole register and its loading take, how big it is, and how much memory they need.

    python benchmarks/dumps.py [COMMITMENTS …]       default: 10,000 and 100,000

Each register is made up in a folder of its own, on SQLite, or in the database that DATABASE_URL names, which
must be empty: then give one number, and nothing is loaded. Memory is the most that the process ever had.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (10_000, 100_000)
MEGABYTE = 1 << 20


def answerable(data: Path, *arguments: str) -> tuple[float, int]:
    """Seconds that a command took, and the most bytes of memory that it had."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "answerable", *arguments],
        env=os.environ | {"ANSWERABLE_DATA": str(data)},
        stdout=subprocess.DEVNULL,
    )
    _pid, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"answerable {' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - begun, used.ru_maxrss * 1024


def measure(commitments: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        first.mkdir()
        second.mkdir()
        dump = first / "dump"
        answerable(first, "manage", "migrate", "--verbosity", "0")
        answerable(first, "manage", "make_sample", "--commitments", str(commitments))
        said = [_said(*answerable(first, "dump", str(dump)))]
        if "DATABASE_URL" not in os.environ:
            answerable(second, "manage", "migrate", "--verbosity", "0")
            said.append(_said(*answerable(second, "load-dump", str(dump))))
        size = sum(one.stat().st_size for one in dump.rglob("*") if one.is_file())
        resources = json.loads((dump / "datapackage.json").read_text(encoding="utf-8"))["resources"]
        rows = sum(one.get("rows", 0) for one in resources)
    return f"{commitments:>11,}   {rows:>11,}   {size / MEGABYTE:7.0f}   {'   '.join(said)}"


def _said(seconds: float, memory: int) -> str:
    return f"{seconds:7.1f}   {memory / MEGABYTE:7.0f}"


def main(sizes: list[int]) -> None:
    print("commitments          rows   size MB   dump: s        MB   load: s        MB")
    for size in sizes:
        print(measure(size), flush=True)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(SIZES))
