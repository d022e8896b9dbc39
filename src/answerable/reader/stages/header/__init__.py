"""Read the header: number, date, place, issuer, type, title, period, signers, recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.model import Header
from answerable.reader.source import Span
from answerable.reader.stages.header.closing import blocks_anywhere, read_closing
from answerable.reader.stages.header.issuer import name_issuer
from answerable.reader.stages.header.letterhead import read_letterhead
from answerable.reader.stages.header.period import read_period
from answerable.reader.stages.header.recipients import read_recipients
from answerable.reader.stages.header.signature import read_signers

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Parts


def read_header(source: Source, parts: Parts) -> Header:
    """Return the header; what is inferred rather than read is named in ``inferred``."""
    head = read_letterhead(source)
    closing = read_closing(source, parts)
    signers, block = read_signers(source, closing.signature)
    for lines in blocks_anywhere(source) if not signers else ():
        signers, block = read_signers(source, lines)
        if signers:
            break
    recipients, lines = read_recipients(source, closing.recipients)
    issuer = name_issuer(source, head, block)
    spans = {**head.spans}
    if issuer.span:
        spans["issuer"] = issuer.span
    if lines:
        spans["recipients"] = Span(lines[0].start, lines[-1].end)
    if signers and signers[0].span and signers[-1].span:
        spans["signers"] = Span(signers[0].span.start, signers[-1].span.end)
    period = read_period(head.title) if head.title else None
    inferred = set(head.inferred)
    if issuer.inferred:
        inferred.add("issuer")
    return Header(
        type=head.type,
        number=head.number.text if head.number else None,
        issuer=issuer.name,
        place=head.place,
        date=head.date,
        title=head.title,
        period=period,
        signers=signers,
        recipients=recipients,
        spans=spans,
        inferred=frozenset(inferred),
    )
