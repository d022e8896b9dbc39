"""Check the chain of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from answerable.register.trace.models import Event
from answerable.register.trace.verifying import verify

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Checks the whole chain of events and names the first link that is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", metavar="HEAD", help="a head that was kept: it must be in the chain")

    def handle(self, *arguments: object, **options: Any) -> None:
        if Event._meta.db_table not in connection.introspection.table_names():
            raise CommandError("There is no register here yet. To make one: answerable manage migrate")
        outcome = verify(since=options["since"])
        if outcome.broken is not None:
            raise CommandError(f"The chain holds for {outcome.length} events, then: {outcome.broken}")
        self.stdout.write(f"The chain holds: {outcome.length} events, head {outcome.head}")
        for stock in outcome.stocks:
            self.stdout.write(
                f"Not verified: how {sum(stock.records.values())} records came to be as they were when "
                f"stock was taken of them (event {stock.seq}, {stock.at})"
            )
        if outcome.erased:
            self.stdout.write(
                f"Not verified: what {outcome.erased} contents of events say, which are not here. This "
                "program erases none: somebody did, or they came with the data of a register that keeps them"
            )
