"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class BodiesRoom(AppConfig):
    name = "answerable.register.bodies"
    label = "bodies"
