"""Whether a text layer can be what is printed."""

from __future__ import annotations

import pytest

from answerable.reader.formats.plausible import is_readable

PLAN = "Các sở, ban, ngành chủ trì, phối hợp với Công an tỉnh rà soát văn bản, báo cáo trước ngày 15/12. "


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        (PLAN * 30, True),
        ("KẾ HOẠCH", True),  # a cover has few words
        ("\uf0b7 Rà soát văn bản; \uf0b7 Tập huấn", True),  # bullets of Word's symbol fonts
        ("The Committee shall submit a report to the Government in the first quarter of the year.", True),
        ("T NH S N LA Ỉ Ơ các sở ban ngành chủ trì phối hợp với công an tỉnh rà soát văn bản", True),
        ("", False),
        (" \n 12/3 ...", False),
        ("\ue001\ue002\ue003 \ue004\ue005" * 20, False),
        ("абвгд ежзик лмноп рстуф хцчшщ " * 5, False),
        ("\ufffd\ufffdc s\ufffd, ban, ng\ufffdnh" * 10, False),
        ("&iF Vӣ EDQ QJjQK FKӫ WUu SKӕL KӧS YӟL &{QJ DQ WӍQK Uj VRiW YăQ EҧQ " * 3, False),
    ],
)
def test_a_text_layer_is_believed_or_not(text, readable):
    assert is_readable(text) is readable
