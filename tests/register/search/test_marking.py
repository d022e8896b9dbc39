"""Words asked for are lit where they stand."""

from __future__ import annotations

import pytest

from answerable.register.search.marking import snippet


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Hoà giải ở cơ sở.", "hòa giải", "[Hoà] [giải] ở cơ sở."),
        ("Sở Tài chính", "so", "[Sở] Tài chính"),
        ("UBND tỉnh", "ủy ban nhân dân", "[UBND] tỉnh"),
        ("Số 63/KH-UBND và 63 người", "63/KH-UBND", "Số [63]/[KH]-[UBND] và 63 người"),
        ("một <b>hai</b>", "hai", "một <b>[hai]</b>"),
        ("Không có gì.", "khác", "Không có gì."),
        ("", "khác", ""),
        ("…", "khác", "…"),
    ],
)
def test_words_are_lit(text, query, shown):
    assert "".join(f"[{piece.text}]" if piece.lit else piece.text for piece in snippet(text, query)) == shown


def test_a_long_text_is_cut_around_the_first_word_asked_for():
    text = " ".join(f"chữ{n}" for n in range(200))
    shown = "".join(piece.text for piece in snippet(text, "chữ100", most=20))
    assert shown.startswith("… chữ88 ")
    assert shown.endswith(" chữ107 …")
