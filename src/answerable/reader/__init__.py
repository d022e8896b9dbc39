"""The reader: a written plan becomes commitments, each anchored to its own words.

>>> from answerable.reader import read_plan
"""

from __future__ import annotations

from answerable.reader.errors import ReaderError
from answerable.reader.formats.limits import Limits
from answerable.reader.model import Plan
from answerable.reader.reading import read_plan, read_source

__all__ = ["Limits", "Plan", "ReaderError", "read_plan", "read_source"]
