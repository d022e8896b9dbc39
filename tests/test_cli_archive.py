"""``answerable read FOLDER --output DIR``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from answerable.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "KẾ HOẠCH\nCông tác năm 2026\n\nI. NHIỆM VỤ\n\n1. Sở Tư pháp tổ chức tập huấn, bản {n}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(PLAN.format(n=n), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_a_folder_goes_to_shards_and_a_second_run_reads_nothing_twice(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out"
    command = ["read", "--lang", "en", str(folder), "--output", str(output)]
    assert main(command) == 1
    assert "3 documents read, 1 not read." in capsys.readouterr().err
    (folder / "empty.txt").unlink()
    assert main(command) == 0
    assert "3 of them had been read before" in capsys.readouterr().err
    lines = [
        line for shard in (output / "shards").iterdir() for line in shard.read_text("utf-8").splitlines()
    ]
    assert sorted(json.loads(line)["source"]["name"] for line in lines) == ["0.txt", "1.txt", "2.txt"]


def test_what_cannot_begin_is_one_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a-file"
    file.write_text("", encoding="utf-8")
    for arguments in (
        ["read", str(folder), "--output", str(file)],
        ["read", "-", "--output", str(tmp_path / "out"), "--format", "jsonl"],
        ["read", str(folder), "--format", "parquet"],
        ["read", str(folder), "--dask", "tcp://localhost:1"],
    ):
        assert main(arguments) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1
