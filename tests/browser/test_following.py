"""A reader without an account follows a plan by letters: asked for, confirmed, told, and stopped at once."""

from __future__ import annotations

import re
from datetime import timedelta

from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from tests.register.checking.plan import secretary
from tests.register.factories import published_register

from answerable.register.commitments.services import put_on_hold
from answerable.register.following.models import Follower
from answerable.register.following.sending import send_waiting
from answerable.register.following.timed import tell_followers

READER = "doc-gia@example.vn"
TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)
WHY = "Có lời văn chạm đến quyền."


def test_a_plan_is_followed_by_letters_and_left_by_one_click(
    page, windows, live_server, transactional_db, mail, settings
):
    settings.SITE = live_server.url
    register = published_register()
    page.goto(f"{live_server.url}/ke-hoach/{register.plan.slug}/")
    page.locator("main").get_by_role("link", name="Theo dõi", exact=True).click()
    assert not Axe().run(page).response["violations"]
    page.locator("[name=email]").fill(READER)
    page.get_by_role("button", name="Gửi thư để tôi xác nhận").click()
    page.get_by_role("heading", name="Mời bạn xem hộp thư").wait_for()
    send_waiting(on=TODAY)

    [asking] = mail.to(READER)
    page.goto(_link(asking, r"/theo-doi/\S+"))
    assert not Axe().run(page).response["violations"]
    page.get_by_role("button", name="Đúng, hãy báo cho tôi").click()
    page.get_by_role("status").wait_for()

    put_on_hold(register["overdue"], reason=WHY, by=secretary())
    list(tell_followers(TOMORROW, dry=False))
    send_waiting(on=TOMORROW)
    _asking, digest = mail.to(READER)
    assert register["overdue"].text[:60] in digest.get_content()
    page.goto(_link(digest, rf"/cam-ket/{register['overdue'].public_id}/\S*"))
    assert page.get_by_text(WHY).first.is_visible()

    mailbox = windows(800, 600)  # what a mailbox does by its own button (RFC 8058): no cookie, no page
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = digest["List-Unsubscribe"].strip(" <>")
    answer = mailbox.request.post(stop, form={"List-Unsubscribe": "One-Click"})
    assert answer.ok
    assert not Follower.objects.exists()


def _link(letter, path):
    return re.search(rf"http://\S+?{path}", letter.get_content())[0]
