"""What an office decided is public; of accounts and invitations nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.accounts.models import Setting
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection


def of_settings(pks: Collection[int]) -> dict[int, str]:
    rows = Setting.objects.filter(pk__in=pks)
    return {pk: digest(state) for pk, state in columns(rows, ("key", "value"))}


DIGESTS = {"accounts.setting": Compared(of_settings, Setting.objects.all)}
