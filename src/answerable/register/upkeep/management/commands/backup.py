"""``answerable backup FILE``: the database and all files in one tar; keys apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from answerable.register.upkeep.backing_up import NotBackedUp, back_up
from answerable.register.upkeep.databases import DatabaseFailed

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Put the database and all files away in one tar, while the register goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the tar to write; it is not there yet")
        parser.add_argument("--keys", type=Path, metavar="FILE", help="put the secret key away too, in here")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = back_up(options["file"], keys=options["keys"])
        except (NotBackedUp, DatabaseFailed) as error:
            raise CommandError(_("Nothing was put away: %s.") % error) from error
        except OSError as error:
            reason = f"{error.filename}: {error.strerror}"
            raise CommandError(_("Nothing was put away: %s.") % reason) from error
        told = {"file": done.file, "events": done.events, "files": done.files, "head": done.head}
        self.stdout.write(
            _("Put away in %(file)s: %(events)s events, %(files)s files, head %(head)s.") % told
            + (" " + _("The secret key is not in it.") if options["keys"] is None else "")
        )
