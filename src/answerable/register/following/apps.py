"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class FollowingRoom(AppConfig):
    name = "answerable.register.following"
    label = "following"
