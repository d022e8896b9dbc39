"""Options of the whole suite."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Generator

# Machines are shared and noisy: how long something took says nothing there.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


COMPILE = Path(__file__).resolve().parents[1] / "scripts" / "compile_messages.py"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations before anything is imported that keeps an empty catalogue for good."""
    if not hasattr(config, "workerinput"):  # once, before the workers begin
        subprocess.run([sys.executable, COMPILE], check=True)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Modules and tests stay to the end, so that it is of no use to look through all of them, again and again,
    for what nobody needs any more; and what tests leave is looked through in greater heaps.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000, 20, 100)
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin first, so that at the end nobody waits for one that began last.

    They go to one process together, so that what those of a file share is made once.
    """
    items.sort(key=lambda one: one.get_closest_marker("long") is None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write examples/ke-hoach.expected.json from what is read now; review the difference by eye",
    )
