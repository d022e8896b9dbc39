"""The reader: a written plan becomes commitments, each anchored to its own words.

>>> from answerable.reader import read_plan

The pipeline is loaded when it is first asked for: its patterns take most of the time of a start.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.errors import ReaderError
    from answerable.reader.formats.limits import Limits
    from answerable.reader.model import Plan
    from answerable.reader.reading import read_plan, read_source

__all__ = ["Limits", "Plan", "ReaderError", "read_plan", "read_source"]

_HOMES = {
    "Limits": "formats.limits",
    "Plan": "model",
    "ReaderError": "errors",
    "read_plan": "reading",
    "read_source": "reading",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
