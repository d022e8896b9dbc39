"""``answerable tick``: do all that the day brings.

It may run any number of times a day, and after days without it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.register.trace.timed import all_timed

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Do what the day brings: notices, heads of the trace, checks. It prints what it did."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="print what would be done, and do nothing")
        parser.add_argument("--on", type=_day, metavar="DATE", help="with --dry-run: as if it were that day")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["on"] and not options["dry_run"]:
            raise CommandError("--on goes only with --dry-run: what is done is done on the day that it is.")
        on = options["on"] or timezone.localdate()
        if options["dry_run"]:
            day = {"day": f"{on:%d/%m/%Y}"}
            self.stdout.write(_("Nothing is done. On %(day)s this would be done and told:") % day)
        for timed in all_timed():
            for sentence in timed.run(on, options["dry_run"]):
                self.stdout.write(sentence)


def _day(text: str) -> date:
    return date.fromisoformat(text)
