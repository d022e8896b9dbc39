"""A real browser before a real server. Skipped, and said so, where Chromium is not installed."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright
from tests.register.conftest import (  # noqa: F401  what every test of the register needs
    _data_in_a_folder_of_the_test,
    _guards_let_tests_clear_tables,
    _translations_as_they_are_written,
)

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed: sudo apt-get install chromium")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def _is_wrong(message):
    """An error, unless it is only that a form was answered with what to put right, or that it is stale."""
    answered = "status of 422" in message.text or "status of 409" in message.text
    return message.type == "error" and not answered


@pytest.fixture
def page(browser):
    """A window of its own, as wide as a phone; what the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if _is_wrong(message) else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints
