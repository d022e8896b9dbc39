"""What was done with bodies, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "bodies.placed": lambda after: _("Put in from the catalogue, for a document names it."),
    "bodies.added": lambda after: _("Added by a person, for the catalogue does not have it."),
    "bodies.renamed": lambda after: _("Its name is now “%(name)s”.") % after,
    "bodies.merged": lambda after: _("It is one body with the record “%(into)s”.") % after,
    "bodies.succeeded": lambda after: (
        _("“%(new)s” took over from it: %(function)s.") % after
        if after["function"]
        else _("“%(new)s” took over from it.") % after
    ),
    "bodies.members_added": lambda after: (
        _("Bodies that belong to it are written down: %(members)s.")
        % {"members": ", ".join(after["members"])}
    ),
    "bodies.member_left": lambda after: _("“%(member)s” belongs to it until %(until)s.") % after,
}
