"""The head of a day is published also when nothing is done on the day after it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.register.making import make_account

from answerable.register.trace.models import DailyHead, Head
from answerable.register.trace.recording import act
from answerable.register.trace.timed import publish_head
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 27)


@pytest.fixture
def done():
    account = make_account()
    with act(actor=account, at=datetime(2026, 11, 27, 9, 0, tzinfo=UTC)) as doing:
        doing.note("rename", account)


def published():
    return list(DailyHead.objects.values_list("day", "length"))


def test_a_day_that_is_over_gets_its_head_once(done):
    for _time in range(2):
        list(publish_head(date(2026, 11, 30), dry=False))
    assert published() == [(DAY, 1)]
    assert DailyHead.objects.get().hash == Head.objects.get().hash
    assert verify().broken is None


def test_a_day_that_is_not_over_gets_none(done):
    assert list(publish_head(DAY, dry=False)) == []
    assert published() == []


def test_dry_only_tells(done):
    assert len(list(publish_head(date(2026, 11, 30), dry=True))) == 1
    assert published() == []


def test_where_nothing_was_ever_done_nothing_is_published():
    assert list(publish_head(DAY, dry=False)) == []


def test_the_first_event_of_a_later_day_finds_it_published(done):
    list(publish_head(date(2026, 11, 30), dry=False))
    account = make_account()
    with act(actor=account, at=datetime(2026, 11, 30, 9, 0, tzinfo=UTC)) as doing:
        doing.note("rename", account)
    assert published() == [(DAY, 1)]
    assert verify().broken is None
