"""Every page of the register in a real browser, as whoever may see it: axe, width, weight, and paper.

The pages are those of the addresses that the register has, so a new one is looked at without being listed here.
"""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from tests.register.every_kind import names

WHO = ("secretariat", "reviewer", "admin", "nobody", "anonymous")
MOST = {"all": 200_000, "script": 40_000, "stylesheet": 30_000}  # bytes of a page, pictures among them
ERRORS = {"/khong-co/": 404, "/lam-viec/tai-khoan/": 403}


@pytest.fixture
def visits(transactional_db, people, places):
    """Each page once, as the first of ``WHO`` who gets it: account, address, status."""
    left, found = list(names()), []
    for who in WHO:
        client = Client()
        if people[who] is not None:
            client.force_login(people[who])
        for name in list(left):
            address = reverse(name, kwargs=places.get(name, {}))
            answer = client.get(address)
            if answer.streaming:
                list(answer)
            if answer.status_code == 200:  # what is a file for one is a file for all
                left.remove(name)
                if answer.headers["Content-Type"].startswith("text/html"):
                    found.append((people[who], address, 200))
    assert len(found) > 35
    return found


@pytest.fixture
def window(browser, live_server, settings):
    """Opens a page as somebody; an answer that says what is wrong is no error of the browser here."""
    contexts = {}

    def as_somebody(account):
        if account not in contexts:
            contexts[account] = browser.new_context(locale="vi-VN")
            if account is not None:
                client = Client()
                client.force_login(account)
                cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
                name = settings.SESSION_COOKIE_NAME
                contexts[account].add_cookies([{"name": name, "value": cookie, "url": live_server.url}])
        return contexts[account].pages[0] if contexts[account].pages else contexts[account].new_page()

    yield as_somebody
    for context in contexts.values():
        context.close()


@contextmanager
def weighed(page):
    """Bytes on their way to a browser that has nothing yet: all together, and by kind where kinds have a budget
    of their own. Filled when the page is left."""
    weight, kinds = dict.fromkeys(MOST, 0), {}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def begun(told):
        kinds[told["requestId"]] = told["type"].lower()

    def ended(told):
        for kind in ("all", kinds.get(told["requestId"])):
            if kind in weight:
                weight[kind] += int(told["encodedDataLength"])

    devtools.on("Network.responseReceived", begun)
    devtools.on("Network.loadingFinished", ended)
    yield weight
    devtools.detach()


def test_every_page_is_sound_by_axe_fits_a_phone_and_is_light(window, live_server, visits, people):
    wrong, secretary = {}, people["secretariat"]
    for account, address, status in [*visits, *((secretary, *error) for error in ERRORS.items())]:
        page = window(account)
        with weighed(page) as weight:
            answer = page.goto(f"{live_server.url}{address}", wait_until="load")
        assert answer.status == status, address
        if heavy := {kind: size for kind, size in weight.items() if size > MOST[kind] or not weight["all"]}:
            wrong[address] = heavy
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        for width, scheme in ((1280, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            axe = [
                (one["id"], one["nodes"][0]["html"][:200]) for one in Axe().run(page).response["violations"]
            ]
            wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            if axe or wide:
                wrong[address, width] = (axe, "wider than its window" if wide else "")
    assert not wrong, "\n".join(f"{where}: {what}" for where, what in wrong.items())
