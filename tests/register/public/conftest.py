"""A published register for the open pages, found by search too."""

from __future__ import annotations

import pytest
from tests.register.factories import published_register

from answerable.register.search.services import index_all


@pytest.fixture
def register(db):
    made = published_register()
    index_all()
    return made


@pytest.fixture
def addresses(register):
    """Every kind of open page, in Vietnamese."""
    plan = f"/ke-hoach/{register.plan.slug}/"
    return [
        "/", "/ke-hoach/", plan, f"{plan}van-ban/2/1/", f"{plan}van-ban/1/1/?doan=0-20", f"{plan}chua-noi/",
        f"{plan}so-sanh/2/", f"{plan}cay/", f"{plan}dong-thoi-gian/", f"{plan}huy-hieu/", f"{plan}hinh/",
        f"/ke-hoach/{register.sub_plan.slug}/",
        "/cam-ket/", "/cam-ket/?trang_thai=held", "/cam-ket/?thang=2026-12&quyen=R29&vai_tro=lead&co_quan=so-y-te-an-hai",
        f"/cam-ket/?ke_hoach={register.plan.slug}", "/cam-ket/?trang_thai=nothing",
        *(f"/cam-ket/{one.public_id}/" for one in register.values()),
        "/co-quan/", "/co-quan/so-y-te-an-hai/", "/co-quan/so-lao-dong-thuong-binh-va-xa-hoi-an-hai/",
        "/co-quan/so-noi-vu-an-hai/", "/han/", "/han/2026/12/", "/han/2026/1/", "/tim/", "/tim/?q=kh%C3%A1m+s%E1%BB%A9c+kh%E1%BB%8Fe",
        "/tim/?q=so+y+te&loai=body", "/tim/?q=khongco", "/tim/?q=nhiem+vu&loai=clause", "/tim/?q=nd&loai=cited",
        "/vien-dan/?so=12/KH-UBND", "/gioi-thieu/", "/du-lieu/", "/giao-dien/",
        "/gop-y/", f"/cam-ket/{register['held'].public_id}/y-kien/", f"/cam-ket/{register['held'].public_id}/gop-y/",
        "/theo-doi/", f"/theo-doi/?ke-hoach={register.plan.slug}", "/theo-doi/?tim=lop%3Dfulfil",
    ]  # fmt: skip
