"""``answerable manage bounced ADDRESS``: a letter came back from an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from answerable.register.reminders.services import record_bounce

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Record that the last letter to an address came back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="as the letter had it")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        delivery = record_bounce(address)
        if delivery is None:
            raise CommandError("No letter went to this address that has not come back already.")
        self.stdout.write(f"Recorded: the letter of {delivery.digest.day} came back.")
