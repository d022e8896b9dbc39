"""Provinces: 63 became 34 on 1/7/2025."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.reader.catalogue import load_catalogue

OLD, NEW, LATEST = date(2025, 1, 1), date(2025, 7, 1), date(2026, 5, 1)


def on(day):
    return [province for province in load_catalogue().provinces.all if province.exists(day)]


@pytest.mark.parametrize(
    ("day", "provinces", "cities"),
    [
        (date(2008, 7, 31), 64, 5),  # Hà Tây joined Hà Nội on 1/8/2008
        (date(2019, 3, 5), 63, 5),
        (OLD, 63, 6),  # Huế
        (date(2025, 6, 30), 63, 6),
        (NEW, 34, 6),
        (LATEST, 34, 7),  # Đồng Nai
    ],
)
def test_how_many_there_are(day, provinces, cities):
    there = on(day)
    assert len(there) == provinces
    assert sum(province.kind == "thành phố" for province in there) == cities
    assert len({province.code for province in there}) == provinces
    assert len({province.name for province in there}) == provinces


def test_each_old_province_is_in_exactly_one_new_one():
    by_id = load_catalogue().provinces.by_id
    homes: dict[str, list[str]] = {}
    for province in on(date(2025, 6, 30)):
        home = province
        while not home.exists(NEW):
            assert home.into is not None
            home = by_id[home.into]
        homes.setdefault(home.id, []).append(province.name)
    assert set(homes) == {province.id for province in on(NEW)}
    assert sum(len(names) == 1 for names in homes.values()) == 11
    assert sorted(homes["phu-tho-2025"]) == ["Hòa Bình", "Phú Thọ", "Vĩnh Phúc"]


def test_a_merger_leaves_no_day_between():
    by_id = load_catalogue().provinces.by_id
    for province in by_id.values():
        if province.into is not None:
            heir = by_id[province.into]
            assert province.valid_to is not None
            assert heir.valid_from is None or (heir.valid_from - province.valid_to).days == 1


def test_the_63_have_iso_codes_of_their_own():
    codes = [province.iso for province in on(date(2019, 1, 1))]
    assert None not in codes
    assert len(set(codes)) == 63


@pytest.mark.parametrize(
    ("name", "day", "id"),
    [
        ("Sơn La", NEW, "son-la"),
        ("tỉnh Tuyên Quang", OLD, "tuyen-quang"),
        ("Tuyên Quang", NEW, "tuyen-quang-2025"),
        ("Hồ Chí Minh", OLD, "ho-chi-minh"),
        ("TP.HCM", LATEST, "ho-chi-minh-2025"),
        ("Thành phố Hồ Chí Minh", LATEST, "ho-chi-minh-2025"),
        ("Thừa Thiên Huế", date(2019, 1, 1), "thua-thien-hue"),
        ("Thừa Thiên - Huế", date(2019, 1, 1), "thua-thien-hue"),
        ("thành phố Huế", LATEST, "hue"),
        ("Thừa Thiên Huế", LATEST, "hue"),
        ("HÀ GIANG", LATEST, "ha-giang"),  # the name outlives the province
        ("Đồng Nai", LATEST, "dong-nai-2026"),
        ("Bà Rịa – Vũng Tàu", OLD, "ba-ria-vung-tau"),
        ("Hoà Bình", OLD, "hoa-binh"),
        ("Đăk Lăk", None, "dak-lak-2025"),
        ("TP HAI PHONG", OLD, "hai-phong"),
        ("Paris", OLD, None),
    ],
)
def test_a_name_means_the_province_of_that_day(name, day, id):
    province = load_catalogue().province(name, day)
    assert (province and province.id) == id
