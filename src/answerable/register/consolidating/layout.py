"""The words of a report around what is filled in: one source of the template of Word and of what is printed.

``LINES`` is a paragraph a line: "# " is a heading, "{%p" a tag that has a line of its own, "!" a table or the
picture. The templates of Word and of pages understand the same braces.
"""

from __future__ import annotations

from pathlib import Path

LINES = (Path(__file__).with_name("data") / "bao-cao.txt").read_text(encoding="utf-8").splitlines()
HEADS_OF_PARTS = ("Tình trạng", "Số cam kết")
ALL = "Tổng số"
OF_WHICH = "Trong đó:"
# The parts of each group that a reader looks for first; the workbook has all.
HEADS_OF_GROUPS = {
    "all": ALL,
    "on_time": "Đúng hạn",
    "late": "Quá hạn, đã xong",
    "within_term": "Trong hạn",
    "overdue": "Quá hạn, chưa xong",
    "past_no_information": "Quá hạn, chưa có thông tin",
    "other": "Khác",
    "held": "Tạm dừng",
}
APPENDIX = ("PHỤ LỤC", "CHI TIẾT TỪNG CAM KẾT")
