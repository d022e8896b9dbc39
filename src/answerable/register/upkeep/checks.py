"""What may be wrong with an installation: each check says how it is, and what to do where it is not well."""

from __future__ import annotations

import shutil
import smtplib
import subprocess
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from answerable.register.accounts.models import Membership, Role
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment
from answerable.register.following.models import Mailing
from answerable.register.health import what_is_wrong
from answerable.register.opendata import dumps
from answerable.register.plans.files import path_of
from answerable.register.plans.models import Edition
from answerable.register.reminders.models import Delivery
from answerable.register.search.models import SearchEntry
from answerable.register.trace.models import DailyHead, Head
from answerable.register.upkeep.marks import BACKUP, TICK, last

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from django.utils.functional import _StrPromise

TICK_AFTER = timedelta(hours=26)
BACKUP_AFTER = timedelta(days=2)
DUMP_AFTER = timedelta(days=2)
QUEUE_AFTER = timedelta(hours=1)
SPACE = 2 * 10**9  # bytes that are to be free
MOST_FILES = 200  # of the newest editions whose files are looked for


class Level(StrEnum):
    WELL = "well"
    LOOK = "look"  # it works, and somebody should look at it
    BROKEN = "broken"


class Diagnosis(NamedTuple):
    """How one thing is. ``remedy`` is what to do, "" where nothing is."""

    level: Level
    what: str
    remedy: str = ""


class Check(NamedTuple):
    """One thing to look at. Those that are not ``for_pages`` start programs or speak to other machines."""

    title: _StrPromise
    run: Callable[[], Iterator[Diagnosis]]
    for_pages: bool = True


def diagnoses(*, on_a_page: bool) -> list[tuple[str, list[Diagnosis]]]:
    """Every check with what it found, in order. Where the database is not well, none asks it further."""
    found = [(str(DATABASE.title), list(DATABASE.run()))]
    broken = any(one.level is Level.BROKEN for one in found[0][1])
    for check in CHECKS:
        if on_a_page and not check.for_pages:
            continue
        if broken and check in ASKING:
            continue
        found.append((str(check.title), list(check.run())))
    return found


def worst(found: list[tuple[str, list[Diagnosis]]]) -> Level:
    levels = {one.level for _title, ones in found for one in ones}
    return next((one for one in (Level.BROKEN, Level.LOOK) if one in levels), Level.WELL)


# ------------------------------------------------------------------ the database and what is in it


def database() -> Iterator[Diagnosis]:
    try:
        wrong = what_is_wrong()
    except DatabaseError as error:
        wrong = [str(error)]
    for one in wrong:
        yield Diagnosis(Level.BROKEN, one, _("See DATABASE_URL, then run: answerable manage migrate"))
    if not wrong:
        yield Diagnosis(Level.WELL, {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor])


def trace() -> Iterator[Diagnosis]:
    head = Head.objects.filter(pk=1).first()
    if head is None or not head.length:
        yield Diagnosis(Level.LOOK, _("Nothing was done in this register yet."))
        return
    yield Diagnosis(
        Level.WELL,
        _("%(n)s events, head %(head)s") % {"n": head.length, "head": head.hash},
    )
    daily = DailyHead.objects.order_by("-day").first()
    if daily is None or daily.day < timezone.localdate() - timedelta(days=31):
        yield Diagnosis(
            Level.LOOK, _("No head of the trace was published lately."), _("Run answerable tick each day.")
        )


def catalogue() -> Iterator[Diagnosis]:
    if Body.objects.exists():
        yield Diagnosis(Level.WELL, _("The catalogue of public bodies is loaded."))
    else:
        yield Diagnosis(
            Level.BROKEN, _("There is no public body here."), _("Run: answerable manage load_catalogue")
        )


def people() -> Iterator[Diagnosis]:
    held = Membership.objects.in_force(on=timezone.localdate())
    for role in (Role.ADMIN, Role.SECRETARIAT, Role.REVIEWER):
        if not held.filter(role=role).exists():
            yield Diagnosis(
                Level.LOOK,
                _("Nobody holds the role: %s.") % role.label,
                _("Invite somebody, on the page of invitations or by: answerable manage invite"),
            )
    if held.exists():
        yield Diagnosis(
            Level.WELL,
            ngettext("%(n)s role is held.", "%(n)s roles are held.", held.count()) % {"n": held.count()},
        )


def search() -> Iterator[Diagnosis]:
    indexed = SearchEntry.objects.filter(kind=SearchEntry.Kind.COMMITMENT).count()
    public = Commitment.objects.public().count()
    if indexed != public:
        yield Diagnosis(
            Level.LOOK,
            _("Search knows %(indexed)s of %(public)s commitments.") % {"indexed": indexed, "public": public},
            _("Run: answerable manage index_search"),
        )
    else:
        yield Diagnosis(Level.WELL, _("Search knows all %s commitments.") % public)


# ------------------------------------------------------------------ work that is done while nobody looks


def timed() -> Iterator[Diagnosis]:
    told = last(TICK)
    yield _since(
        told[0] if told else None,
        TICK_AFTER,
        _("The day's work was last done on %s."),
        _("The day's work was never done here."),
        _("Have a timer run answerable tick: docs/deploy.md."),
    )


def queue() -> Iterator[Diagnosis]:
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    oldest = ready.order_by("enqueued_at").first()
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__gte=timezone.now() - timedelta(days=7)
    ).count()
    if oldest is not None and oldest.enqueued_at < timezone.now() - QUEUE_AFTER:
        yield Diagnosis(
            Level.BROKEN,
            _("%(n)s tasks wait, the oldest since %(at)s.")
            % {"n": ready.count(), "at": _moment(oldest.enqueued_at)},
            _("Start answerable worker, or have it started: docs/deploy.md."),
        )
    else:
        yield Diagnosis(Level.WELL, _("Tasks that wait for the worker: %s.") % ready.count())
    if failed:
        yield Diagnosis(
            Level.LOOK, _("Tasks that failed in seven days: %s.") % failed, _("See what the worker printed.")
        )


def letters() -> Iterator[Diagnosis]:
    since = timezone.localdate() - timedelta(days=30)
    to_followers = Mailing.objects.failed().filter(made_on__gte=since).count()
    failed = Delivery.objects.failed().filter(digest__day__gte=since).count()
    if settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "locmem.EmailBackend")):
        yield Diagnosis(
            Level.LOOK, _("No mail server is named: letters are only printed."), _("Set ANSWERABLE_MAIL.")
        )
    if failed:
        yield Diagnosis(
            Level.LOOK,
            _("Letters of the last 30 days that may not have arrived: %s.") % failed,
            _("They are on the desk of the secretariat."),
        )
    if to_followers:
        yield Diagnosis(
            Level.LOOK,
            _("Letters to followers of the last 30 days that may not have arrived: %s.") % to_followers,
            _("An address that takes none is forgotten by itself; where many fail, see the mail server."),
        )
    if not failed and not to_followers:
        yield Diagnosis(Level.WELL, _("No letter of the last 30 days is known to have failed."))


def backup() -> Iterator[Diagnosis]:
    told = last(BACKUP)
    yield _since(
        told[0] if told else None,
        BACKUP_AFTER,
        _("The last backup is of %s."),
        _("There was never a backup by answerable backup here."),
        _("Run answerable backup each night, and keep the file on another machine."),
    )


def dump() -> Iterator[Diagnosis]:
    made = dumps.last()
    yield _since(
        datetime.combine(made.day, time(), timezone.get_current_timezone()) if made else None,
        DUMP_AFTER,
        _("The last dump of the public data is of %s."),
        _("The public data were never dumped here."),
        _("answerable tick dumps them each day; see what it printed."),
    )


# ------------------------------------------------------------------ the machine


def files() -> Iterator[Diagnosis]:
    newest = Edition.objects.select_related("file").order_by("-pk")[:MOST_FILES]
    missing = [one for one in newest if not path_of(one.file.sha256).is_file()]
    if missing:
        yield Diagnosis(
            Level.BROKEN,
            _("Files of documents that are not there: %s.") % len(missing),
            _("See ANSWERABLE_DATA; bring them back from a backup."),
        )
    else:
        yield Diagnosis(Level.WELL, _("The files of the newest documents are there."))


def folder() -> Iterator[Diagnosis]:
    data: Path = settings.DATA
    if not data.is_dir():
        yield Diagnosis(Level.BROKEN, _("There is no folder %s.") % data, _("See ANSWERABLE_DATA."))
        return
    for path in (data, settings.KEY_FILE):
        if path.exists() and path.stat().st_mode & 0o077:
            yield Diagnosis(
                Level.LOOK,
                _("Others on this machine may read %s.") % path,
                _("Run: chmod go-rwx %s") % path,
            )
    free = shutil.disk_usage(data).free
    if free < SPACE:
        yield Diagnosis(
            Level.LOOK, _("Only %s MB are free for documents.") % (free // 10**6), _("Make room.")
        )
    else:
        yield Diagnosis(Level.WELL, _("%s GB are free for documents.") % (free // 10**9))


def visitors() -> Iterator[Diagnosis]:
    outside = [host for host in settings.ALLOWED_HOSTS if host not in ("localhost", "127.0.0.1", "[::1]")]
    if not outside:
        yield Diagnosis(
            Level.LOOK,
            _("Only this machine is answered."),
            _("Set ANSWERABLE_HOSTS to the names of the site."),
        )
    elif not settings.HTTPS:
        yield Diagnosis(
            Level.LOOK,
            _("Visitors come without https: passwords can be read on the way."),
            _("Put a proxy with https before it and set ANSWERABLE_HTTPS=1: docs/deploy.md."),
        )
    else:
        yield Diagnosis(Level.WELL, _("Visitors come by https to %s.") % ", ".join(outside))


def programs() -> Iterator[Diagnosis]:
    if not (shutil.which("antiword") or shutil.which("soffice")):
        yield Diagnosis(
            Level.LOOK,
            _("Documents in .doc cannot be read."),
            _("On Debian: sudo apt-get install %s") % "antiword",
        )
    if shutil.which("tesseract") is None or "vie" not in _languages():
        yield Diagnosis(
            Level.LOOK,
            _("Scans cannot be read."),
            _("On Debian: sudo apt-get install %s") % "tesseract-ocr tesseract-ocr-vie",
        )
    yield Diagnosis(Level.WELL, _("Word, PDF, HTML and text can be read."))


def _languages() -> str:
    """What Tesseract knows, as it lists it."""
    done = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return done.stdout


def mail_server() -> Iterator[Diagnosis]:
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return
    try:
        server = get_connection()
        server.open()
        server.close()
    except (OSError, smtplib.SMTPException) as error:
        yield Diagnosis(
            Level.BROKEN, _("The mail server does not answer: %s.") % error, _("See ANSWERABLE_MAIL.")
        )
    else:
        yield Diagnosis(Level.WELL, _("The mail server answers."))


def _since(at: datetime | None, most: timedelta, done: str, never: str, remedy: str) -> Diagnosis:
    if at is None:
        return Diagnosis(Level.LOOK, never, remedy)
    late = at < timezone.now() - most
    return Diagnosis(Level.LOOK if late else Level.WELL, done % _moment(at), remedy if late else "")


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}"


DATABASE = Check(gettext_lazy("Database"), database)
ASKING = (
    Check(gettext_lazy("Trace"), trace),
    Check(gettext_lazy("Public bodies"), catalogue),
    Check(gettext_lazy("Accounts"), people),
    Check(gettext_lazy("Search"), search),
    Check(gettext_lazy("Queue"), queue),
    Check(gettext_lazy("Letters"), letters),
    Check(gettext_lazy("Files"), files),
)
CHECKS = (
    *ASKING,
    Check(gettext_lazy("Daily work"), timed),
    Check(gettext_lazy("Backup"), backup),
    Check(gettext_lazy("Data"), dump),
    Check(gettext_lazy("Data folder"), folder),
    Check(gettext_lazy("Visitors"), visitors),
    Check(gettext_lazy("Reading of documents"), programs, for_pages=False),
    Check(gettext_lazy("Mail server"), mail_server, for_pages=False),
)
