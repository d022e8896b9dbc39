"""What tests of the register share. They run on SQLite, or on PostgreSQL where DATABASE_URL names it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase

from answerable.register import guards

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE.parents[1] / "scripts"
DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what asks a database: the rest shows the same again that it shows on SQLite."""
    if connection.vendor != "postgresql":
        return
    here = [one for one in items if one.path.is_relative_to(HERE)]
    pure = {
        one
        for one in here
        if not one.get_closest_marker("django_db") and not DATABASE.intersection(one.fixturenames)
    }
    if pure and len(pure) < len(here):  # who asks for such tests alone gets them
        config.hook.pytest_deselected(items=list(pure))
        items[:] = [one for one in items if one not in pure]


@pytest.fixture(autouse=True, scope="session")
def _guards_let_tests_clear_tables():
    """Tests with real transactions empty every table at their end, which guards rightly refuse.

    Django's ``flush`` puts them up again: it sends post_migrate.
    """
    clear = TransactionTestCase._fixture_teardown

    def without_guards(case):
        for name in case._databases_names(include_mirrors=False):
            guards.take_down(connections[name])
        clear(case)

    TransactionTestCase._fixture_teardown = without_guards
    yield
    TransactionTestCase._fixture_teardown = clear


@pytest.fixture(autouse=True, scope="session")
def _translations_as_they_are_written():
    subprocess.run([sys.executable, SCRIPTS / "compile_messages.py"], check=True)


@pytest.fixture(autouse=True)
def _data_in_a_folder_of_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.DUMPS = tmp_path / "dumps"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
