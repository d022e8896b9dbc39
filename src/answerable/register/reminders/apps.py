"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class RemindersRoom(AppConfig):
    name = "answerable.register.reminders"
    label = "reminders"
