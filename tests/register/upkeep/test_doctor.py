"""What the doctor finds, and that each finding says what to do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from tests.register.making import make_account, make_body, make_commitment, member

from answerable.register.accounts.models import Membership, Role
from answerable.register.reminders.tasks import send_letters
from answerable.register.search.services import index_all
from answerable.register.upkeep import checks
from answerable.register.upkeep.checks import Level, diagnoses, worst
from answerable.register.upkeep.marks import BACKUP, TICK, mark

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir(mode=0o700)
    settings.KEY_FILE = settings.DATA / "secret-key"


def of(title):
    with translation.override("en"):
        return next(ones for name, ones in diagnoses(on_a_page=True) if name == title)


def levels(title):
    return {one.level for one in of(title)}


@pytest.mark.parametrize(("name", "title"), [(TICK, "Daily work"), (BACKUP, "Backup")])
def test_what_was_never_done_or_long_ago_is_to_be_looked_at(name, title, monkeypatch):
    assert levels(title) == {Level.LOOK}
    mark(name)
    assert levels(title) == {Level.WELL}
    later = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(checks.timezone, "now", lambda: later)
    assert levels(title) == {Level.LOOK}


def test_the_days_work_leaves_its_mark_and_a_dry_run_none():
    call_command("tick", dry_run=True)
    assert levels("Daily work") == {Level.LOOK}
    call_command("tick")
    assert levels("Daily work") == {Level.WELL}


def test_tasks_that_nobody_does_are_broken():
    send_letters.enqueue()
    assert levels("Queue") == {Level.WELL}
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=2))
    assert levels("Queue") == {Level.BROKEN}


def test_search_that_lacks_a_page_is_told():
    make_commitment()
    assert levels("Search") == {Level.LOOK}
    index_all()
    assert levels("Search") == {Level.WELL}


def test_bodies_and_people_are_asked_for():
    assert levels("Public bodies") == {Level.BROKEN}
    make_body()
    assert levels("Public bodies") == {Level.WELL}
    assert len([one for one in of("Accounts") if one.level is Level.LOOK]) == 3
    for role in (Role.ADMIN, Role.SECRETARIAT, Role.REVIEWER):
        body = make_body("Viện", branch="assembly") if role == Role.REVIEWER else None
        Membership.objects.create(account=make_account(), role=role, body=body)
    assert levels("Accounts") == {Level.WELL}


def test_a_file_that_is_gone_is_broken(settings):
    make_commitment()  # whose edition has a row of a file and no file
    assert levels("Files") == {Level.BROKEN}


def test_a_folder_that_others_read_is_told(settings):
    assert levels("Data folder") == {Level.WELL}
    settings.DATA.chmod(0o755)
    assert Level.LOOK in levels("Data folder")


def test_a_database_that_is_not_well_is_asked_nothing_more(monkeypatch):
    monkeypatch.setattr(checks, "what_is_wrong", lambda: ["the database is not migrated"])
    found = diagnoses(on_a_page=True)
    assert worst(found) is Level.BROKEN
    with translation.override("en"):
        assert "Trace" not in [str(title) for title, _ones in found]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whatever_is_not_well_says_what_to_do(language, capsys):
    with translation.override(language), pytest.raises(SystemExit) as end:
        call_command("doctor")
    assert end.value.code == 2  # nothing is set up here
    lines = capsys.readouterr().out.splitlines()
    bad = [at for at, line in enumerate(lines) if line.startswith(("!", "✗"))]
    assert bad
    told = [line for line in lines if line.startswith("    → ")]
    assert len(told) >= len(bad) - 1  # a register in which nothing was done needs no remedy


def test_the_page_is_the_administrators(client):
    admin = member(Role.ADMIN)
    client.force_login(admin)
    said = client.get("/en/lam-viec/he-thong/").content.decode()
    for title in ("Queue", "Letters", "Daily work", "Backup", "Trace"):
        assert f">{title}</th>" in said
