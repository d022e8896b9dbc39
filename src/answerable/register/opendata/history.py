"""What the trace tells of where records came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "opendata.loaded": lambda after: (
        _("Loaded from the dump of %(source)s of %(day)s, with the SHA-256 %(sha256)s.") % after
    ),
}
