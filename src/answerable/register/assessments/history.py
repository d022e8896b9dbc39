"""What is told of what others say, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from answerable.register.assessments.models import Scale

if TYPE_CHECKING:
    from collections.abc import Callable


def _assessed(after: dict[str, Any]) -> str:
    if not after["scale"]:
        return _("%(body)s spoke about the measure itself.") % after
    return _("%(body)s assessed it: %(scale)s.") % {**after, "scale": Scale(after["scale"]).label}


SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "assessments.assessed": _assessed,
    "assessments.withdrawn": lambda after: _("%(body)s took back its assessment.") % after,
    "assessments.contributed": lambda after: _("Somebody sent a contribution."),
    "assessments.published": lambda after: _("A contribution was published."),
    "assessments.refused": lambda after: _("A contribution was refused."),
    "assessments.replied": lambda after: _("%(body)s replied to a contribution.") % after,
}
