"""Who does today what a body did: derived from successions by function, and never taken for delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.register.bodies.models import Body, Succession

if TYPE_CHECKING:
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
    if _is_there(body, on):
        return []
    found: dict[int, Successor] = {}
    ways: list[tuple[Body, tuple[Succession, ...]]] = [(body, ())]
    seen = {body.pk}
    while ways:
        nodes = {at.pk: steps for at, steps in ways}
        ways = []
        for step in Succession.objects.filter(old__in=nodes).select_related("new__merged_into"):
            new = step.new.merged_into or step.new
            if (step.on is not None and step.on > on) or new.pk in seen:
                continue
            seen.add(new.pk)
            steps = (*nodes[step.old_id], step)
            if _is_there(new, on):
                found[new.pk] = Successor(new, steps)
            else:
                ways.append((new, steps))
    return list(found.values())


def _is_there(body: Body, on: date) -> bool:
    return body.valid_to is None or on <= body.valid_to
