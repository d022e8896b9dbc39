"""How much of the words of one duty stands in others, however many those are."""

from __future__ import annotations

import pytest

from answerable.register.subplans import likeness
from answerable.register.subplans.likeness import Index

ABOVE = {
    1: "Khám sức khỏe định kỳ cho học sinh tiểu học trong toàn tỉnh.",
    2: "Tổ chức tập huấn nghiệp vụ cho cán bộ cấp xã.",
    3: "Tổ chức tuyên truyền về quyền trẻ em trong trường học.",
    4: "Tổ chức sửa chữa đường nông thôn bị sạt lở.",
}


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Phối hợp khám sức khỏe định kỳ cho học sinh tiểu học xã Đồng Mây.", 1),
        ("Mở lớp tập huấn nghiệp vụ cho cán bộ xã.", 2),
        ("Tuyên truyền về quyền trẻ em tại các trường học.", 3),
        ("Trồng rừng phòng hộ.", None),
        ("", None),
    ],
)
def test_what_says_most_of_the_same_is_nearest(text, nearest):
    found = Index(ABOVE).alike(text)
    assert max(found, key=found.get, default=None) == nearest
    assert all(0 < share <= 1 for share in found.values())


def test_the_same_words_are_wholly_alike_and_what_all_have_is_little():
    found = Index(ABOVE).alike(ABOVE[4])
    assert found[4] == pytest.approx(1)
    assert found[2] < 0.2  # "tổ chức", and no more


def test_of_nothing_nothing_is_alike():
    assert Index({}).alike(ABOVE[1]) == {}


def test_of_many_that_share_something_only_those_that_share_most_are_compared(monkeypatch):
    many = {n: f"Tổ chức hội nghị tập huấn số {n} cho cán bộ." for n in range(500)}
    index = Index(many | {1000: ABOVE[1]})
    weighed = []
    monkeypatch.setattr(Index, "_weight", lambda self, those: weighed.append(those) or 1.0)
    found = index.alike(f"Tổ chức hội nghị tập huấn cho cán bộ. {ABOVE[1]}")
    assert len(found) == likeness.COMPARED
    assert len(weighed) <= likeness.COMPARED + 1
    assert next(iter(found)) == 1000


def test_the_rarest_words_are_looked_up_first_and_no_more_than_is_allowed(monkeypatch):
    many = {n: f"Tổ chức thực hiện nhiệm vụ {n}." for n in range(200)}
    monkeypatch.setattr(likeness, "WALKED", 50)
    found = Index(many | {1000: "Tổ chức thực hiện việc trồng rừng."}).alike(
        "Tổ chức thực hiện việc trồng rừng."
    )
    assert list(found) == [1000]
