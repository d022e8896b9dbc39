"""How well the reader reads, as people found it who checked what was published: counted, never estimated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from answerable.register.plans.facts import Facts, facts_of
from answerable.register.plans.models import Clause, Edition
from answerable.register.public.counting import kept_while_nothing_is_done

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise

CHECKED = (Clause.Verdict.CONFIRMED, Clause.Verdict.NOT_A_TASK)
OPEN = (Edition.Standing.PUBLISHED, Edition.Standing.SUPERSEDED)


class Field(NamedTuple):
    """A field of the tasks and targets that people checked."""

    label: str | _StrPromise
    confirmed: int  # tasks and targets in which it stands as it was read
    corrected: int


def _names(role: str) -> Callable[[Facts], Any]:
    return lambda facts: sorted(
        (one["name"], one["force"]) for one in facts["assignments"] if one["role"] == role
    )


def _without_place(name: str) -> Callable[[Facts], Any]:
    return lambda facts: [
        {key: value for key, value in one.items() if key not in ("span", "text")} for one in facts[name]
    ]


FIELDS: dict[str, tuple[_StrPromise, Callable[[Facts], Any]]] = {
    "kind": (_("is it a task or a target"), lambda facts: facts["kind"]),
    "words": (_("where its words begin and end"), lambda facts: facts["pieces"]),
    "leads": (_("who leads"), _names("lead")),
    "partners": (_("who takes part"), _names("coordinate")),
    "bodies": (
        _("which public body a name means"),
        lambda facts: {one["name"]: one["body"] for one in facts["assignments"]},
    ),
    "deadlines": (_("by when"), _without_place("deadlines")),
    "citations": (_("documents cited"), _without_place("citations")),
    "reports": (_("duties to report"), _without_place("reports")),
}


def measured() -> list[Field]:
    """Each field, over all that was read, checked and published; [] before anything was."""
    total, corrected = kept_while_nothing_is_done("accuracy", count)
    return [
        Field(label, total - corrected[name], corrected[name])
        for name, (label, _says) in FIELDS.items()
        if total
    ]


def count() -> tuple[int, dict[str, int]]:
    """How many tasks and targets were checked, and in how many each field was put right."""
    checked = Clause.objects.filter(
        edition__standing__in=OPEN, verdict__in=CHECKED, read__isnull=False, limb_of=None
    ).filter(read__kind__in=("task", "target"))
    corrected = dict.fromkeys(FIELDS, 0)
    for clause in (
        checked.filter(kept__isnull=False).only("read", "kept", "kind", "pieces", "verdict").iterator()
    ):
        was, now = {**facts_of(clause), **(clause.read or {})}, facts_of(clause)
        for name, (_label, says) in FIELDS.items():
            corrected[name] += says(was) != says(now)
    corrected["kind"] += checked.filter(verdict=Clause.Verdict.NOT_A_TASK, kept__isnull=True).count()
    return checked.count(), corrected
