"""The plan that the project began with, by the phrases and citations that were read from it by eye."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from answerable.reader import read_plan

SEED = Path(__file__).resolve().parents[3] / "shared/plans/000-63-kh-ubnd-tinh-son-la-2019.txt"
pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the shared documents are not here")


@cache
def seed():
    return read_plan(SEED)


def bodies(item_id: str, role: str) -> list[str]:
    (item,) = [item for item in seed().items if item.id == item_id]
    return [one.name.replace("Uỷ", "Ủy") for one in item.assignments if one.role == role]


FUNCTIONAL = "các ngành chức năng"
FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"
DISTRICTS = "Ủy ban nhân dân các huyện, thành phố"


@pytest.mark.parametrize(
    ("item", "lead", "coordinate"),
    [
        ("III/1", ["Công an tỉnh"], [FUNCTIONAL]),
        ("III/2", ["Sở Ngoại vụ"], [FUNCTIONAL]),
        ("III/3", ["Sở Tư pháp"], [FUNCTIONAL]),
        ("III/4", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Thông tin và Truyền thông"], [FUNCTIONAL]),
        ("III/5", ["Sở Lao động Thương binh & Xã hội"], []),
        ("III/6", ["Ban Dân tộc"], [FUNCTIONAL]),
        ("III/6/-1", ["Ban Dân tộc"], []),
        ("III/7", ["Sở Nội vụ"], []),
        ("III/8", [FRONT], ["các tổ chức đoàn thể"]),
        ("III/8/-1", [FRONT], ["các tổ chức thành viên"]),
        ("III/8/-5", [FRONT], ["huyện ủy, thành ủy, đảng ủy trực thuộc tỉnh ủy"]),
        ("III/9", ["Ban Tuyên giáo Tỉnh ủy"], []),
        ("III/10", ["Viện Kiểm sát nhân dân", "Tòa án nhân dân"], []),
        ("III/11", [DISTRICTS], []),
        ("III/11/-1", [DISTRICTS], ["các cơ quan chức năng liên quan"]),
        ("III/12", ["Công an tỉnh"], []),
        ("III/12/-2", ["Công an tỉnh"], ["các đơn vị liên quan"]),
        ("IV/1", ["các sở, ban, ngành", DISTRICTS], []),
        ("IV/2", ["Sở Tài chính"], []),
        ("IV/3", ["Công an tỉnh"], []),
        *((f"II/{number}", [], []) for number in range(1, 7)),
    ],
)
def test_who_leads_and_who_takes_part(item, lead, coordinate):
    assert bodies(item, "lead") == lead
    assert bodies(item, "coordinate") == coordinate


def test_requests_are_put_to_the_front_the_party_and_the_courts():
    asked = {
        item.id for item in seed().items for one in item.assignments
        if one.role == "lead" and one.force == "request" and not one.inherited
    }  # fmt: skip
    assert asked == {"III/8", "III/9", "III/10"}


def test_only_one_day_is_set():
    (deadline,) = [one for item in seed().items for one in item.deadlines if one.date]
    assert (deadline.date.isoformat(), deadline.inclusive) == ("2019-03-20", False)


def test_plans_go_to_the_police_who_report_on():
    first = next(report for report in seed().reports if report.item == "IV/1")
    assert first.to == ("Công an tỉnh",)
    assert first.via == "phòng Tham mưu (PV01)"
    last = seed().reports[-1]
    assert (last.item, last.by) == ("IV/3", ("Công an tỉnh",))
    assert last.to == ("Ban Chỉ đạo về Nhân quyền của Chính phủ",)


def test_the_onward_duty_is_of_the_body_reported_to():
    hops = [report for report in seed().reports if report.item == "IV/1"]
    assert len(hops) == 2
    assert len(hops[1].to) == 3
    assert (hops[1].by, hops[1].deadline) == (("Công an tỉnh",), None)


def test_thirteen_documents_are_cited():
    assert [(one.number or one.name, one.date and one.date.isoformat()) for one in seed().citations] == [
        ("519-KL/TU", "2018-04-26"),
        ("14/KH-BCĐ", "2018-06-27"),
        ("46-TB/TW", "2018-02-06"),
        ("44-CT/TW", None),
        ("04-CT/TW", "2011-07-06"),
        ("70/NQ-CP", "2012-11-01"),
        ("15-NQ/TW", "2012-06-01"),
        ("1498/2012/QĐ-TTg", "2012-10-08"),
        ("02-NQ/TU", "2010-11-02"),
        ("437-KL/TU", "2018-08-14"),
        ("05-NQ/TU", "2016-10-01"),
        ("12/2018/QĐ-TTg", None),
        ("Luật Tín ngưỡng, Tôn giáo", None),
    ]


def test_the_number_that_cannot_be_is_flagged_and_kept():
    (doubt,) = [one for one in seed().warnings if one.code == "citation.suspect-number"]
    assert "1498/2012/QĐ-TTg" in seed().source.quote(doubt.span)
