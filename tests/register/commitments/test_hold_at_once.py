"""Two people at the same instant: one puts a commitment on hold, the other gives work to it."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from tests.register.making import DAY, make_body, make_commitment

from answerable.register.commitments.models import Assignment, Commitment


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
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
