"""A backup brought back elsewhere is the register that was put away, on either engine."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from tests.register.checking.plan import draft, secretary

from answerable.register.checking import services
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.checking.publishing import publish
from answerable.register.plans.files import keep
from answerable.register.trace.models import Head
from answerable.register.upkeep.backing_up import NotBackedUp, back_up
from answerable.register.upkeep.marks import BACKUP, last

pytestmark = pytest.mark.django_db(transaction=True)
COMMAND = "import sys; from answerable.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    settings.DATA = tmp_path / "here"
    settings.DATA.mkdir()
    settings.EVIDENCE_ROOT = tmp_path / "evidence"


@pytest.fixture
def published():
    by = secretary()
    edition = draft(by)
    for clause in progress_of(ordered(edition)).rest:
        services.confirm(clause, by=by)
    publish(edition, by=by)


@pytest.fixture
def elsewhere(tmp_path):
    """The environment of an installation that holds nothing; its database is gone at the end."""
    environment = os.environ | {"ANSWERABLE_DATA": str(tmp_path / "there"), "LC_ALL": "C.UTF-8"}
    environment.pop("DATABASE_URL", None)
    if connection.vendor == "sqlite":
        yield environment
        return
    name = f"{connection.settings_dict['NAME']}_there"
    url = os.environ["DATABASE_URL"]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield environment | {"DATABASE_URL": f"{url.rpartition('/')[0]}/{name}"}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def answerable(environment, *arguments):
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        env=environment, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


def rows(environment):
    """How many rows each table has there; the cache is nobody's record."""
    if connection.vendor == "sqlite":
        there = sqlite3.connect(Path(environment["ANSWERABLE_DATA"]) / "register.db")
    else:
        there = psycopg.connect(environment["DATABASE_URL"])
    with closing(there), closing(there.cursor()) as cursor:
        return {table: _count(cursor, table) for table in _tables()}


def rows_here():
    with connection.cursor() as cursor:
        return {table: _count(cursor, table) for table in _tables()}


def _tables():
    return [
        one for one in connection.introspection.table_names() if one not in ("cache", "django_migrations")
    ]


def _count(cursor, table):
    cursor.execute(f'SELECT count(*) FROM "{table}"')
    return cursor.fetchone()[0]


@pytest.fixture
def backup(published, tmp_path, settings):
    keep([b"bang chung"], root=settings.EVIDENCE_ROOT)
    return back_up(tmp_path / "backup.tar", keys=tmp_path / "key")


def test_what_is_brought_back_is_what_was_put_away(backup, elsewhere, tmp_path, settings):
    done = answerable(elsewhere, "restore", backup.file, "--keys", tmp_path / "key")
    assert done.returncode == 0, done.stderr
    head = Head.objects.get()
    assert (backup.events, backup.head) == (head.length, head.hash)
    assert head.hash in done.stdout
    assert rows(elsewhere) == rows_here()
    there = tmp_path / "there"
    assert (there / "secret-key").read_text().strip() == settings.SECRET_KEY
    kept = {
        path.name for name in ("files", "evidence") for path in (there / name).rglob("*") if path.is_file()
    }
    assert len(kept) == backup.files == 2
    verified = answerable(elsewhere, "verify", "--since", head.hash)
    assert verified.returncode == 0, verified.stderr
    again = answerable(elsewhere, "restore", backup.file)  # never over what is there
    assert again.returncode == 1
    assert again.stderr.count("\n") == 1


def test_a_backup_is_for_its_owner_alone_and_keeps_keys_apart(backup, tmp_path, settings):
    assert {path.stat().st_mode & 0o077 for path in (backup.file, tmp_path / "key")} == {0}
    assert settings.SECRET_KEY.encode() not in backup.file.read_bytes()
    told = last(BACKUP)
    assert told
    assert told[1]["events"] == backup.events


def test_nothing_is_written_over(backup, tmp_path):
    before = backup.file.read_bytes()
    with pytest.raises(NotBackedUp):
        back_up(backup.file)
    assert backup.file.read_bytes() == before
    assert not list(tmp_path.glob(".backup*"))


def changed(file, change):
    """The same tar with other members: (name, content) in, the same or others out."""
    with tarfile.open(file) as tar:
        members = [(one.name, tar.extractfile(one).read()) for one in tar]
    with tarfile.open(file, "w") as tar:
        for name, content in change(members):
            told = tarfile.TarInfo(name)
            told.size = len(content)
            tar.addfile(told, io.BytesIO(content))


def _another_engine(members):
    told = json.loads(members[0][1]) | {"engine": "oracle"}
    return [("manifest.json", json.dumps(told).encode()), *members[1:]]


def _a_database_elsewhere(members):
    told = json.loads(members[0][1])
    told["database"]["file"] = "../../out"
    return [("manifest.json", json.dumps(told).encode()), ("../../out", members[1][1]), *members[2:]]


BAD = {
    "cut off": lambda members: members[:1],
    "no manifest": lambda members: members[1:],
    "a file that is another": lambda members: [*members[:-1], (members[-1][0], b"another")],
    "a database that is another": lambda members: [members[0], (members[1][0], b"another"), *members[2:]],
    "a way out": lambda members: [*members, ("../../out", b"x")],
    "a way out that looks right": lambda members: [*members, (f"files/aa/../../../{'a' * 64}", b"x")],
    "a database that is put elsewhere": _a_database_elsewhere,
    "another engine": _another_engine,
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_whole_backup_changes_nothing(backup, name, settings, tmp_path, monkeypatch):
    from answerable.register.upkeep import restoring

    changed(backup.file, BAD[name])
    monkeypatch.setattr(restoring, "is_empty", lambda: True)  # that of the test is not
    settings.MEDIA_ROOT, settings.EVIDENCE_ROOT = tmp_path / "f", tmp_path / "e"
    before = rows_here()
    with pytest.raises(restoring.NotRestored):
        restoring.restore(backup.file)
    assert rows_here() == before
    assert not list(settings.DATA.glob(".restoring*"))
    assert not (tmp_path / "f").exists()


def test_any_other_file_is_refused_in_one_sentence(tmp_path, elsewhere):
    file = tmp_path / "ke-hoach.tar"
    file.write_bytes(b"not a tar" * 100)
    done = answerable(elsewhere, "restore", file)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    done = answerable(elsewhere, "restore", tmp_path / "none.tar")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
