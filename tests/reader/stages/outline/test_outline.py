"""What holds of every outline, whatever the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.reader.stages.outline.conftest import outline_of, source_of

if TYPE_CHECKING:
    from collections.abc import Callable

LINE = st.one_of(
    st.sampled_from(
        ["I. MỤC TIÊU", "II. NHIỆM VỤ", "1. Sở Y tế", "2. Kiểm tra.", "a) Rà soát:", "b) Báo cáo.",
         "- Tổ chức.", "+ Khám.", "Chủ trì: Sở Y tế.", "(Sở Y tế chủ trì).", "Lưu ý:", "PHỤ LỤC I",
         "BƯỚC HAI", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "Điều 1. Ban hành.", "1.1. Thu.", "tiếp theo,",
         "KẾ HOẠCH", "Trên đây là Kế hoạch."]
    ),
    st.text(alphabet=st.characters(blacklist_characters="\n\r", blacklist_categories=["Cs"]), max_size=30),
)  # fmt: skip


@given(st.lists(LINE, max_size=30))
def test_ids_are_unique_parents_come_first_and_words_are_of_the_text(lines):
    source = source_of(*lines)
    entries = outline_of(source)
    assert len({e.id for e in entries}) == len(entries)
    for place, entry in enumerate(entries):
        assert entry.parent is None or entry.parent < place
        assert 0 <= entry.span.start < entry.span.end <= len(source.text)
    assert outline_of(source) == entries


def test_labels_of_a_task_and_of_those_who_do_it_are_no_items_of_their_own(
    outline: Callable[..., list[str]],
) -> None:
    read = outline(
        "I. NHIỆM VỤ",
        "1. Về dữ liệu",
        "a) Nhiệm vụ:",
        "- Rà soát cơ sở dữ liệu của đơn vị.",
        "b) Cơ quan thực hiện:",
        "- Đơn vị chủ trì: Sở Khoa học và Công nghệ.",
        "- Đơn vị phối hợp: Các sở, ban, ngành.",
    )
    assert [line.split()[1] for line in read] == ["heading", "heading", "other", "task", *["other"] * 3]


def test_a_closing_parenthesis_on_its_own_line_is_no_item(outline: Callable[..., list[str]]) -> None:
    read = outline(
        "I. NHIỆM VỤ",
        "1. Công tác tuyên truyền",
        "- Tổ chức các hội nghị tuyên truyền.",
        "(Công an tỉnh chủ trì, phối hợp với các ngành thực hiện).",
    )
    assert len(read) == 3
