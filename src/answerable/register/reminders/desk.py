"""What waits here for the secretariat: letters that did not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.accounts.desk import SHOWN, Matter, Work
from answerable.register.accounts.permissions import Action
from answerable.register.reminders.models import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.register.accounts.models import Account


def did_not_arrive(account: Account, on: date) -> Iterator[Matter]:
    failed = Delivery.objects.failed().select_related("digest__body", "account").order_by("-pk")
    for one in failed[: SHOWN + 1]:
        became = _("came back") if one.bounced_at else one.get_standing_display()
        who = one.digest.body or one.digest.get_role_display()
        yield Matter(f"{one.digest.day:%d/%m/%Y} · {who}: {became}", reverse("sent"))


WORK = (
    Work(
        page="sent", title=gettext_lazy("Letters that remind"), action=Action.REMIND, waiting=did_not_arrive
    ),
)
