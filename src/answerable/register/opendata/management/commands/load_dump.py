"""``answerable load-dump FOLDER``: an empty register becomes the one that was dumped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from answerable.register.opendata.loading import CannotLoad, load

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Makes an empty register of a dump: the same records, and the chain of events goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="what answerable dump has written")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load(options["folder"].absolute())
        except CannotLoad as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{loaded.rows} records, {loaded.commitments} commitments; "
            f"the chain goes on from the head {loaded.head}"
        )
