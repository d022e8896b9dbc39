"""Templates of offices: tried with made-up figures before they are kept, and taken out of use."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.permissions import Action, needed
from answerable.register.commitments.state import Stage, Timeliness
from answerable.register.consolidating.content import LETTERHEAD, LINES, SECTIONS, content
from answerable.register.consolidating.figures import By, Figures, Number, Own, Row, Word
from answerable.register.consolidating.filling import Problem, Unfillable, filled
from answerable.register.consolidating.keeping import keep
from answerable.register.consolidating.models import Template
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.accounts.models import Account

LARGEST = 5_000_000  # bytes
PROBLEMS = {
    "not_word": _("This is no document of Word. Save the template as .docx."),
    "macros": _("The template carries macros or other programs. Save it as .docx without them."),
    "fetches": _("The template fetches something from elsewhere when it is opened. Put pictures into it."),
    "too_large": _("The template, or what it makes, is too large."),
    "too_long": _("Filling the template takes too long. Look for a loop that does not end."),
    "grammar": _("The template cannot be understood here: “%(where)s”. Look at its braces."),
    "unknown": _("The template names “%(name)s”, which a report does not have, here: “%(where)s”."),
    "forbidden": _("The template asks for more than a report gives, here: “%(where)s”."),
    "failed": _("The template could not be filled. Begin from the one that is offered here."),
}


def sentence(problem: Problem) -> str:
    said = PROBLEMS.get(problem.code, PROBLEMS["failed"])
    return str(said) % {"where": problem.where, "name": problem.name} if "%(" in str(said) else str(said)


def add_template(chunks: Iterable[bytes], *, name: str, by: Account) -> Template:
    """Keep a template that can be filled. Raises Unfillable."""
    membership = needed(by, Action.CONSOLIDATE)
    data = b"".join(chunks)
    if len(data) > LARGEST:
        raise Unfillable(Problem("too_large"))
    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / "template.docx"
        tried.write_bytes(data)
        filled(tried, sample())
    sha256, _size = keep([data])
    with act(actor=by, role=membership.role) as doing:
        template = Template.objects.create(name=name, sha256=sha256, added_at=doing.at)
        doing.note("consolidating.template_added", template, after={"name": name, "sha256": sha256})
    return template


def withdraw_template(template: Template, *, by: Account) -> None:
    """Offer it no more; reports that use it go on."""
    membership = needed(by, Action.CONSOLIDATE)
    with act(actor=by, role=membership.role) as doing:
        if Template.objects.filter(pk=template.pk, withdrawn_at=None).update(withdrawn_at=doing.at):
            doing.note("consolidating.template_withdrawn", template)


def sample() -> dict[str, object]:
    """What a report says, made up so that every list has something in it."""
    day = date(2026, 9, 14)
    word = (Word("Cơ quan A", "Nội dung mẫu."),)
    work = Row(
        id="mau00001",
        document="1/KH-ABC",
        clause="I/1",
        section="I",
        section_words="NHIỆM VỤ",
        words="Nhiệm vụ mẫu.",
        leads=("Cơ quan A", "Cơ quan B"),
        rights=("R29",),
        timeliness=Timeliness.ON_TIME,
        last_day=day,
        done_on=day,
        stage=Stage.DONE,
        standing="done_on_time",
        done=word,
        numbers=(Number("Cơ quan A", "Lớp", "1", "lớp"), Number("Cơ quan B", "Lớp", "2", "lớp")),
        difficulties=word,
        proposals=word,
        own=(Own("Cơ quan A", "Câu hỏi mẫu", "A question", "Nội dung mẫu."),),
        not_reported=("Cơ quan C",),
    )
    held = Row(
        id="mau00002", document="1/KH-ABC", clause="I/2", words="Nội dung mẫu.", hold_reason="Lý do mẫu."
    )
    figures = Figures(rows=(work, held), begins=date(2026, 6, 15), ends=day, until=day, made_on=day)
    said = dict.fromkeys((*LETTERHEAD, *SECTIONS, *LINES), "Nội dung mẫu")
    return content(figures, {**said, "dated": day.isoformat()}, by=By.BODY)
