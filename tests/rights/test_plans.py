"""A plan read measure by measure."""

from __future__ import annotations

from answerable.reader import read_source
from answerable.reader.formats import load_bytes
from answerable.rights import read_rights

PLAN = """KẾ HOẠCH
Công tác năm 2026

I. MỤC ĐÍCH

Bảo đảm đời sống nhân dân.

II. NHIỆM VỤ

1. Cấp gạo cho hộ nghèo trước ngày 20/3/2026.

2. Theo dõi hoạt động tôn giáo trên địa bàn:

- Tổ chức hội nghị.

- Kịp thời chấn chỉnh.
"""


def test_tasks_have_a_reading_each_and_headings_none():
    readings = read_rights(read_source(load_bytes(PLAN.encode(), "plan.txt")))
    assert {name: reading.class_.value for name, reading in readings.items()} == {
        "II/1": "fulfil",
        "II/2/-1": "administrative",
        "II/2/-2": "restrict",
    }
