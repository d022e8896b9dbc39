"""Bodies by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from answerable.register.bodies.models import Body, Level, Source
from answerable.register.bodies.placing import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet


MOST = 12  # that are offered


def bodies_named(name: str) -> list[Body]:
    """The bodies that bear this name; a name written with its marks goes before one that only folds alike."""
    alike = in_some_place().filter(Q(name=name) | Q(names__folded=folded(name))).distinct()
    found = list(alike[:MOST])
    exact = [body for body in found if body.name == name]
    return exact or found


def body_named(name: str = "", *, key: str = "") -> Body | None:
    """The one body of that key, or that alone bears the name."""
    if key:
        return Body.objects.filter(key=key).first()
    found = bodies_named(" ".join(name.split()))
    return found[0] if len(found) == 1 else None


def names_of(body: Body) -> set[str]:
    """All names that a body bears or bore."""
    return {body.name, *body.names.values_list("name", flat=True)}


def candidates(typed: str, *, near: Iterable[str] = ()) -> list[Body]:
    """Bodies whose names hold all the typed words, those of the provinces in ``near`` first."""
    found = in_some_place()
    words = folded(typed).split()
    for word in words:
        found = found.filter(names__folded__contains=word)
    if not words:
        return []
    here = set(near)
    several = found.distinct()[: 10 * MOST]
    return sorted(several, key=lambda body: (body.province not in here, len(body.name)))[:MOST]


def in_some_place() -> QuerySet[Body]:
    """Bodies as themselves: not the catalogue's "sở y tế", which is one in each province."""
    nowhere = Q(source=Source.CATALOGUE, province="", group=False) & ~Q(level=Level.CENTRAL)
    return Body.objects.filter(merged_into=None).exclude(nowhere)
