"""Checking in a real browser, by the keyboard alone; the strokes are counted."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.hands import EXAMPLE, MOST_STROKES, Hands, bring, check, publish
from tests.reader.formats.test_scan import reads_pictures, scanned_pdf

from answerable.register.checking.progress import ordered, progress_of
from answerable.register.commitments.models import Commitment
from answerable.register.plans.models import Edition

SEED = EXAMPLE.parents[2] / "shared" / "plans" / "000-63-kh-ubnd-tinh-son-la-2019.txt"


def test_a_real_plan_is_checked_and_published_by_the_keyboard(desk, live_server, capsys):
    if not SEED.is_file():
        pytest.skip("the shared documents are not here")
    hands = Hands(desk)
    bring(desk, live_server, SEED)
    hands.strokes += 3  # to the file, to the button, Enter
    check(hands)
    assert progress_of(ordered(Edition.objects.get())).done
    publish(hands)
    edition = Edition.objects.get()
    assert edition.standing == "published"
    published = Commitment.objects.count()
    assert published == progress_of(ordered(edition)).total
    with capsys.disabled():
        print(f"\n{SEED.name}: {published} commitments, {hands.strokes} keys and clicks from the file on")
    assert hands.strokes <= MOST_STROKES


def test_a_fact_lights_its_words_and_a_draft_outlives_its_window(desk, live_server):
    page = desk
    bring(page, live_server, EXAMPLE)
    fact = page.locator(".facts [data-of^=assignments]").first
    fact.focus()
    assert page.locator(".document .lit").count() > 0
    fact.evaluate("one => one.blur()")
    page.keyboard.press("e")
    page.locator("#id_objection").fill("Không hạn chế quyền nào")
    address = page.url
    again = page.context.new_page()
    again.goto(address)
    assert again.locator("#id_objection").input_value() == "Không hạn chế quyền nào"


def test_a_fact_lights_its_words_on_the_picture_of_the_page_too(desk, live_server):
    page = desk
    bring(page, live_server, EXAMPLE.with_suffix(".pdf"))
    number = Edition.objects.get().pk
    page.goto(f"{live_server.url}/lam-viec/kiem-tra/{number}/muc/III/3/")
    picture = page.locator(".sheet img")
    picture.evaluate("one => one.decode()")
    assert picture.evaluate("one => one.naturalWidth") == 1_000
    fact = page.locator(".facts [data-of=assignments-0]")
    fact.focus()
    mark = page.locator(".marks .lit").first
    name = mark.get_attribute("data-of")
    assert name == "assignments-0"
    box, sheet = mark.bounding_box(), picture.bounding_box()
    assert sheet["x"] < box["x"]
    assert box["x"] + box["width"] < sheet["x"] + sheet["width"]
    fact.evaluate("one => one.blur()")
    assert page.locator(".marks .lit").count() == 0
    page.locator(".marks .of-lead").first.hover()
    assert fact.evaluate("one => one.classList.contains('lit')")
    page.locator(".sheets summary").click()  # who would rather read the text closes the picture, once
    page.reload()
    assert not page.locator(".sheet img").is_visible()


@reads_pictures
def test_the_words_of_a_scan_are_marked_when_they_are_recognised(desk, live_server, tmp_path):
    lines = [
        (80, 80, "ỦY BAN NHÂN DÂN TỈNH SƠN LA"), (80, 110, "Số: 7/KH-UBND"), (80, 150, "KẾ HOẠCH"),
        (80, 190, "I. NHIỆM VỤ"), (80, 220, "1. Giao Sở Tài chính bố trí kinh phí thực hiện."),
    ]  # fmt: skip
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(scanned_pdf(lines))
    bring(desk, live_server, scan)
    desk.locator(".marks .of-lead").wait_for()
    assert desk.locator(".paper mark.of-lead").text_content() == "Sở Tài chính"


def test_keys_go_through_the_items_and_undo(desk, live_server):
    page, hands = desk, Hands(desk)
    bring(page, live_server, EXAMPLE)
    first = page.url
    hands.press("j")
    assert page.url != first
    hands.press("k")
    assert page.url == first
    hands.press("Enter")
    assert page.url != first
    hands.press("u")
    assert page.url == first
    assert page.locator(".record .verdict-unchecked").first.is_visible()


def test_axe_finds_nothing_on_the_working_pages(desk, live_server):
    page = desk
    bring(page, live_server, EXAMPLE)
    clause, number, found = page.url, Edition.objects.get().pk, {}
    for width, scheme in ((1280, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for name, address in (
            ("clause", clause),
            ("documents", f"{live_server.url}/lam-viec/van-ban/"),
            ("publish", f"{live_server.url}/lam-viec/kiem-tra/{number}/cong-bo/"),
            ("card", f"{live_server.url}/lam-viec/kiem-tra/{number}/phieu/"),
            ("header", f"{live_server.url}/en/lam-viec/kiem-tra/{number}/van-ban/"),
        ):
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
            violations = Axe().run(page).response["violations"]
            if violations:
                nodes = [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in violations]
                found[name, width] = nodes
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found[name, width] = "wider than its window"
    assert not found
