"""Read the header: number, date, place, issuer, type, title, period, signers, recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.model import Header

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Parts


def read_header(source: Source, parts: Parts) -> Header:
    """Return the header; what is inferred rather than read is named in ``inferred``."""
    return Header(spans={})
