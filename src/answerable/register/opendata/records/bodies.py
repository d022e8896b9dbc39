"""Public bodies as data: what they are called, where they stand, and who took over from whom."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from answerable.register.opendata import public_rows
from answerable.register.opendata.describing import From, Kind, Record, To

Number = Annotated[int, _("Its number in the register, by which the trace knows it."), From("pk")]
ValidFrom = Annotated[date | None, _("The first day on which it holds; none: from the beginning.")]
ValidTo = Annotated[date | None, _("The last day on which it holds; none: it still does.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Record):
    number: Number
    id: Annotated[str, _("What it is known by in addresses, for good."), From("key")]
    name: Annotated[str, _("Its name.")]
    level: Annotated[str, _("central, province, district, commune, or any where that is not said.")]
    branch: Annotated[str, _("The branch of the state that it belongs to, where that is known.")]
    province: Annotated[str, _("The province that it is of, by the name in addresses.")]
    group: Annotated[bool, _("Whether it is a group of bodies, kept as a group.")]
    parent: Annotated[str | None, _("The body above it."), From("parent__key"), To("body", "id")]
    valid_from: ValidFrom
    valid_to: ValidTo
    source: Annotated[
        str, _("catalogue: of the list that comes with the program; person: added by a person.")
    ]
    catalogue_id: Annotated[str, _("What the list that comes with the program calls it.")]
    merged_into: Annotated[
        str | None,
        _("The record that stays, where both are of one body."),
        From("merged_into__key"),
        To("body", "id"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyName(Record):
    number: Number
    body: Annotated[str, _("The body."), From("body__key"), To("body", "id")]
    name: Annotated[str, _("A name that it bore, or bears.")]
    folded: Annotated[str, _("The same in small letters without marks, to be found by.")]
    kind: Annotated[str, _("official, variant or abbreviation.")]
    valid_from: ValidFrom
    valid_to: ValidTo


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Record):
    number: Number
    old: Annotated[str, _("The body that was followed."), From("old__key"), To("body", "id")]
    new: Annotated[str, _("The body that took over."), From("new__key"), To("body", "id")]
    function: Annotated[str, _("What was taken over; empty: the whole.")]
    on: Annotated[date | None, _("The day on which it was taken over.")]
    legal_basis: Annotated[str, _("The document that says so.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember(Record):
    number: Number
    group: Annotated[str, _("The group of bodies."), From("group__key"), To("body", "id")]
    member: Annotated[str, _("A body that belongs to it."), From("member__key"), To("body", "id")]
    valid_from: ValidFrom
    valid_to: ValidTo


BODIES = (
    Kind(
        name="body",
        many="bodies",
        title=_("Public bodies"),
        says=_("Public bodies, and groups of them, that public records name."),
        record=Body,
        rows=public_rows.bodies,
        page="/co-quan/{id}/",
    ),
    Kind(
        name="body_name",
        many="body_names",
        title=_("Names of bodies"),
        says=_("Every name and short name that a body bore, with its time."),
        record=BodyName,
        rows=public_rows.body_names,
    ),
    Kind(
        name="succession",
        many="successions",
        title=_("Successions"),
        says=_("Which body took over which function of another."),
        record=Succession,
        rows=public_rows.successions,
    ),
    Kind(
        name="group_member",
        many="group_members",
        title=_("Members of groups"),
        says=_("Which bodies belong to a group that plans name as one."),
        record=GroupMember,
        rows=public_rows.group_members,
    ),
)
