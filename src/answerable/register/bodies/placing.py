"""Which body of the register one of the catalogue means in a province.

The catalogue has one "Công an tỉnh" for all provinces; the register has one for each that a document names.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from answerable.reader.catalogue import Level, load_catalogue
from answerable.reader.languages.vi.folding import bare, fold
from answerable.register.bodies.models import Body, BodyName, Source, Succession

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.reader.catalogue import Body as Listed
    from answerable.reader.catalogue import Succession as ListedSuccession

FIELDS = ("name", "level", "branch", "group", "valid_from", "valid_to")
COMMITTEE = "uy-ban-nhan-dan-tinh"


class Place(NamedTuple):
    """A province, by what it calls itself ("tỉnh Sơn La"), in the time that it did."""

    province: str
    unit: str
    valid_from: date | None = None
    valid_to: date | None = None
    into: str = ""  # the province that it became part of


EVERYWHERE = Place("", "")


def body_in(
    catalogue_id: str, *, province: str = "", unit: str = "", made: list[Body] | None = None
) -> Body | None:
    """The register's body for one of the catalogue in a province, made when first asked for, with its
    superior and with those that took over from it.

    ``province`` is the reader's id; ``unit`` is needed only for a province that no list has; those that had
    to be made come to ``made``. None where that does not tell which body it is: one of a district or a
    commune, or a local one in no province.
    """
    listed = load_catalogue().by_id.get(catalogue_id)
    if listed is None or (listed.level in (Level.DISTRICT, Level.COMMUNE) and not listed.group):
        return None
    place = EVERYWHERE if listed.level is Level.CENTRAL else place_of(province, unit)
    if place == EVERYWHERE and listed.level is not Level.CENTRAL and not listed.group:
        return None
    if not _were_there_at_once(listed, place):
        return None
    return _placed(listed, place, [] if made is None else made)


def place_of(province: str, unit: str = "") -> Place:
    named = load_catalogue().provinces.by_id.get(province)
    if named is None:
        return Place(province, unit) if province and unit else EVERYWHERE
    return Place(named.id, f"{named.kind} {named.name}", named.valid_from, named.valid_to, named.into or "")


def _placed(listed: Listed, place: Place, made: list[Body]) -> Body:
    found = Body.objects.filter(catalogue_id=listed.id, province=place.province).first()
    if found is not None:
        return found.merged_into or found
    body = new_body(listed, place)
    if listed.branch == "state" and listed.level is Level.PROVINCE and listed.id != COMMITTEE:
        body.parent = body_in(COMMITTEE, province=place.province, unit=place.unit, made=made)
    body.save()
    made.append(body)
    add_names([(body, names_of(listed, place))])
    if place != EVERYWHERE:
        _add_heirs(body, listed, place, made)
    return body


def _add_heirs(body: Body, listed: Listed, place: Place, made: list[Body]) -> None:
    took_over = [
        (_heir(one, place, made), one.function, one.on, one.basis)
        for one in load_catalogue().successions
        if one.old == listed.id
    ]
    if place.into and place.valid_to is not None and listed.exists(place.valid_to):
        into = place_of(place.into)
        took_over.append((_placed(listed, into, made), "", into.valid_from, ""))
    Succession.objects.bulk_create(
        [
            Succession(old=body, new=new, function=function, on=on, legal_basis=basis)
            for new, function, on, basis in took_over
            if new is not None and new.pk != body.pk
        ],
        ignore_conflicts=True,
    )


def _heir(one: ListedSuccession, place: Place, made: list[Body]) -> Body | None:
    """Who took over, in the same province, or in the one that it had become part of by then."""
    ended = place.valid_to is not None and one.on is not None and one.on > place.valid_to
    return body_in(one.new, province=place.into if ended else place.province, unit=place.unit, made=made)


def _were_there_at_once(listed: Listed, place: Place) -> bool:
    ended_before = listed.valid_to and place.valid_from and listed.valid_to < place.valid_from
    came_after = listed.valid_from and place.valid_to and listed.valid_from > place.valid_to
    return not (ended_before or came_after)


def new_body(listed: Listed, place: Place) -> Body:
    says = what_is_said(listed, place)
    key = "-".join(
        filter(None, (listed.id.removesuffix("-tinh") if place.province else listed.id, place.province))
    )
    if place.province and Body.objects.filter(key=key).exists():
        key = f"{listed.id}-{place.province}"
    return Body(
        key=key,
        catalogue_id=listed.id,
        province=place.province,
        source=Source.CATALOGUE,
        loaded=says,
        **{field: column(field, says[field]) for field in FIELDS},
    )


def what_is_said(listed: Listed, place: Place) -> dict[str, Any]:
    """What the catalogue says of a body, as it is kept beside what people make of it."""
    starts = max((day for day in (listed.valid_from, place.valid_from) if day), default=None)
    ends = min((day for day in (listed.valid_to, place.valid_to) if day), default=None)
    return {
        "name": name_in(listed.name, listed.level, place),
        "level": listed.level.value,
        "branch": listed.branch,
        "group": listed.group,
        "valid_from": starts and starts.isoformat(),
        "valid_to": ends and ends.isoformat(),
    }


def column(field: str, said: Any) -> Any:
    """What is said of a field, as its column holds it."""
    return date.fromisoformat(said) if said and field.startswith("valid_") else said


def name_in(name: str, level: Level, place: Place) -> str:
    """A name of the catalogue with its place: "Công an tỉnh Sơn La", "Sở Y tế tỉnh Sơn La", "Tỉnh ủy Sơn La".

    "Tòa án nhân dân", which may be the province's or a district's, stays so: "Tòa án nhân dân (tỉnh Sơn La)".
    """
    unit = place.unit
    if not unit:
        return name.replace("@", "tỉnh")
    if level is Level.ANY:
        return f"{name.replace(' @', '')} ({unit})"
    if unit.startswith("thành phố"):
        name = name.replace("Tỉnh ủy", "Thành ủy")
    if name.endswith("ủy") and level is Level.PROVINCE:
        return f"{name} {unit.removeprefix('tỉnh ').removeprefix('thành phố ')}"
    return name.replace("@", unit) if "@" in name else f"{name} {unit}"


def names_of(listed: Listed, place: Place) -> list[tuple[str, str]]:
    """Every name that the catalogue has for a body, with its kind; the official one first."""
    official = name_in(listed.name, listed.level, place)
    others = dict.fromkeys(name_in(name, listed.level, place) for name in listed.names)
    return [
        (official, BodyName.Kind.OFFICIAL),
        *((name, _kind(name)) for name in others if name != official),
    ]


def _kind(name: str) -> str:
    """An abbreviation is one word in capitals: "VPTW"."""
    short = " " not in name and name.upper() == name
    return BodyName.Kind.ABBREVIATION if short else BodyName.Kind.VARIANT


def add_names(named: Iterable[tuple[Body, list[tuple[str, str]]]]) -> None:
    BodyName.objects.bulk_create(
        BodyName(body=body, name=name, folded=folded(name), kind=kind)
        for body, names in named
        for name, kind in names
    )


def folded(name: str) -> str:
    """A name as it is compared and looked for: small letters without marks, đ as d.

    >>> folded("Uỷ ban nhân dân  Đắk Lắk")
    'uy ban nhan dan dak lak'
    """
    return " ".join(bare(fold(name)).split())
