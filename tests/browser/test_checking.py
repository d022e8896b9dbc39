"""From a file to published commitments in a real browser, by the keyboard alone; the strokes are counted.

ANSWERABLE_TUTORIAL=folder keeps the pictures that docs/tutorial shows.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from tests.register.checking.plan import secretary

from answerable.register.checking.progress import ordered, progress_of
from answerable.register.commitments.models import Commitment
from answerable.register.plans.models import Edition

EXAMPLE = Path(__file__).parents[2] / "examples" / "ke-hoach.docx"
SEED = EXAMPLE.parents[2] / "shared" / "plans" / "000-63-kh-ubnd-tinh-son-la-2019.txt"
MOST_STROKES = 60  # for a plan of about fifty tasks


@pytest.fixture
def desk(page, live_server, transactional_db, settings):
    """A window of somebody of the secretariat, signed in."""
    client = Client()
    client.force_login(secretary(name="Thư ký"), backend=settings.AUTHENTICATION_BACKENDS[0])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


class Hands:
    """Counts what a person presses."""

    def __init__(self, page):
        self.page = page
        self.strokes = 0

    def press(self, key):
        self.strokes += 1
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def open(self, key):
        self.strokes += 1
        self.page.keyboard.press(key)

    def tab_to(self, name):
        """Press Tab until a field of that name has the focus."""
        for _ in range(60):
            if self.page.evaluate("document.activeElement.name") == name:
                return
            self.strokes += 1
            self.page.keyboard.press("Tab")
        raise AssertionError(name)


def bring(page, live_server, path):
    page.goto(f"{live_server.url}/lam-viec/van-ban/")
    page.get_by_label("Văn bản", exact=True).set_input_files(path)
    page.get_by_role("button", name="Đọc văn bản").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/muc/**")


def picture(page, name):
    if folder := os.environ.get("ANSWERABLE_TUTORIAL"):
        page.screenshot(path=Path(folder) / f"{name}.png")


@pytest.mark.parametrize("path", [EXAMPLE, SEED], ids=["example", "seed"])
def test_a_plan_is_checked_and_published_by_the_keyboard(desk, live_server, path, capsys):
    if not path.is_file():
        pytest.skip("the shared documents are not here")
    page, hands = desk, Hands(desk)
    bring(page, live_server, path)
    hands.strokes += 3  # to the file, to the button, Enter
    picture(page, "1-check")
    hands.open("e")  # the first doubt is corrected: the lead is asked, not ordered
    hands.tab_to("objection")
    page.keyboard.type("Cần xem lại")
    hands.tab_to("verb")
    picture(page, "2-correct")
    hands.press("Enter")
    while "/muc/" in page.url:
        doubtful = page.locator(".doubts").count() or not page.locator("[data-key=a]").count()
        hands.press("Enter" if doubtful else "a")
    picture(page, "3-publish")
    edition = Edition.objects.get()
    assert edition.clauses.filter(objection="Cần xem lại").count() == 1
    assert progress_of(ordered(edition)).done
    page.get_by_role("button", name="Công bố", exact=True).focus()
    hands.strokes += 1
    hands.press("Enter")
    picture(page, "4-published")
    edition.refresh_from_db()
    assert edition.standing == "published"
    published = Commitment.objects.count()
    assert published == progress_of(ordered(edition)).total
    with capsys.disabled():
        print(f"\n{path.name}: {published} commitments, {hands.strokes} keys and clicks from the file on")
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
            ("header", f"{live_server.url}/en/lam-viec/kiem-tra/{number}/van-ban/"),
        ):
            page.goto(address)
            picture(page, f"{name}-{width}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
            violations = Axe().run(page).response["violations"]
            if violations:
                nodes = [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in violations]
                found[name, width] = nodes
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found[name, width] = "wider than its window"
    assert not found
