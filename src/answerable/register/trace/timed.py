"""What is done because a day came, and not because somebody did something: ``answerable tick`` runs it.

A room lists it as ``TIMED`` in its own timed.py. All of it may run twice, and after days without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from answerable.register.rooms import said_by_rooms
from answerable.register.trace.recording import publish_head_of_past_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from django_tasks.base import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """Work of a room that is done on a day. Yields sentences about what it did; with ``dry``, about what it
    would do, and then it changes nothing.
    """

    name: str
    run: Callable[[date, bool], Iterator[str]]  # the day, and whether dry


def publish_head(on: date, dry: bool) -> Iterator[str]:
    """The head of the last day on which something was done, also where nothing is done today."""
    day = publish_head_of_past_day(on=on, dry=dry)
    if day is not None:
        yield _("The head of the trace at the end of %(day)s is published.") % {"day": f"{day:%d/%m/%Y}"}


TIMED = (Timed(name="head", run=publish_head),)


def ask_worker(task: Task[..., None]) -> None:
    """Have the worker do something that takes no arguments, once however often it is asked."""
    asked = DBTaskResult.objects.filter(task_path=task.module_path, status=TaskResultStatus.READY)
    if not asked.exists():
        task.enqueue()


def all_timed() -> Iterator[Timed]:
    """The work of every room, that of the lowest rooms first."""
    return chain.from_iterable(reversed(list(said_by_rooms("timed", "TIMED"))))
