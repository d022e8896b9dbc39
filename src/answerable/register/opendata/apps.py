"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OpenDataRoom(AppConfig):
    name = "answerable.register.opendata"
    label = "opendata"
