"""What the database refuses to do with commitments: above all, to work on one that is on hold."""

from __future__ import annotations

from django.apps import apps

from answerable.register.commitments.hold import FREE, held
from answerable.register.commitments.models import Fact
from answerable.register.commitments.stating import SOUGHT
from answerable.register.commitments.work import Operational
from answerable.register.commitments.work_guards import WORK_STAYS
from answerable.register.guards import TODAY, Guard, append_only, changed, names_somebody

LIFTED_BY_A_REVIEW = """EXISTS (
    SELECT 1 FROM commitments_review review
    WHERE review.id = NEW.lifted_by_id AND review.commitment_id = NEW.id
      AND review.outcome = 'lift' AND review.published_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM commitments_reviewwithdrawal w WHERE w.review_id = review.id)
      AND review.words_sha256 = NEW.words_sha256 AND review.rights_class = NEW.rights_class
      AND (review.expires_on IS NULL
           OR (NEW.lifted_until IS NOT NULL AND NEW.lifted_until <= review.expires_on)))"""
# How work stands, with what each column says before anybody did anything.
AT_REST = {
    "stage": "'unknown'",
    "stage_voice": "''",
    "claimed": "''",
    "evidence": "'none'",
    "reported": "'not_asked'",
    "extensions": "0",
}
BEGUN = " OR ".join(["NEW.done_on IS NOT NULL", *(f"NEW.{name} <> {rest}" for name, rest in AT_REST.items())])
NEWLY_LIFTED = (
    "NEW.lifted_by_id IS NOT NULL AND (OLD.lifted_by_id IS NULL OR NEW.lifted_by_id <> OLD.lifted_by_id)"
)
LIFT = "A hold is lifted only by a published review of these words."
PUBLISHED = "What was published is never changed or deleted."
LATER = ("superseded_at", "now_of")  # what changes of a fact
FACTS = {
    model._meta.db_table: [field.attname for field in model._meta.concrete_fields if field.name not in LATER]
    for model in apps.get_models()
    if issubclass(model, Fact)
}


def _of_the_lead_the_issuer_or_the_secretariat(reviewer: str, commitment: str) -> str:
    """Of all memberships ever held: who was of the lead once is not independent of it now."""
    return f"""EXISTS (
        SELECT 1 FROM accounts_membership m
        WHERE m.account_id = {reviewer} AND (m.role = 'secretariat' OR m.body_id IN (
            SELECT i.body_id FROM commitments_involvement i
            JOIN commitments_appearance a ON a.id = i.appearance_id
            WHERE a.commitment_id = {commitment} AND i.role = 'lead')
        OR m.body_id IN (
            SELECT d.issuer_body_id FROM plans_document d
            JOIN plans_edition e ON e.document_id = d.id
            JOIN commitments_appearance a ON a.edition_id = e.id
            WHERE a.commitment_id = {commitment})))"""


def _reviewer_in_force(review: str) -> str:
    """Whether who reviews may do so today, for the institution that the review names. Nobody does where the
    review came with the data of another register.
    """
    return f"""({review}.reviewer_id IS NULL OR EXISTS (
        SELECT 1 FROM accounts_membership m JOIN accounts_account account ON account.id = m.account_id
        WHERE m.account_id = {review}.reviewer_id AND m.body_id = {review}.reviewer_body_id
          AND m.role = 'reviewer' AND account.is_active
          AND (m.valid_from IS NULL OR m.valid_from <= {TODAY})
          AND (m.valid_to IS NULL OR m.valid_to >= {TODAY})))"""


MOVED = changed(*AT_REST, "done_on", "moved_on")
OF_COMMITMENTS = (
    Guard(name="commitment_is_never_deleted", table="commitments_commitment", on=("DELETE",), why=PUBLISHED),
    Guard(
        name="commitment_is_made_once",
        table="commitments_commitment",
        on=("INSERT",),
        refuse_when=(
            "EXISTS (SELECT 1 FROM commitments_commitment c "
            "WHERE c.id = NEW.id OR c.public_id = NEW.public_id)"
        ),
        why=PUBLISHED,
    ),
    Guard(
        name="commitment_is_known_by_one_id",
        table="commitments_commitment",
        on=("UPDATE",),
        refuse_when="NEW.id <> OLD.id OR NEW.public_id <> OLD.public_id",
        why=PUBLISHED,
    ),
    Guard(
        name="words_change_with_their_digest",  # by which reviews know them
        table="commitments_commitment",
        on=("UPDATE",),
        refuse_when="NEW.text <> OLD.text AND NEW.words_sha256 = OLD.words_sha256",
        why="Other words have another digest.",
    ),
    Guard(
        name="class_is_never_lowered",
        table="commitments_commitment",
        on=("UPDATE",),
        refuse_when=f"OLD.rights_class NOT IN {FREE} AND NEW.rights_class IN {FREE}",
        why=LIFT,
    ),
    Guard(
        name="hold_of_a_person_comes_off_by_review",
        table="commitments_commitment",
        on=("UPDATE",),
        refuse_when="OLD.put_on_hold AND NOT NEW.put_on_hold",
        why=LIFT,
    ),
    Guard(
        name="hold_is_lifted_by_a_review",
        table="commitments_commitment",
        on=("INSERT", "UPDATE"),
        refuse_when=f"NEW.lifted_by_id IS NOT NULL AND NOT {LIFTED_BY_A_REVIEW}",
        why=LIFT,
    ),
    Guard(
        name="commitment_begins_without_a_lift",
        table="commitments_commitment",
        on=("INSERT",),
        refuse_when="NEW.lifted_by_id IS NOT NULL",
        why=LIFT,
    ),
    Guard(
        name="hold_is_lifted_by_a_reviewer_in_force",
        table="commitments_commitment",
        on=("UPDATE",),
        refuse_when=f"""{NEWLY_LIFTED} AND NOT EXISTS (
            SELECT 1 FROM commitments_review r
            WHERE r.id = NEW.lifted_by_id AND {_reviewer_in_force("r")})""",
        why="A hold is lifted only by somebody who is a reviewer of their institution.",
    ),
    Guard(
        name="lift_ends_where_the_body_of_its_reviewer_leads",
        table="commitments_commitment",
        on=("UPDATE",),
        refuse_when=f"""({NEWLY_LIFTED} OR (NEW.lifted_by_id IS NOT NULL AND NEW.leads <> OLD.leads))
            AND EXISTS (SELECT 1 FROM commitments_review r WHERE r.id = NEW.lifted_by_id
                AND {_of_the_lead_the_issuer_or_the_secretariat("r.reviewer_id", "NEW.id")})""",
        why="Nobody lifts the hold of a measure that their own body leads, or of a plan that it issued.",
    ),
    Guard(
        name="commitment_on_hold_does_not_move",
        table="commitments_commitment",
        on=("UPDATE",),
        refuse_when=f"({MOVED}) AND ({held('NEW', TODAY)})",
        why="A commitment on hold is given no progress.",
    ),
    Guard(
        name="commitment_on_hold_starts_unknown",
        table="commitments_commitment",
        on=("INSERT",),
        refuse_when=f"({BEGUN}) AND ({held('NEW', TODAY)})",
        why="A commitment on hold is given no progress.",
    ),
)
OF_WHO_EVER_LED = (  # asked of whoever reviews, however long ago it was
    *(
        Guard(name=f"{table}_is_never_deleted", table=table, on=("DELETE",), why=PUBLISHED)
        for table in ("accounts_membership", "commitments_appearance", *FACTS)
    ),
    Guard(
        name="membership_stays_of_whom_it_was",
        table="accounts_membership",
        on=("UPDATE",),
        refuse_when=changed("account_id", "role", "body_id"),
        why="A membership ends; another one begins.",
    ),
    Guard(
        name="appearance_stays_where_it_was",
        table="commitments_appearance",
        on=("UPDATE",),
        refuse_when=changed("id", "commitment_id", "edition_id", "clause_id"),
        why=PUBLISHED,
    ),
    *(
        Guard(
            name=f"{table}_is_superseded_not_changed",
            table=table,
            on=("UPDATE",),
            refuse_when=f"{changed(*columns)} OR OLD.superseded_at IS NOT NULL",
            why="What was published is superseded, never changed.",
        )
        for table, columns in FACTS.items()
    ),
    *(
        Guard(
            name=f"{model._meta.db_table}_is_said_of_its_commitment",
            table=model._meta.db_table,
            on=("INSERT", "UPDATE"),
            refuse_when=(
                "NEW.now_of_id IS NOT NULL AND (NEW.superseded_at IS NOT NULL OR NOT EXISTS ("
                "SELECT 1 FROM commitments_appearance a "
                "WHERE a.id = NEW.appearance_id AND a.commitment_id = NEW.now_of_id))"
            ),
            why="A fact is of the commitment that its edition states, and of none once it is superseded.",
        )
        for model in SOUGHT
    ),
)
OF_REVIEWS = (
    names_somebody("commitments_review", "reviewer_id"),
    Guard(
        name="published_review_is_never_changed",
        table="commitments_review",
        on=("UPDATE", "DELETE"),
        refuse_when="OLD.published_at IS NOT NULL",
        why=PUBLISHED,
    ),
    Guard(
        name="review_is_made_before_it_is_published",
        table="commitments_review",
        on=("INSERT",),
        refuse_when=(
            "NEW.published_at IS NOT NULL OR EXISTS (SELECT 1 FROM commitments_review r WHERE r.id = NEW.id)"
        ),
        why=PUBLISHED,
    ),
    Guard(
        name="review_lifts_when_all_six_tests_pass",
        table="commitments_review",
        on=("UPDATE",),
        refuse_when=(
            "NEW.published_at IS NOT NULL AND NEW.outcome = 'lift' AND NEW.kind <> 'limits_nothing' AND "
            "(SELECT count(*) FROM commitments_reviewtest t "
            "WHERE t.review_id = NEW.id AND t.verdict = 'pass') <> 6"
        ),
        why="A review lifts a hold only when all six tests pass.",
    ),
    Guard(
        name="reviewer_is_not_of_the_lead_or_secretariat",
        table="commitments_review",
        on=("INSERT", "UPDATE"),
        refuse_when=_of_the_lead_the_issuer_or_the_secretariat("NEW.reviewer_id", "NEW.commitment_id"),
        why="Nobody reviews for the secretariat, or a measure that their own body leads or issued.",
    ),
    Guard(
        name="review_is_published_by_a_reviewer_in_force",
        table="commitments_review",
        on=("UPDATE",),
        refuse_when=(
            f"NEW.published_at IS NOT NULL AND OLD.published_at IS NULL AND NOT {_reviewer_in_force('NEW')}"
        ),
        why="A review is published only by somebody who is a reviewer of their institution.",
    ),
    Guard(
        name="only_what_was_published_is_withdrawn",
        table="commitments_reviewwithdrawal",
        on=("INSERT",),
        refuse_when=(
            "NOT EXISTS (SELECT 1 FROM commitments_review r "
            "WHERE r.id = NEW.review_id AND r.published_at IS NOT NULL) "
            "OR EXISTS (SELECT 1 FROM commitments_commitment c WHERE c.lifted_by_id = NEW.review_id) "
            "OR EXISTS (SELECT 1 FROM commitments_reviewwithdrawal w WHERE w.review_id = NEW.review_id)"
        ),
        why="A review is withdrawn after the hold that it lifted was put back.",
    ),
    Guard(
        name="withdrawal_of_a_review_stays",
        table="commitments_reviewwithdrawal",
        on=("UPDATE", "DELETE"),
        why=PUBLISHED,
    ),
    *(
        Guard(
            name=f"test_of_a_published_review_stays_{event.lower()}",
            table="commitments_reviewtest",
            on=(event,),
            refuse_when=(
                "EXISTS (SELECT 1 FROM commitments_review r "
                f"WHERE r.id = {row}.review_id AND r.published_at IS NOT NULL)"
            ),
            why=PUBLISHED,
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
)
OF_WORK = tuple(
    Guard(
        name=f"{model._meta.db_table}_is_not_on_hold",
        table=model._meta.db_table,
        on=("INSERT", "UPDATE"),
        refuse_when=(
            "EXISTS (SELECT 1 FROM commitments_commitment c "
            f"WHERE c.id = NEW.commitment_id AND {held('c', TODAY)})"
        ),
        why="The commitment is on hold.",
        locks="commitments_commitment WHERE id = NEW.commitment_id",
    )
    for model in apps.get_models()
    if issubclass(model, Operational)
)
ELSEWHERE = append_only("commitments_alsostated", "What a person said of two plans when one was published.")
GUARDS = ELSEWHERE + OF_COMMITMENTS + OF_WHO_EVER_LED + OF_REVIEWS + OF_WORK + WORK_STAYS
