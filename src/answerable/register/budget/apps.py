"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class BudgetRoom(AppConfig):
    name = "answerable.register.budget"
    label = "budget"
