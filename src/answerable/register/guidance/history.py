"""What was done with letters and inspections, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "guidance.guide": lambda after: _("Guidance was sent to %(bodies)s bodies.") % after,
    "guidance.urge": lambda after: _("%(bodies)s bodies were urged.") % after,
    "guidance.answered": lambda after: _("%(body)s answered.") % after,
    "guidance.inspected": lambda after: _("How %(body)s carries out its duties was inspected.") % after,
    "guidance.found": lambda after: _("A shortcoming was found: %(shortcoming)s") % after,
    "guidance.done": lambda after: _("The body said that a shortcoming is remedied."),
    "guidance.confirmed": lambda after: _("The secretariat confirmed that a shortcoming is remedied."),
    "guidance.returned": lambda after: _("The secretariat returned what was said of a remedy."),
}
