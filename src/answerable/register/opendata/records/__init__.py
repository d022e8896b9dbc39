"""Each kind of public record, in the order in which one builds on another: what is named stands before."""

from __future__ import annotations

from answerable.register.opendata.records.bodies import BODIES
from answerable.register.opendata.records.commitments import COMMITMENTS
from answerable.register.opendata.records.plans import PLANS
from answerable.register.opendata.records.reviews import REVIEWS
from answerable.register.opendata.records.trace import TRACE
from answerable.register.opendata.records.work import WORK

KINDS = {kind.name: kind for kind in (*BODIES, *PLANS, *COMMITMENTS, *REVIEWS, *WORK, *TRACE)}
