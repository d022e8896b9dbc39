"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReportingRoom(AppConfig):
    name = "answerable.register.reporting"
    label = "reporting"
