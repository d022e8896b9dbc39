"""What rooms say in files of their own, for others to gather: so no lower room knows those above it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule

if TYPE_CHECKING:
    from collections.abc import Iterator


def said_by_rooms(file: str, name: str) -> Iterator[Any]:
    """What stands under that name in each room's file, those of the uppermost rooms first."""
    for room in apps.get_app_configs():
        if room.module is not None and module_has_submodule(room.module, file):
            module = import_module(f"{room.name}.{file}")
            if hasattr(module, name):  # an application of others may have a file of that name too
                yield getattr(module, name)
