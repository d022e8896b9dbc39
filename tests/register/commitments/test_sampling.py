"""A sample is the same each time, and goes in by the doors of a real register."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from tests.register.making import DAY, make_commitment

from answerable.register.commitments.models import Commitment, Progress
from answerable.register.commitments.sampling import make_sample
from answerable.register.search.services import find
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db


def told():
    return list(
        Commitment.objects.order_by("pk").values_list(
            "public_id", "text", "rights_class", "final_day", "stage"
        )
    )


@pytest.fixture
def sample():
    assert list(make_sample(120)) == [50, 100, 120]
    return told()


def test_a_sample_holds_together(sample):
    assert len({public_id for public_id, *_ in sample}) == 120
    assert verify().broken is None
    held = Commitment.objects.on_hold(on=DAY)
    assert 0 < held.count() < 60
    assert not Progress.objects.filter(commitment__in=held).exists()
    assert find(sample[0][1].partition(" (")[0]).hits


@pytest.mark.parametrize("again", [1, 2])
def test_a_sample_is_the_same_each_time(sample, again):
    """Run twice: the texts of both runs are those of the first in this process."""
    FIRST.append(sample)
    assert sample == FIRST[0]


FIRST = []


def test_a_sample_is_not_mixed_with_a_register():
    make_commitment()
    with pytest.raises(CommandError, match="of its own"):
        call_command("make_sample", commitments=10)
    with pytest.raises(CommandError, match="How many"):
        call_command("make_sample", commitments=0)
