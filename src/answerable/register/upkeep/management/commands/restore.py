"""``answerable restore FILE``: bring a backup back into an empty installation, and verify it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from answerable.register.upkeep.databases import DatabaseFailed
from answerable.register.upkeep.restoring import NotRestored, restore

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Bring a backup back into an empty database and data folder, and verify it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="what answerable backup wrote")
        parser.add_argument("--keys", type=Path, metavar="FILE", help="the key that was put away with it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = restore(options["file"], keys=options["keys"])
        except (NotRestored, DatabaseFailed) as error:
            raise CommandError(_("Not restored: %s.") % error) from error
        except OSError as error:
            reason = f"{error.filename}: {error.strerror}"
            raise CommandError(_("Not restored: %s.") % reason) from error
        self.stdout.write(
            _("Restored and verified: %(events)s events, %(files)s files, head %(head)s.")
            % {"events": done.events, "files": done.files, "head": done.head}
        )
