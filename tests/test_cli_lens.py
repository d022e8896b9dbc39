"""``answerable lens``: a plan measure by measure, and lines of JSON."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace

import pytest

from answerable.cli import main

PLAN = """KẾ HOẠCH
Công tác năm 2026

I. NHIỆM VỤ

1. Cấp gạo cho hộ nghèo.

2. Giải tán các cuộc biểu tình.
"""


@pytest.fixture
def lens(tmp_path, capfd, monkeypatch):
    """Run the command on the plan above, or on lines: its status, output and complaints."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")

    def run(*arguments: str, lines: bytes | None = None) -> SimpleNamespace:
        if lines is not None:
            monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(lines)))
        status = main(["lens", *arguments, *([] if lines is not None else [str(file)])])
        out, err = capfd.readouterr()
        return SimpleNamespace(status=status, out=out, err=err)

    return run


def test_a_plan_for_the_eye(lens):
    shown = lens()
    assert (shown.status, shown.err) == (0, "")
    assert "2 measures, 1 on hold" in shown.out
    assert "I/1  fulfils\n  Cấp gạo cho hộ nghèo." in shown.out
    assert "I/2  restricts · on hold" in shown.out
    assert "rights: R14 peaceful assembly" in shown.out
    assert "“Giải tán” bears on assembly: “biểu tình”." in shown.out


def test_a_plan_in_vietnamese(lens):
    out = lens("--lang", "vi").out
    assert "I/2  hạn chế · tạm dừng" in out
    assert "quyền: R14 hội họp hòa bình, biểu tình" in out


def test_a_plan_as_json(lens):
    data = json.loads(lens("--format", "json").out)
    assert data["schema"] == "answerable.lens/1"
    assert [(one["id"], one["class"], one["held"]) for one in data["measures"]] == [
        ("I/1", "fulfil", False),
        ("I/2", "restrict", True),
    ]


def test_lines_are_answered_in_order(lens):
    lines = '{"id": 7, "text": "Cấp gạo cho hộ nghèo"}\n\n{"id": "b", "text": "Kịp thời chấn chỉnh", "context": "Về sinh hoạt tôn giáo"}'
    shown = lens("--jsonl", lines=lines.encode())
    assert (shown.status, shown.err) == (0, "")
    first, second = map(json.loads, shown.out.splitlines())
    assert (first["id"], first["class"], first["rights"]) == (7, "fulfil", ["R27", "R28"])
    assert first["why"][0]["words"] == "Cấp gạo"
    assert (second["id"], second["class"]) == ("b", "restrict")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"no json", "line 2: no JSON object;"),
        (b"[1]", "line 2: no JSON object;"),
        (b"\xff\xfe", "line 2: no JSON object;"),
        (b"[" * 100_000, "line 2: no JSON object;"),
        (b'{"text": "a"}', "line 2: “id” is missing"),
        (b'{"id": true, "text": "a"}', "line 2: “id” is missing"),
        (b'{"id": 1}', "line 2: “text” is missing"),
        (b'{"id": 1, "text": 5}', "line 2: “text” is missing"),
        (b'{"id": 1, "text": "a", "context": 5}', "line 2: “text” is missing"),
    ],
)
def test_a_bad_line_is_one_sentence_and_stops_no_other(lens, line, sentence):
    good = '{"id": 1, "text": "Cấp gạo cho hộ nghèo"}'.encode()
    shown = lens("--jsonl", lines=b"\n".join([b"\xef\xbb\xbf" + good, line, good]))
    assert shown.status == 1
    assert shown.err.startswith(sentence)
    assert shown.err.count("\n") == 1
    assert len(shown.out.splitlines()) == 2


def test_only_bad_lines(lens):
    assert lens("--jsonl", lines=b"x").status == 2


@pytest.mark.parametrize("arguments", [["--jsonl", "plan.txt"], []])
def test_a_document_or_lines_and_not_both(arguments, capfd):
    assert main(["lens", "--lang", "en", *arguments]) == 2
    assert "name one document, or give --jsonl" in capfd.readouterr().err


def test_a_document_that_cannot_be_read_is_one_sentence(tmp_path, capfd):
    assert main(["lens", "--lang", "en", str(tmp_path / "gone.docx")]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err == f"{tmp_path / 'gone.docx'}: there is no such file; check the path.\n"
