"""A checked edition becomes commitments, and those of the edition before carry on or end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.register.accounts.permissions import Action, acting
from answerable.register.commitments.acting import Deed, deed
from answerable.register.commitments.asking import ask_no_more
from answerable.register.commitments.elsewhere import AlsoStated, keep_links
from answerable.register.commitments.hold import CAUTION
from answerable.register.commitments.indexing import index_document
from answerable.register.commitments.models import Appearance, Commitment, new_public_id
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.projecting import Projection, project
from answerable.register.commitments.stating import take_over, write_facts
from answerable.register.plans.accuracy import count
from answerable.register.plans.citing import keep_citations, link_citations
from answerable.register.plans.identity import bare
from answerable.register.plans.models import Clause, Edition, Match
from answerable.register.trace.comparing import state_of, states_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from answerable.register.accounts.models import Account
    from answerable.register.trace.recording import Act


class EditionNotADraft(Exception):
    """Somebody else published or abandoned the edition first."""


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
    held = None if by is None else acting(by, Action.CHECK, on=timezone.localdate())
    with deed(by, held, doing=doing) as done:
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
        recompute(heir for _, _, heir in told if heir is not None)
        for gone in Match.objects.filter(
            gone_in=edition,
            earlier__appearance__commitment__in=Commitment.objects.in_force().exclude(
                pk__in=[commitment.pk for commitment in made]  # what the edition states goes on by it
            ),
        ):
            _end(gone.earlier.appearance.commitment, edition, done)  # type: ignore[union-attr]
        for clause in edition.clauses.exclude(kept=None):
            keep_citations(clause, at=done.at)
        stated_too: dict[Commitment, list[AlsoStated]] = {}
        for link in keep_links(edition):
            stated_too.setdefault(link.commitment, []).append(link)
        for other, links in stated_too.items():
            after = {"document": str(edition.document)}
            done.note("commitments.also_stated", other, after=after, states=states_of(links))
        link_citations(edition)
        index_document(edition.document)
    return made


def _put_in_force(edition: Edition, done: Deed) -> None:
    """Make it the published edition of its document, where nobody did so meanwhile."""
    before = Edition.objects.filter(document=edition.document, standing=Edition.Standing.PUBLISHED)
    for one in before.select_for_update():
        one.standing = Edition.Standing.SUPERSEDED
        one.save(update_fields=["standing"])
        after = {"by": edition.ordinal, "edition": one.ordinal}
        done.note_other("plans.superseded", one, after=after, state_digest=state_of(one))
    published = Edition.objects.filter(pk=edition.pk, standing=Edition.Standing.DRAFT).update(
        standing=Edition.Standing.PUBLISHED, published_at=done.at, counted=count(edition)
    )
    if not published:
        raise EditionNotADraft(edition.pk)
    edition.refresh_from_db()
    done.note_other(
        "plans.edition_published",
        edition,
        after={"edition": edition.ordinal, "scope": edition.scope},
        state_digest=state_of(edition),
    )


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
    take_over(commitment, said)
    done.note("commitments.carried_on", commitment, before=before, after=_in_short(said, edition))


def _end(commitment: Commitment, edition: Edition, done: Deed) -> None:
    """A later edition no longer states it, and nobody is asked for it any more."""
    why = _("No longer stated in the latest edition of %(document)s.") % {"document": edition.document}
    ask_no_more(commitment, why=why, on=timezone.localdate(done.at))
    commitment.ended_by = edition
    commitment.save(update_fields=["ended_by"])
    done.note("commitments.ended", commitment, after={"document": str(edition.document)})


def _in_short(said: Projection, edition: Edition) -> dict[str, Any]:
    names = ("text", "leads", "final_day")
    return {**{name: said.columns[name] for name in names}, "edition": edition.ordinal}
