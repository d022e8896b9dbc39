"""Words that demand plans of their own, and those that only look like it."""

from __future__ import annotations

import pytest
from tests.register.subplans.conftest import DEMAND

from answerable.register.commitments.services import put_on_hold
from answerable.register.subplans.demands import demanding, demands_plans


@pytest.mark.parametrize(
    ("words", "demand"),
    [
        (DEMAND, True),
        ("Căn cứ Kế hoạch này, xây dựng kế hoạch triển khai của địa phương mình.", True),
        ("Xây dựng và ban hành Kế hoạch cụ thể hằng năm, gửi về Sở Nội vụ để tổng hợp.", True),
        ("Ban hành chương trình hành động của từng cơ quan trong quý I.", True),
        ("Tổ chức thực hiện kế hoạch của đơn vị.", False),
        ("Xây dựng trường học đạt chuẩn theo kế hoạch.", False),
        ("Gửi báo cáo thực hiện kế hoạch về Sở Tư pháp.", False),
        ("Lập danh mục thuốc. Kế hoạch được gửi cho các đơn vị.", False),
        ("Quý trọng ý kiến của đơn vị về kế hoạch.", False),
    ],
)
def test_words_demand_a_plan_of_its_own(words, demand):
    assert demands_plans(words) is demand


@pytest.mark.django_db
def test_what_demands_plans_is_offered_until_it_is_called_for_and_never_on_hold(
    demand, on, request, secretary
):
    assert demanding(on=on) == [demand]
    put_on_hold(demand, reason="Chạm quyền.", by=secretary)
    assert demanding(on=on) == []


@pytest.mark.django_db
def test_what_was_called_for_is_offered_no_more(call, on):
    assert demanding(on=on) == []
