"""Where reports are made, for those who may."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import Part, Work
from answerable.register.accounts.permissions import Action

WORK = (Work(page="reports", part=Part.FIRST, title=_("Consolidated reports"), action=Action.CONSOLIDATE),)
