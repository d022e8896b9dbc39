"""Bodies are dated, and none stands above, after or inside itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.register.making import make_body

from answerable.register.bodies.models import Body, GroupMember, Succession

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("on", "there"),
    [
        (date(2016, 12, 31), False),
        (date(2017, 1, 1), True),
        (date(2025, 2, 28), True),
        (date(2025, 3, 1), False),
    ],
)
def test_a_body_is_there_from_its_first_day_to_its_last(on, there):
    make_body(valid_from=date(2017, 1, 1), valid_to=date(2025, 2, 28))
    assert Body.objects.existing(on=on).exists() is there


@pytest.mark.parametrize(
    "change",
    [
        lambda body: Body.objects.filter(pk=body.pk).update(
            valid_from=date(2025, 1, 2), valid_to=date(2025, 1, 1)
        ),
        lambda body: Body.objects.filter(pk=body.pk).update(parent=body),
        lambda body: Body.objects.filter(pk=body.pk).update(merged_into=body),
        lambda body: Succession.objects.create(old=body, new=body),
        lambda body: GroupMember.objects.create(group=body, member=body),
    ],
)
def test_no_body_ends_before_it_begins_or_is_its_own(change):
    body = make_body()
    with pytest.raises(IntegrityError), transaction.atomic():
        change(body)


def test_a_merged_body_is_no_longer_itself():
    body = make_body(merged_into=make_body())
    assert body not in Body.objects.existing(on=date(2026, 1, 1))
