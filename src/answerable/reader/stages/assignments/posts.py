"""Posts within the office that issues a document, named where a body would be: "Phó Chủ tịch phụ trách …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.reader.stages.drafts import Mention

if TYPE_CHECKING:
    from answerable.reader.stages.assignments.roles import Reader

# Nothing but the post and what it is in charge of: a person's name behind it makes it none.
_POST = re.compile(
    r"(?:đồng chí:? |đ/c:? )?(?P<post>(?:các )?(?:đồng chí |đ/c )?(?:cán bộ|chuyên viên|công chức|viên chức"
    r"|(?:phó )?(?:chủ tịch|trưởng ban|giám đốc|chánh văn phòng))(?: thường trực)?"
    r"(?P<charge>,? phụ trách \w[^.;:()\n]{3,90})?)[ .;:]*"
)


def read_post(reader: Reader, span: Span, *, in_charge: bool) -> tuple[Mention, ...]:
    """The post that is all of a text; none where it names somebody. ``in_charge``: it must say of what."""
    match = _POST.fullmatch(reader.plain, *span)
    if not match or (in_charge and not match["charge"]):
        return ()
    start, end = match.span("post")
    words = reader.source.quote(Span(start, end)).rstrip()
    return (Mention(name=reader.spell_out(words), body=None, span=Span(start, end), group=True),)
