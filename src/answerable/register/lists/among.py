"""Many ids as one value: a question with thousands of values costs more to write down than to answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models.expressions import RawSQL

if TYPE_CHECKING:
    from collections.abc import Sequence

# The ids are one value of the question, never part of its words.
ONE_VALUE = {
    "postgresql": "SELECT unnest(%s::bigint[])",
    "sqlite": "SELECT value FROM json_each(%s)",
}


def among(ids: Sequence[int]) -> RawSQL:
    """To be used as ``pk__in=among(ids)``."""
    value = list(ids) if connection.vendor == "postgresql" else json.dumps(list(ids))
    return RawSQL(ONE_VALUE[connection.vendor], [value])
