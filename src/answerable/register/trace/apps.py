"""The room, as Django knows it, and the hooks that keep guards standing through migrations."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class TraceRoom(AppConfig):
    name = "answerable.register.trace"
    label = "trace"

    def ready(self) -> None:
        from answerable.register import guards

        pre_migrate.connect(guards.stand_aside, sender=self)
        post_migrate.connect(guards.stand_again, sender=self)
