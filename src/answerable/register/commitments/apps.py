"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class CommitmentsRoom(AppConfig):
    name = "answerable.register.commitments"
    label = "commitments"
