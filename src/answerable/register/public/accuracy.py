"""How well the reader reads, over all that was published; each edition was counted when it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.plans.models import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

LABELS = {
    "kind": _("is it a task or a target"),
    "words": _("where its words begin and end"),
    "leads": _("who leads"),
    "partners": _("who takes part"),
    "bodies": _("which public body a name means"),
    "deadlines": _("by when"),
    "citations": _("documents cited"),
    "reports": _("duties to report"),
}


class Field(NamedTuple):
    """A field of the tasks and targets that people checked."""

    label: str | _StrPromise
    confirmed: int  # tasks and targets in which it stands as it was read
    corrected: int


class Accuracy(NamedTuple):
    """What people found who checked what was read."""

    read: int  # tasks and targets
    in_bulk: int  # of these, confirmed with their section and not one by one
    missed: int  # that a person had to add
    fields: list[Field]


def measured() -> Accuracy:
    """Over every edition that was ever published."""
    read, in_bulk, missed, corrected = kept_while_nothing_is_done("accuracy", _count)
    fields = [Field(label, read - corrected[name], corrected[name]) for name, label in LABELS.items()]
    return Accuracy(read, in_bulk, missed, fields)


def _count() -> tuple[int, int, int, dict[str, int]]:
    read = in_bulk = missed = 0
    corrected = dict.fromkeys(LABELS, 0)
    rows: Iterable[Any] = Edition.objects.exclude(counted=None).values_list("counted", flat=True)
    for counted in rows:
        read += counted["read"]
        in_bulk += counted["in_bulk"]
        missed += counted["missed"]
        for name in LABELS:
            corrected[name] += counted["corrected"][name]
    return read, in_bulk, missed, corrected
