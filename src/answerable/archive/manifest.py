"""What has been read: one record a document, known by the hash of its bytes.

Each partition of an archive is written as a shard of results and a piece of the manifest, both under a
temporary name first. Renaming the piece is the moment when the partition counts as read: a run that is
killed before leaves nothing that a later run would take for done.
"""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PIECES = "manifest"
SHARDS = "shards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document of the archive, and what became of it."""

    sha256: str
    path: str  # the first path, in sorted order, that holds these bytes
    shard: str | None  # file name of the shard that holds its plan; None where there is none
    error: str | None = None  # why it could not be read


def commit(output: Path, name: str, records: Iterable[Record]) -> None:
    """Make a partition count as read. Its shard must be in place already."""
    lines = (json.dumps(asdict(record), ensure_ascii=False) for record in records)
    write_whole(output / PIECES / f"{name}.jsonl", "".join(f"{line}\n" for line in lines).encode())


def committed(output: Path) -> dict[str, Record]:
    """All records of the partitions that count as read, by hash; a plan outweighs an earlier failure."""
    found: dict[str, Record] = {}
    for piece in sorted((output / PIECES).glob("*.jsonl")):
        for record in _records(piece):
            if record.sha256 not in found or found[record.sha256].error is not None:
                found[record.sha256] = record
    return found


def drop_uncommitted(output: Path) -> None:
    """Remove shards and drafts of partitions that were not committed."""
    kept = {record.shard for record in committed(output).values()}
    for shard in (output / SHARDS).glob("*"):
        if shard.name not in kept:
            shard.unlink()
    for draft in (output / PIECES).glob(".*"):
        draft.unlink()


@contextmanager
def only_run(output: Path) -> Iterator[None]:
    """Hold the output folder for this run. Raises BlockingIOError while another run holds it."""
    with (output / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # released by the system when the process ends
        yield


def _records(piece: Path) -> Iterator[Record]:
    with piece.open(encoding="utf-8") as lines:
        for line in lines:
            yield Record(**json.loads(line))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, whatever stops the process."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
