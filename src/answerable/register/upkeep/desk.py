"""The health of the system among the working pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import Part, Work
from answerable.register.accounts.permissions import Action

WORK = (Work(page="system", part=Part.OFFICE, title=_("Health of the system"), action=Action.KEEP_SETTINGS),)
