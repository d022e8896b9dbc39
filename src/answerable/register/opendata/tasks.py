"""What the worker does for this room."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task


@task()
def make_dump() -> None:
    """Dump the register for today, once however often it is asked."""
    from answerable.register.opendata.dumps import make

    make(on=timezone.localdate())
