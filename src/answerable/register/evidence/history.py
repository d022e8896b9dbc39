"""What is told of evidence, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "evidence.given": lambda after: (
        _("Evidence was given: %(title)s.") % after
        if "title" in after
        else _("Evidence was given, for the body and the secretariat alone.")
    ),
    "evidence.taken_back": lambda after: _("Evidence was taken back."),
}
