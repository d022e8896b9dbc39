"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceRoom(AppConfig):
    name = "answerable.register.evidence"
    label = "evidence"
