"""What the worker does for this room."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from answerable.register.trace.timed import ask_worker


@task()
def send_to_followers() -> None:
    """Send what waits. It looks itself what that is, so that it may run at any time and twice."""
    from answerable.register.following.sending import send_waiting

    send_waiting(on=timezone.localdate())


def wake() -> None:
    ask_worker(send_to_followers)
