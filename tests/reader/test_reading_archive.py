"""Long legal documents, which nobody tuned the reader on, are read without a fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answerable.reader import ReaderError, read_source
from answerable.reader.formats import load_bytes

BULK = Path(__file__).resolve().parents[3] / "shared" / "bulk" / "documents.jsonl"


@pytest.mark.skipif(not BULK.exists(), reason="the shared archive is not beside the project")
def test_every_document_of_an_archive_is_read() -> None:
    for line in BULK.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        try:
            plan = read_source(load_bytes(document["text"].encode(), document["id"]))
        except ReaderError as error:
            raise AssertionError(document["id"]) from error
        assert len({item.id for item in plan.items}) == len(plan.items), document["id"]
        assert all(item.span.start < item.span.end for item in plan.items), document["id"]
