"""A whole archive: each document once, whatever stops the run."""

from __future__ import annotations

import csv
import json
import os
from functools import partial
from typing import TYPE_CHECKING

import pytest

from answerable.archive import OtherForm, Pool, Progress, read_archive
from answerable.archive.manifest import only_run
from answerable.archive.partition import Form, Partition, read_partition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from answerable.archive.manifest import Record

PLAN = """KẾ HOẠCH
Công tác năm 2026, bản số {n}

I. NHIỆM VỤ

1. Sở Tư pháp tổ chức tập huấn trước ngày {n}/3/2026.
"""


class Here:
    """Runs partitions in this process; ``until`` stops as a killed run would, after so many partitions."""

    def __init__(self, until: int | None = None) -> None:
        self.until = until
        self.ran: list[Partition] = []

    def run(
        self, work: Callable[[Partition], list[Record]], partitions: Iterable[Partition]
    ) -> Iterator[tuple[Partition, list[Record] | None]]:
        for partition in partitions:
            if self.until is not None and len(self.ran) == self.until:
                raise KeyboardInterrupt
            self.ran.append(partition)
            yield partition, work(partition)


@pytest.fixture
def archive(tmp_path: Path) -> list[Path]:
    """Twelve documents, of which one stands twice and one is empty."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(1, 11):
        (folder / f"{n:02}.txt").write_text(PLAN.format(n=n), encoding="utf-8")
    (folder / "11-copy.txt").write_text(PLAN.format(n=10), encoding="utf-8")
    (folder / "12-empty.txt").write_bytes(b"")
    return sorted(folder.iterdir())


def shards(output: Path) -> list[str]:
    """The names of all documents in the shards, sorted."""
    names = []
    for shard in (output / "shards").glob("*.jsonl"):
        for line in shard.read_text(encoding="utf-8").splitlines():
            names.append(json.loads(line)["source"]["name"])
    return sorted(names)


TEN = [f"{n:02}.txt" for n in range(1, 11)]


def test_each_content_is_read_once_and_failures_are_listed(archive: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out"
    outcome = read_archive(archive, output, engine=Here(), size=3)
    assert (outcome.read, outcome.doubles, outcome.earlier) == (10, 1, 0)
    assert shards(output) == TEN
    with (output / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        failures = list(csv.DictReader(file))
    assert [row["path"] for row in failures] == [str(archive[-1])]
    assert failures[0]["reason"]
    manifest = [json.loads(line) for line in (output / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert sorted(path for record in manifest for path in record["paths"]) == [str(path) for path in archive]


def test_a_stopped_run_goes_on_where_it_was(archive: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        read_archive(archive, output, engine=Here(until=2), size=3)
    second = Here()
    outcome = read_archive(archive, output, engine=second, size=3)
    assert outcome.earlier == 6
    assert sum(len(partition.documents) for partition in second.ran) == 5  # the empty one is tried again
    assert outcome.read == 10
    assert shards(output) == TEN


def test_a_shard_without_its_piece_of_the_manifest_does_not_count(
    archive: list[Path], tmp_path: Path
) -> None:
    output = tmp_path / "out"
    (output / "shards").mkdir(parents=True)
    (output / "shards" / "0123456789abcdef.jsonl").write_text("{}\n", encoding="utf-8")
    read_archive(archive, output, engine=Here(), size=5)
    assert shards(output) == TEN


def test_progress_tells_rate_and_time_left(archive: list[Path], tmp_path: Path) -> None:
    seen: list[Progress] = []
    read_archive(archive, tmp_path / "out", engine=Here(), size=4, report=seen.append)
    assert [progress.done for progress in seen] == [4, 8, 11]
    assert seen[-1].left == 0
    assert seen[0].failed + seen[1].failed + seen[2].failed >= 1
    assert Progress(done=0, total=5, failed=0, seconds=0.0).left is None


def test_two_runs_never_write_to_one_folder(archive: list[Path], tmp_path: Path) -> None:
    with only_run(tmp_path), pytest.raises(BlockingIOError):
        read_archive(archive, tmp_path, engine=Here())


def test_a_folder_holds_one_form(archive: list[Path], tmp_path: Path) -> None:
    read_archive(archive, tmp_path / "out", engine=Here())
    with pytest.raises(OtherForm):
        read_archive(archive, tmp_path / "out", engine=Here(), form=Form.PARQUET)


def test_the_same_plans_as_parquet(archive: list[Path], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra [archive] is not installed")
    read_archive(archive, tmp_path / "out", engine=Here(), form=Form.PARQUET)
    rows = parquet.read_table(tmp_path / "out" / "shards").to_pylist()
    assert sorted(row["source"]["name"] for row in rows) == TEN
    assert all(row["schema"] == "answerable.plan/1" for row in rows)


def die_once(partition: Partition, output: Path, marker: Path) -> list[Record]:
    """Read a partition; the worker that is first to get here dies midway, as a killed one does."""
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return read_partition(partition, output, Form.JSONL)
    os._exit(9)


class Dying(Pool):
    """A pool of processes, one of which dies."""

    def run(
        self, work: Callable[[Partition], list[Record]], partitions: Iterable[Partition]
    ) -> Iterator[tuple[Partition, list[Record] | None]]:
        output = work.keywords["output"]  # type: ignore[attr-defined]
        return super().run(partial(die_once, output=output, marker=output / ".died"), partitions)


def test_a_worker_that_dies_loses_nothing_and_doubles_nothing(archive: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out"
    outcome = read_archive(archive, output, engine=Dying(2), size=2)
    assert (output / ".died").exists()
    assert outcome.read == 10
    assert shards(output) == TEN
