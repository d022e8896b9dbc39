"""``answerable dump FOLDER``: the whole register as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from answerable.register.opendata.dumping import FolderNotEmpty, dump

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Writes all that is public as data: lines of JSON, CSV, a SQLite file, and what they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="one that is empty or not there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"].absolute()
        try:
            counts = dump(folder, on=timezone.localdate())
        except FolderNotEmpty as error:
            raise CommandError(f"{error}: there is something in it. Name an empty folder.") from error
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}") from error
        self.stdout.write(f"{sum(counts.values())} records, {counts['commitments']} commitments: {folder}")
