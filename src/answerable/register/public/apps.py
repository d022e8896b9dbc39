"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PublicRoom(AppConfig):
    name = "answerable.register.public"
    label = "public"
