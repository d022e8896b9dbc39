"""What waits here for those who check: documents that were brought and are not published yet."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.accounts.desk import SHOWN, Matter, Part, Work
from answerable.register.accounts.permissions import Action
from answerable.register.checking.permission import may_check
from answerable.register.plans.models import DUTIES, Clause, Edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.accounts.models import Account


# What ``progress.is_to_check`` and ``progress.is_checked`` say of a clause, to be counted.
OF_DUTIES = Q(clauses__kind__in=DUTIES, clauses__structure=Clause.Structure.WHOLE)
LEFT = OF_DUTIES & Q(clauses__verdict=Clause.Verdict.UNCHECKED)


def being_checked(account: Account, on: date) -> Iterator[Matter]:
    """Drafts that the account may check, the newest first, each with how far it is."""
    mine = drafts().annotate(total=Count("clauses", filter=OF_DUTIES), left=Count("clauses", filter=LEFT))
    for edition in islice((one for one in mine if may_check(account, one)), SHOWN + 1):
        name = edition.document.number or edition.document.title or edition.file.name
        how_far = {"n": edition.total - edition.left, "total": edition.total}
        far = _("%(n)s of %(total)s confirmed") % how_far
        yield Matter(f"{name} · {far}", reverse("check_start", args=[edition.pk]))


def drafts() -> QuerySet[Edition]:
    """All that is being checked, the newest first, without their texts."""
    rows = Edition.objects.filter(standing=Edition.Standing.DRAFT).defer("text", "reading")
    return rows.select_related("document__issuer_body", "file").order_by("-pk")


WORK = (
    Work(
        page="documents",
        part=Part.FIRST,
        title=gettext_lazy("Documents"),
        action=Action.CHECK,
        waiting=being_checked,
    ),
)
