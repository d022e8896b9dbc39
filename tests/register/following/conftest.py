"""A commitment that is public, and moves of it."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.utils import timezone
from tests.register.making import make_body, make_commitment, published
from tests.register.reminders.conftest import mail

from answerable.register.commitments.acting import deed
from answerable.register.commitments.models import Involvement

__all__ = ["mail"]


def public(body=None, **fields):
    """A published commitment, led by a body."""
    commitment = make_commitment(**{"rights_class": "fulfil", **fields})
    published(
        commitment.document, published_at=timezone.now(), slug=f"ke-hoach-{commitment.pk}", type="Kế hoạch"
    )
    appearance = commitment.appearances.get()
    published(appearance.edition, published_at=timezone.now(), standing="published")
    body = body or make_body()
    Involvement.objects.create(appearance=appearance, body=body, name=body.name, role="lead", force="order")
    return commitment


def move(commitment, verb="reporting.sent", reason="", **after):
    with deed(None, None) as done:
        done.note(verb, commitment, after=after or {"body": "Sở Tài chính", "stage": "done"}, reason=reason)


@pytest.fixture(autouse=True)
def _nothing_is_counted_yet():
    caches["default"].clear()


@pytest.fixture
def commitment():
    return public(text="Lập hồ sơ sức khỏe cho mọi người dân.")
