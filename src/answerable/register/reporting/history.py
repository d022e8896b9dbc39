"""What is told of rounds and answers, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from answerable.register.commitments.state import Stage

if TYPE_CHECKING:
    from collections.abc import Callable


def _said(after: dict[str, Any]) -> dict[str, Any]:
    return {**after, "stage": Stage(after["stage"]).label}


SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "reporting.opened": lambda after: _("A round of reporting was opened."),
    "reporting.question_added": lambda after: _("The office asks in its rounds: “%(vi)s” (%(en)s).") % after,
    "reporting.question_retired": lambda after: _("A question of the office is asked in no new round."),
    "reporting.put_off": lambda after: _("A round of reporting was given another last day to send."),
    "reporting.closed": lambda after: _("A round of reporting was closed."),
    "reporting.withdrawn": lambda after: _("A round of reporting was taken back."),
    "reporting.asked": lambda after: _("Asked for in the round %(round)s.") % after,
    "reporting.sent": lambda after: _("%(body)s reported: %(stage)s.") % _said(after),
    "reporting.recorded": lambda after: (
        _("A report of %(body)s was entered by the secretariat: %(stage)s.") % _said(after)
    ),
    "reporting.confirmed": lambda after: (
        _("The secretariat confirmed what %(body)s reported: %(stage)s.") % _said(after)
    ),
    "reporting.returned": lambda after: _("The secretariat returned the report of %(body)s.") % after,
    "reporting.not_reported": lambda after: _("%(body)s did not report in the round %(round)s.") % after,
}
