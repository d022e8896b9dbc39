"""How allauth behaves here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter

if TYPE_CHECKING:
    from django.http import HttpRequest


class ByInvitation(DefaultAccountAdapter):
    """Nobody signs up: an account is made from an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
