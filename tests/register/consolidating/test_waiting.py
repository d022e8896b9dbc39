"""The PDF is printed by the worker, and a page says how far it is; what is left behind is begun again or swept."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.consolidating.making import begun
from tests.register.factories import published_register
from tests.register.making import member

from answerable.register.consolidating import rendering, services
from answerable.register.consolidating.keeping import keep, path_of
from answerable.register.consolidating.models import Printing, Template
from answerable.register.consolidating.printing import Unprintable
from answerable.register.consolidating.timed import ask_for_papers, sweep_files
from answerable.register.consolidating.waiting import ATTEMPTS, LEFT, print_waiting

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def published():
    secretary = member("secretariat")
    return services.publish(begun(published_register().plan, secretary), by=secretary)


@pytest.fixture
def address(published):
    return reverse("published_file", args=[published.report_id, "pdf"])


def printer(ends=b"%PDF-1.7"):
    """Instead of the one that lays out: it says how far it is, and ends with these bytes or as a failure does."""

    def paper(_content, *, picture, told):
        told(2, 3)
        if isinstance(ends, BaseException):
            raise ends
        return ends

    return paper


@pytest.mark.django_db(transaction=True)  # the command closes its connection
def test_the_worker_prints_it_and_the_same_address_hands_it_out(client, published, address, monkeypatch):
    seen = []

    def paper(_content, *, picture, told):
        told(2, 3)
        seen.append(client.get(address))
        return b"%PDF-1.7"

    monkeypatch.setattr(rendering, "paper", paper)
    waiting = client.get(address)
    assert (waiting.status_code, waiting.headers["Refresh"]) == (202, "5")
    assert "Content-Disposition" not in waiting.headers
    assert DBTaskResult.objects.count() == 1
    call_command("worker", "--once", verbosity=0)
    assert seen[0].status_code == 202
    assert '<progress value="2" max="3"' in seen[0].content.decode()
    answer = client.get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert not Printing.objects.exists()
    assert list(ask_for_papers(TODAY, dry=False)) == []


def test_what_stopped_on_its_way_is_begun_again_by_the_day(published, address, client, monkeypatch):
    monkeypatch.setattr(rendering, "paper", printer(ends=KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        print_waiting()
    print_waiting()  # who is at it may still be at it
    assert Printing.objects.get().attempts == 1
    assert list(ask_for_papers(TODAY, dry=True)) == []
    Printing.objects.update(moved_at=timezone.now() - 2 * LEFT)
    assert len(list(ask_for_papers(TODAY, dry=False))) == 1
    monkeypatch.setattr(rendering, "paper", printer())
    print_waiting()
    assert b"".join(client.get(address).streaming_content) == b"%PDF-1.7"


def test_what_cannot_be_printed_is_tried_some_times_and_then_said(published, address, client, monkeypatch):
    monkeypatch.setattr(rendering, "paper", printer(ends=Unprintable()))
    for attempt in range(ATTEMPTS):
        assert client.get(address).status_code == 202, attempt
        print_waiting()
    assert list(ask_for_papers(TODAY, dry=False)) == []
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Word" in answer.content.decode()
    assert "Refresh" not in answer.headers


def test_a_version_of_before_is_asked_for_by_the_day(published):
    Printing.objects.all().delete()
    assert len(list(ask_for_papers(TODAY, dry=True))) == 1
    assert not Printing.objects.exists()
    assert len(list(ask_for_papers(TODAY, dry=False))) == 1
    assert Printing.objects.get().version == published


def older(sha256):
    path = path_of(sha256)
    before = (timezone.now() - timedelta(hours=2)).timestamp()
    os.utime(path, (before, before))
    return path


def test_files_that_nothing_names_are_swept_by_the_day(published):
    named = [older(one.sha256) for one in published.files.all()]
    template, _size = keep([b"template"])
    Template.objects.create(name="Mau", sha256=template, added_at=timezone.now())
    left, young = older(keep([b"left"])[0]), path_of(keep([b"young"])[0])
    assert len(list(sweep_files(TODAY, dry=True))) == 1
    assert left.exists()
    assert len(list(sweep_files(TODAY, dry=False))) == 1
    assert not left.exists()
    assert all(path.exists() for path in (*named, older(template), young))


def test_a_folder_that_holds_nothing_that_is_named_is_left_alone(published):
    for one in published.files.all():
        path_of(one.sha256).unlink()
    other = older(keep([b"of another register"])[0])
    assert list(sweep_files(TODAY, dry=False)) == []
    assert other.exists()
