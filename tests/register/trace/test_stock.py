"""A register made before every kind of event existed: it tells of its records once, and says so ever after."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from tests.register.making import make_body

from answerable.register.bodies.models import Body
from answerable.register.trace.models import Event
from answerable.register.trace.stock import NoStock, take_stock
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
WHY = "Sổ lập trước khi có sự kiện về cơ quan."


@pytest.fixture
def older():
    """Bodies of which no event tells."""
    return [make_body("Sở Y tế"), make_body("Sở Nội vụ")]


def test_stock_is_taken_of_what_no_event_tells_of(older):
    assert "no event tells of it" in verify().broken
    assert take_stock(reason=WHY) == {"bodies.body": 2}
    outcome = verify()
    assert outcome.broken is None
    assert [(stock.seq, stock.records) for stock in outcome.stocks] == [(1, {"bodies.body": 2})]


def test_verify_says_what_it_does_not_verify(older, capsys):
    call_command("take_stock", reason=WHY)
    call_command("verify")
    assert "Not verified: how 2 records came to be" in capsys.readouterr().out


def test_a_register_whose_events_tell_of_all_has_no_stock_to_take():
    assert take_stock(reason=WHY) == {}
    assert not Event.objects.exists()


def test_it_is_taken_once_of_a_kind(older):
    """Whatever comes up later without an event came past the trace, and no stock covers it."""
    take_stock(reason=WHY)
    late = make_body("Sở Công Thương")
    with pytest.raises(NoStock, match="taken before"):
        take_stock(reason=WHY)
    assert verify().broken == f"bodies.body {late.pk}: no event tells of it"


def test_it_does_not_cover_what_was_changed(older):
    take_stock(reason=WHY)
    Body.objects.filter(pk=older[0].pk).update(name="Sở khác")
    with pytest.raises(NoStock, match="it was changed"):
        take_stock(reason=WHY)


def test_it_is_taken_for_a_reason(older):
    with pytest.raises(CommandError):
        call_command("take_stock", reason=" ")


def test_everybody_reads_that_what_came_before_is_not_verified(older, client):
    take_stock(reason=WHY)
    page = client.get("/nhat-ky/").content.decode()
    assert "Đã kiểm kê 2 bản ghi" in page
    assert WHY in client.get("/nhat-ky/1/").content.decode()
