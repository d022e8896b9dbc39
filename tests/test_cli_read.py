"""``answerable read``: what is printed, what is complained of, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree

from answerable.cli import main
from answerable.cli.messages import messages_of
from answerable.cli.terminal import Bar, shows_colour
from answerable.reader.export.words import Language

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: {n}/KH-UBND
Sơn La, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Công tác năm 2026

I. NHIỆM VỤ

1. Sở Tư pháp tổ chức tập huấn trước ngày 20/{n}/2026.
"""
COMMAND = [sys.executable, "-m", "answerable"]


@pytest.fixture(autouse=True)
def _locale(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def folder(tmp_path) -> Path:
    """Two plans, one file that cannot be read, and what is plainly no document."""
    plans = tmp_path / "plans"
    (plans / "sub").mkdir(parents=True)
    (plans / "a.txt").write_text(PLAN.format(n=1), encoding="utf-8")
    (plans / "sub" / "a.txt").write_text(PLAN.format(n=2), encoding="utf-8")
    (plans / "empty.docx").write_bytes(b"")
    (plans / ".hidden.txt").write_text(PLAN.format(n=3), encoding="utf-8")
    (plans / "~$a.docx").write_bytes(b"lock")
    (plans / "photo.JPG").write_bytes(b"\xff\xd8\xff")
    return plans


@pytest.fixture
def one(folder) -> str:
    return str(folder / "a.txt")


def run(*arguments: str, capture) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    out, err = capture.readouterr()
    return status, out, err


def test_json_is_the_contracts_object(one, capfd):
    status, out, err = run("read", "--format", "json", one, capture=capfd)
    assert (status, err) == (0, "")
    plan = json.loads(out)
    assert plan["schema"] == "answerable.plan/1"
    assert plan["header"]["number"] == "1/KH-UBND"


def test_the_summary_is_what_is_shown_when_nothing_is_said(one, capfd):
    status, out, err = run("read", one, capture=capfd)
    assert (status, err) == (0, "")
    assert out.startswith("Kế hoạch 1/KH-UBND\n")
    assert "TASKS (1)" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("environment", "title"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "NHIỆM VỤ (1)"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "TASKS (1)"),
        ({"LC_MESSAGES": "vi"}, "NHIỆM VỤ (1)"),
        ({"LANG": "fr_FR"}, "TASKS (1)"),
    ],
)
def test_the_locale_chooses_the_language(one, capfd, monkeypatch, environment, title):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert title in run("read", one, capture=capfd)[1]


def test_lang_outweighs_the_locale(one, capfd, monkeypatch):
    assert "NHIỆM VỤ (1)" in run("read", "--lang", "vi", one, capture=capfd)[1]
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert "TASKS (1)" in run("read", "--lang=en", one, capture=capfd)[1]


def test_the_page_is_as_wide_as_the_terminal(one, capfd, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, run("read", one, capture=capfd)[1].splitlines())) == 60


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("gone.docx", None, "there is no such file; check the path."),
        ("empty.pdf", b"", "the file is empty; fetch it again from where it was published."),
        ("zip.docx", b"PK\x03\x04cut off", "this is a zip archive"),
        ("odd", bytes(range(256)) * 4, "this is not a document that can be read"),
    ],
)
def test_a_document_that_cannot_be_read_ends_with_one_line(tmp_path, capfd, name, content, told):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status, out, err = run("read", "--format", "json", tmp_path / name, capture=capfd)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith(f"{tmp_path / name}: {told}")


def test_a_name_that_is_too_long_is_one_sentence_too(capfd):
    status, out, err = run("read", "x" * 5000, capture=capfd)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1


def test_links_that_go_in_circles_are_left_alone(folder, capfd):
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "up").symlink_to(folder)
    assert run("read", "--output", folder / "out", folder, capture=capfd)[2].count("not read") == 1


def test_a_fault_of_ours_is_one_sentence_too(one, capfd, monkeypatch):
    monkeypatch.setattr("answerable.reader.read_plan", lambda *given: 1 / 0)
    status, out, err = run("read", one, capture=capfd)
    assert (status, out) == (2, "")
    told = "a fault in this program stopped the reading (ZeroDivisionError: division by zero)"
    assert err == f"{one}: {told}; please report it.\n"
    monkeypatch.setenv("ANSWERABLE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["read", one])


# ------------------------------------------------------------------ many documents


def test_one_bad_file_never_stops_the_others(folder, capfd):
    status, out, err = run("read", "--format", "jsonl", folder, capture=capfd)
    assert status == 1
    assert [json.loads(line)["header"]["number"] for line in out.splitlines()] == ["1/KH-UBND", "2/KH-UBND"]
    assert err.splitlines() == [
        f"{folder}/empty.docx: the file is empty; fetch it again from where it was published.",
        "2 documents read, 1 not read.",
    ]


def test_processes_read_the_same_in_the_same_order(folder, capfd):
    alone = run("read", "--format", "jsonl", folder, capture=capfd)
    assert run("read", "--format", "jsonl", "--jobs", "2", folder, capture=capfd) == alone


def test_a_folder_without_documents_says_so(tmp_path, capfd):
    (tmp_path / "photo.png").write_bytes(b"x")
    status, out, err = run("read", tmp_path, capture=capfd)
    assert (status, out) == (2, "")
    assert err == f"{tmp_path}: there is no document in this folder; name another, or a file.\n"


def test_rows_of_many_documents_stand_under_one_line_of_names(folder, capfd):
    out = run("read", "--format", "csv", folder, capture=capfd)[1]
    assert out.count("\ufeff") == 1
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row["document"] for row in rows] == ["a.txt", "sub/a.txt"]


def test_many_documents_make_one_workbook(folder, capfdbinary):
    main(["read", "--format", "xlsx", str(folder)])
    book = openpyxl.load_workbook(io.BytesIO(capfdbinary.readouterr().out))
    assert [row[0].value for row in book["Tasks"].iter_rows(min_row=2)] == ["a.txt", "sub/a.txt"]


@pytest.mark.parametrize("format", ["json", "akn"])
def test_what_holds_one_document_is_not_printed_for_many(folder, capfd, format):
    status, out, err = run("read", "--format", format, folder, capture=capfd)
    assert (status, out) == (2, "")
    assert "holds one document; for several use --output FOLDER" in err


def test_akoma_ntoso_is_xml(one, capfdbinary):
    assert main(["read", "--format", "akn", one]) == 0
    assert etree.fromstring(capfdbinary.readouterr().out)[0].get("name") == "ke-hoach"


# ------------------------------------------------------------------ an output folder


@pytest.mark.parametrize(
    ("format", "ending"),
    [("summary", ".txt"), ("json", ".json"), ("csv", ".csv"), ("xlsx", ".xlsx"), ("akn", ".akn.xml")],
)
def test_a_file_a_document_in_the_output_folder(folder, tmp_path, capfd, format, ending):
    status, out, _ = run("read", "--format", format, "--output", tmp_path / "out", folder, capture=capfd)
    assert (status, out) == (1, "")
    written = sorted(
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")
    )
    assert written == [f"a.txt{ending}", f"sub/a.txt{ending}"]


def test_nothing_is_overwritten_unless_it_is_asked_for(one, tmp_path, capfd):
    arguments = ["read", "--format", "json", "--output", str(tmp_path / "out"), one]
    assert main(arguments) == 0
    kept = tmp_path / "out" / "a.txt.json"
    kept.write_text("mine")
    status, _, err = run(*arguments, capture=capfd)
    assert status == 2
    assert f"{kept}: this file is there already" in err
    assert kept.read_text() == "mine"
    assert main([*arguments, "--overwrite"]) == 0
    assert json.loads(kept.read_text())["schema"] == "answerable.plan/1"


def test_documents_of_one_name_do_not_collide(folder, tmp_path, capfd):
    files = [folder / "a.txt", folder / "sub" / "a.txt"]
    assert run("read", "--format", "json", "--output", tmp_path / "out", *files, capture=capfd)[0] == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.txt.json", "a.txt.json"]


def test_results_inside_the_folder_that_is_read_are_not_read_again(folder, capfd):
    for _ in range(2):
        run("read", "--output", folder / "out", "--overwrite", folder, capture=capfd)
    assert not list((folder / "out").rglob("out"))


def test_an_output_that_cannot_be_written_is_one_sentence(one, tmp_path, capfd):
    (tmp_path / "file").write_text("")
    status, _, err = run("read", "--output", tmp_path / "file" / "out", one, capture=capfd)
    assert status == 2
    assert err.startswith(f"{tmp_path}/file/out: the result cannot be written (Not a directory)")


# ------------------------------------------------------------------ a command that was mistyped


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ([], "say what to do: read or explain"),
        (["raed"], "“raed” is none of read, explain"),
        (["read"], "name a document or a folder to read"),
        (["read", "--format", "pdf", "x"], "“pdf” is none of summary, json, jsonl, csv, xlsx, akn"),
        (["read", "--jobs", "0", "x"], "“0” is no whole number from 1 up"),
        (["read", "--lang", "fr", "x"], "“fr” is none of vi, en"),
        (["read", "--out", "x"], "not understood: --out"),
        (["explain", "x"], "name a document and the id of one of its items"),
    ],
)
def test_a_mistyped_command_says_what_is_wrong(capfd, typed, told):
    status, out, err = run(*typed, capture=capfd)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", [["--help"], ["read", "--help"], ["explain", "--help"]])
@pytest.mark.parametrize("language", list(Language))
def test_help_is_in_the_readers_language_and_gives_examples(capfd, command, language):
    status, out, err = run(*command, "--lang", language, capture=capfd)
    assert (status, err) == (0, "")
    words = messages_of(language)
    assert out.startswith(f"{words.usage}: answerable")
    assert f"{words.examples}:" in out
    assert "answerable explain ke-hoach" in out or "answerable read ke-hoach" in out
    if "read" in command:
        assert words.statuses in out


def test_the_version(capfd):
    status, out, _ = run("--version", capture=capfd)
    assert status == 0
    assert out.startswith("answerable ")


# ------------------------------------------------------------------ the bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_shows_how_far_it_is_and_clears_its_line(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = Bar(2, messages_of(Language.EN), shown=True)
    bar.step()
    bar.step()
    bar.clear()
    shown = terminal.getvalue()
    assert "1 of 2" in shown
    assert "2 of 2" in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.parametrize(("total", "shown"), [(1, True), (2, False)])
def test_no_bar_for_one_document_or_beside_results(monkeypatch, total, shown):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = Bar(total, messages_of(Language.EN), shown=shown)
    bar.step()
    bar.clear()
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "xterm"}, False),
    ],
)
def test_colour_is_for_terminals_and_for_those_who_want_it(monkeypatch, terminal, environment, colour):
    monkeypatch.setattr(sys, "stdout", Terminal() if terminal else io.StringIO())
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert shows_colour() is colour


def test_a_limit_is_named_and_can_be_set(tmp_path, capsys):
    long = tmp_path / "long.txt"
    long.write_text("KẾ HOẠCH\n" + "1. Sở Y tế tổ chức tập huấn.\n" * 20, encoding="utf-8")
    assert main(["read", "--lang", "en", "--limit", "characters=100", str(long)]) == 2
    assert "raise the limit “characters”" in capsys.readouterr().err
    assert main(["read", "--lang", "en", "--limit", "characters=1000", str(long)]) == 0
    for wrong in ("characters", "characters=0", "size=5"):
        assert main(["read", "--lang", "en", "--limit", wrong, str(long)]) == 2
        assert "sets no limit" in capsys.readouterr().err
