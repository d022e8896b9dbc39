"""answerable manage index_search"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from answerable.register.search.services import index_all


class Command(BaseCommand):
    help = "Put everything that is public into the index of search, anew."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            index_all()
