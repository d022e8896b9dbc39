"""Who can sign in at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account


class OpenAccounts(AuthenticationBackend):
    """Accounts that are not closed; a local one only where the register runs for one person at the machine.

    Django asks this at each request too, so that closing an account ends its sessions.
    """

    def user_can_authenticate(self, user: Account) -> bool:
        return user.is_active and (not user.local or settings.LOCAL)
