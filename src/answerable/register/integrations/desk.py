"""The working pages of those who keep what other systems act by, and what they are told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import Matter, Part, Work
from answerable.register.accounts.permissions import Action
from answerable.register.integrations.models import Hook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.register.accounts.models import Account

TOLD_FOR = timedelta(days=14)


def given_up(account: Account, on: date) -> Iterator[Matter]:
    """Addresses that were given up lately."""
    silent = Hook.objects.filter(ended=Hook.Ended.SILENT, ended_at__date__gte=on - TOLD_FOR)
    for one in silent.order_by("-ended_at"):
        words = gettext("%(url)s did not answer for days, and is told nothing any more.") % {"url": one.url}
        yield Matter(words, reverse("hooks"))


WORK = (
    Work(page="tokens", part=Part.OFFICE, title=_("Tokens"), action=Action.KEEP_INTEGRATIONS),
    Work(
        page="hooks",
        part=Part.OFFICE,
        title=_("Systems that are told"),
        action=Action.KEEP_INTEGRATIONS,
        waiting=given_up,
    ),
)
