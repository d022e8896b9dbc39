"""What tests of the register share. They run on SQLite, or on PostgreSQL where DATABASE_URL names it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections
from django.test import TransactionTestCase

from answerable.register import guards

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


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
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
