"""Blocks of signatures, in order, broken or run together."""

from __future__ import annotations

import pytest
from tests.reader.stages.stage_building import source_of

from answerable.reader.stages.header.offices import looks_like_name
from answerable.reader.stages.header.signature import read_signers


@pytest.mark.parametrize(
    ("lines", "signers"),
    [
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Đào Mỹ", [("Đào Mỹ", "Phó Chủ tịch", ("TM", "KT"))]),
        ("THỦ TƯỚNG\n(Đã ký)\nNguyễn Văn An", [("Nguyễn Văn An", "Thủ tướng", ())]),
        (
            "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nNguyễn Văn An",
            [("Nguyễn Văn An", "Phó Chủ nhiệm", ("KT",))],
        ),
        ("BỘ TRƯỞNG, CHỦ NHIỆM\nNguyễn Văn An", [("Nguyễn Văn An", "Bộ trưởng, Chủ nhiệm", ())]),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Lê Văn An", [("Lê Văn An", "Thứ trưởng", ("KT",))]),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Văn An", [("Nguyễn Văn An", "Phó Bí thư", ("TM",))]),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nNguyễn Văn An", [("Nguyễn Văn An", "Chánh Văn phòng", ("TL",))]),
        (
            "TL. BỘ TRƯỞNG\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nNguyễn Văn An",
            [("Nguyễn Văn An", "Phó Chánh Văn phòng", ("TL", "KT"))],
        ),
        ("Q. GIÁM ĐỐC\nNguyễn Văn An", [("Nguyễn Văn An", "Giám đốc", ("Q",))]),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hồ Thị Nguyên\nThảo", [("Hồ Thị Nguyên Thảo", "Phó Chủ tịch", ("KT",))]),
        ("CHỦ TỊCH\nH'Yim Kđoh", [("H'Yim Kđoh", "Chủ tịch", ())]),
        (
            "BỘ TRƯỞNG BỘ CÔNG AN\nNguyễn Văn An\nBỘ TRƯỞNG BỘ QUỐC PHÒNG\nTrần Văn Bình",
            [
                ("Nguyễn Văn An", "Bộ trưởng Bộ Công an", ()),
                ("Trần Văn Bình", "Bộ trưởng Bộ Quốc phòng", ()),
            ],
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNGUYỄN VĂN AN",
            [("Nguyễn Văn An", "Phó Chủ tịch", ("TM", "KT"))],
        ),
        ("THỨ TRƯỞNG\nNguyễn Thanh Tú\nPhụ Lục", [("Nguyễn Thanh Tú", "Thứ trưởng", ())]),
        ("PHỤ LỤC\nDANH MỤC\nNguyễn Văn An", []),
        ("GIÁM ĐỐC\nPHỤ LỤC I\nDANH MỤC NHIỆM VỤ", []),
    ],
)
def test_signers_are_read_with_their_own_office(lines, signers):
    source = source_of(lines)
    found, _ = read_signers(source, [paragraph.span for paragraph in source.paragraphs])
    assert [(signer.name, signer.position, signer.authority) for signer in found] == signers


@pytest.mark.parametrize(
    ("words", "is_name"),
    [
        ("Nguyễn Văn An", True),
        ("PGS.TS. Trần Thị Bình", True),
        ("(Đã ký) Y Giang Gry Niê Knơng", True),
        ("Văn phòng Chính phủ", False),
        ("Bộ Nội vụ", False),
        ("Như trên", False),
        ("Nguyễn Văn An chủ trì", False),
    ],
)
def test_names_of_persons_are_told_from_names_of_bodies(words, is_name):
    assert looks_like_name(words) is is_name
