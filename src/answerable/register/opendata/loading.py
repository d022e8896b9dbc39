"""A dump into an empty register: the same records under the same numbers, and the chain of events goes on.

Rows go in as everybody's do, by the models and under every guard. Accounts, drafts and whatever else is not
public are in no dump, and are not made; files are not there until somebody puts them under ``files/``.
"""

from __future__ import annotations

import gzip
import json
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

from answerable.register.commitments.stating import let_be_found
from answerable.register.opendata.building import Builder
from answerable.register.opendata.chaining import ChainDoesNotHold, chain_on
from answerable.register.opendata.changing import AFTER
from answerable.register.opendata.describing import fields_of
from answerable.register.opendata.models import Load
from answerable.register.opendata.packaging import PACKAGE
from answerable.register.opendata.records import KINDS
from answerable.register.plans.files import sha256_of
from answerable.register.search.services import index_all
from answerable.register.trace.comparing import all_compared
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from answerable.register.opendata.describing import Kind
    from answerable.register.trace.comparing import Compared
    from answerable.register.trace.recording import Act

AT_ONCE = 500  # rows
TRACE = ("event", "daily_head")
# Where any of these is, somebody has worked here already.
EMPTY = ("accounts.Account", "bodies.Body", "plans.Document", "plans.Upload", "trace.Event")


class CannotLoad(Exception):
    """Nothing was loaded; ``str(error)`` is the sentence to show."""


class Loaded(NamedTuple):
    rows: int
    commitments: int
    head: str  # of the chain that came with it


def load(folder: Path) -> Loaded:
    """Make an empty register the one that was dumped into the folder. Raises CannotLoad."""
    package = _checked(folder)
    _refuse_unless_empty()
    with act(actor=None) as doing:
        try:
            head = chain_on(_rows(folder, KINDS["event"]), _rows(folder, KINDS["daily_head"]))
        except ChainDoesNotHold as error:
            raise CannotLoad(f"The trace in the dump does not hold: {error}.") from error
        if head.hash != package["trace"]["hash"]:
            raise CannotLoad(f"The trace in the dump ends at event {head.length}, not where {PACKAGE} says.")
        rows = 0
        build = Builder(bodies={row["id"]: row["number"] for row in _rows(folder, KINDS["body"])})
        for kind in KINDS.values():
            if kind.name not in TRACE:
                rows += _build(build, kind, folder)
        let_be_found()
        numbers_go_on()
        _tell(doing, package, sha256_of(folder / PACKAGE))
    index_all()
    commitments = next(one["rows"] for one in package["resources"] if one["name"] == "commitments")
    return Loaded(rows, commitments, package["trace"]["hash"])


def _checked(folder: Path) -> dict[str, Any]:
    """What the dump says of itself, when every file is there as it says."""
    try:
        package: dict[str, Any] = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        files = {one["path"]: one["hash"] for one in package["resources"]}
        package["trace"]["hash"], package["on"], package["homepage"]
    except FileNotFoundError as error:
        raise CannotLoad(f"{folder}: there is no {PACKAGE} in it. Name the folder of a dump.") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotLoad(f"{folder / PACKAGE}: it does not describe a dump of a register.") from error
    for kind in KINDS.values():
        path = f"data/{kind.many}.jsonl.gz"
        file = folder / path
        if path not in files or not file.is_file():
            raise CannotLoad(f"{file}: it is not there. Take the whole dump.")
        if files[path] != f"sha256:{sha256_of(file)}":
            raise CannotLoad(f"{file}: its SHA-256 is not the one that {PACKAGE} has. Take the dump again.")
    return package


def _refuse_unless_empty() -> None:
    for label in EMPTY:
        if apps.get_model(label)._default_manager.exists():
            raise CannotLoad(
                "This register is not empty. A dump goes only into a new one: set ANSWERABLE_DATA, or "
                "DATABASE_URL, to another place, and run: answerable manage migrate"
            )


def _rows(folder: Path, kind: Kind) -> Iterator[dict[str, Any]]:
    known = [one.name for one in fields_of(kind.record)]
    with gzip.open(folder / "data" / f"{kind.many}.jsonl.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            yield {name: row[name] for name in known}


def _build(build: Builder, kind: Kind, folder: Path) -> int:
    """Make the rows of a kind, and say what waited for them, of which the dump is read once more."""
    count = 0
    for some in _batches(folder, kind):
        build.rows(kind, some)
        count += len(some)
    for name, say in AFTER.get(kind.name, ()):
        for some in _batches(folder, KINDS[name]):
            say(some)
    return count


def _batches(folder: Path, kind: Kind) -> Iterator[list[dict[str, Any]]]:
    rows = _rows(folder, kind)
    while some := list(islice(rows, min(AT_ONCE, kind.at_once))):
        yield some


def numbers_go_on() -> None:
    """Let new rows get numbers after those that were brought: PostgreSQL does not count them itself."""
    models = [kind.model for kind in KINDS.values()]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _tell(doing: Act, package: dict[str, Any], sha256: str) -> None:
    """That all of it was loaded, with the digest of every record: from here on they are compared again."""
    trace = package["trace"]
    one = Load.objects.create(
        at=timezone.now(), source=package["homepage"], of_day=package["on"], sha256=sha256,
        length=trace["length"], head=trace["hash"],
    )  # fmt: skip
    after = {"source": one.source, "day": package["on"], "sha256": sha256}
    anew = True
    for label, how in all_compared().items():
        for states in _digests(how):
            doing.note("opendata.loaded", one, after=after, states={label: states}, anew=anew)
            doing.append()  # now and then: digests of a whole register are not kept in memory
            anew = False


def _digests(how: Compared) -> Iterator[dict[int, str]]:
    """Of every record, ``AT_ONCE`` or a few more together, each made with as many as its room says."""
    pks = iter(how.compared.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=AT_ONCE))
    found: dict[int, str] = {}
    while some := list(islice(pks, min(AT_ONCE, how.at_once))):
        found |= how.digests(some)
        if len(found) >= AT_ONCE:
            yield found
            found = {}
    if found:
        yield found
