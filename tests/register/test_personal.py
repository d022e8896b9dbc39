"""What is somebody's number, and what only looks like one."""

import re
import time
from itertools import pairwise

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from answerable.register.commitments.forms import ReasonForm, ReviewForm
from answerable.register.commitments.forms_bodies import MergeForm, RenameForm, SuccessionForm
from answerable.register.commitments.forms_work import (
    AnswersForm,
    DecisionForm,
    ExtensionForm,
    HappeningForm,
)
from answerable.register.consolidating.forms import AbandonForm
from answerable.register.evidence.forms import TakeBackForm
from answerable.register.personal import personal_numbers
from answerable.register.reporting.forms import PutOffForm, RecordForm, RoundForm

PERSONAL = [
    ("Ông A, CCCD 014203004567, đã nhận hỗ trợ.", "identity_card", "014203004567"),
    ("số định danh 001 095 012 345", "identity_card", "001 095 012 345"),
    ("CMND số: 050123456 cấp ngày 01/02/2015", "identity_card", "050123456"),
    ("căn cước công dân số 050 123 456", "identity_card", "050 123 456"),
    ("giấy chứng minh nhân dân của bà Lò Thị B: 050123456", "identity_card", "050123456"),
    ("Hộ chiếu số B1234567 cấp tại Hà Nội", "passport", "B1234567"),
    ("liên hệ 0912345678 để biết thêm", "phone", "0912345678"),
    ("ĐT: 0912.345.678", "phone", "0912.345.678"),
    ("điện thoại +84 912 345 678", "phone", "+84 912 345 678"),
    ("số máy bàn 0212 3852 012", "phone", "0212 3852 012"),
    ("chuyển vào tài khoản 19034567890123 tại ngân hàng", "bank_account", "19034567890123"),
    ("Số tài khoản: 7900 2050 12345", "bank_account", "7900 2050 12345"),
    ("STK 123456789", "bank_account", "123456789"),
    ("mã số BHXH 1420123456", "social_insurance", "1420123456"),
]
NOT_PERSONAL = [
    "Kế hoạch số 63/KH-UBND ngày 05/3/2019",
    "Quyết định số 014203004567/QĐ-UBND",
    "Kinh phí 912.345.678 đồng",
    "kinh phí 0912345678 đồng",
    "bố trí 1.203.004.567 đồng từ ngân sách",
    "tổng số 014.203.004.567 đồng",
    "đã tập huấn cho 123456789 lượt người",
    "giai đoạn 2021-2025, tầm nhìn 2045",
    "đường dây nóng 1900 6099 và tổng đài 111",
    "từ ngày 15/12/2025 đến ngày 14/3/2026",
    "mở tài khoản cho 1.250 hộ nghèo",
    "tài khoản định danh điện tử mức 2 cho 45.210 người",
    "diện tích 0212385201 ha",
    "mã hồ sơ 000.00.14.H52-260105-0012",
    "tỷ lệ 98,62 %, tăng 0,5 điểm so với 2024",
    "cấp 12.345 căn cước cho công dân",
    "chi trả bảo hiểm xã hội 1420123456 đồng",
    "trả lời 014 ý kiến, 203 đơn thư, 004 kiến nghị",
]


@pytest.mark.parametrize(("text", "kind", "words"), PERSONAL)
def test_a_number_of_a_person_is_found(text: str, kind: str, words: str) -> None:
    [found] = personal_numbers(text)
    assert (found.kind, found.words) == (kind, words)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_what_only_looks_like_one_is_not_found(text: str) -> None:
    assert personal_numbers(text) == []


def test_several_are_found_in_order_and_each_once() -> None:
    text = "CCCD 014203004567, ĐT 0912345678; STK 0912345678901"
    assert [one.kind for one in personal_numbers(text)] == ["identity_card", "phone", "bank_account"]


@pytest.mark.parametrize("piece", ["0 ", "tài khoản số ", "căn cước của ông A ", "0912-345-", "1"])
def test_long_words_without_end_take_little_time(piece: str) -> None:
    before = time.perf_counter()
    personal_numbers(piece * (100_000 // len(piece)))
    assert time.perf_counter() - before < 5


@given(st.text(alphabet="0123456789 .-/+abcđCDĐ", max_size=200))
def test_what_is_found_stands_there_and_nothing_overlaps(text: str) -> None:
    found = personal_numbers(text)
    assert all(text[one.start : one.end] == one.words for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


FORMS = {
    "a hold, a withdrawal, a correction, a review taken back": (ReasonForm, ("reason",)),
    "a later day": (ExtensionForm, ("reason",)),
    "its decision": (DecisionForm, ("reason",)),
    "who answers": (AnswersForm, ("reason",)),
    "an event": (HappeningForm, ("source",)),
    "a review": (ReviewForm, ("reasons", "consultation", "dissent")),
    "another name of a body": (RenameForm, ("reason",)),
    "a merger": (MergeForm, ("reason",)),
    "who took over": (SuccessionForm, ("legal_basis",)),
    "a round": (RoundForm, ("words",)),
    "its day put off": (PutOffForm, ("reason",)),
    "an answer on paper": (RecordForm, ("source",)),
    "evidence taken back": (TakeBackForm, ("reason",)),
    "a report abandoned": (AbandonForm, ("reason",)),
}


@pytest.mark.parametrize(("form", "names"), FORMS.values(), ids=FORMS)
def test_no_public_words_take_a_number_of_a_person(form, names) -> None:
    for name in names:
        field = form.base_fields[name]
        for text, _kind, number in PERSONAL:
            with pytest.raises(ValidationError, match=re.escape(number)):
                field.clean(text)
        assert field.clean("Báo cáo số 45/BC-SYT ngày 16/9/2026") == "Báo cáo số 45/BC-SYT ngày 16/9/2026"


def test_every_word_of_a_review_is_looked_at_and_the_telephone_of_an_office_stays() -> None:
    form = ReviewForm(rights=[("R14", "hội họp")], flagged=["tụ tập"])
    said = {name: field for name, field in form.fields.items() if type(field) is forms.CharField}
    assert said == {}
    route = form.fields["appeal_route"]
    assert route.clean("Ban Tiếp công dân, 0212 3852 012") == "Ban Tiếp công dân, 0212 3852 012"
    with pytest.raises(ValidationError):
        route.clean("Ông A, CCCD 014203004567")
