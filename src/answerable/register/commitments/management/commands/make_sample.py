"""Fill the register with made-up plans, to measure with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.sampling import make_sample

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Makes up so many commitments, the same each time, in a register that has none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--commitments", type=int, default=1000, metavar="N", help="default: 1000")

    def handle(self, *arguments: object, **options: Any) -> None:
        if options["commitments"] < 1:
            raise CommandError("How many? --commitments takes a number of 1 or more.")
        if Commitment.objects.exists():
            raise CommandError(
                "This register holds commitments. A sample is made in a data folder of its own."
            )
        for made in make_sample(options["commitments"]):
            if sys.stderr.isatty():
                self.stderr.write(f"\r{made}", ending="")
        self.stdout.write(f"{options['commitments']} made-up commitments.")
