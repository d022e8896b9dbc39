"""Counts of what was done too often end with their time, however many others there are."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from answerable.register.accounts.limits import DAY, within

pytestmark = pytest.mark.django_db


def test_no_count_goes_because_there_are_many(monkeypatch):
    counters = caches["default"]
    counters.clear()
    assert within("guess", "one", most=1, seconds=DAY)
    counters.set("over", 1, timeout=-1)
    monkeypatch.setattr(counters, "_max_entries", 3)
    for number in range(12):
        within("guess", f"another {number}", most=1, seconds=DAY)
    assert not within("guess", "one", most=1, seconds=DAY)
    assert counters.get("over") is None
