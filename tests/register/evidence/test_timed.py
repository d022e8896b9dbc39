"""Addresses of evidence are looked at again by the worker, when the day has come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.making import make_body, make_commitment

from answerable.register.evidence import links
from answerable.register.evidence.models import Evidence, LinkCheck
from answerable.register.evidence.timed import look_at_links

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def evidence(monkeypatch):
    monkeypatch.setattr(links, "status_of", lambda _url: 404)
    return Evidence.objects.create(
        commitment=make_commitment(rights_class="administrative"), body=make_body(), voice="body", kind="address",
        visibility="public", title="Báo cáo số 5/BC-SYT", added_at=timezone.now(), url="https://example.vn/a",
        seen_on=TODAY,
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)  # the command closes its connection
def test_the_worker_looks_at_each_address_once_until_it_is_time_again(evidence):
    for _time in range(2):
        assert len(list(look_at_links(TODAY, dry=False))) == 1
    assert DBTaskResult.objects.count() == 1
    assert not LinkCheck.objects.exists()  # nobody waits for the web but the worker
    call_command("worker", "--once", verbosity=0)
    assert [(one.evidence, one.answer) for one in LinkCheck.objects.all()] == [(evidence, "gone")]
    assert list(look_at_links(TODAY, dry=False)) == []
    assert len(list(look_at_links(TODAY + timedelta(days=30), dry=True))) == 1


def test_dry_it_only_tells(evidence):
    assert len(list(look_at_links(TODAY, dry=True))) == 1
    assert not DBTaskResult.objects.exists()
