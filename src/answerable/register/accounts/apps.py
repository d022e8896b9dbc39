"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsRoom(AppConfig):
    name = "answerable.register.accounts"
    label = "accounts"
