"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class SearchRoom(AppConfig):
    name = "answerable.register.search"
    label = "search"
