"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class IntegrationsRoom(AppConfig):
    name = "answerable.register.integrations"
    label = "integrations"
