"""``answerable tick`` and ``answerable worker``, from a day to letters; and the page of what was sent."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.making import make_body, make_commitment, member

from answerable.register.accounts.models import Membership
from answerable.register.commitments.models import Involvement
from answerable.register.reminders import timed
from answerable.register.reminders.models import Delivery, Digest, Notice
from answerable.register.reminders.tasks import wake
from answerable.register.workdays import next_working_day

TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def _a_working_day(monkeypatch):
    """The clock is real, so that these tests run on days off too only if those count as worked."""
    for module in ("noticing", "sending", "timed"):
        monkeypatch.setattr(f"answerable.register.reminders.{module}.is_working_day", lambda _day: True)
    monkeypatch.setattr("answerable.register.opendata.timed.kept", _Always)  # the data of the day are made


class _Always:
    def __contains__(self, _day):
        return True


@pytest.fixture
def health():
    body = make_body("Sở Y tế")
    member("focal_point", body, email="y-te@example.vn", name="Trần Thị B")
    commitment = make_commitment(
        rights_class="administrative", timing="fixed", final_day=TODAY, last_day=TODAY
    )
    Involvement.objects.create(
        appearance=commitment.appearances.get(),
        body=body,
        name=body.name,
        role="lead",
        force="order",
        words="",
    )
    return body


def tick(capsys, *options):
    call_command("tick", *options)
    return capsys.readouterr().out


@pytest.mark.django_db(transaction=True)  # the command closes its connection
def test_from_a_day_to_a_letter(mail, health, capsys):
    assert "1" in tick(capsys)
    assert Notice.objects.count() == 1
    tick(capsys)
    assert DBTaskResult.objects.count() == 1  # the worker is woken once
    call_command("worker", "--once", verbosity=0)
    [letter] = mail.letters
    assert letter["To"] == "y-te@example.vn"
    text = letter.get_content()
    commitment = Notice.objects.get().commitment
    assert f"http://localhost/cam-ket/{commitment.public_id}/" in text
    assert commitment.text in text
    assert "hôm nay" in text
    assert "Trần Thị B" in text
    assert "Có 1 việc đang chờ" in letter["Subject"]
    assert not re.search(r"[{%]|&\w+;", text)  # nothing of the template, nothing escaped
    tick(capsys)
    call_command("worker", "--once", verbosity=0)
    assert len(mail.letters) == 1


@pytest.mark.django_db(transaction=True)  # the command closes its connection
def test_a_server_that_is_down_is_tried_again_by_the_next_tick(mail, health, capsys, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    tick(capsys)
    call_command("worker", "--once", verbosity=0)
    assert not Digest.objects.exists()
    settings.EMAIL_PORT = port
    tick(capsys)
    call_command("worker", "--once", verbosity=0)
    assert len(mail.letters) == 1


@pytest.mark.django_db
def test_dry_it_tells_and_changes_nothing(health, capsys):
    assert "Sở Y tế, đầu mối: 1" in tick(capsys, "--dry-run")
    long_before = tick(capsys, "--dry-run", "--on", (TODAY - timedelta(days=90)).isoformat())
    assert long_before.count("\n") == 1  # that nothing is done
    assert not Notice.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_another_day_goes_only_with_a_dry_run(capsys):
    with pytest.raises(CommandError, match="dry-run"):
        tick(capsys, "--on", TODAY.isoformat())
    with pytest.raises(CommandError, match="--on"):
        tick(capsys, "--dry-run", "--on", "31/12/2026")


@pytest.mark.django_db
def test_what_the_worker_did_long_ago_is_forgotten(capsys):
    wake()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now() - timedelta(days=31))
    wake()
    list(timed.forget(TODAY, dry=True))
    assert DBTaskResult.objects.count() == 2
    list(timed.forget(TODAY, dry=False))
    assert DBTaskResult.objects.count() == 1


@pytest.fixture
def failed(health):
    digest = Digest.objects.create(body=health, role="focal_point", day=next_working_day(TODAY))
    account = Membership.objects.get(body=health).account
    return Delivery.objects.create(
        digest=digest, account=account, message_id="<a@example.vn>", standing="unknown", problem="Timeout"
    )


@pytest.fixture
def secretariat(client):
    account = member("secretariat")
    client.force_login(account)
    return client


@pytest.mark.django_db
def test_the_secretariat_sees_what_did_not_arrive_and_sends_it_again(secretariat, failed):
    page = secretariat.get("/lam-viec/nhac-viec/").content.decode()
    assert "Trần Thị B" in page
    assert "chưa rõ đã gửi hay chưa" in page
    assert "y-te@example.vn" not in page
    assert "chưa rõ đã gửi" in secretariat.get("/lam-viec/").content.decode()


@pytest.mark.django_db
def test_sending_again_is_one_click_and_two_are_one(secretariat, failed):
    for _time in range(2):
        answer = secretariat.post(f"/lam-viec/nhac-viec/{failed.pk}/gui-lai/")
        assert answer.status_code == 302
    failed.refresh_from_db()
    assert failed.standing == "queued"
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_the_secretariat_sees_where_nobody_is_there_to_be_told(secretariat, health, capsys):
    Membership.objects.filter(body=health).update(valid_to=TODAY - timedelta(days=1))
    tick(capsys)
    page = secretariat.get("/lam-viec/nhac-viec/").content.decode()
    assert "Chưa có người nhận" in page
    assert "Sở Y tế" in page
    assert not DBTaskResult.objects.exists()  # there is nothing to send


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "status"), [("1", 200), ("x", 404), ("9" * 30, 404), ("٣", 404)])
def test_older_letters_have_an_address(secretariat, asked, status):
    assert secretariat.get("/lam-viec/nhac-viec/", {"den": asked}).status_code == status
