"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OfflineRoom(AppConfig):
    name = "answerable.register.offline"
    label = "offline"
