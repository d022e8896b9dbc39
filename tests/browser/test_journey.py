"""The whole way of a plan in a real browser: its file, checking, publication, a review, and what everybody reads.

ANSWERABLE_TUTORIAL=docs/tutorial renews the pictures of the tutorial.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.browser.hands import EXAMPLE, MOST_STROKES, Hands, bring, check, publish
from tests.register.making import make_account, tell_of_bodies

from answerable.register.accounts.models import Membership
from answerable.register.bodies.placing import body_in
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.commitments.models import Commitment
from answerable.register.plans.models import Edition
from answerable.register.trace.verifying import verify

PASSWORD = "mot mat khau dai"
HELD = "tụ tập đông người trái pháp luật"  # words of a task that may limit a right
# What the reviewer finds, test by test
FOUND = {
    "legality": ("fail", "Kế hoạch không nêu luật nào quy định thế nào là trái pháp luật."),
    "aim": ("pass", "Trật tự công cộng là mục đích mà Điều 21 cho phép."),
    "necessity": ("undetermined", "Không nêu tình hình nào đòi hỏi biện pháp này."),
    "proportionality": ("undetermined", "Không nêu biện pháp nào, nên không cân nhắc được."),
    "non_discrimination": ("pass", "Lời văn không nhằm vào nhóm nào."),
    "remedy": ("fail", "Không nêu nơi người bị cấm có thể khiếu nại."),
}


def picture(page, name):
    folder = os.environ.get("ANSWERABLE_TUTORIAL")
    if folder is None:
        return
    Path(folder).mkdir(exist_ok=True)
    with Image.open(BytesIO(page.screenshot())) as shot:
        shot.convert("RGB").quantize(64).save(Path(folder) / f"{name}.png", optimize=True)


@pytest.fixture
def reviewer(windows, transactional_db):
    """A window of somebody who reviews for the Front of the province, not signed in yet."""
    account = make_account(second_factor=False, email="tham-dinh@example.vn", password=PASSWORD)
    front = body_in("uy-ban-mat-tran-to-quoc-viet-nam-tinh", province="thanh-lam", unit="tỉnh Thanh Lâm")
    Membership.objects.create(account=account, role="reviewer", body=front)
    return windows(1280, 900)


def test_from_a_file_to_a_hold_that_stays_for_published_reasons(desk, reviewer, windows, live_server, capsys):
    hands = Hands(desk)
    bring(desk, live_server, EXAMPLE)
    hands.strokes += 3  # to the file, to the button, Enter
    picture(desk, "1-check")
    edition = _corrected_and_checked(hands)
    picture(desk, "3-publish")
    publish(hands)
    edition.refresh_from_db()
    assert edition.standing == "published"
    published = Commitment.objects.count()
    assert published == progress_of(ordered(edition)).total
    with capsys.disabled():
        print(f"\n{EXAMPLE.name}: {published} commitments, {hands.strokes} keys and clicks from the file on")
    assert hands.strokes <= MOST_STROKES

    everybody = windows(1280, 900)
    held = _read_as_everybody(everybody, live_server)
    _review(reviewer, live_server, held)
    _see_why_the_hold_stays(everybody, live_server, held)
    tell_of_bodies()  # one was placed by the test
    assert verify().broken is None


def _corrected_and_checked(hands):
    """The first doubt is corrected in the form, all else is confirmed."""
    page = hands.page
    hands.open("e")
    picture(page, "2-correct")
    hands.tab_to("objection")
    page.keyboard.type("Cần xem lại")
    hands.tab_to("verb")
    hands.press("Enter")
    check(hands)
    edition = Edition.objects.get()
    assert edition.clauses.filter(objection="Cần xem lại").count() == 1
    assert progress_of(ordered(edition)).done
    return edition


def _read_as_everybody(page, live_server):
    """The plan on its page, and the task on hold, which says so; returns that task."""
    page.goto(f"{live_server.url}/ke-hoach/")
    page.get_by_role("link", name="Công tác bảo đảm quyền con người").first.click()
    page.wait_for_url("**/ke-hoach/*/")
    picture(page, "4-plan")
    held = Commitment.objects.get(text__contains=HELD)
    page.goto(f"{live_server.url}/cam-ket/{held.public_id}/")
    assert page.get_by_text("tạm dừng").first.is_visible()
    picture(page, "5-held")
    return held


def _review(page, live_server, held):
    page.goto(f"{live_server.url}/lam-viec/tham-dinh/")
    page.locator("[name=login]").fill("tham-dinh@example.vn")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/lam-viec/tham-dinh/")
    picture(page, "6-to-review")
    page.goto(f"{live_server.url}/lam-viec/tham-dinh/{held.public_id}/")
    page.locator("[name=kind][value=justified]").check()
    page.locator("[name=limit-R14]").select_option("ICCPR 21|public_order")
    for test, (verdict, reasons) in FOUND.items():
        page.locator(f"[name={test}-verdict]").select_option(verdict)
        page.locator(f"[name={test}-reasons]").fill(reasons)
    picture(page, "7-review")
    page.get_by_role("button", name="Công bố", exact=True).click()
    page.wait_for_url(f"**/tam-dung/{held.public_id}/")
    assert all(page.get_by_text(reasons).is_visible() for _verdict, reasons in FOUND.values())
    picture(page, "8-reviewed")


def _see_why_the_hold_stays(page, live_server, held):
    page.goto(f"{live_server.url}/cam-ket/{held.public_id}/")
    assert "Đã thẩm định và vẫn tạm dừng" in page.locator(".band").text_content()
    picture(page, "9-stays")
    page.goto(f"{live_server.url}/cam-ket/{held.public_id}/#tham-dinh")
    reviews = page.locator("#tham-dinh + ul").text_content()
    assert "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thanh Lâm" in reviews
    picture(page, "10-why")
    page.goto(f"{live_server.url}/tam-dung/")
    assert held.public_id in page.content()
