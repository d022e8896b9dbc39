"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ConsolidatingRoom(AppConfig):
    name = "answerable.register.consolidating"
    label = "consolidating"
