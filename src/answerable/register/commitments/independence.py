"""Who may review a held measure: a reviewer never of the secretariat, nor of anything near the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Account, Membership, Role
from answerable.register.bodies.models import Body, GroupMember, Succession
from answerable.register.commitments.models import Involvement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from answerable.register.commitments.models import Commitment

# Where nobody can say who leads, a body of the executive may always be the one.
OUTSIDE_THE_EXECUTIVE = ("assembly", "court", "procuracy", "front", "mass")
WHY_NOT = {
    "no-reviewer": _("You are not a reviewer of any institution."),
    "secretariat": _("Whoever was of the secretariat does not review."),
    "lead": _("You are, or were, of the body that leads this, or of one close to it."),
    "executive": _(
        "It is not known which body leads this, so only an institution outside the executive reviews it."
    ),
}


class Independence(NamedTuple):
    """Whether somebody may review, and what was looked at to say so; ``why_not`` is a key of ``WHY_NOT``."""

    why_not: str
    body: Body | None  # for which they review
    near: tuple[str, ...]  # keys of the bodies too close to the lead, as they were taken into account

    @property
    def given(self) -> bool:
        return not self.why_not


def may_review(account: Account | AnonymousUser, commitment: Commitment, *, on: date) -> Independence:
    """Look at every membership that the account ever had, and at every body that ever led the commitment,
    with those above and below them, before and after them, and in their groups.
    """
    if not isinstance(account, Account):
        return Independence("no-reviewer", None, ())
    reviewing = (
        Membership.objects.in_force(on=on)
        .filter(account=account, role=Role.REVIEWER)
        .select_related("body")
        .first()
    )
    if reviewing is None or reviewing.body is None:
        return Independence("no-reviewer", None, ())
    return too_close(account, commitment)._replace(body=reviewing.body)


def too_close(account: Account, commitment: Commitment) -> Independence:
    """Whether an account, be it a reviewer or not, is near those who lead; ``body`` is left open."""
    memberships = list(Membership.objects.filter(account=account).select_related("body"))
    leads, all_known = _leads(commitment)
    near = near_to(leads)
    names = tuple(Body.objects.filter(pk__in=near).order_by("key").values_list("key", flat=True))
    why_not = ""
    if any(one.role == Role.SECRETARIAT for one in memberships):
        why_not = "secretariat"
    elif near & {one.body_id for one in memberships}:
        why_not = "lead"
    elif not all_known and any(
        one.body is None or one.body.branch not in OUTSIDE_THE_EXECUTIVE for one in memberships
    ):
        why_not = "executive"
    return Independence(why_not, None, names)


def _leads(commitment: Commitment) -> tuple[set[int], bool]:
    """The bodies that lead it in any edition, with members of groups, and whether that is all of them.

    Who was taken to lead until it was corrected counts on; whom nobody knew then, only while it stands.
    """
    leading = Involvement.objects.filter(appearance__commitment=commitment, role=Involvement.Role.LEAD)
    found: set[int] = set()
    all_known = any(one.superseded_at is None for one in leading)
    for one in leading.select_related("body"):
        members: set[int] = set()
        if one.body is not None:
            found.add(one.body.pk)
            if one.body.group:
                members = set(GroupMember.objects.filter(group=one.body).values_list("member", flat=True))
                found |= members
        known = one.body is not None and (bool(members) or not one.body.group)
        all_known = all_known and (known or one.superseded_at is not None)
    return found, all_known


def near_to(bodies: Iterable[int]) -> set[int]:
    """Those bodies, merged records of them, whoever came before or after, all above and below, and the groups
    that any of them is in."""
    same = _all(set(bodies), _merged)
    near = _all(same, _after) | _all(same, _before)
    near |= _all(near, _above) | _all(near, _below)
    return near | set(GroupMember.objects.filter(member__in=near).values_list("group", flat=True))


def _all(bodies: set[int], step: Callable[[set[int]], Iterable[int]]) -> set[int]:
    """Bodies and all that is reached from them step by step."""
    found = new = bodies
    while new := set(step(new)) - found:
        found = found | new
    return found


def _merged(bodies: set[int]) -> Iterable[int]:
    return Body.objects.filter(Q(merged_into__in=bodies) | Q(merged__in=bodies)).values_list("pk", flat=True)


def _after(bodies: set[int]) -> Iterable[int]:
    return Succession.objects.filter(old__in=bodies).values_list("new", flat=True)


def _before(bodies: set[int]) -> Iterable[int]:
    return Succession.objects.filter(new__in=bodies).values_list("old", flat=True)


def _above(bodies: set[int]) -> Iterable[int]:
    return Body.objects.filter(children__in=bodies).values_list("pk", flat=True)


def _below(bodies: set[int]) -> Iterable[int]:
    return Body.objects.filter(parent__in=bodies).values_list("pk", flat=True)
