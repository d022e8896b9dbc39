"""What was done with calls and links, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from answerable.register.days import day

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "subplans.called": lambda after: (
        _("Plans were called for, of %(bodies)s bodies, by %(due)s.")
        % {"bodies": after["bodies"], "due": day(after["due"])}
    ),
    "subplans.put_off": lambda after: (
        _("The last day to send plans is now %(due)s.") % {"due": day(after["due"])}
    ),
    "subplans.withdrawn": lambda after: _("A call for plans was taken back."),
    "subplans.sent": lambda after: _("%(body)s sent its plan.") % after,
    "subplans.recorded": lambda after: (
        _("The secretariat recorded the plan of %(body)s, number %(number)s.") % after
    ),
    "subplans.linked": lambda after: _("It carries out commitment %(parent)s.") % after,
    "subplans.not_linked": lambda after: _("It does not carry out commitment %(parent)s.") % after,
    "subplans.taken_up": lambda after: _("Commitment %(child)s carries it out.") % after,
    "subplans.not_taken_up": lambda after: _("Commitment %(child)s does not carry it out after all.") % after,
}
