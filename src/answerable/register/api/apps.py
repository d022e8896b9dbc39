"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ApiRoom(AppConfig):
    name = "answerable.register.api"
    label = "api"
