"""Each kind of public record, in the order in which one builds on another: what is named stands before."""

from __future__ import annotations

from answerable.register.opendata.records.bodies import BODIES
from answerable.register.opendata.records.commitments import COMMITMENTS
from answerable.register.opendata.records.guidance import GUIDANCE
from answerable.register.opendata.records.plans import PLANS
from answerable.register.opendata.records.reports import REPORTS
from answerable.register.opendata.records.reviews import REVIEWS
from answerable.register.opendata.records.rounds import ROUNDS
from answerable.register.opendata.records.subplans import SUBPLANS
from answerable.register.opendata.records.trace import trace_of
from answerable.register.opendata.records.voices import VOICES
from answerable.register.opendata.records.work import WORK

TOLD_OF = (
    *BODIES,
    *PLANS,
    *COMMITMENTS,
    *REVIEWS,
    *WORK,
    *ROUNDS,
    *SUBPLANS,
    *GUIDANCE,
    *VOICES,
    *REPORTS,
)
KINDS = {kind.name: kind for kind in (*TOLD_OF, *trace_of(TOLD_OF))}
