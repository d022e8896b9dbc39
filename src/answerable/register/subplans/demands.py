"""Clauses that demand plans of their own, found by their words and offered to a person as calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.register.commitments.models import Commitment

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.plans.models import Document

# "xây dựng Kế hoạch", "ban hành, triển khai kế hoạch, chương trình": made, and not only carried out.
MADE = r"\b(?:xây dựng|ban hành|lập|cụ thể hóa thành)\b[^.;]{0,40}?\b(?:kế hoạch|chương trình)\b"
# "của cơ quan, đơn vị, địa phương mình", "gửi về Sở Y tế": each makes one, or it is handed in.
OF_ITS_OWN = (
    r"(?:\bcủa (?:từng |mỗi )?(?:ngành|cơ quan|đơn vị|địa phương|cấp)\b"
    r"|\b(?:ngành|cấp|đơn vị|địa phương) mình\b|\bgửi\b|\btại (?:cơ quan|đơn vị|địa phương)\b)"
)
DEMAND = re.compile(rf"{MADE}[^.;]*?{OF_ITS_OWN}", re.IGNORECASE)


def demands_plans(words: str) -> bool:
    """Whether words ask others to make plans of their own.

    >>> demands_plans("Các sở xây dựng kế hoạch thực hiện của đơn vị, gửi Sở Y tế trước ngày 20/3.")
    True
    >>> demands_plans("Tổ chức thực hiện kế hoạch của đơn vị.")
    False
    """
    return DEMAND.search(words) is not None


def demanding(*, on: date, document: Document | None = None) -> list[Commitment]:
    """Commitments that are worked on, demand plans, and have not been called for yet; the first due first."""
    rows = Commitment.objects.actionable(on=on).filter(text__icontains="kế hoạch").select_related("document")
    if document is not None:
        rows = rows.filter(document=document)
    called = rows.filter(calls__withdrawn_at=None, calls__isnull=False)
    found = rows.exclude(pk__in=called.values("pk")).order_by("last_day", "pk")
    return [one for one in found if demands_plans(one.text)]
