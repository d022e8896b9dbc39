"""What the database refuses to do with what others say."""

from __future__ import annotations

from answerable.register.commitments.guarding import STAYS, not_on_hold
from answerable.register.commitments.hold import held
from answerable.register.guards import TODAY, Guard, append_only, changed, names_somebody, never_deleted


def _of_the_measure_alone(name: str, table: str, of_work: str) -> Guard:
    """Nothing is written of how a commitment goes that is on hold. ``of_work`` is SQL of such rows."""
    return Guard(
        name=name,
        table=table,
        on=("INSERT",),
        refuse_when=(
            f"{of_work} AND EXISTS (SELECT 1 FROM commitments_commitment c "
            f"WHERE c.id = NEW.commitment_id AND {held('c', TODAY)})"
        ),
        why="The commitment is on hold.",
        locks="commitments_commitment WHERE id = NEW.commitment_id",
    )


OF_THE_CONTRIBUTION = (
    "(SELECT one.commitment_id FROM assessments_contribution one WHERE one.id = NEW.contribution_id)"
)
GUARDS = (
    *append_only("assessments_assessment", STAYS),
    *append_only("assessments_assessmentwithdrawal", STAYS),
    *append_only("assessments_reply", STAYS),
    names_somebody("assessments_assessment", "by_id"),
    names_somebody("assessments_assessmentwithdrawal", "by_id"),
    names_somebody("assessments_contribution", "decided_by_id", where="NEW.standing = 'published'"),
    *never_deleted("assessments_contribution", STAYS),
    Guard(
        name="contribution_is_decided_on_and_never_rewritten",
        table="assessments_contribution",
        on=("UPDATE",),
        # What is published may be refused after all; what is refused is gone.
        refuse_when=(
            f"{changed('id', 'commitment_id', 'kind', 'sent_on')} OR OLD.standing = 'refused' "
            "OR (OLD.standing = 'published' AND NEW.standing <> 'refused') "
            "OR (NEW.standing <> 'refused' AND (NEW.words <> OLD.words OR NEW.sources <> OLD.sources))"
        ),
        why=STAYS,
    ),
    _of_the_measure_alone("progress_on_hold_is_not_assessed", "assessments_assessment", "NEW.scale <> ''"),
    _of_the_measure_alone(
        "progress_on_hold_is_not_contributed", "assessments_contribution", "NEW.kind = 'evidence'"
    ),
    not_on_hold("reply_is_not_of_a_held_commitment", "assessments_reply", OF_THE_CONTRIBUTION),
)
