"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class UpkeepRoom(AppConfig):
    name = "answerable.register.upkeep"
    label = "upkeep"
