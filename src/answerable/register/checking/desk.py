"""What waits here for those who check: documents that were brought and are not published yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.accounts.desk import Matter, Part, Work
from answerable.register.accounts.permissions import Action
from answerable.register.checking.permission import may_check
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.plans.models import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.register.accounts.models import Account


def being_checked(account: Account, on: date) -> Iterator[Matter]:
    """Drafts that the account may check, the newest first, each with how far it is."""
    drafts = Edition.objects.filter(standing=Edition.Standing.DRAFT)
    for edition in drafts.select_related("document__issuer_body", "file").order_by("-pk"):
        if may_check(account, edition):
            progress = progress_of(ordered(edition))
            name = edition.document.number or edition.document.title or edition.file.name
            far = _("%(n)s of %(total)s confirmed") % {"n": progress.checked, "total": progress.total}
            yield Matter(f"{name} · {far}", reverse("check_start", args=[edition.pk]))


WORK = (
    Work(
        page="documents",
        part=Part.FIRST,
        title=gettext_lazy("Documents"),
        action=Action.CHECK,
        waiting=being_checked,
    ),
)
