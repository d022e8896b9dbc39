"""How long a dump of the whole register takes, how big it is, and how much memory it needs at most.

    python benchmarks/dumps.py [COMMITMENTS …]       default: 10,000 and 100,000

Each register is made up in a folder of its own, on SQLite, or in the database that DATABASE_URL names, which
must be empty (then give one number). Memory is the most that the process of the dump ever had.
"""

from __future__ import annotations

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
        data = Path(folder)
        answerable(data, "manage", "migrate", "--verbosity", "0")
        answerable(data, "manage", "make_sample", "--commitments", str(commitments))
        seconds, memory = answerable(data, "dump", str(data / "dump"))
        files = [one for one in (data / "dump").rglob("*") if one.is_file()]
        size = sum(one.stat().st_size for one in files)
    return f"{commitments:>9,}   {seconds:7.1f}   {memory / MEGABYTE:7.0f}   {size / MEGABYTE:7.0f}"


def main(sizes: list[int]) -> None:
    print("commitments   seconds   most MB   size MB")
    for size in sizes:
        print(measure(size), flush=True)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(SIZES))
