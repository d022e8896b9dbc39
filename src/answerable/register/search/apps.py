"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchRoom(AppConfig):
    name = "answerable.register.search"
    label = "search"

    def ready(self) -> None:
        post_migrate.connect(_fill_what_was_made_anew)


def _fill_what_was_made_anew(app_config: AppConfig, **_: object) -> None:
    # After the last room, whose tables ``index_all`` reads too.
    from django.apps import apps

    if app_config == [*apps.get_app_configs()][-1]:
        from answerable.register.search.services import fill

        fill()
