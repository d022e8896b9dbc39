"""kill -9 at any moment of import or publication leaves a register that is whole: all of an act, or nothing.

Each time a process of its own does it on a database of its own; points are named in ``at_point``, and others
are moments by chance.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from django.db import connection
from tests.register.checking.plan import TEXT, draft, secretary

from answerable.register import guards
from answerable.register.checking import services
from answerable.register.checking.acts import NotADraft
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.commitments.models import Appearance, Commitment
from answerable.register.plans.files import path_of, sweep
from answerable.register.plans.importing import take_in
from answerable.register.plans.models import Clause, Edition, File, Upload
from answerable.register.plans.services import receive
from answerable.register.trace.models import Event
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db(transaction=True)

# What a child does, on the database of the test; it tells when it begins.
ACTS = {
    "import": "take_in(Upload.objects.get())",
    "publish": "publish(Edition.objects.get(), by=Account.objects.get())",
    "confirm": "[confirm(c, by=Account.objects.get()) for c in progress_of(ordered(Edition.objects.get())).rest]",
}
# It knows the register already, so that each act begins at once in a child of it.
PARENT = """
import json, os, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.db import connection
from answerable.register.accounts.models import Account
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.checking.publishing import publish
from answerable.register.checking.services import confirm
from answerable.register.plans.importing import take_in
from answerable.register.plans.models import Edition, Upload
for line in sys.stdin:
    told = json.loads(line)
    child = os.fork()
    if not child:
        connection.settings_dict["NAME"] = told["name"]
        settings.MEDIA_ROOT = Path(told["files"])
        os.environ["ANSWERABLE_KILL_AT"] = told["at"]
        exec(told["act"])
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
POINTS = ("read", "edition", "clauses", "noted", "entered")


@pytest.fixture
def by():
    return secretary()


@pytest.fixture(scope="module")
def parent():
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "answerable.register.settings"}
    with subprocess.Popen(
        [sys.executable, "-c", PARENT],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        yield started


@contextmanager
def reachable(folder):
    """The name of the database for another process. One in memory is put on disk for it, and comes back as it
    was left there."""
    if connection.vendor != "sqlite":
        yield connection.settings_dict["NAME"]
        return
    connection.ensure_connection()
    path = folder / "register.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as disk:
        connection.connection.backup(disk)
    yield str(path)
    with closing(sqlite3.connect(path)) as disk:
        disk.backup(connection.connection)


@pytest.fixture
def kill(parent, settings):
    """Do it in another process and end that: at a named point, or some seconds after it began."""

    def done(act, *, at="", after=None):
        with reachable(Path(settings.MEDIA_ROOT).parent) as name:
            told = {"name": name, "files": str(settings.MEDIA_ROOT), "act": ACTS[act], "at": at}
            print(json.dumps(told), file=parent.stdin, flush=True)
            child = int(parent.stdout.readline())
            if after is not None:
                time.sleep(after)
                with suppress(ProcessLookupError):  # it was ready before
                    os.kill(child, signal.SIGKILL)
            ended = int(parent.stdout.readline())
        assert ended in ((-signal.SIGKILL,) if at else (-signal.SIGKILL, 0))

    return done


def whole():
    """What must hold of a register at any moment."""
    assert verify().broken is None
    assert not guards.missing(connection)
    for file in File.objects.all():
        assert path_of(file.sha256).is_file()
    for edition in Edition.objects.all():
        assert edition.clauses.count() == 9
        assert edition.uploads.exists()
    published = Edition.objects.filter(standing="published").count()
    assert Commitment.objects.count() == Appearance.objects.count() == 6 * published


@pytest.mark.parametrize("point", POINTS)
def test_an_import_killed_at_a_point(by, kill, point):
    receive("a.txt", [TEXT.encode()], by=by)
    kill("import", at=point)
    whole()
    assert Edition.objects.count() == (point == "entered")
    upload = Upload.objects.get()
    if not upload.edition:
        take_in(upload)
    whole()
    sweep(older_than=-1)
    whole()


@pytest.mark.parametrize("point", ["ready", "published"])
def test_a_publication_killed_at_a_point(by, kill, point):
    edition = draft(by)
    for clause in progress_of(ordered(edition)).rest:
        services.confirm(clause, by=by)
    events = Event.objects.count()
    kill("publish", at=point)
    whole()
    assert Event.objects.count() == events
    assert not Commitment.objects.exists()


@pytest.mark.parametrize("act", ["import", "confirm", "publish"])
@pytest.mark.parametrize("turn", range(4))
def test_an_act_killed_at_any_moment(by, kill, act, turn):
    if act == "import":
        receive("a.txt", [TEXT.encode()], by=by)
    else:
        edition = draft(by)
        for clause in progress_of(ordered(edition)).rest if act == "publish" else ():
            services.confirm(clause, by=by)
    kill(act, after=random.Random(f"{act} {turn}").uniform(0, 1.2 if act == "import" else 0.15))
    whole()
    if act == "confirm":
        checked = Clause.objects.exclude(verdict="unchecked")
        assert all(clause.version == 1 and clause.checked_by == by for clause in checked)
    if act == "publish" and Edition.objects.get().standing == "published":
        with pytest.raises(NotADraft):
            services.confirm(Clause.objects.filter(kind="task").first(), by=by)
