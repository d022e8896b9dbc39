"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class SubplansRoom(AppConfig):
    name = "answerable.register.subplans"
    label = "subplans"
