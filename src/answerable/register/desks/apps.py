"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DesksRoom(AppConfig):
    name = "answerable.register.desks"
    label = "desks"
