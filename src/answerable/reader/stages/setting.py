"""Where and when a document speaks: what "tỉnh", "năm nay" or "Sở Nội vụ" mean in it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from answerable.reader.catalogue import Level
from answerable.reader.stages.drafts import Setting

if TYPE_CHECKING:
    from answerable.reader.catalogue import Catalogue
    from answerable.reader.model import Header
    from answerable.reader.source import Source

# What a draft leaves open: "ngày    tháng 6 năm 2026", "ngày … tháng … năm 2025"
_MONTH_AND_YEAR = re.compile(r"tháng[ .…]*(?P<month>\d{1,2})?[ .…]*năm ?(?P<year>(?:19|20)\d\d)")


def place_in_time(source: Source, header: Header, catalogue: Catalogue) -> Setting:
    """In the issuer's province, or where a local issuer signed; on the day of the letterhead.

    A draft with a month or a year and no day is placed in the middle of the time that it leaves open.
    """
    day = header.date or _about(source, header)
    issuer = catalogue.look_up(header.issuer or "", on=day)
    province = issuer.province
    if province is None and header.place and not (issuer.body and issuer.body.level is Level.CENTRAL):
        there = catalogue.province(header.place, day)
        province = there.id if there else None
    return Setting(date=day, province=province, issuer=header.issuer, period=header.period)


def _about(source: Source, header: Header) -> date | None:
    span = header.spans.get("date")
    match = _MONTH_AND_YEAR.search(source.plain, span.start, span.end) if span else None
    if match is None:
        return None
    if match["month"] is None:
        return date(int(match["year"]), 7, 1)
    return date(int(match["year"]), int(match["month"]), 15) if 1 <= int(match["month"]) <= 12 else None
