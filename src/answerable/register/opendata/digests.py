"""Where records came from, as a digest that ``verify`` compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.opendata.models import Load
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection

OF_A_LOAD = ("at", "source", "of_day", "sha256", "length", "head")


def of_loads(pks: Collection[int]) -> dict[int, str]:
    return {pk: digest(state) for pk, state in columns(Load.objects.filter(pk__in=pks), OF_A_LOAD)}


DIGESTS = {"opendata.load": Compared(of_loads, Load.objects.all)}
