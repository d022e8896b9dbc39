"""Tell, once, of records that are older than their kind of event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from answerable.register.trace.stock import NoStock, take_stock

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = (
        "For a register that was made by an earlier version: writes one event that tells of every record "
        "which no event tells of, as it is now. What came before stays unverified, and verify says so."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reason", required=True, help="why, for everybody to read")

    def handle(self, *arguments: object, **options: Any) -> None:
        reason = " ".join(options["reason"].split())
        if not reason:
            raise CommandError("Give a reason, for everybody to read.")
        try:
            records = take_stock(reason=reason)
        except NoStock as no_stock:
            raise CommandError(f"No stock is taken: {no_stock}") from no_stock
        if not records:
            self.stdout.write("Events tell of every record: there is nothing to take stock of.")
        for label, count in records.items():
            self.stdout.write(f"{label}: {count} records told of from now on")
