"""Two people at the same instant: one stops a commitment, the other gives work to it or publishes it anew."""

from __future__ import annotations

from threading import Barrier, Event, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from tests.register.checking.plan import secretary
from tests.register.commitments.test_publishing import checked, next_edition
from tests.register.making import DAY, make_body, make_commitment

from answerable.register.commitments.models import Appearance, Assignment, Commitment
from answerable.register.commitments.publishing import publish_edition
from answerable.register.commitments.services import withdraw
from answerable.register.trace.verifying import verify

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


def test_work_waits_for_a_hold_that_is_being_put_on():
    commitment, body = make_commitment(rights_class="fulfil"), make_body()
    asked, outcome = Event(), []

    def assign():
        try:
            asked.set()
            Assignment.objects.create(commitment=commitment, body=body, asked_on=DAY)
            outcome.append("assigned")
        except IntegrityError:
            outcome.append("refused")
        finally:
            connection.close()

    other = Thread(target=assign)
    with transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(put_on_hold=True, hold_reason="Cần xem lại.")
        other.start()
        asked.wait()
        other.join(timeout=1)  # long enough to get through, were it not made to wait
        assert outcome == []
    other.join(timeout=10)
    assert outcome == ["refused"]


def test_publishing_waits_for_a_withdrawal_and_does_not_carry_on_what_was_withdrawn():
    by = secretary()
    (commitment,) = publish_edition(checked().edition, by=by)
    second, begun = next_edition(commitment), Event()

    def publish():
        try:
            begun.set()
            publish_edition(second, by=by)
        finally:
            connection.close()

    other = Thread(target=publish)
    with transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(
            withdrawn_at=timezone.now(), withdrawn_reason="Đăng nhầm."
        )
        other.start()
        begun.wait()
        other.join(timeout=1)  # long enough to get through, were it not made to wait
        assert other.is_alive()
    other.join(timeout=10)
    anew = Appearance.objects.get(edition=second).commitment
    assert anew != commitment
    assert Commitment.objects.get(pk=commitment.pk).withdrawn_reason == "Đăng nhầm."


def test_publishing_and_withdrawing_at_once_leave_both_done():
    by = secretary()
    (commitment,) = publish_edition(checked().edition, by=by)
    second, together, failed = next_edition(commitment), Barrier(2), []

    def run(act):
        try:
            together.wait()
            act()
        except Exception as error:  # told to the test: a thread swallows it
            failed.append(error)
        finally:
            connection.close()

    acts = (
        lambda: publish_edition(second, by=by),
        lambda: withdraw(Commitment.objects.get(pk=commitment.pk), reason="Đăng nhầm.", by=by),
    )
    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert failed == []
    assert Commitment.objects.get(pk=commitment.pk).withdrawn_at is not None
    assert Appearance.objects.filter(edition=second).count() == 1
    assert verify().broken is None
