"""An archive of 20,000 documents: two workers against one, dask against a pool, and a worker killed midway.

    python benchmarks/archive.py [--documents N] [--write docs/benchmarks-archive.md]

The documents are the shared long legal texts and plans (not part of this project), each many times over
with a line of its own, so that no two have the same bytes.
"""

from __future__ import annotations

import argparse
import datetime
import json
import multiprocessing
import os
import platform
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.archive import Dask, Engine, Outcome, Pool, read_archive
from answerable.reader.formats import load

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--write", type=Path, help="put the table in this file too")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("archive: skipped, since there is no shared/ beside the project")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        files = make_archive(Path(folder) / "in", options.documents)
        size = sum(path.stat().st_size for path in files) / 1e6
        page = (
            f"# An archive of {len(files):,} documents, {size:,.0f} MB of text\n\n"
            f"Measured on {datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}, {platform.machine()}, Python "
            f"{platform.python_version()}, {os.cpu_count()} cores, by `make bench`.\n\n"
            + "\n".join(measure(files, Path(folder)))
            + "\n"
        )
    print(page)
    if options.write:
        options.write.write_text(page, encoding="utf-8")
    return 0


def make_archive(folder: Path, count: int) -> list[Path]:
    texts = [
        json.loads(line)["text"] for line in (SHARED / "bulk" / "documents.jsonl").open(encoding="utf-8")
    ]
    texts += [load(path).text for path in sorted((SHARED / "plans").iterdir()) if path.suffix != ".pdf"]
    folder.mkdir()
    files = []
    for n in range(count):
        path = folder / f"{n:05}.txt"
        path.write_text(f"{texts[n % len(texts)]}\n\nBản số {n}.\n", encoding="utf-8")
        files.append(path)
    return files


def measure(files: list[Path], folder: Path) -> Iterator[str]:
    yield "| engine | seconds | documents a second | against | limit |"
    yield "|---|---|---|---|---|"
    one, _ = timed(files, folder, Pool(1))
    yield f"| one worker | {one:.0f} | {len(files) / one:.0f} | | |"
    two, _ = timed(files, folder, Pool(2))
    yield f"| a pool of two | {two:.0f} | {len(files) / two:.0f} | {one / two:.2f} × one worker | ≥ 1.8 |"
    from dask.distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        dask, _ = timed(files, folder, Dask(cluster.scheduler_address))
    rate = len(files) / dask
    yield f"| dask, two workers | {dask:.0f} | {rate:.0f} | {dask / two:.2f} × the pool | ≤ 1.10 |"
    killed, outcome = timed(files, folder, Pool(2), kill_after=two / 3)
    names = outcome.names
    yield (
        f"| a pool of two, a worker killed | {killed:.0f} | {len(files) / killed:.0f} | "
        f"{len(files) - len(names)} lost, {sum(names.values()) - len(names)} doubled | 0, 0 |"
    )


class Found:
    """How often each document is in the shards."""

    def __init__(self, output: Path, outcome: Outcome) -> None:
        self.outcome = outcome
        self.names: Counter[str] = Counter()
        for shard in (output / "shards").glob("*.jsonl"):
            with shard.open(encoding="utf-8") as lines:
                self.names.update(json.loads(line)["source"]["name"] for line in lines)


def timed(
    files: list[Path], folder: Path, engine: Engine, kill_after: float | None = None
) -> tuple[float, Found]:
    output = folder / "out"
    shutil.rmtree(output, ignore_errors=True)
    if kill_after is not None:
        threading.Timer(kill_after, kill_a_worker).start()
    before = time.perf_counter()
    outcome = read_archive(files, output, engine=engine)
    taken = time.perf_counter() - before
    return taken, Found(output, outcome)


def kill_a_worker() -> None:
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
