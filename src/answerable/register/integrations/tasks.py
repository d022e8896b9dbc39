"""What the worker does for this room."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from answerable.register.trace.timed import ask_worker


@task()
def tell_systems() -> None:
    """Tell other systems what moved. It looks itself what that is, so it may run at any time and twice."""
    from answerable.register.integrations.hooks import gather, tell_waiting

    gather()
    tell_waiting(now=timezone.now())
    _come_back()


@task()
def tell_again() -> None:
    """The same, at the time at which something is to be told once more."""
    tell_systems.call()


def _come_back() -> None:
    from answerable.register.integrations.hooks import waiting

    later = waiting().order_by("next_at").values_list("next_at", flat=True).first()
    asked = DBTaskResult.objects.filter(task_path=tell_again.module_path, status=TaskResultStatus.READY)
    if later is not None and not asked.filter(run_after__lte=later).exists():
        tell_again.using(run_after=later).enqueue()


def wake() -> None:
    ask_worker(tell_systems)
