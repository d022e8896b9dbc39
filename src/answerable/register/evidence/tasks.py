"""What the worker does for this room."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

from django.utils import timezone
from django_tasks import task

EVERY = timedelta(days=30)  # an address is looked at again
MOST = 100  # at once; what is left is looked at when the worker is asked again


@task()
def check_links() -> None:
    """Look whether addresses that were given as evidence still answer."""
    from answerable.register.evidence.links import check, to_check

    for one in list(islice(to_check(on=timezone.localdate(), after=EVERY), MOST)):
        check(one)
