"""What a name means depends on the day, and for cities on the province."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.reader.catalogue import Standing, load_catalogue

THEN = date(2019, 3, 5)
SPRING_2025 = date(2025, 4, 10)
NOW = date(2026, 5, 20)


# Leads, coordinators and recipients of a provincial plan of 2019.
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Công an tỉnh", "cong-an-tinh"),
        ("Sở Ngoại vụ", "so-ngoai-vu"),
        ("Sở Tư pháp", "so-tu-phap"),
        ("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("Sở Thông tin và Truyền thông", "so-thong-tin-va-truyen-thong"),
        ("Sở Lao động Thương binh & Xã hội", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Ban Dân tộc", "ban-dan-toc"),
        ("Sở Nội vụ", "so-noi-vu"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "uy-ban-mat-tran-to-quoc-viet-nam-tinh"),
        ("Ban Tuyên giáo Tỉnh ủy", "ban-tuyen-giao-tinh-uy"),
        ("Viện Kiểm sát nhân dân", "vien-kiem-sat-nhan-dan"),
        ("Tòa án nhân dân", "toa-an-nhan-dan"),
        ("Uỷ ban nhân dân các huyện, thành phố", "uy-ban-nhan-dan-cac-huyen-thanh-pho"),
        ("các sở, ban, ngành", "cac-so-ban-nganh"),
        ("các ngành chức năng", "cac-nganh-chuc-nang"),
        ("Thường trực tỉnh uỷ", "thuong-truc-tinh-uy"),
        ("Ban Chỉ đạo về Nhân quyền của Chính phủ", "ban-chi-dao-ve-nhan-quyen-cua-chinh-phu"),
        ("BCĐ Nhân quyền Chính phủ", "ban-chi-dao-ve-nhan-quyen-cua-chinh-phu"),
        ("UBND tỉnh Sơn La", "uy-ban-nhan-dan-tinh"),
        ("Sở Tài chính", "so-tai-chinh"),
    ],
)
def test_a_plan_of_2019_names_bodies_of_2019(name, body):
    found = load_catalogue().resolve(name, on=THEN, province="son-la")
    assert found is not None
    assert found.id == body


@pytest.mark.parametrize(
    ("name", "on", "body"),
    [
        ("Cục Thuế", THEN, "cuc-thue-tinh"),
        ("Cục Thuế", NOW, "cuc-thue"),
        ("Thuế tỉnh Sơn La", NOW, "thue-tinh"),
        ("Phòng Kinh tế", THEN, "phong-kinh-te-huyen"),
        ("Phòng Kinh tế", NOW, "phong-kinh-te-xa"),
        ("Tòa án nhân dân khu vực 3", NOW, "toa-an-nhan-dan-khu-vuc"),
        ("Chi cục Hải quan khu vực XIX", NOW, "chi-cuc-hai-quan-khu-vuc"),
        ("Ủy ban Kinh tế của Quốc hội", THEN, "uy-ban-kinh-te"),
        ("Ủy ban Kinh tế và Tài chính của Quốc hội", NOW, "uy-ban-kinh-te-va-tai-chinh"),
        ("UBND xã Lương Minh", NOW, "uy-ban-nhan-dan-xa"),
        ("UBND huyện Mường La", THEN, "uy-ban-nhan-dan-huyen"),
        ("Báo và Phát thanh - Truyền hình Đắk Lắk", NOW, "bao-va-phat-thanh-truyen-hinh-tinh"),
        ("VNPT Nghệ An", NOW, "tap-doan-buu-chinh-vien-thong-viet-nam"),
        ("Bộ KH&ĐT", THEN, "bo-ke-hoach-va-dau-tu"),
        ("BLĐTBXH", THEN, "bo-lao-dong-thuong-binh-va-xa-hoi"),
    ],
)
def test_a_name_means_the_body_that_bore_it_on_that_day(name, on, body):
    found = load_catalogue().resolve(name, on=on, province="son-la")
    assert found is not None
    assert found.id == body


@pytest.mark.parametrize(
    ("name", "on", "province", "body"),
    [
        ("Công an thành phố", THEN, "son-la", "cong-an-huyen"),
        ("Công an Thành phố", THEN, "ha-noi", "cong-an-tinh"),
        ("Công an thành phố", NOW, "son-la", "cong-an-tinh"),  # no districts since 1/7/2025
        ("UBND thành phố Đà Nẵng", THEN, None, "uy-ban-nhan-dan-tinh"),
        ("UBND thành phố Hạ Long", THEN, "quang-ninh", "uy-ban-nhan-dan-huyen"),
        ("Công an Sơn La", THEN, None, "cong-an"),
        ("Công an thành phố", THEN, None, None),
    ],
)
def test_the_city_is_a_province_or_a_district(name, on, province, body):
    found = load_catalogue().resolve(name, on=on, province=province)
    assert (found and found.id) == body


@pytest.mark.parametrize(
    ("name", "on", "standing"),
    [
        ("Sở Kế hoạch và Đầu tư", THEN, Standing.EXACT),
        ("Sở Kế hoạch và Đầu tư", SPRING_2025, Standing.NEAR_DATE),
        ("Sở Kế hoạch và Đầu tư", NOW, Standing.NOT_THEN),
        ("Sở Nông nghiệp và Môi trường", THEN, Standing.NOT_THEN),
        ("Sở Kế hoach và Đầu tư", THEN, Standing.NEAR_NAME),
        ("Sở Kế hoạch và Đầu ttư", THEN, Standing.NEAR_NAME),
        ("Công an thành phố", THEN, Standing.UNSURE),
        ("Sở Vui chơi", THEN, Standing.UNKNOWN),
    ],
)
def test_a_name_that_is_known_but_not_then_is_told_from_an_unknown_one(name, on, standing):
    resolution = load_catalogue().look_up(name, on=on)
    assert resolution.standing is standing
    assert (resolution.body is None) == (standing in (Standing.NOT_THEN, Standing.UNSURE, Standing.UNKNOWN))


@pytest.mark.parametrize(
    "name",
    [
        "đồng chí Nguyễn Văn A",  # a person is no body
        "Nguyễn Thị Công An",
        "kế hoạch",
        "Sở",
        "",
        "tỉnh Sơn La",  # a place is no body
        "Bộ Công an Sơn La",  # no ministry has a province
        "Sở XX",
    ],
)
def test_what_is_no_body_is_nothing(name):
    assert load_catalogue().resolve(name, on=THEN, province="son-la") is None


def test_the_name_may_state_its_province():
    catalogue = load_catalogue()
    assert catalogue.look_up("UBND tỉnh Tuyên Quang", on=THEN).province == "tuyen-quang"
    assert catalogue.look_up("UBND tỉnh Tuyên Quang", on=NOW).province == "tuyen-quang-2025"
    assert catalogue.look_up("Sở Nội vụ", on=NOW).province is None


def test_succession_is_by_function_and_dated():
    catalogue = load_catalogue()
    old = "so-lao-dong-thuong-binh-va-xa-hoi"
    assert catalogue.successors(old, THEN) == ()
    by_function = {s.function: s.new for s in catalogue.successors(old, NOW)}
    assert by_function["giảm nghèo"] == "so-nong-nghiep-va-moi-truong"
    assert len(by_function) == 5
