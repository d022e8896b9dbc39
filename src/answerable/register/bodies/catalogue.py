"""The reader's catalogue of bodies, brought into the register; loading it again keeps what people changed."""

from __future__ import annotations

from typing import Any, NamedTuple

from answerable.reader.catalogue import load_catalogue
from answerable.register.bodies.models import Body, Source, Succession
from answerable.register.bodies.placing import (
    EVERYWHERE,
    FIELDS,
    add_names,
    column,
    names_of,
    new_body,
    place_of,
    what_is_said,
)


class Conflict(NamedTuple):
    """A field that both a person and the catalogue changed. Ours was kept."""

    body: str
    field: str
    ours: Any
    catalogue: Any


class Loaded(NamedTuple):
    """What loading the catalogue did."""

    added: int
    changed: int
    conflicts: list[Conflict]
    touched: list[Body]  # of which something is other than it was


def load() -> Loaded:
    """Add what the register lacks of the catalogue, and update what nobody here changed."""
    catalogue = load_catalogue()
    had = set(
        Body.objects.filter(source=Source.CATALOGUE, province="").values_list("catalogue_id", flat=True)
    )
    fresh = [(new_body(listed, EVERYWHERE), listed) for listed in catalogue.bodies if listed.id not in had]
    Body.objects.bulk_create(body for body, _ in fresh)
    add_names((body, names_of(listed, EVERYWHERE)) for body, listed in fresh)
    changed, conflicts = list[Body](), list[Conflict]()
    for body in Body.objects.filter(source=Source.CATALOGUE, catalogue_id__in=had):
        listed = catalogue.by_id.get(body.catalogue_id)
        place = place_of(body.province)
        if listed is None or place.province != body.province:  # of a province that no list has
            continue
        if _update(body, what_is_said(listed, place), conflicts):
            changed.append(body)
    touched = {body.pk: body for body in (*(body for body, _ in fresh), *changed, *_add_successions())}
    return Loaded(len(fresh), len(changed), conflicts, list(touched.values()))


def _add_successions() -> list[Body]:
    """Add those that the register lacks; the bodies that were followed."""
    rows = {body.catalogue_id: body for body in Body.objects.filter(source=Source.CATALOGUE, province="")}
    known = set(Succession.objects.values_list("old", "new", "function"))
    lacking = [
        Succession(
            old=rows[one.old], new=rows[one.new], function=one.function, on=one.on, legal_basis=one.basis
        )
        for one in load_catalogue().successions
        if (rows[one.old].pk, rows[one.new].pk, one.function) not in known
    ]
    Succession.objects.bulk_create(lacking, ignore_conflicts=True)
    return [one.old for one in lacking]


def _update(body: Body, says: dict[str, Any], conflicts: list[Conflict]) -> bool:
    """Take over from the catalogue what it changed and nobody here did; list what both did."""
    known = body.loaded or {}
    if says == known:
        return False
    taken = False
    for field in FIELDS:
        ours = _plain(getattr(body, field))
        if says[field] == known.get(field) or says[field] == ours:
            continue
        if ours == known.get(field):
            setattr(body, field, column(field, says[field]))
            taken = True
        else:
            conflicts.append(Conflict(body.key, field, ours, says[field]))
    body.loaded = says
    body.save()
    return taken


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
