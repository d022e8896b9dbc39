"""What people do with bodies: load the catalogue, add, rename, merge, say who took over.

``role`` and ``of`` (the key of a body) are those in which somebody acts, for the trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.text import slugify

from answerable.register.bodies import catalogue
from answerable.register.bodies.models import Body, BodyName, CatalogueLoad, GroupMember, Source, Succession
from answerable.register.bodies.placing import body_in, folded
from answerable.register.trace.comparing import state_of, states_of
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.contrib.auth.base_user import AbstractBaseUser

    from answerable.register.bodies.catalogue import Loaded
    from answerable.register.trace.recording import Act

__all__ = [
    "BodyCannotMerge", "add_body", "add_members", "body_in", "end_membership", "load_catalogue", "merge",
    "note_placed", "rename", "say_who_took_over",
]  # fmt: skip


class BodyCannotMerge(Exception):
    """A body is merged once, and into one that is there as itself."""


def load_catalogue() -> Loaded:
    """Bring the reader's catalogue into the register. Safe to run again: what people changed stays."""
    with act(actor=None) as doing:
        loaded = catalogue.load()
        if loaded.touched or loaded.conflicts:
            load = CatalogueLoad.objects.create(
                at=doing.at,
                added=loaded.added,
                changed=loaded.changed,
                conflicts=[one._asdict() for one in loaded.conflicts],
            )
            doing.note(
                "bodies.loaded",
                load,
                after={"added": loaded.added, "changed": loaded.changed},
                states=states_of(loaded.touched),
            )
    return loaded


def note_placed(doing: Act, made: Iterable[Body]) -> None:
    """Tell of bodies of the catalogue that ``body_in`` had to make in an act."""
    states = states_of(made).get("bodies.body", {})
    for body in made:
        doing.note("bodies.placed", body, after={"name": body.name}, state_digest=states[body.pk])


def add_body(doing: Act, name: str, *, level: str, **fields: object) -> Body:
    """A body that the catalogue does not have, added by a person in an act of theirs."""
    name = " ".join(name.split())
    body = Body.objects.create(key=_free_key(name), name=name, level=level, source=Source.PERSON, **fields)
    BodyName.objects.create(body=body, name=name, folded=folded(name), kind=BodyName.Kind.OFFICIAL)
    doing.note("bodies.added", body, after={"name": name, "level": level}, state_digest=state_of(body))
    return body


def rename(
    body: Body, name: str, *, since: date | None, reason: str, by: AbstractBaseUser, role: str, of: str = ""
) -> Body:
    """Give a body a new official name from a day on; the old one stays, dated."""
    with act(actor=by, role=role, body=of) as doing:
        before, body.name = body.name, " ".join(name.split())
        body.save()
        if since is not None:
            body.names.filter(kind=BodyName.Kind.OFFICIAL, valid_to=None).exclude(
                Q(valid_from__gte=since)
            ).update(valid_to=_day_before(since))
        BodyName.objects.get_or_create(
            body=body,
            name=body.name,
            valid_from=since,
            defaults={"folded": folded(body.name), "kind": BodyName.Kind.OFFICIAL},
        )
        doing.note(
            "bodies.renamed",
            body,
            before={"name": before},
            after={"name": body.name},
            reason=reason,
            state_digest=state_of(body),
        )
    return body


def merge(body: Body, into: Body, *, reason: str, by: AbstractBaseUser, role: str, of: str = "") -> None:
    """Say that two records are of one body. The record merged stays, and leads to the other.

    Raises BodyCannotMerge when either is merged already, or both are one.
    """
    with act(actor=by, role=role, body=of) as doing:
        if body.pk == into.pk or into.merged_into_id or body.merged_into_id:
            raise BodyCannotMerge(body.key)
        # Those merged into it before follow it, so that every record leads to its body in one step.
        followers = list(Body.objects.filter(merged_into=body))
        Body.objects.filter(merged_into=body).update(merged_into=into)
        if not Body.objects.filter(pk=body.pk, merged_into=None).update(merged_into=into):
            raise BodyCannotMerge(body.key)
        borne = set(into.names.values_list("folded", flat=True))
        BodyName.objects.bulk_create(
            BodyName(
                body=into,
                name=one.name,
                folded=one.folded,
                kind=BodyName.Kind.VARIANT,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
            )
            for one in body.names.all()
            if one.folded not in borne
        )
        states = states_of([body, into, *followers])
        doing.note("bodies.merged", body, after={"into": into.key}, reason=reason, states=states)


def say_who_took_over(
    old: Body,
    new: Body,
    *,
    function: str,
    on: date | None,
    legal_basis: str,
    by: AbstractBaseUser,
    role: str,
    of: str = "",
) -> Succession:
    """Record that one body took over a function of another; no function is the whole of it."""
    with act(actor=by, role=role, body=of) as doing:
        succession, _ = Succession.objects.get_or_create(
            old=old, new=new, function=function, defaults={"on": on, "legal_basis": legal_basis}
        )
        after = {"new": new.key, "function": function, "on": on, "legal_basis": legal_basis}
        doing.note("bodies.succeeded", old, after=after, state_digest=state_of(old))
    return succession


def add_members(
    group: Body,
    members: Iterable[Body],
    *,
    since: date | None,
    until: date | None,
    reason: str,
    by: AbstractBaseUser,
    role: str,
    of: str = "",
) -> int:
    """Write down who belongs to a group in a time; how many of them did not yet, on any day of it."""
    with act(actor=by, role=role, body=of) as doing:
        Body.objects.select_for_update().get(pk=group.pk)
        begun = Q() if until is None else Q(valid_from=None) | Q(valid_from__lte=until)
        lasting = Q() if since is None else Q(valid_to=None) | Q(valid_to__gte=since)
        there = set(group.roster.filter(begun, lasting).values_list("member", flat=True))
        new = [one for one in members if one.pk not in there and one.pk != group.pk]
        GroupMember.objects.bulk_create(
            GroupMember(group=group, member=one, valid_from=since, valid_to=until) for one in new
        )
        if new:
            doing.note(
                "bodies.members_added",
                group,
                after={"members": [one.key for one in new], "since": since, "until": until},
                reason=reason,
                state_digest=state_of(group),
            )
    return len(new)


def end_membership(
    row: GroupMember, *, until: date, reason: str, by: AbstractBaseUser, role: str, of: str = ""
) -> None:
    """A body belongs to a group until that day and no longer."""
    with act(actor=by, role=role, body=of) as doing:
        row.valid_to = until
        row.save()
        after = {"member": row.member.key, "until": until}
        doing.note(
            "bodies.member_left", row.group, after=after, reason=reason, state_digest=state_of(row.group)
        )


def _free_key(name: str) -> str:
    stem = slugify(folded(name))[:100] or "co-quan"
    taken = set(Body.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)


def _day_before(day: date) -> date:
    return day.fromordinal(day.toordinal() - 1)
