"""``answerable open`` from nothing: documents in, an address that signs in once, and the register behind it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "ke-hoach.docx"


def open_once(folder, *arguments):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "ANSWERABLE_DATA": str(folder),
        "ANSWERABLE_DEMO_ONCE": "1",
        "ANSWERABLE_PORT": str(port),
    }
    return subprocess.run(
        [sys.executable, "-m", "answerable", "open", *map(str, arguments)],
        env=environment, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


def test_a_document_is_opened_from_nothing_and_again(tmp_path):
    for _ in range(2):
        answer = open_once(tmp_path / "data", "--lang", "vi", EXAMPLE)
        assert answer.returncode == 0, answer.stderr
        assert "/lam-viec/kiem-tra/1/" in answer.stdout
        assert "/lam-viec/vao/" in answer.stdout


def test_what_cannot_be_opened_is_told_in_a_sentence(tmp_path):
    answer = open_once(tmp_path / "data", "--lang", "vi", tmp_path / "khong-co.docx")
    assert answer.returncode == 2
    assert "khong-co.docx" in answer.stderr
    assert "Traceback" not in answer.stderr
