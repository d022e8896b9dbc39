"""What was done with documents and editions, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "plans.taken_in": lambda after: _("A file was read, with %(clauses)s items.") % after,
    "plans.published": lambda after: _("Published for the first time."),
    "plans.edition_published": lambda after: _("Edition %(edition)s was published.") % after,
    "plans.superseded": lambda after: _("Edition %(edition)s gave way to edition %(by)s.") % after,
    "plans.put_aside": lambda after: _("A draft was put aside."),
}
