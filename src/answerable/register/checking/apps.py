"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class CheckingRoom(AppConfig):
    name = "answerable.register.checking"
    label = "checking"
