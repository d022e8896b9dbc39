"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class GuidanceRoom(AppConfig):
    name = "answerable.register.guidance"
    label = "guidance"
