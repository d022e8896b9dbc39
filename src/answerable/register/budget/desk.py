"""The working page of those who enter money."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import Work
from answerable.register.accounts.permissions import Action

WORK = (Work(page="keep_budget", title=_("Money"), action=Action.ALLOCATE),)
