"""A quarter of the secretariat in a real browser, by five people: from the call for a plan to the report.

Each page on the way is looked at by axe, and is no wider than a phone. ANSWERABLE_TUTORIAL=docs/tutorial renews
the pictures of the tutorial.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation
from tests.browser.hands import EXAMPLE, Hands, check, publish
from tests.browser.test_journey import picture
from tests.register.checking.plan import secretary
from tests.register.checking.test_publishing import settled
from tests.register.making import make_account

from answerable.register.accounts.models import Membership
from answerable.register.bodies.models import Body
from answerable.register.checking.publishing import publish as made_public
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import state_of
from answerable.register.consolidating.figures import PARTS
from answerable.register.consolidating.wording import NAMES
from answerable.register.plans.importing import take_in
from answerable.register.plans.models import Document
from answerable.register.plans.services import receive
from answerable.register.reporting.models import Answer, Round
from answerable.register.subplans.models import CarriesOut
from answerable.register.trace.verifying import verify

TODAY = timezone.localdate()
JUSTICE, HEALTH = "so-tu-phap-thanh-lam", "so-y-te-thanh-lam"
TRAINING = "III/1/-1"  # of the example: papers of questions and answers, by 30 June 2026
HELP = "III/2"  # of the example: help for old people who live alone, which the department leads
DEMAND = "IV/3"  # three departments make plans of their own, by 20 March
OWN_PLAN = """ỦY BAN NHÂN DÂN
TỈNH THANH LÂM
SỞ Y TẾ
Số: 15/KH-SYT
Thanh Lâm, ngày 10 tháng 3 năm 2026
KẾ HOẠCH
Thực hiện Kế hoạch số 87/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh
I. MỤC ĐÍCH
Bảo đảm quyền được chăm sóc sức khỏe của Nhân dân.
II. NHIỆM VỤ
1. Phòng Nghiệp vụ Y rà soát, trợ giúp đột xuất người cao tuổi cô đơn, người khuyết tật nặng. Hoàn thành trước ngày 30/11/2026.
2. Trung tâm Y tế khu vực rà soát danh mục trang thiết bị khám chữa bệnh. Hoàn thành trong quý IV/2026.
"""
CONTEST = "III/1/-3"  # a contest, in December 2026
DESK, MINE = "/lam-viec/ban-thu-ky/", "/lam-viec/viec-cua-toi/"
CALLED = {"secretariat": "Thư ký thứ hai", "focal_point": "Đầu mối", "validator": "Người ký duyệt"}
MINUTES = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


class Person:
    """Somebody at a window of their own."""

    def __init__(self, windows, live_server, settings, account, *, scripts):
        self.page, self.account = windows(1280, 900, scripts=scripts), account
        self.scripts, self.server = scripts, live_server.url
        client = Client()
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.server}
        self.page.context.add_cookies([cookie])

    def open(self, address, name=""):
        self.page.goto(f"{self.server}{address}")
        self.look(name)

    def look(self, name=""):
        """What is wrong with the page for those who see little, or have little room; and its picture.

        Where scripts are off, this is not looked for again.
        """
        if not self.scripts:
            return
        found = [
            (one["id"], one["nodes"][0]["html"][:200]) for one in Axe().run(self.page).response["violations"]
        ]
        assert not found, (self.page.url, found)
        self.page.set_viewport_size({"width": 390, "height": 844})
        assert not self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), (
            self.page.url
        )
        self.page.set_viewport_size({"width": 1280, "height": 900})
        if name:
            picture(self.page, name)

    def press(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()

    def fill(self, **said):
        for name, value in said.items():
            self.page.locator(f"[name={name}]").fill(value)

    def sees(self, words):
        assert self.page.get_by_text(words).first.is_visible(), words


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def people(request, windows, live_server, transactional_db, settings):
    """A published plan, and those who work with it: every act is a form, whether scripts run or not."""
    scripts = request.param
    first = secretary(name="Thư ký", email="thu-ky@example.vn")
    draft = settled(take_in(receive("ke-hoach.docx", [EXAMPLE.read_bytes()], by=first)), first)
    made_public(draft, by=first, version=draft.version)

    def of(role, body=None):
        account = make_account(name=CALLED[role], email=f"{role}-{body or 'van-phong'}@example.vn")
        Membership.objects.create(account=account, role=role, body=body and Body.objects.get(key=body))
        return Person(windows, live_server, settings, account, scripts=scripts)

    return {
        "secretary": Person(windows, live_server, settings, first, scripts=scripts),
        "second": of("secretariat"),
        "focal": of("focal_point", JUSTICE),
        "validator": of("validator", JUSTICE),
        "health": of("focal_point", HEALTH),
    }


@pytest.fixture
def a_working_day(monkeypatch):
    """The clock is real; letters go out on working days alone."""
    for module in ("noticing", "sending", "timed"):
        monkeypatch.setattr(f"answerable.register.reminders.{module}.is_working_day", lambda _day: True)


@pytest.mark.usefixtures("a_working_day")
def test_a_quarter_from_the_call_to_the_report(people, mail, capsys):
    secretary, focal = people["secretary"], people["focal"]
    _call_for_a_plan(secretary, people["health"])
    _publish_and_link(people["health"])
    one = _open_a_round(secretary)
    answer = _write(focal, one)
    _sign(people["validator"], answer)
    _return(secretary, answer)
    _mend(focal, answer)
    _sign(people["validator"], answer)
    _confirm(people["second"], answer)
    _put_off(focal, secretary)
    _be_reminded(mail, capsys)
    _report(secretary)
    assert verify().broken is None


def _of(key):
    return Commitment.objects.get(key=key, document__number="87/KH-UBND")


def _call_for_a_plan(secretary, health):
    """By the clause that demands plans the secretariat calls for them; a department sends its own."""
    secretary.open(f"/lam-viec/ke-hoach-con/theo/{_of(DEMAND).public_id}/")
    secretary.fill(due=TODAY.isoformat())
    secretary.look("11-call")
    secretary.press("Yêu cầu gửi kế hoạch")
    secretary.sees("chưa đến hạn")
    call = secretary.page.url
    health.open("/lam-viec/ke-hoach-con/phai-gui/")
    health.follow("87/KH-UBND")
    file = {"name": "ke-hoach-so.txt", "mimeType": "text/plain", "buffer": OWN_PLAN.encode()}
    health.page.locator("[name=file]").set_input_files(file)
    health.look()
    health.press("Gửi")
    health.page.wait_for_url("**/muc/**", timeout=60_000)
    health.look()
    secretary.open(call.removeprefix(secretary.server), "12-received")
    row = secretary.page.get_by_role("row").filter(has_text="Sở Y tế tỉnh Thanh Lâm")
    assert "đã gửi" in row.text_content()


def _publish_and_link(health):
    """The department checks and publishes its plan, and says which duty of the province a task carries out."""
    hands = Hands(health.page, scripts=health.scripts)
    check(hands)
    publish(hands)
    own = Document.objects.get(number="15/KH-SYT")
    health.open("/lam-viec/lien-ket/")
    health.follow("15/KH-SYT")
    health.look()
    task = health.page.locator("section").filter(has_text="trợ giúp đột xuất người cao tuổi cô đơn").first
    task.get_by_text("Cụm từ chung:").first.wait_for()
    task.locator("form").first.locator("[name=reason]").fill("Cùng nội dung trợ giúp người cao tuổi cô đơn.")
    with health.page.expect_navigation():
        task.locator("form").first.get_by_role("button", name="Có thực hiện").click()
    link = CarriesOut.objects.get()
    assert (link.parent, link.child.document, link.holds) == (_of(HELP), own, True)
    health.open(_of(HELP).get_absolute_url())
    health.sees("15/KH-SYT")
    health.open(f"/ke-hoach/{link.parent.document.slug}/ke-hoach-con/")
    health.sees("1 cam kết đã được")


def _open_a_round(secretary):
    """The secretariat sees its desk, and opens a round of its own time."""
    secretary.open("/lam-viec/ky-bao-cao/")
    secretary.page.locator("[name=period]").select_option("own")
    begins, ends = TODAY - timedelta(days=90), TODAY
    secretary.fill(begins=begins.isoformat(), ends=ends.isoformat(), words="Mục IV.6 của Kế hoạch")
    secretary.look("13-open-round")
    secretary.press("Mở kỳ")
    secretary.look()
    secretary.open(DESK, "14-desk")
    secretary.sees("Cơ quan chưa báo cáo đủ")
    return Round.objects.get()


def _write(focal, one):
    """The focal point finds it on the own desk, writes a draft that saves itself, and gives evidence."""
    focal.open(MINE, "15-my-duties")
    focal.page.get_by_role("link", name="Sở Tư pháp tỉnh Thanh Lâm:").click()
    focal.page.wait_for_url("**/so-tu-phap-thanh-lam/")
    focal.look()
    focal.follow("Biên soạn tài liệu hỏi đáp")
    focal.page.get_by_label("đã hoàn thành", exact=True).check()
    focal.fill(done="Đã biên soạn và in 500 cuốn tài liệu hỏi đáp.", figures="tài liệu; 500; cuốn")
    if focal.scripts:
        focal.page.locator(".saved").get_by_text("Đã lưu lúc").wait_for(timeout=30_000)
    else:
        focal.press("Lưu dự thảo")
        focal.follow("Biên soạn tài liệu hỏi đáp")
    assert Answer.objects.get().figures == [{"what": "tài liệu", "number": "500", "unit": "cuốn"}]
    focal.look()
    if focal.scripts:
        focal.page.locator(".saved").scroll_into_view_if_needed()
        picture(focal.page, "16-answer")
    answer = focal.page.url.removeprefix(focal.server)
    focal.follow("Thêm minh chứng")
    focal.fill(title="Biên bản nghiệm thu tài liệu")
    file = {"name": "bien-ban.pdf", "mimeType": "application/pdf", "buffer": MINUTES}
    focal.page.locator("[name=file]").set_input_files(file)
    focal.look()
    focal.press("Thêm")
    assert focal.page.url == f"{focal.server}{answer}"
    focal.sees("Biên bản nghiệm thu tài liệu")
    assert focal.page.locator("[name=done]").input_value().startswith("Đã biên soạn")
    focal.press("Lưu và trình ký duyệt")
    focal.sees("chờ ký")
    assert one.asked().filter(answer__ready=True).count() == 1
    return answer


def _sign(validator, answer):
    validator.open("/lam-viec/")
    of_body = answer.rsplit("/", 2)[0] + "/"
    validator.open(of_body, "17-sign")
    validator.press("Ký và gửi 1 báo cáo")
    validator.sees("Đã ký và gửi: 1")


def _return(secretary, answer):
    secretary.open(DESK)
    secretary.sees("Báo cáo chờ xác nhận hoặc trả lại")
    secretary.open(answer)
    secretary.fill(reason="Đề nghị nêu rõ ngày hoàn thành và nơi đã phát tài liệu.")
    secretary.look("18-return")
    secretary.press("Trả lại")


def _mend(focal, answer):
    focal.open(MINE, "19-returned")
    focal.sees("Đề nghị nêu rõ ngày hoàn thành và nơi đã phát tài liệu.")
    focal.open(answer)
    focal.fill(done="Đã biên soạn, in 500 cuốn và phát đủ cho 75 xã, phường.", done_on=TODAY.isoformat())
    focal.press("Lưu và trình ký duyệt")


def _confirm(second, answer):
    second.open(answer)
    second.press("Xác nhận")
    commitment = _of(TRAINING)
    assert (commitment.stage, commitment.done_on) == ("done", TODAY)
    second.open(commitment.get_absolute_url())


def _put_off(focal, secretary):
    """The department asks for a later day for its contest; the old day stays to be seen."""
    contest = _of(CONTEST)
    until = max(contest.last_day, TODAY) + timedelta(days=60)
    focal.open(contest.get_absolute_url())
    focal.follow("Đề nghị gia hạn")
    focal.fill(until=until.isoformat(), reason="Chờ hướng dẫn của Bộ Tư pháp.")
    focal.look()
    focal.press("Gửi đề nghị")
    focal.open(MINE)
    focal.sees("Đề nghị gia hạn chưa được quyết định")
    secretary.open(DESK)
    secretary.page.get_by_role("link", name=contest.text[:40]).first.click()
    secretary.page.wait_for_url("**/gia-han/*/")
    secretary.page.get_by_label("đồng ý, cho tất cả cơ quan thực hiện").check()
    secretary.look("20-later-day")
    secretary.press("Quyết định")
    contest.refresh_from_db()
    assert (contest.last_day, contest.extensions) == (until, 1)
    assert contest.final_day < until


def _be_reminded(mail, capsys):
    """The day's letters go out, once."""
    call_command("tick")
    for _time in range(2):
        call_command("worker", "--once", verbosity=0)
    capsys.readouterr()
    got = Counter(one["To"] for one in mail.letters)
    assert got[f"focal_point-{JUSTICE}@example.vn"] == 1
    assert max(got.values()) == 1
    call_command("tick")
    call_command("worker", "--once", verbosity=0)
    assert len(mail.letters) == sum(got.values())


def _report(secretary):
    """The consolidated report: its Word file, read back, says what the register says."""
    secretary.open("/lam-viec/bao-cao/")
    secretary.page.get_by_label("87/KH-UBND").check()
    secretary.fill(begins=(TODAY - timedelta(days=90)).isoformat(), ends=TODAY.isoformat())
    secretary.fill(title="Kết quả bảo đảm quyền con người", recipient="Ủy ban nhân dân tỉnh Thanh Lâm")
    secretary.look()
    secretary.press("Tổng hợp những gì đã được xác nhận")
    secretary.look("21-report")
    secretary.press("Công bố")
    with secretary.page.expect_download() as told:
        secretary.page.get_by_role("link", name="DOCX").or_(
            secretary.page.get_by_role("link", name="Word")
        ).first.click()
    document = docx.Document(told.value.path())
    cells = [[cell.text.strip() for cell in row.cells] for table in document.tables for row in table.rows]
    said = {row[0].casefold(): row[1] for row in cells if len(row) == 2}
    with translation.override("vi"):
        names = {code: str(NAMES[code]).casefold() for code in PARTS}
    stand = Counter(_part(one) for one in Commitment.objects.in_force().filter(document__number="87/KH-UBND"))
    assert {names[code]: said.get(names[code]) for code in PARTS} == {
        names[code]: str(stand[code]) for code in PARTS
    }
    assert any("phát đủ cho 75 xã, phường" in cell for row in cells for cell in row)


def _part(commitment):
    """In which figure of a report a commitment is counted."""
    state = state_of(commitment, on=TODAY)
    return "held" if state.held else state.timeliness.value
