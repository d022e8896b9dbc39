"""What the database refuses to do with what was read."""

from __future__ import annotations

from answerable.register.guards import Guard

GUARDS = (
    Guard(
        name="edition_says_what_was_read",
        table="plans_edition",
        on=("UPDATE",),
        refuse_when=(
            "NEW.text <> OLD.text OR NEW.reading <> OLD.reading OR NEW.reader_version <> OLD.reader_version "
            "OR NEW.file_id <> OLD.file_id OR NEW.document_id <> OLD.document_id"
        ),
        why="What was read in an edition is never changed.",
    ),
    Guard(
        name="clause_says_what_was_read",
        table="plans_clause",
        on=("UPDATE",),
        refuse_when=(
            "NEW.key <> OLD.key OR NEW.edition_id <> OLD.edition_id OR NEW.rights_class <> OLD.rights_class "
            "OR (OLD.read IS NULL) <> (NEW.read IS NULL) OR NEW.read <> OLD.read"
        ),
        why="What was read in a clause is never changed; what a person keeps stands beside it.",
    ),
    Guard(
        name="address_of_a_document_stays",
        table="plans_document",
        on=("UPDATE",),
        refuse_when="OLD.published_at IS NOT NULL AND (NEW.slug IS NULL OR NEW.slug <> OLD.slug)",
        why="The address of a published document stays.",
    ),
    Guard(
        name="document_is_never_deleted",
        table="plans_document",
        on=("DELETE",),
        refuse_when="OLD.published_at IS NOT NULL",
        why="What was published is never deleted.",
    ),
    Guard(
        name="edition_is_never_deleted",
        table="plans_edition",
        on=("DELETE",),
        refuse_when="OLD.published_at IS NOT NULL",
        why="What was published is never deleted.",
    ),
)
