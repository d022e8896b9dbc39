"""What the worker does for this room."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from answerable.register.trace.timed import ask_worker


@task()
def tell_systems() -> None:
    """Tell other systems what moved. It looks itself what that is, so it may run at any time and twice."""
    from answerable.register.integrations.hooks import gather, tell_waiting

    gather()
    tell_waiting(now=timezone.now())


def wake() -> None:
    ask_worker(tell_systems)
