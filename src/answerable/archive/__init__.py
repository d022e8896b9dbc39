"""Whole archives into shards, by a pool of processes or by dask, so that a stopped run goes on.

>>> from answerable.archive import Pool, read_archive
"""

from __future__ import annotations

from answerable.archive.engines import Dask, Engine, Pool
from answerable.archive.partition import Form
from answerable.archive.run import OtherForm, Outcome, Progress, read_archive

__all__ = ["Dask", "Engine", "Form", "OtherForm", "Outcome", "Pool", "Progress", "read_archive"]
