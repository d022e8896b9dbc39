"""What people do with one commitment: put it on hold, withdraw it, correct what was read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.bodies.models import Body
from answerable.register.commitments.acting import deed
from answerable.register.commitments.asking import ask_no_more
from answerable.register.commitments.independence import too_close
from answerable.register.commitments.indexing import index_document
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.projecting import project
from answerable.register.commitments.stating import correct_facts, take_over
from answerable.register.plans.accuracy import count
from answerable.register.plans.citing import keep_citations, link_citations
from answerable.register.plans.facts import LISTS, facts_of, leads, partners
from answerable.register.plans.models import Clause
from answerable.register.trace.comparing import states_of

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account
    from answerable.register.commitments.reviews import Review
    from answerable.register.plans.facts import Facts


SHOWN = ("leads", "partners", "bodies", "deadlines", "final_day", "reports", "citations")  # in its history
WORDS_AND_CLASS = ("words_sha256", "rights_class")


class NotInForce(Exception):
    """The commitment was withdrawn, or ended by a later edition."""


class ChangedMeanwhile(Exception):
    """Somebody corrected it since it was looked at."""


class NothingCorrected(Exception):
    """What is kept is what stands already."""


def put_on_hold(commitment: Commitment, *, reason: str, by: Account) -> None:
    """Always allowed, to whoever may: it stops all work until a review. A review that had lifted is over."""
    with deed(by, needed(by, Action.HOLD)) as done:
        _in_force(commitment)
        ask_no_more(commitment, why=reason, on=timezone.localdate(done.at))
        commitment.put_on_hold, commitment.hold_reason = True, reason
        commitment.lifted_by = commitment.lifted_until = None
        commitment.save(update_fields=["put_on_hold", "hold_reason", "lifted_by", "lifted_until"])
        done.note("commitments.put_on_hold", commitment, reason=reason)


def withdraw(commitment: Commitment, *, reason: str, by: Account) -> None:
    """Take back what should not have been published as a commitment; its page stays, with the reason."""
    with deed(by, needed(by, Action.WITHDRAW)) as done:
        _in_force(commitment)
        ask_no_more(commitment, why=reason, on=timezone.localdate(done.at))
        commitment.withdrawn_at, commitment.withdrawn_reason = done.at, reason
        commitment.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        done.note("commitments.withdrawn", commitment, reason=reason)


def correct_published(
    commitment: Commitment, kept: Facts, *, reason: str, by: Account, version: int | None = None
) -> None:
    """Put right facts that were read or kept wrongly of its latest edition; the words themselves stay.

    ``kept`` has lists of facts as ``plans.facts`` tells; one that it lacks stays as it is. ``version`` is the
    clause's as it was looked at. What is superseded stays, and who led counts for independence for ever. No
    correction lifts a hold, and a lift ends where its reviewer proves to be too close to who leads, or where
    others lead and nobody here knows who reviewed. Raises NotInForce, ChangedMeanwhile and NothingCorrected.
    """
    with deed(by, needed(by, Action.CORRECT)) as done:
        _in_force(commitment)
        appearance = commitment.appearances.order_by("-edition__ordinal")[0]
        clause = (
            Clause.objects.select_for_update(of=("self",))
            .select_related("edition")
            .get(pk=appearance.clause_id)
        )
        if version is not None and version != clause.version:
            raise ChangedMeanwhile
        facts = facts_of(clause)
        before = _in_words(facts, commitment)
        corrected = facts | {name: kept[name] for name in LISTS if name in kept}
        if corrected == facts:
            raise NothingCorrected
        clause.kept, clause.version = corrected, clause.version + 1
        clause.save(update_fields=["kept", "version"])
        said = project(clause)
        correct_facts(appearance, said, at=done.at)
        keep_citations(clause, at=done.at)
        link_citations(clause.edition)
        lift = commitment.lifted_by
        other_leads = leads(corrected) != leads(facts)
        if lift is not None and _may_be_too_close(lift, commitment, other_leads=other_leads):
            commitment.lifted_by = commitment.lifted_until = None
        take_over(commitment, said, reviewed=WORDS_AND_CLASS)
        recompute([commitment])
        after = _in_words(corrected, commitment)
        index_document(commitment.document)
        clause.edition.counted = count(clause.edition)
        clause.edition.save(update_fields=["counted"])
        changed = [name for name in SHOWN if before[name] != after[name]]
        done.note(
            "commitments.corrected",
            commitment,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
            reason=reason,
            states=states_of([clause.edition]),
        )


def _may_be_too_close(lift: Review, commitment: Commitment, *, other_leads: bool) -> bool:
    """Who reviewed in another register is not known here: they were looked at there, beside who led then."""
    if lift.reviewer is None:
        return other_leads
    return bool(too_close(lift.reviewer, commitment).why_not)


def _in_words(facts: Facts, commitment: Commitment) -> dict[str, Any]:
    """The facts as its history tells them."""
    named = facts["assignments"]
    bodies = Body.objects.in_bulk({one["body"] for one in named if one["body"]}, field_name="key")
    return {
        "leads": [one["name"] for one in leads(facts)],
        "partners": [one["name"] for one in partners(facts)],
        "bodies": [f"{one['name']} = {bodies[one['body']]}" for one in named if one["body"] in bodies],
        "deadlines": [one["text"] for one in facts["deadlines"]],
        "final_day": commitment.final_day,
        "reports": [f"{', '.join(one['by'])} → {', '.join(one['to'])}" for one in facts["reports"]],
        "citations": [one["text"] for one in facts["citations"]],
    }


def _in_force(commitment: Commitment) -> None:
    """Lock the row, so that a hold and work on it cannot cross, and see that it is still in force."""
    now = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if now.withdrawn_at is not None or now.ended_by_id is not None:
        raise NotInForce(commitment.public_id)
    commitment.refresh_from_db()
