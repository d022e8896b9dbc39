"""Read an archive: find the documents, leave out those already read, and run the rest."""

from __future__ import annotations

import csv
import hashlib
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING

from answerable.archive.manifest import (
    PIECES,
    Record,
    commit,
    committed,
    drop_uncommitted,
    only_run,
    write_whole,
)
from answerable.archive.partition import Form, Partition, read_partition
from answerable.reader.formats.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from answerable.archive.engines import Engine, Work

DOCUMENTS_A_PARTITION = 200
DIED = "the process that read this document died; read it alone with `answerable read` to see why"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is. Seconds are counted from the start of this run, not of earlier ones."""

    done: int
    total: int
    failed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds left at this rate, or None before the first document is done."""
        return (self.total - self.done) / self.rate if self.rate else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is in the output folder now, earlier runs included."""

    read: int
    failed: tuple[Record, ...]
    doubles: int  # files whose bytes another file has too; they are read once
    earlier: int  # documents that an earlier run had read


class OtherForm(Exception):
    """The output folder holds the shards of an earlier run in another form."""


def read_archive(
    files: Iterable[Path],
    output: Path,
    *,
    engine: Engine,
    form: Form = Form.JSONL,
    limits: Limits = DEFAULT,
    report: Callable[[Progress], None] = lambda progress: None,
    size: int = DOCUMENTS_A_PARTITION,
) -> Outcome:
    """Read documents into ``output``: ``shards/``, ``manifest.jsonl`` and ``failures.csv``.

    The same bytes are read once, however many files hold them. A run that was stopped goes on where it was,
    and tries again the documents that failed. Raises BlockingIOError while another run writes to ``output``,
    and OtherForm where an earlier run wrote another form there.
    """
    output.mkdir(parents=True, exist_ok=True)
    with only_run(output):
        work = partial(read_partition, output=output, form=form, limits=limits)
        return _read_archive(files, output, engine, form, work, report, size)


def _read_archive(
    files: Iterable[Path],
    output: Path,
    engine: Engine,
    form: Form,
    work: Work,
    report: Callable[[Progress], None],
    size: int,
) -> Outcome:
    paths, unreadable = _by_content(files)
    before = committed(output)
    if any(record.shard and not record.shard.endswith(form.value) for record in before.values()):
        raise OtherForm(output)
    earlier = {sha for sha, record in before.items() if record.error is None}
    fresh = [(sha256, str(held[0])) for sha256, held in paths.items() if sha256 not in earlier]
    _run(fresh, output, engine, work, report, size)
    drop_uncommitted(output)

    records = {sha: record for sha, record in committed(output).items() if sha in paths}
    _write_manifest(output, records, paths)
    failed = [record for record in records.values() if record.error] + unreadable
    _write_failures(output, failed)
    return Outcome(
        read=sum(record.error is None for record in records.values()),
        failed=tuple(failed),
        doubles=sum(len(held) - 1 for held in paths.values()),
        earlier=sum(sha in earlier for sha in paths),
    )


def _by_content(files: Iterable[Path]) -> tuple[dict[str, list[Path]], list[Record]]:
    """The paths that hold each content, in sorted order; and records of the files that cannot be opened."""

    def digest(path: Path) -> tuple[Path, str | OSError]:
        try:
            with path.open("rb") as file:
                return path, hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            return path, error

    paths: dict[str, list[Path]] = {}
    unreadable: list[Record] = []
    with ThreadPoolExecutor(4) as pool:
        for path, found in pool.map(digest, sorted(files)):
            if isinstance(found, OSError):
                reason = f"{path}: {found.strerror or found}"
                unreadable.append(Record(sha256="", path=str(path), shard=None, error=reason))
            else:
                paths.setdefault(found, []).append(path)
    return paths, unreadable


def _run(
    fresh: list[tuple[str, str]],
    output: Path,
    engine: Engine,
    work: Work,
    report: Callable[[Progress], None],
    size: int,
) -> None:
    """Run partitions; those whose worker died are run again one document at a time, to find which kills."""
    began = time.monotonic()
    done = failed = 0
    waiting = list(_partitions(fresh, size))
    while waiting:
        lost: list[Partition] = []
        for partition, records in engine.run(work, waiting):
            if records is None and len(partition.documents) > 1:
                lost.append(partition)
                continue
            if records is None:
                records = [
                    Record(sha256=sha, path=path, shard=None, error=DIED) for sha, path in partition.documents
                ]
                commit(output, partition.name, records)
            done += len(records)
            failed += sum(record.error is not None for record in records)
            report(Progress(done=done, total=len(fresh), failed=failed, seconds=time.monotonic() - began))
        # A worker that died took others' partitions with it: those are smaller now, and few die twice.
        waiting = [
            smaller
            for partition in lost
            for smaller in _partitions(list(partition.documents), max(1, len(partition.documents) // 10))
        ]


def _partitions(documents: list[tuple[str, str]], size: int) -> Iterator[Partition]:
    for start in range(0, len(documents), size):
        yield Partition(documents=tuple(documents[start : start + size]))


def _write_manifest(output: Path, records: dict[str, Record], paths: dict[str, list[Path]]) -> None:
    lines = (
        json.dumps({**asdict(records[sha]), "paths": [str(path) for path in held]}, ensure_ascii=False)
        for sha, held in paths.items()
        if sha in records
    )
    write_whole(output / f"{PIECES}.jsonl", "".join(f"{line}\n" for line in lines).encode())


def _write_failures(output: Path, failed: list[Record]) -> None:
    path = output / "failures.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "sha256", "reason"])
        rows.writerows([record.path, record.sha256, record.error] for record in failed)
