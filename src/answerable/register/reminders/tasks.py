"""What the worker does for this room."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult


@task()
def send_letters() -> None:
    """Send what waits. It looks itself what that is, so that it may run at any time and twice."""
    from answerable.register.reminders.sending import send_waiting

    send_waiting(on=timezone.localdate())


def wake() -> None:
    """Have the worker send, once however often it is asked."""
    asked = DBTaskResult.objects.filter(task_path=send_letters.module_path, status=TaskResultStatus.READY)
    if not asked.exists():
        send_letters.enqueue()
