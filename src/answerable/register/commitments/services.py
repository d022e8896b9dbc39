"""What people do with commitments: publish an edition, put on hold, withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.permissions import Action, acting
from answerable.register.bodies.models import Body
from answerable.register.commitments.acting import Deed, deed
from answerable.register.commitments.hold import CAUTION
from answerable.register.commitments.indexing import index_document
from answerable.register.commitments.models import (
    Appearance,
    Commitment,
    Due,
    Involvement,
    ReportDuty,
    RightTouched,
    new_public_id,
)
from answerable.register.commitments.projecting import Projection, project
from answerable.register.plans.citing import link_citations
from answerable.register.plans.identity import bare
from answerable.register.plans.models import Clause, Edition, Match

if TYPE_CHECKING:
    from collections.abc import Callable

    from answerable.register.accounts.models import Account
    from answerable.register.trace.recording import Act

REVIEWED = ("words_sha256", "rights_class", "leads")  # what a review looked at


class EditionNotADraft(Exception):
    """Somebody else published or abandoned the edition first."""


class NotInForce(Exception):
    """The commitment was withdrawn, or ended by a later edition."""


def publish_edition(
    edition: Edition,
    *,
    by: Account | None,
    doing: Act | None = None,
    new_id: Callable[[], str] = new_public_id,
) -> list[Commitment]:
    """Make the commitments of a checked edition, in its order, and let those of the earlier one carry on.

    ``doing`` is the act under way, where publishing is a part of it; ``new_id`` gives public ids. Whether the
    edition is ready to be published is asked before, by whoever checks. Raises EditionNotADraft.
    """
    with deed(by, role="secretariat", doing=doing) as done:
        _put_in_force(edition, done)
        heirs = _heirs(edition)
        clauses = (
            edition.clauses.filter(
                kind__in=Commitment.Kind.values,
                verdict=Clause.Verdict.CONFIRMED,
                structure=Clause.Structure.WHOLE,
            )
            .select_related("edition", "limb_of__edition")
            .prefetch_related("merged__edition")
        )
        told = [(clause, project(clause), heirs.pop(clause.pk, None)) for clause in clauses]
        earlier = list(edition.document.commitments.all())
        begun = {
            clause.pk: Commitment(
                public_id=new_id(),
                document=edition.document,
                first_published=done.at,
                **{**said.columns, **_kept_on_hold(said, earlier)},
            )
            for clause, said, heir in told
            if heir is None
        }
        Commitment.objects.bulk_create(begun.values())
        made, rows = [], []
        for clause, said, heir in told:
            if heir is None:
                done.note("commitments.published", begun[clause.pk], after=_in_short(said, edition))
            else:
                _carry_on(heir, said, edition, done)
            made.append(heir or begun[clause.pk])
            rows.append((Appearance(commitment=made[-1], edition=edition, clause=clause), said))
        Appearance.objects.bulk_create(appearance for appearance, _ in rows)
        write_facts(rows)
        for gone in Match.objects.filter(kind=Match.Kind.GONE, earlier__appearance__isnull=False).filter(
            earlier__edition__document=edition.document,
            earlier__appearance__commitment__in=Commitment.objects.in_force().exclude(
                pk__in=[commitment.pk for commitment in made]  # what the edition states goes on by it
            ),
        ):
            _end(gone.earlier.appearance.commitment, edition, done)  # type: ignore[union-attr]
        link_citations(edition)
        index_document(edition.document)
    return made


def _put_in_force(edition: Edition, done: Deed) -> None:
    """Mark the edition published, and the one before it superseded, where nobody did so meanwhile."""
    Edition.objects.filter(document=edition.document, standing=Edition.Standing.PUBLISHED).update(
        standing=Edition.Standing.SUPERSEDED
    )
    published = Edition.objects.filter(pk=edition.pk, standing=Edition.Standing.DRAFT).update(
        standing=Edition.Standing.PUBLISHED, published_at=done.at
    )
    if not published:
        raise EditionNotADraft(edition.pk)
    edition.refresh_from_db()


def _heirs(edition: Edition) -> dict[int, Commitment]:
    """Which clause carries which commitment on: one each, one that is the same before one that changed."""
    heirs: dict[int, Commitment] = {}
    taken: set[int] = set()
    matches = Match.objects.filter(
        later__edition=edition,
        kind__in=(Match.Kind.SAME, Match.Kind.CHANGED),
        earlier__appearance__isnull=False,
        earlier__appearance__commitment__withdrawn_at=None,
    ).select_related("earlier__appearance")
    # Locked, so that a withdrawal or a lift that comes meanwhile waits, and what stands is changed.
    locked = Commitment.objects.select_for_update().in_bulk(
        sorted({match.earlier.appearance.commitment_id for match in matches})  # type: ignore[union-attr]
    )
    for match in sorted(matches, key=lambda one: (one.kind != Match.Kind.SAME, one.pk)):
        commitment = locked[match.earlier.appearance.commitment_id]  # type: ignore[union-attr]
        free = commitment.withdrawn_at is None and commitment.pk not in taken
        if free and match.later_id not in heirs:
            heirs[match.later_id] = commitment  # type: ignore[index]
            taken.add(commitment.pk)
    return heirs


def _kept_on_hold(said: Projection, earlier: list[Commitment]) -> dict[str, Any]:
    """What those of the document with the same words, also withdrawn or ended, leave to one that begins.

    To call the same words new takes nothing off a hold.
    """
    words = bare(said.columns["text"])
    same = [one for one in earlier if bare(one.text) == words]
    classes = [said.columns["rights_class"], *(one.rights_class for one in same)]
    kept: dict[str, Any] = {"rights_class": max(classes, key=CAUTION.index)}
    for one in same:
        if one.put_on_hold:
            kept |= {"put_on_hold": True, "hold_reason": one.hold_reason}
    return kept


def _carry_on(commitment: Commitment, said: Projection, edition: Edition, done: Deed) -> None:
    before = {"text": commitment.text, "leads": commitment.leads, "final_day": commitment.final_day}
    _set(commitment, said)
    done.note("commitments.carried_on", commitment, before=before, after=_in_short(said, edition))


def _set(commitment: Commitment, said: Projection) -> None:
    """Take over what is said now; a class never falls.

    Other words, another class or another lead, of whom the reviewer may be no stranger, need another review.
    """
    columns = dict(said.columns)
    columns["rights_class"] = max(commitment.rights_class, columns["rights_class"], key=CAUTION.index)
    if any(getattr(commitment, name) != columns[name] for name in REVIEWED):
        commitment.lifted_by = commitment.lifted_until = None
    for name, value in columns.items():
        setattr(commitment, name, value)
    commitment.save(update_fields=[*columns, "lifted_by", "lifted_until"])


def _end(commitment: Commitment, edition: Edition, done: Deed) -> None:
    """A later edition no longer states it."""
    commitment.ended_by = edition
    commitment.save(update_fields=["ended_by"])
    done.note("commitments.ended", commitment, after={"document": str(edition.document)})


def write_facts(rows: list[tuple[Appearance, Projection]]) -> None:
    """The facts of saved appearances."""
    keys = {one["body"] for _, said in rows for one in said.involvements if one["body"]}
    bodies = Body.objects.in_bulk(keys, field_name="key")
    Involvement.objects.bulk_create(
        Involvement(appearance=appearance, **{**one, "body": bodies.get(one["body"])})
        for appearance, said in rows
        for one in said.involvements
    )
    Due.objects.bulk_create(Due(appearance=row, **one) for row, said in rows for one in said.dues)
    ReportDuty.objects.bulk_create(
        ReportDuty(appearance=row, **one) for row, said in rows for one in said.reports
    )
    RightTouched.objects.bulk_create(
        RightTouched(appearance=row, **one) for row, said in rows for one in said.rights
    )


def _in_short(said: Projection, edition: Edition) -> dict[str, Any]:
    names = ("text", "leads", "final_day")
    return {**{name: said.columns[name] for name in names}, "edition": edition.ordinal}


def put_on_hold(commitment: Commitment, *, reason: str, by: Account) -> None:
    """Always allowed, to whoever may: it stops all work until a review. A review that had lifted is over."""
    with deed(by, role=_role(by, Action.HOLD)) as done:
        _in_force(commitment)
        commitment.put_on_hold, commitment.hold_reason = True, reason
        commitment.lifted_by = commitment.lifted_until = None
        commitment.save(update_fields=["put_on_hold", "hold_reason", "lifted_by", "lifted_until"])
        done.note("commitments.put_on_hold", commitment, reason=reason)


def withdraw(commitment: Commitment, *, reason: str, by: Account) -> None:
    """Take back what should not have been published as a commitment; its page stays, with the reason."""
    with deed(by, role=_role(by, Action.WITHDRAW)) as done:
        _in_force(commitment)
        commitment.withdrawn_at, commitment.withdrawn_reason = done.at, reason
        commitment.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        done.note("commitments.withdrawn", commitment, reason=reason)


def _role(account: Account, action: Action) -> str:
    """The role in which an account does it today. Raises PermissionDenied."""
    held = acting(account, action, on=timezone.localdate())
    if held is None:
        raise PermissionDenied
    return held.role


def _in_force(commitment: Commitment) -> None:
    """Lock the row, so that a hold and work on it cannot cross, and see that it is still in force."""
    now = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if now.withdrawn_at is not None or now.ended_by_id is not None:
        raise NotInForce(commitment.public_id)
    commitment.refresh_from_db()
