"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PlansRoom(AppConfig):
    name = "answerable.register.plans"
    label = "plans"
