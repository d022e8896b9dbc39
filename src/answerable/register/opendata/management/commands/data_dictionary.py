"""``answerable manage data_dictionary``: docs/data.md, from the descriptions of records."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from answerable.register.opendata.dictionary import as_markdown


class Command(BaseCommand):
    help = "Prints what each field of the register's data says, as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(as_markdown(), ending="")
