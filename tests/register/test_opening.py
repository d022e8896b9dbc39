"""``answerable open`` from nothing: documents in, an address that signs in once, and the register behind it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest
from django.db import connection

from answerable.cli.command import run
from answerable.register import opening

# It keeps its register in a file, whatever database is named: once is enough.
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="answerable open uses no server"),
]
EXAMPLE = Path(__file__).parents[2] / "examples" / "ke-hoach.docx"


def answers(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", int(port))) == 0


def surroundings(folder, **others):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"ANSWERABLE_DATA": str(folder), "ANSWERABLE_PORT": str(port), **others}


def open_once(folder, *arguments, **others):
    return subprocess.run(
        [sys.executable, "-m", "answerable", "open", *map(str, arguments)],
        env=surroundings(folder, ANSWERABLE_DEMO_ONCE="1", **others), capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A register that was opened once, from nothing, with the example."""
    folder = tmp_path_factory.mktemp("begun") / "data"
    return folder, open_once(folder, "--lang", "vi", EXAMPLE)


@pytest.fixture
def data(begun, tmp_path):
    return shutil.copytree(begun[0], tmp_path / "data")


def test_a_document_is_opened_from_nothing_and_again(begun, data):
    for answer in (begun[1], open_once(data, EXAMPLE, LC_ALL="C.UTF-8")):
        assert answer.returncode == 0, answer.stderr
        *_, address = answer.stdout.split()
        assert "/lam-viec/vao/" in address
        assert address.endswith("?next=/lam-viec/kiem-tra/1/")
        assert "/en/" not in answer.stdout


def test_what_cannot_be_opened_is_told_in_a_sentence(data, tmp_path):
    answer = open_once(data, "--lang", "vi", tmp_path / "khong-co.docx")
    assert answer.returncode == 2
    assert "khong-co.docx" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    ("locale", "arguments", "english"),
    [
        ("C.UTF-8", (), False),
        ("vi_VN.UTF-8", (), False),
        ("en_GB.UTF-8", (), True),
        ("C.UTF-8", ("--lang", "en"), True),
        ("en_GB.UTF-8", ("--lang=vi",), False),
    ],
)
def test_the_pages_are_english_only_where_english_was_asked_for(monkeypatch, locale, arguments, english):
    asked = []
    monkeypatch.setattr(opening, "open_register", lambda files, *, language: asked.append((files, language)))
    monkeypatch.setenv("LC_ALL", locale)
    run(["open", *arguments, "a.docx"])
    assert asked == [(["a.docx"], "en" if english else "vi")]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_server_ends_with_the_command(data, number):
    environment = surroundings(data)
    command = [sys.executable, "-m", "answerable", "open", "--lang", "en"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as opened:
        said = takewhile(lambda line: "Ctrl-C" not in line, opened.stdout)
        assert "/en/lam-viec/vao/" in "".join(said)
        assert answers(environment["ANSWERABLE_PORT"])
        opened.send_signal(number)
        assert opened.wait(timeout=60) == 128 + number
    assert not answers(environment["ANSWERABLE_PORT"])
