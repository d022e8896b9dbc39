"""The totals, counted in one walk, are those of the lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.register.factories import DAY, published_register

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import Timeliness, Timing, having
from answerable.register.lists.among import among
from answerable.register.lists.counting import figures

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("days", [-400, 0, 30, 400])
def test_totals_are_what_the_lists_find(days):
    published_register()
    on = DAY + timedelta(days=days)
    work, told = Commitment.objects.actionable(on=on), figures(on=on)

    def having_one_of(*which):
        return sum(work.filter(having(one, on=on)).count() for one in which)

    dated = work.filter(timing=Timing.FIXED)
    assert told.commitments == Commitment.objects.in_force().count()
    assert told.held == Commitment.objects.on_hold(on=on).count() > 0
    assert told.with_a_day == dated.count() > 0
    assert told.past == dated.filter(last_day__lt=on).count()
    assert told.done == having_one_of(Timeliness.ON_TIME, Timeliness.LATE, Timeliness.DONE_UNDATED) > 0
    assert told.overdue == having_one_of(Timeliness.OVERDUE)
    assert told.past_no_information == having_one_of(Timeliness.PAST_NO_INFORMATION)


def test_many_ids_are_one_value():
    made = [one.pk for one in published_register().values()]
    rows = Commitment.objects.filter(pk__in=among(made[:3]))
    assert set(rows.values_list("pk", flat=True)) == set(made[:3])
    assert not Commitment.objects.filter(pk__in=among([])).exists()
