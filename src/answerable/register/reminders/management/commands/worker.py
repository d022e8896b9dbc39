"""``answerable worker``: send letters and do whatever else waits in the queue, until it is told to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

if TYPE_CHECKING:
    from argparse import ArgumentParser

INTERVAL = 5.0  # seconds between looks at an empty queue


class Command(BaseCommand):
    help = "Do what waits in the queue, such as sending letters, until it is told to end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="end when the queue is empty")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command(
            "db_worker",
            queue_name="*",
            interval=INTERVAL,
            batch=options["once"],
            startup_delay=False,
            reload=False,
            verbosity=options["verbosity"],
        )
