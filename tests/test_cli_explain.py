"""``answerable explain``: one item, its facts, and the words that they came from."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from answerable.cli import main

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 1/KH-UBND
Sơn La, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Công tác năm 2026

I. NHIỆM VỤ

1. Tổ chức tập huấn trợ giúp pháp lý cho cán bộ xã theo Luật Trợ giúp pháp lý.

- Biên soạn tài liệu trước ngày 20/3/2026.

(Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ thực hiện).
"""


@pytest.fixture
def explained(tmp_path, capfd, monkeypatch):
    """Explain an item of the plan above: its status, output and complaints."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")

    def explain(*arguments: str) -> SimpleNamespace:
        status = main(["explain", str(file), *arguments])
        out, err = capfd.readouterr()
        return SimpleNamespace(status=status, out=out, err=err, file=file)

    return explain


def test_an_item_is_shown_whole_under_its_document_and_the_items_above(explained):
    shown = explained("I/1/-1")
    assert (shown.status, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[0] == "Kế hoạch 1/KH-UBND · 05/03/2026 · plan.txt"
    assert lines[1] == "I. NHIỆM VỤ"
    assert lines[2].startswith("1. Tổ chức tập huấn")
    assert "Biên soạn tài liệu trước ngày 20/3/2026." in shown.out


def test_each_fact_quotes_its_words_and_says_how_it_was_found(explained):
    out = explained("I/1/-1").out
    assert "By when: trước ngày 20/3/2026 [<2026-03-20]" in out
    assert "in the item's own words" in out
    assert "«trước ngày 20/3/2026»" in out
    assert "Lead: Sở Tư pháp (so-tu-phap)" in out
    assert "(«Sở Tư pháp» chủ trì, phối hợp với Sở Nội vụ thực hiện)." in out
    assert "from item I/1, above this one" in out


def test_a_closing_parenthesis_and_a_citation(explained):
    out = explained("I/1").out
    assert "in the words that close the item" in out
    assert "«Luật Trợ giúp pháp lý»" in " ".join(out.split())


def test_vietnamese(explained):
    out = explained("I/1/-1", "--lang", "vi").out
    assert "Chủ trì: Sở Tư pháp" in out
    assert "theo mục I/1 ở trên" in out


@pytest.mark.parametrize(
    ("asked", "told"),
    [("I/1/-9", "Near it: I/1/-1"), ("i/1", "Near it: I/1"), ("???", "items: I, I/1, I/1/-1")],
)
def test_an_item_that_is_not_there_suggests_others(explained, asked, told):
    shown = explained(asked)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(f"{shown.file}: there is no item “{asked}”. ")
    assert told in shown.err


def test_a_document_that_cannot_be_read_is_one_sentence(explained, tmp_path, capfd):
    assert main(["explain", str(tmp_path / "gone.docx"), "I"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err == f"{tmp_path / 'gone.docx'}: there is no such file; check the path.\n"
