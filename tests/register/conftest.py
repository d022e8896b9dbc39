"""What tests of the register share. They run on SQLite, or on PostgreSQL where DATABASE_URL names it."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from threading import get_ident

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.test import Client, TransactionTestCase
from django.utils import timezone, translation
from tests.register.every_kind import people, places
from tests.register.making import make_body, member

from answerable.register import guards
from answerable.register.accounts import own_words
from answerable.register.commitments.models import Sought
from answerable.register.plans import importing
from answerable.register.plans.files import path_of

__all__ = ["people", "places"]
HERE = Path(__file__).resolve().parent
MOST_QUERIES = 20
MORE = {"/lam-viec/he-thong/": 30}  # the health of the system asks about the database itself
SESSION = ("django_session", 'FROM "accounts_account" WHERE')
KEPT = ("trace_head", "search_")  # asked once by a page of a register that has events, as few here do
DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


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
def _each_document_is_read_once(tmp_path_factory):
    """Hundreds of tests bring the same few documents: the first reading of each is kept for all, and all workers.

    A reading that was refused is not kept, nor is one for a test that gives it another time.
    """
    root = tmp_path_factory.getbasetemp()
    kept = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / "readings"
    kept.mkdir(exist_ok=True)
    read = importing.read_apart

    def once(upload):
        name = hashlib.sha256(f"{upload.sha256} {importing.SECONDS} {upload.name}".encode()).hexdigest()
        told = kept / name
        if path_of(upload.sha256).is_file() and told.exists():
            return json.loads(told.read_bytes())
        answer = read(upload)
        written = kept / f"{name}.{os.getpid()}.{get_ident()}"
        written.write_text(json.dumps(answer), encoding="utf-8")
        written.rename(told)
        return answer

    importing.read_apart = once
    yield
    importing.read_apart = read


@pytest.fixture(autouse=True, scope="session")
def _answers_are_kept_apart(tmp_path_factory):
    settings.CACHES["answers"]["LOCATION"] = tmp_path_factory.mktemp("answers")


@receiver(pre_save)
def _a_fact_that_a_test_makes_alone_is_found(sender, instance, raw, **_):
    if issubclass(sender, Sought) and instance.pk is None:
        instance.now_of_id = instance.appearance.commitment_id


@pytest.fixture(autouse=True, scope="session")
def _words_are_ours_where_there_is_no_database():
    """What an office calls something is asked of the database, by whatever says it."""
    decided = own_words.settings_now

    def now():
        try:
            return decided()
        except RuntimeError:  # by which a test without a database is told that it has none
            return {}

    own_words.settings_now = now
    yield
    own_words.settings_now = decided


@pytest.fixture(autouse=True)
def _words_are_of_no_other_test(monkeypatch):
    """They are known for a second, which a page may take on a busy machine: here until the next request."""
    monkeypatch.setattr(own_words, "monotonic", lambda: 0)
    own_words._own.cache_clear()


@pytest.fixture(autouse=True)
def _no_page_asks_more_than_it_may(monkeypatch):
    """Whatever page a test reads, with whatever it holds: its queries are counted."""
    get = Client.get

    def counted(client, path, *args, **more):
        asked = []

        def note(execute, sql, params, many, context):
            # Not what the office decided, asked for once after an act by any page, nor whose session it is.
            if not any(name in sql for name in (*SESSION, "accounts_setting")):
                asked.append((sql, str(params)))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            answer = get(client, path, *args, **more)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            once = {one for one in asked if any(name in one[0] for name in KEPT)}
            rest = [one for one in asked if one not in once]
            most = MORE.get(path.partition("?")[0].removeprefix("/en"), MOST_QUERIES)
            most += "sessionid" in client.cookies  # in which roles somebody is here
            told = [f"{path}: {len(rest) + len(once)} queries", *(sql for sql, _params in asked)]
            assert len(rest) + len(once) <= most, "\n".join(told)
        return answer

    monkeypatch.setattr(Client, "get", counted)


@pytest.fixture(autouse=True)
def _in_the_language_of_the_register():
    """A page that is asked for in English leaves its language behind, for whatever test comes next."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _data_in_a_folder_of_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.DUMPS = tmp_path / "dumps"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick


@pytest.fixture
def on():
    return timezone.localdate()


@pytest.fixture
def health(db):
    return make_body("Sở Y tế")


@pytest.fixture
def secretary(db):
    return member("secretariat")
