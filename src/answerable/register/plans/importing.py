"""A file becomes an edition with its clauses: read by a process of its own, then entered whole or not."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils import timezone

from answerable.register.bodies.services import body_in, note_placed
from answerable.register.plans.acting import acting_for, may_bring
from answerable.register.plans.citing import citation
from answerable.register.plans.doubts import asked_in, doubts_of
from answerable.register.plans.facts import no_facts
from answerable.register.plans.files import let_go, path_of
from answerable.register.plans.identity import identity, same_document
from answerable.register.plans.matching import suggest_matches
from answerable.register.plans.models import Clause, Document, DocumentCitation, Edition, File, Upload
from answerable.register.plans.problems import STOPPED
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from answerable.register.bodies.models import Body

LOG = logging.getLogger(__name__)
SECONDS = 300  # given to the reading of one document
STALE = 2 * SECONDS  # seconds after which a reading that never ended may be begun again


class NotTakenIn(Exception):
    """The file did not become an edition. ``code`` is a key of ``problems.SENTENCES``; ``where`` is the place
    in what was brought, where it is known."""

    def __init__(self, code: str, where: str = "") -> None:
        self.code, self.where = code, where
        super().__init__(code)


def take_in(upload: Upload) -> Edition:
    """Read the file of an upload and enter it as a draft edition.

    Raises NotTakenIn, after the upload was marked with the reason. Of a document that may not be public its
    bytes and words are not kept, but its SHA-256 and the name of its file, which nobody but the office sees.
    """
    Upload.objects.filter(pk=upload.pk).update(standing=Upload.Standing.READING, at=timezone.now())
    try:
        told = read_apart(upload)
        stamps = [w["code"] for w in told["plan"]["warnings"] if w["code"] in STOPPED]
        if stamps:
            raise NotTakenIn(stamps[0])
    except NotTakenIn as problem:
        _refuse(upload, problem.code)
        raise
    at_point("read")
    try:
        edition = enter(upload, told)
    except NotTakenIn as problem:
        _refuse(upload, problem.code)
        raise
    except Exception as fault:  # nothing of it was kept, and whoever brought it is told
        LOG.exception("could not enter upload %s", upload.pk)
        _refuse(upload, "reading.failed")
        raise NotTakenIn("reading.failed") from fault
    at_point("entered")
    upload.refresh_from_db()
    return edition


def read_apart(upload: Upload) -> dict[str, Any]:
    """What the reader's process prints. Raises NotTakenIn when it gives nothing, takes too long or dies."""
    path = path_of(upload.sha256)
    if not path.is_file():
        raise NotTakenIn("file.gone")
    process = subprocess.Popen(
        [sys.executable, "-m", "answerable.register.plans.reading", str(path), upload.name],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that the programs it starts end with it
    )
    try:
        printed, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise NotTakenIn("limit.seconds") from None
    finally:
        _end(process)
    try:
        told: dict[str, Any] = json.loads(printed)
    except ValueError:
        raise NotTakenIn("reading.failed") from None
    if "problem" in told:
        raise NotTakenIn(told["problem"], told.get("where", ""))
    return told


def enter(upload: Upload, told: dict[str, Any]) -> Edition:
    """Write the edition and all that belongs to it, in one transaction. Raises NotTakenIn where the document
    is not theirs who brought it."""
    plan = told["plan"]
    role, body = acting_for(upload.by)
    with act(actor=upload.by, role=role, body=body) as doing:
        placed: list[Body] = []
        bodies = _bodies(told, placed)
        note_placed(doing, placed)
        told_by = same_document(plan["header"]) or _document(plan["header"], bodies)
        # Locked, so that two that come at once get an ordinal each.
        document = Document.objects.select_for_update().get(pk=(upload.amends or told_by).pk)
        if not may_bring(upload.by, document):
            raise NotTakenIn("not.yours")
        file, _ = File.objects.get_or_create(
            sha256=upload.sha256,
            defaults={
                "name": upload.name,
                "media_type": plan["source"]["media_type"],
                "size": path_of(upload.sha256).stat().st_size,
            },
        )
        edition = Edition.objects.create(
            document=document,
            ordinal=(document.editions.aggregate(last=Max("ordinal"))["last"] or 0) + 1,
            file=file,
            enacted_by=None if document == told_by else told_by,
            scope=upload.scope,
            text=plan["text"],
            reading={key: value for key, value in plan.items() if key not in ("text", "items")}
            | {"pages": told["pages"], "place": told["place"]},
            reader_version=version("answerable"),
            pages=plan["source"]["pages"],
            ocr=plan["source"]["ocr"],
        )
        at_point("edition")
        clauses = _clauses(edition, told, bodies)
        at_point("clauses")
        _citations(edition, plan, clauses)
        suggest_matches(edition)
        upload.edition, upload.standing, upload.problem = edition, Upload.Standing.READ, ""
        upload.save()
        doing.note(
            "plans.taken_in",
            edition,
            after={"sha256": file.sha256, "reader": edition.reader_version, "clauses": len(clauses)},
        )
        at_point("noted")
    return edition


def _document(header: dict[str, Any], bodies: dict[str, Body]) -> Document:
    period = header.get("period") or {}
    return Document.objects.create(
        **identity(header),
        number=header.get("number") or "",
        issuer=header.get("issuer") or "",
        issuer_body=bodies.get(header.get("issuer") or ""),
        title=header.get("title") or "",
        period_start=_day(period.get("start")),
        period_end=_day(period.get("end")),
    )


def _bodies(told: dict[str, Any], made: list[Body]) -> dict[str, Body]:
    """The register's bodies by the names that the document gives them."""
    found = {}
    for name, known in told["bodies"].items():
        body = body_in(known["body"], province=known["province"], unit=known["unit"], made=made)
        if body is not None:
            found[name] = body
    return found


def _clauses(edition: Edition, told: dict[str, Any], bodies: dict[str, Body]) -> dict[str, Clause]:
    plan = told["plan"]
    citations = _by_item(plan["citations"])
    reports = _by_item(plan["reports"])
    facts = {
        item["id"]: no_facts(kind=item["kind"], pieces=[item["span"]])
        | {
            "assignments": [
                {**one, "body": bodies[one["name"]].key if one["name"] in bodies else None}
                for one in item["assignments"]
            ],
            "deadlines": item["deadlines"],
            "citations": citations.get(item["id"], []),
            "reports": reports.get(item["id"], []),
            "limbs": told["rights"].get(item["id"], {}).get("limbs", []),
        }
        for item in plan["items"]
    }
    asked = asked_in(facts.values())
    clauses: dict[str, Clause] = {}
    for position, item in enumerate(plan["items"]):
        rights, says = told["rights"].get(item["id"], {}), facts[item["id"]]
        clauses[item["id"]] = Clause.objects.create(
            edition=edition,
            key=item["id"],
            parent=clauses.get(item["parent"]),
            position=position,
            label=item["label"],
            kind=item["kind"],
            pieces=says["pieces"],
            page=_page(told["pages"], item["span"][0]),
            read=says,
            doubts=doubts_of(says, item["span"], plan["warnings"], asked=asked),
            rights_class=rights.get("class", "unclassified"),
            rights=rights.get("rights", []),
            why=rights.get("why", []),
        )
    return clauses


def _citations(edition: Edition, plan: dict[str, Any], clauses: dict[str, Clause]) -> None:
    DocumentCitation.objects.bulk_create(
        citation(one, edition, clauses.get(one["item"])) for one in plan["citations"]
    )


def _by_item(facts: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for one in facts:
        rest = {key: value for key, value in one.items() if key != "item"}
        found.setdefault(one["item"] or "", []).append(rest)
    return found


def _page(pages: list[list[int]], place: int) -> int | None:
    return next((page for start, end, page in pages if start <= place < end), None)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _refuse(upload: Upload, code: str) -> None:
    """Mark the upload with what was wrong; of a document that is not for the public nothing more is kept."""
    stopped = code in STOPPED
    role, body = acting_for(upload.by)
    with act(actor=upload.by, role=role, body=body) as doing:
        upload.standing = Upload.Standing.STOPPED if stopped else Upload.Standing.FAILED
        upload.problem = code
        upload.save()
        doing.note(f"plans.{upload.standing}", upload, reason=code, private={"sha256": upload.sha256})
    let_go(upload.sha256)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def at_point(name: str) -> None:
    """A named moment of an import or a publication, at which a test may end the process."""
    if os.environ.get("ANSWERABLE_KILL_AT") == name:
        os.kill(os.getpid(), signal.SIGKILL)
