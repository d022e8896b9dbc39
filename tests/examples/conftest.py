from __future__ import annotations

import pytest


@pytest.fixture
def updates_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden file is to be written anew: ``pytest tests/examples --update-golden``."""
    return bool(request.config.getoption("--update-golden", default=False))
