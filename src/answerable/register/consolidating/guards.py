"""What the database refuses to do with reports: above all, to change one that was published."""

from __future__ import annotations

from answerable.register.guards import Guard, append_only, changed, never_deleted

WHY = "A report that went out stays as it was."
VERSION, FILE, REPORT = "consolidating_version", "consolidating_reportfile", "consolidating_report"
DOCUMENTS = "consolidating_report_documents"


def _published(report: str) -> str:
    return f"EXISTS (SELECT 1 FROM {REPORT} r WHERE r.id = {report} AND r.published_at IS NOT NULL)"


def _abandoned(report: str) -> str:
    return f"EXISTS (SELECT 1 FROM {REPORT} r WHERE r.id = {report} AND r.abandoned_at IS NOT NULL)"


GUARDS = (
    *(guard for table in (VERSION, FILE) for guard in append_only(table, WHY)),
    *never_deleted(REPORT, WHY),
    Guard(
        name="published_report_stays",
        table=REPORT,
        on=("UPDATE",),
        refuse_when="OLD.published_at IS NOT NULL",
        why=WHY,
    ),
    Guard(
        name="report_is_published_by_a_version",
        table=REPORT,
        on=("UPDATE",),
        refuse_when=(
            f"NEW.published_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {VERSION} v "
            "WHERE v.report_id = NEW.id AND v.kind = 'published')"
        ),
        why="What is published is a version with its figures.",
    ),
    Guard(
        name="published_report_has_no_further_version",
        table=VERSION,
        on=("INSERT",),
        refuse_when=_published("NEW.report_id"),
        why=WHY,
    ),
    Guard(
        name="abandoned_report_has_no_further_version",
        table=VERSION,
        on=("INSERT",),
        refuse_when=_abandoned("NEW.report_id"),
        why="Nobody goes on with a report that was abandoned.",
    ),
    Guard(
        name="abandoned_report_stays",
        table=REPORT,
        on=("UPDATE",),
        refuse_when="OLD.abandoned_at IS NOT NULL",
        why="Nobody goes on with a report that was abandoned.",
    ),
    *(
        Guard(
            name=f"published_report_keeps_its_plans_{event.lower()}",
            table=DOCUMENTS,
            on=(event,),
            refuse_when=_published(f"{row}.report_id"),
            why=WHY,
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
    Guard(
        name="template_is_what_it_was",
        table="consolidating_template",
        on=("UPDATE",),
        refuse_when=changed("id", "sha256", "name"),
        why="Another template is another template.",
    ),
    *never_deleted("consolidating_template", "It was used."),
)
