"""The command as others run it: input and output that end early, a full disk, and what is interrupted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from tests.test_cli_read import PLAN

COMMAND = [sys.executable, "-m", "answerable"]


@pytest.fixture
def one(tmp_path) -> str:
    path = tmp_path / "mot.txt"
    path.write_text(PLAN.format(n=1), encoding="utf-8")
    return str(path)


def test_standard_input_is_read(one):
    read = [*COMMAND, "read", "--format", "json", "-"]
    done = subprocess.run(read, input=Path(one).read_bytes(), capture_output=True, check=True)
    assert json.loads(done.stdout)["source"]["name"] == "stdin"


def test_output_is_utf8_whatever_the_locale_and_a_full_disk_is_one_sentence(one):
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([*COMMAND, "read", one], env=plain, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").startswith("Kế hoạch")
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([*COMMAND, "read", one], stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert b"No space left" in done.stderr


def test_a_reader_that_stops_reading_ends_the_command_quietly(one):
    with Path(one).open("a", encoding="utf-8") as file:
        file.write("chữ " * 50_000)  # more than a pipe holds
    process = subprocess.Popen(
        [*COMMAND, "read", "--format", "json", one], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as err:
        assert err.read() == b""
    assert process.wait() == 141


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_one_sentence(tmp_path, jobs):
    for n in range(400):
        (tmp_path / f"{n}.txt").write_text(PLAN.format(n=n), encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "read", "--format", "jsonl", "--jobs", jobs, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # What a shell runs in the background ignores it, and so would all that is started there.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.read(1)  # it is at work
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == b"Interrupted.\n"
