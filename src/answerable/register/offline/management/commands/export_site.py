"""``answerable export-site DIR``: the public register as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from answerable.register.offline.copying import NotEmpty, copy_site

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Write the public register, with its search, as files that any web server shows, or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="a new or an empty folder")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        shown = sys.stderr.isatty()
        try:
            pages = copy_site(folder, report=_draw if shown else lambda _done, _found: None)
        except NotEmpty as error:
            raise CommandError(
                _("%(folder)s is not empty, and nothing is written over. Name a new folder.")
                % {"folder": folder}
            ) from error
        if shown:
            sys.stderr.write("\r\x1b[K")
        said = {"n": pages, "file": folder / "index.html"}
        self.stdout.write(_("%(n)s pages. Open %(file)s in a browser.") % said)


def _draw(done: int, found: int) -> None:
    """How far it is. More pages may be found on the way."""
    filled = 24 * done // found
    bar = "█" * filled + "░" * (24 - filled)
    sys.stderr.write(f"\r{bar}  {_('%(done)s of %(found)s pages') % {'done': done, 'found': found}}\x1b[K")
    sys.stderr.flush()
