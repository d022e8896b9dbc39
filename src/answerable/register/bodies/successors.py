"""Who does today what a body did: derived from successions by function, and never taken for delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from answerable.register.bodies.models import Body, Succession

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Successor(NamedTuple):
    """A body that took over, with the function that passed on ("": the whole) at each step of the way."""

    body: Body
    steps: tuple[Succession, ...]

    @property
    def function(self) -> str:
        """The narrowest function that was named on the way."""
        return next((step.function for step in reversed(self.steps) if step.function), "")


def today(body: Body, *, on: date) -> list[Successor]:
    """Those that are there on that day and have, step by step, taken over from a body; [] while it is there.

    Of several, none is chosen: which of them answers for a task depends on its function.
    """
    return today_of([body], on=on)[body.pk]


def today_of(bodies: Iterable[Body], *, on: date) -> dict[int, list[Successor]]:
    """``today`` of several bodies, by their ids; one question covers two steps of the way."""
    gone = {body.pk: body for body in bodies if not _is_there(body, on)}
    steps: dict[int, list[Succession]] = {}
    ahead = set(gone)
    while ahead:
        heirs = Succession.objects.filter(old__in=ahead).values("new")
        found = Succession.objects.filter(Q(old__in=ahead) | Q(old__in=heirs))
        rows = list(found.select_related("new__merged_into"))
        known = ahead | {step.new_id for step in rows if step.old_id in ahead}
        taken = [step for step in rows if step.on is None or step.on <= on]
        steps |= {pk: [step for step in taken if step.old_id == pk] for pk in known}
        ahead = {_heir(step).pk for step in taken if not _is_there(_heir(step), on)} - steps.keys()
    return {body.pk: _reached(body, steps, on) if body.pk in gone else [] for body in bodies}


def _heir(step: Succession) -> Body:
    return step.new.merged_into or step.new


def _reached(body: Body, steps: dict[int, list[Succession]], on: date) -> list[Successor]:
    """Those who are there at the ends of the ways from a body, by the shortest way to each."""
    found: dict[int, Successor] = {}
    ways: list[tuple[int, tuple[Succession, ...]]] = [(body.pk, ())]
    seen = {body.pk}
    while ways:
        at, before = ways.pop(0)
        for step in steps.get(at, []):
            new, way = _heir(step), (*before, step)
            if new.pk in seen:
                continue
            seen.add(new.pk)
            if _is_there(new, on):
                found[new.pk] = Successor(new, way)
            else:
                ways.append((new.pk, way))
    return list(found.values())


def _is_there(body: Body, on: date) -> bool:
    return body.valid_to is None or on <= body.valid_to
