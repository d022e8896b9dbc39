"""Counts of what was done too often, in the database: gone when their time is over, and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.cache.backends.db import DatabaseCache
from django.db import connections

if TYPE_CHECKING:
    from datetime import datetime


class Counters(DatabaseCache):
    """What is over goes when there are many. Django's own lets others go too, whichever come first by their
    names: who makes many counts would thereby wipe those of wrong passwords.
    """

    def __init__(self, table: str, params: dict[str, Any]) -> None:
        super().__init__(table, params)
        self._named = table

    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:
        known = connections[db].ops
        table, expires = known.quote_name(self._named), known.quote_name("expires")
        cursor.execute(f"DELETE FROM {table} WHERE {expires} < %s", [known.adapt_datetimefield_value(now)])
