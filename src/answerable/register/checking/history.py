"""What was done in checking an edition, in sentences; they are opened once it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 6  # keys that are named


def _of(after: dict[str, Any]) -> dict[str, str]:
    keys = list(after)
    return {"items": ", ".join(keys[:MOST]) + (" …" if len(keys) > MOST else "")}


def _section(after: dict[str, Any]) -> str:
    told = ngettext(
        "%(n)d item was confirmed at once: %(items)s",
        "%(n)d items were confirmed at once: %(items)s",
        len(after),
    )
    return told % {"n": len(after), **_of(after)}


SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "checking.confirmed": lambda after: _("Confirmed as it stands: %(items)s") % _of(after),
    "checking.section_confirmed": _section,
    "checking.corrected": lambda after: _("Put right: %(items)s") % _of(after),
    "checking.not_a_task": lambda after: _("Not a task: %(items)s") % _of(after),
    "checking.split": lambda after: _("Split into limbs: %(items)s") % _of(after),
    "checking.merged": lambda after: _("Made one duty: %(items)s") % _of(after),
    "checking.item_added": lambda after: _("A duty that had been missed was added: %(items)s") % _of(after),
    "checking.name_resolved": lambda after: _("It was said which body a name means: %(items)s") % _of(after),
    "checking.expanded": lambda after: _("A group was replaced by its members: %(items)s") % _of(after),
    "checking.header_corrected": lambda after: _("What the document is known by was put right."),
    "checking.said_gone": lambda after: _("It was said that a duty of the edition before is no longer set."),
    "checking.said_continues": lambda after: _("It was said which duty of the edition before goes on."),
    "checking.said_elsewhere": lambda after: (
        _("It was said whether another plan states the same: %(items)s") % _of(after)
    ),
    "checking.undone": lambda after: _("An act of checking was taken back."),
}
