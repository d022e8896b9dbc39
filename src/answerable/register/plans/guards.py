"""What the database refuses to do with what was read."""

from __future__ import annotations

from answerable.register.guards import Guard, changed, made_once

PUBLISHED = "What was published is never changed or deleted."
REPLACED = "What is there is never replaced."
OF_A_PUBLISHED_EDITION = (
    "EXISTS (SELECT 1 FROM plans_edition e WHERE e.id = OLD.edition_id AND e.published_at IS NOT NULL)"
)
# Of what is published.
SETTLED = (
    "kind", "pieces", "verdict", "structure", "raised_to", "label", "position", "rights", "why", "in_bulk",
    "elsewhere", "parent_id", "limb_of_id", "merged_into_id", "page",
)  # fmt: skip


GUARDS = (
    made_once("plans_document", REPLACED, "known.slug = NEW.slug"),
    made_once(
        "plans_edition",
        REPLACED,
        "known.document_id = NEW.document_id AND (known.ordinal = NEW.ordinal "
        "OR (known.standing = 'published' AND NEW.standing = 'published'))",
    ),
    made_once("plans_clause", REPLACED, "(known.edition_id = NEW.edition_id AND known.key = NEW.key)"),
    Guard(
        name="document_begins_unpublished",
        table="plans_document",
        on=("INSERT",),
        refuse_when="NEW.published_at IS NOT NULL",
        why="What begins is not published yet.",
    ),
    Guard(
        name="edition_begins_unpublished",
        table="plans_edition",
        on=("INSERT",),
        refuse_when="NEW.published_at IS NOT NULL OR NEW.standing IN ('published', 'superseded')",
        why="What begins is not published yet.",
    ),
    Guard(
        name="clause_is_added_to_a_draft",
        table="plans_clause",
        on=("INSERT",),
        refuse_when=OF_A_PUBLISHED_EDITION.replace("OLD", "NEW"),
        why="Nothing is added to a published edition.",
        locks="plans_edition WHERE id = NEW.edition_id",
    ),
    Guard(
        name="document_stays_published",
        table="plans_document",
        on=("UPDATE",),
        refuse_when=(
            "OLD.published_at IS NOT NULL "
            "AND (NEW.published_at IS NULL OR NEW.published_at <> OLD.published_at)"
        ),
        why=PUBLISHED,
    ),
    Guard(
        name="edition_stays_published",
        table="plans_edition",
        on=("UPDATE",),
        refuse_when=(
            "OLD.published_at IS NOT NULL AND (NEW.published_at IS NULL "
            "OR NEW.published_at <> OLD.published_at OR NEW.standing NOT IN ('published', 'superseded') "
            "OR (OLD.standing = 'superseded' AND NEW.standing <> 'superseded'))"
        ),
        why=PUBLISHED,
    ),
    Guard(
        name="clause_of_a_published_edition_stays",
        table="plans_clause",
        on=("UPDATE",),
        refuse_when=f"({changed(*SETTLED)}) AND {OF_A_PUBLISHED_EDITION}",
        why="Of a published clause only what a person keeps is corrected.",
    ),
    Guard(
        name="clause_of_a_published_edition_is_never_deleted",
        table="plans_clause",
        on=("DELETE",),
        refuse_when=OF_A_PUBLISHED_EDITION,
        why=PUBLISHED,
    ),
    Guard(
        name="citation_is_never_deleted",
        table="plans_documentcitation",
        on=("DELETE",),
        refuse_when=OF_A_PUBLISHED_EDITION,
        why=PUBLISHED,
    ),
    Guard(
        name="citation_is_superseded_not_changed",
        table="plans_documentcitation",
        on=("UPDATE",),
        refuse_when=(
            "(NEW.words <> OLD.words OR NEW.relation <> OLD.relation OR NEW.number <> OLD.number "
            "OR NEW.dated <> OLD.dated OR NEW.edition_id <> OLD.edition_id "
            "OR (OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS NULL)) "
            f"AND {OF_A_PUBLISHED_EDITION}"
        ),
        why="What was published is superseded, never changed.",
    ),
    Guard(
        name="edition_says_what_was_read",
        table="plans_edition",
        on=("UPDATE",),
        refuse_when=(
            "NEW.text <> OLD.text OR NEW.reading <> OLD.reading OR NEW.reader_version <> OLD.reader_version "
            "OR NEW.file_id <> OLD.file_id OR NEW.document_id <> OLD.document_id "
            "OR NEW.id <> OLD.id OR NEW.ordinal <> OLD.ordinal"
        ),
        why="What was read in an edition is never changed.",
    ),
    Guard(
        name="clause_says_what_was_read",
        table="plans_clause",
        on=("UPDATE",),
        refuse_when=(
            "NEW.id <> OLD.id OR NEW.key <> OLD.key OR NEW.edition_id <> OLD.edition_id "
            "OR NEW.rights_class <> OLD.rights_class "
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
