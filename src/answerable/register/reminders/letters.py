"""What a letter says: what is open of its digest now, in the language of its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.register.accounts.models import Role
from answerable.register.links import absolute

if TYPE_CHECKING:
    from datetime import date

    from django.core.mail.backends.base import BaseEmailBackend

    from answerable.register.accounts.notices import Matter, Matters
    from answerable.register.reminders.models import Delivery, Notice
    from answerable.register.reminders.open_matters import OpenMatters

MOST = 20  # matters of one kind in a letter; of more the desk tells


class Line(NamedTuple):
    """One matter in a letter."""

    words: str
    body: str  # whose it is, where the reader is not of it
    due: date
    since: bool  # whether it waits since then
    when: str
    address: str


def letter(
    delivery: Delivery, open_matters: OpenMatters, connection: BaseEmailBackend, *, on: date
) -> EmailMessage | None:
    """The letter of a delivery, or None where nothing is left to tell."""
    still = still_open(list(delivery.digest.notices.select_related("body")), open_matters)
    if not still:
        return None
    account = delivery.account
    with translation.override(account.language):
        sections: dict[str, list[Line]] = {}
        for notice, kind, matter in sorted(still, key=open_matters.order):
            sections.setdefault(str(kind.title), []).append(_line(notice, kind, matter, on))
        late = sum(matter.due < on and not kind.rules.since for _notice, kind, matter in still)
        context = {
            "digest": delivery.digest,
            "role": Role(delivery.digest.role).label,
            "name": account.name,
            "sections": [(title, lines[:MOST], len(lines[MOST:])) for title, lines in sections.items()],
            "desk": absolute(reverse("desk")),
        }
        return EmailMessage(
            subject=_subject(len(still), late),
            body=render_to_string("reminders/letter.txt", context),
            to=[account.email],
            headers={"Message-ID": delivery.message_id, "Auto-Submitted": "auto-generated"},
            connection=connection,
        )


def still_open(notices: list[Notice], open_matters: OpenMatters) -> list[tuple[Notice, Matters, Matter]]:
    """Those whose matters are open, each matter once, by its nearest step."""
    nearest: dict[tuple[object, ...], tuple[Notice, Matters, Matter]] = {}
    for notice in sorted(notices, key=lambda one: one.step):
        if (found := open_matters.of(notice)) is not None:
            kind, matter = found
            nearest[notice.kind, notice.subject_type, notice.subject_id, notice.body_id, notice.due] = (
                notice,
                kind,
                matter,
            )
    return list(nearest.values())


def _line(notice: Notice, kind: Matters, matter: Matter, on: date) -> Line:
    of_another = notice.role == Role.SECRETARIAT and notice.body
    return Line(
        words=" ".join(str(matter.words).split()),
        body=notice.body.name if of_another and notice.body else "",
        due=matter.due,
        since=kind.rules.since,
        when=_when((matter.due - on).days),
        address=absolute(str(matter.address)),
    )


def _when(days: int) -> str:
    if days > 0:
        return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    if days == 0:
        return _("today")
    return ngettext("%(n)s day ago", "%(n)s days ago", -days) % {"n": -days}


def _subject(matters: int, late: int) -> str:
    subject = ngettext("%(n)s matter waits for you", "%(n)s matters wait for you", matters) % {"n": matters}
    if late:
        subject += ngettext(", %(n)s past its day", ", %(n)s past their days", late) % {"n": late}
    return subject
