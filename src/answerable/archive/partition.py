"""One partition of an archive: some hundred documents, read by one worker into one shard."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from answerable.archive.manifest import SHARDS, Record, commit, write_whole
from answerable.reader.errors import ReaderError
from answerable.reader.export.plan_json import to_dict
from answerable.reader.formats.limits import DEFAULT, Limits
from answerable.reader.reading import read_plan

if TYPE_CHECKING:
    from pathlib import Path


class Form(StrEnum):
    """How results are kept."""

    JSONL = "jsonl"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """Documents that one worker reads in one go: ``(hash of the bytes, path)``, in sorted order."""

    documents: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The same documents have the same name in every run."""
        return hashlib.sha256("".join(sha for sha, _ in self.documents).encode()).hexdigest()[:16]


def read_partition(partition: Partition, output: Path, form: Form, limits: Limits = DEFAULT) -> list[Record]:
    """Read every document, write the shard, commit, and return the records.

    A document that cannot be read becomes a record with its reason and never stops the others.
    """
    shard = f"{partition.name}.{form.value}"
    plans: list[dict[str, Any]] = []
    records: list[Record] = []
    for sha256, path in partition.documents:
        try:
            plan = to_dict(read_plan(path, limits))
        except ReaderError as error:
            records.append(Record(sha256=sha256, path=path, shard=None, error=str(error)))
        except Exception as error:  # a defect of the reader's must not stop an archive: it is listed
            reason = f"{path}: the reader failed ({type(error).__name__}: {error}); please report it"
            records.append(Record(sha256=sha256, path=path, shard=None, error=reason))
        else:
            plans.append({"path": path, **plan})
            records.append(Record(sha256=sha256, path=path, shard=shard))
    if plans:
        write = {Form.JSONL: _jsonl, Form.PARQUET: _parquet}[form]
        write_whole(output / SHARDS / shard, write(plans))
    commit(output, partition.name, records)
    return records


def _jsonl(plans: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(plan, ensure_ascii=False) + "\n" for plan in plans).encode()


def _parquet(plans: list[dict[str, Any]]) -> bytes:
    from answerable.archive.parquet import to_parquet

    return to_parquet(plans)
