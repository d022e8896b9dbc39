"""What a person does at the keyboard, from a file to a checked plan, with the strokes counted."""

from __future__ import annotations

from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "ke-hoach.docx"
MOST_STROKES = 60  # for a plan of about fifty tasks


class Hands:
    """Counts what a person presses. Where scripts are off, keys do nothing of their own: buttons do."""

    def __init__(self, page, *, scripts=True):
        self.page = page
        self.scripts = scripts
        self.strokes = 0

    def press(self, key):
        self.strokes += 1
        with self.page.expect_navigation():
            if self.scripts or self.page.evaluate("document.activeElement.type") == "submit":
                self.page.keyboard.press(key)
            else:
                self.page.locator(f"[data-key={key}]").first.click()

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


def check(hands):
    """Confirm every task that is left; what is doubtful one by one, the rest at once."""
    while "/muc/" in hands.page.url:
        doubtful = hands.page.locator(".doubts").count() or not hands.page.locator("[data-key=a]").count()
        hands.press("Enter" if doubtful else "a")


def publish(hands):
    hands.page.get_by_role("button", name="Công bố", exact=True).focus()
    hands.strokes += 1
    hands.press("Enter")
