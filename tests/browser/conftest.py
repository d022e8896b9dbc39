"""A real browser before a real server. Skipped, and said so, where Chromium is not installed."""

from __future__ import annotations

import os
import shutil

import pytest
from django.test import Client
from playwright.sync_api import sync_playwright
from tests.register.checking.plan import secretary
from tests.register.conftest import (
    _data_in_a_folder_of_the_test,
    _each_document_is_read_once,
    _guards_let_tests_clear_tables,
    _in_the_language_of_the_register,
)
from tests.register.every_kind import people, places
from tests.register.reminders.conftest import mail

__all__ = [
    "_data_in_a_folder_of_the_test",
    "_each_document_is_read_once",
    "_guards_let_tests_clear_tables",
    "_in_the_language_of_the_register",
    "mail",
    "people",
    "places",
]

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
def windows(browser):
    """Opens windows, each somebody else's; what the browser complains of in any of them fails the test."""
    contexts = []
    complaints: list[str] = []

    def heard(message):
        whence = message.location.get("url", "")
        # Where scripts are off, Chromium asks for this beside the icon that pages name.
        if message.type == "error" and not whence.endswith("/favicon.ico"):
            complaints.append(f"{message.text} {whence}")

    def open_one(width, height, *, scripts=True):
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def page(windows):
    """A window as wide as a phone."""
    return windows(390, 844)


@pytest.fixture
def desk(windows, live_server, transactional_db, settings):
    """A window of somebody of the secretariat, signed in."""
    page = windows(1280, 900)
    client = Client()
    client.force_login(secretary(name="Thư ký"), backend=settings.AUTHENTICATION_BACKENDS[0])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    return page
