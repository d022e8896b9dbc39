"""What the trace tells of reports. Only publishing is told to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "consolidating.begun": lambda after: _("A report was begun."),
    "consolidating.gathered": lambda after: _("Its figures were gathered again."),
    "consolidating.written": lambda after: _("Its words were changed."),
    "consolidating.sent": lambda after: _("It was sent for comments, as version %(version)s.") % after,
    "consolidating.answered": lambda after: _("A body answered to a version."),
    "consolidating.abandoned": lambda after: _("It was abandoned."),
    "consolidating.published": lambda after: (
        _("Published: a report on %(documents)s.") % {"documents": ", ".join(after["documents"])}
    ),
    "consolidating.template_added": lambda after: _("A template was added."),
    "consolidating.template_withdrawn": lambda after: _("A template was taken out of use."),
}
