"""Load the reader's catalogue of bodies, for the first time or again."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from answerable.register.bodies.services import load_catalogue


class Command(BaseCommand):
    help = "Loads the catalogue of bodies. What people changed is kept, and told where the catalogue differs."

    def handle(self, *arguments: object, **options: object) -> None:
        loaded = load_catalogue()
        self.stdout.write(f"{loaded.added} bodies added, {loaded.changed} changed.")
        for conflict in loaded.conflicts:
            self.stdout.write(
                f"{conflict.body}: {conflict.field} is {conflict.ours!r} here and "
                f"{conflict.catalogue!r} in the catalogue; ours is kept."
            )
