"""The order of a Vietnamese dictionary."""

from __future__ import annotations

import pytest

from answerable.register.bodies.alphabet import place_of


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Dân", "Đá"),  # Đ is a letter of its own
        ("đất", "Em"),
        ("Ám", "Ăm"),  # a mark makes another letter, a tone does not
        ("An", "Án"),
        ("Án", "An Thi"),  # what is shorter first, before any tone
        ("án a", "An b"),  # tones decide last
        ("ma", "mà"),
        ("mà", "mả"),
        ("mả", "mã"),
        ("mã", "má"),
        ("má", "mạ"),
        ("công an tỉnh", "Công an xã"),  # case is nothing
        ("Phường 9", "Phường 10"),
        ("Sở Y tế", "Tòa án"),
        ("Sở Lao động - Thương binh", "Sở Lao động Việc làm"),  # nor are signs
    ],
)
def test_what_comes_first(first, then):
    assert place_of(first) < place_of(then)


def test_both_ways_of_placing_a_tone_are_neighbours():
    assert sorted(["hòa c", "hoà b", "hòa a"], key=place_of) == ["hòa a", "hoà b", "hòa c"]
