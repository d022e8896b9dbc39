"""Every open page in a real browser: nothing for axe to find, nothing wider than the window, no other host."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.register.factories import published_register

from answerable.register.search.services import index_all


@pytest.fixture
def addresses(transactional_db):
    register = published_register()
    index_all()
    plan = f"/ke-hoach/{register.plan.slug}/"
    shown = (
        "overdue",
        "held",
        "held_reviewed",
        "lifted",
        "withdrawn",
        "no_deadline",
        "past_no_information",
        "reporting",
    )
    return [
        "/", "/ke-hoach/", plan, f"{plan}van-ban/2/1/?doan=0-20", f"{plan}chua-noi/", f"{plan}so-sanh/2/", f"{plan}cay/",
        f"{plan}dong-thoi-gian/", f"{plan}huy-hieu/",
        "/cam-ket/", "/cam-ket/?trang_thai=held&thang=2026-12", "/cam-ket/?co_quan=so-y-te-an-hai&vai_tro=lead",
        *(f"/cam-ket/{register[name].public_id}/" for name in shown),
        "/co-quan/", "/co-quan/so-y-te-an-hai/", "/co-quan/so-noi-vu-an-hai/", "/han/2026/12/", "/tim/?q=so+y+te",
        "/tim/?q=khongco", "/tam-dung/",
        "/gioi-thieu/", "/du-lieu/", "/giao-dien/", "/nhat-ky/",
    ]  # fmt: skip


def test_axe_finds_nothing_in_either_language_nothing_is_wider_and_no_other_host_is_asked(
    page, live_server, addresses
):
    asked, found = [], {}
    page.on("request", lambda request: asked.append(request.url))
    for prefix, scheme in (("", "dark"), ("/en", "light")):
        page.emulate_media(color_scheme=scheme)
        for address in addresses:
            page.goto(f"{live_server.url}{prefix}{address}")
            violations = Axe().run(page).response["violations"]
            wrong = [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations]
            for width in (1280, 390):  # which is as wide as it was opened
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    wrong.append(f"wider than {width}")
            if wrong:
                found[f"{prefix}{address}"] = wrong
    assert not found
    assert {url for url in asked if not url.startswith(live_server.url)} == set()


def test_from_the_front_page_to_the_words_by_the_keyboard(page, live_server, addresses):
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("quy trinh tiep nhan khieu nai")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ban hành quy trình tiếp nhận khiếu nại").focus()
    page.keyboard.press("Enter")
    page.get_by_text("quá hạn, chưa hoàn thành · chưa triển khai").wait_for()
    page.get_by_role("link", name="Mở văn bản tại II/5").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/2/1/?doan=*#doan")
    assert "Ban hành quy trình" in page.locator("mark:target").text_content()
