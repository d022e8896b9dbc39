"""The working pages of those who keep what other systems act by."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import Part, Work
from answerable.register.accounts.permissions import Action

WORK = (Work(page="tokens", part=Part.OFFICE, title=_("Tokens"), action=Action.KEEP_INTEGRATIONS),)
