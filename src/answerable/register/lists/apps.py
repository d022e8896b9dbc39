"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ListsRoom(AppConfig):
    name = "answerable.register.lists"
    label = "lists"
