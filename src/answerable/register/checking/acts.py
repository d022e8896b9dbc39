"""One act of checking: what it changes in a draft, its trace, and how it is undone."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from answerable.register.checking.permission import acting_as
from answerable.register.plans.models import Clause, Document, Edition, Match
from answerable.register.trace.models import EventContent
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from answerable.register.accounts.models import Account
    from answerable.register.trace.recording import Act

HEADER = "header"  # beside the keys of clauses: what is said of the document itself
MATCHES = "matches"  # and what became of clauses of the edition before
PEOPLES = (  # the columns that people change
    "kind", "pieces", "kept", "verdict", "structure", "merged_into_id", "answered", "raised_to", "objection",
    "in_bulk", "elsewhere",
)  # fmt: skip
UNDONE = "checking.undone"


class NotADraft(Exception):
    """The edition was published or put aside, so it is not checked any more."""


class DocumentIsPublic(NotADraft):
    """The document was published, so no draft of it changes by what it is known."""


class Stale(Exception):
    """Somebody changed the clause since it was looked at. ``clause`` is how it stands now."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        super().__init__(clause.key)


class NothingToUndo(Exception):
    """This person did nothing here since somebody else did."""


class Checking:
    """What is changed in one act; every change raises the clause's version."""

    def __init__(self, edition: Edition, by: Account, doing: Act, reason: str) -> None:
        self.edition = edition
        self.by = by
        self.reason = reason
        self.doing = doing
        self.at = doing.at
        self.before: dict[str, Any] = {}
        self.after: dict[str, Any] = {}

    def change(self, clause: Clause, *, version: int | None = None, **columns: Any) -> None:
        """Set columns of a clause. Raises Stale where it no longer has the version that was looked at."""
        version = clause.version if version is None else version
        columns = {name: value for name, value in columns.items() if getattr(clause, name) != value}
        self.before.setdefault(clause.key, {name: getattr(clause, name) for name in columns})
        # One conditional UPDATE, so that of two people at once only one wins, on both engines.
        changed = Clause.objects.filter(pk=clause.pk, version=version).update(
            **columns, version=F("version") + 1, checked_by=self.by, checked_at=self.at
        )
        clause.refresh_from_db()
        if not changed:
            raise Stale(clause)
        self.after[clause.key] = {**self.after.get(clause.key, {}), **columns, "version": clause.version}

    def change_document(self, **columns: Any) -> None:
        """Set columns of the document, which is known by them. Raises DocumentIsPublic."""
        document = Document.objects.select_for_update().get(pk=self.edition.document_id)
        if document.published_at is not None:
            raise DocumentIsPublic
        changed = {name: value for name, value in columns.items() if getattr(document, name) != value}
        if changed:
            self.before[HEADER] = {name: getattr(document, name) for name in changed}
            self.after[HEADER] = changed
            for name, value in changed.items():
                setattr(document, name, value)
            document.save(update_fields=list(changed))
            self.edition.document = document

    def change_matches(self, away: QuerySet[Match], *come: Match) -> None:
        """Say otherwise what became of clauses of the edition before."""
        self.before[MATCHES] = [_told(one) for one in away]
        away.delete()
        Match.objects.bulk_create(come)
        self.after[MATCHES] = [_told(one) for one in come]

    def match_again(self, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> None:
        """Take a change of matches back. Raises NothingToUndo where they were changed since."""
        of_this = Match.objects.filter(Q(later__edition=self.edition) | Q(gone_in=self.edition))
        there = {(one.earlier_id, one.later_id, one.kind): one.pk for one in of_this}
        try:
            away = [there[one["earlier"], one["later"], one["kind"]] for one in after]
        except KeyError:
            raise NothingToUndo from None
        self.change_matches(
            of_this.filter(pk__in=away),
            *(
                Match(
                    earlier_id=one["earlier"],
                    later_id=one["later"],
                    kind=one["kind"],
                    gone_in=self.edition if one["kind"] == Match.Kind.GONE else None,
                    decided_by=self.by if one["decided"] else None,
                )
                for one in before
            ),
        )

    def add(self, clause: Clause) -> Clause:
        clause.checked_by, clause.checked_at = self.by, self.at
        clause.save(force_insert=True)
        self.after[clause.key] = {"added": True, "version": clause.version}
        return clause


@contextmanager
def checking(edition: Edition, verb: str, *, by: Account, reason: str = "") -> Iterator[Checking]:
    """The transaction of one act on a draft. Raises NotADraft, and then nothing was done.

    The edition's version rises with it, so that an act and a publication cannot cross.
    """
    role, body = acting_as(by, edition)
    with act(actor=by, role=role, body=body) as doing:
        drafts = Edition.objects.filter(pk=edition.pk, standing=Edition.Standing.DRAFT)
        if not drafts.update(version=F("version") + 1):
            raise NotADraft
        changes = Checking(edition, by, doing, reason)
        yield changes
        did = f"checking.{verb}"
        doing.note(did, edition, before=changes.before, after=changes.after, reason=changes.reason)
    edition.refresh_from_db(fields=["version", "standing"])


def undo(edition: Edition, *, by: Account) -> list[str]:
    """Take back the last act of checking on a draft, if it was this person's; the keys of what it touched.

    The act stays in the trace, and a second one that names it. Raises NothingToUndo.
    """
    with checking(edition, "undone", by=by) as doing:
        # Read where nobody else acts on the edition meanwhile: the second of two clicks finds it undone.
        seq, did = _last_act(edition, by)
        doing.reason = f"undoes {seq}"
        if did["after"].pop(HEADER, None):
            doing.change_document(**did["before"][HEADER])
        if MATCHES in did["after"]:
            doing.match_again(did["before"][MATCHES], did["after"].pop(MATCHES))
        clauses = {clause.key: clause for clause in edition.clauses.filter(key__in=did["after"])}
        for key, after in did["after"].items():
            clause = clauses.get(key)
            if clause is None or clause.version != after["version"]:
                raise NothingToUndo
            if not after.get("added"):
                doing.change(clause, **did["before"].get(key, {}))
        for key, after in did["after"].items():
            if after.get("added"):
                doing.before[key] = {column: getattr(clauses[key], column) for column in PEOPLES}
                clauses[key].delete()
    return list(did["after"])


def _told(match: Match) -> dict[str, Any]:
    """A match as the trace tells it to everybody: that somebody decided, and not who."""
    decided = match.decided_by_id is not None
    return {
        "earlier": match.earlier_id, "later": match.later_id, "kind": match.kind, "decided": decided
    }  # fmt: skip


def _last_act(edition: Edition, by: Account) -> tuple[int, dict[str, Any]]:
    undone: set[int] = set()
    for content in EventContent.objects.about(edition).order_by("-event"):
        did = json.loads(content.text)
        if did["verb"] == UNDONE:
            undone.add(int(did["reason"].removeprefix("undoes ")))
        elif did["verb"].startswith("checking.") and content.event_id not in undone:
            mine = EventContent.objects.private().filter(event=content.event_id, actor=by).exists()
            if not mine or not did["after"]:
                break
            return content.event_id, did
    raise NothingToUndo
