"""What was done with the trace itself, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "trace.stock_taken": lambda after: (
        _("Stock was taken of %(n)s records that no event told of; how they came to be so is not verified.")
        % {"n": sum(after["records"].values())}
    ),
}
