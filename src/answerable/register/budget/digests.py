"""What the public can know of lines of a budget, as digests that ``verify`` compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.budget.models import Line
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection

OF_A_LINE = (
    "body_id", "commitment_id", "year", "kind", "amount", "document", "as_of", "entered_at", "superseded_at",
)  # fmt: skip


def of_lines(pks: Collection[int]) -> dict[int, str]:
    return {pk: digest(state) for pk, state in columns(Line.objects.filter(pk__in=pks), OF_A_LINE)}


DIGESTS = {"budget.line": Compared(of_lines, Line.objects.all)}
