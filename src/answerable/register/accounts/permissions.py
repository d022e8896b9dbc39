"""Who may do what: one table of roles and acts, which every room asks."""

from __future__ import annotations

from enum import Enum, StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.models import Account, Membership, Role
from answerable.register.bodies.models import Body

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from answerable.register.accounts.models import MembershipQuerySet

    Asked = ParamSpec("Asked")

    class SignedInRequest(HttpRequest):
        """Of somebody who is signed in: views for which something is asked get no other."""

        user: Account

    View = Callable[Concatenate[SignedInRequest, Asked], HttpResponseBase]


class Action(StrEnum):
    """What is read by everybody needs no permission and is not listed."""

    CHECK = "check"  # bring documents, check what was read, publish
    HOLD = "hold"  # put a commitment on hold
    WITHDRAW = "withdraw"  # withdraw a commitment
    CORRECT = "correct"  # correct what was read of a published commitment
    REVIEW = "review"  # review a held measure; independence is asked beyond this
    ANSWER = "answer"  # draft the answers of a body
    SIGN = "sign"  # sign them off for the body
    CONFIRM = "confirm"  # confirm or return what a body says
    RECORD_FOR = "record_for"  # write down what a body without an account said
    ASK_EXTENSION = "ask_extension"
    EXTEND = "extend"  # decide on days that are to be put off, and record events from which times run
    KEEP_ROUNDS = "keep_rounds"  # open and close rounds and calls, and say who is asked
    REMIND = "remind"  # urge and guide
    INSPECT = "inspect"
    CONSOLIDATE = "consolidate"  # make reports of many
    ALLOCATE = "allocate"  # say what money is given; of focal points, that of the finance body
    READ_HANDOVER = "read_handover"  # what is open for a body, and what it promised
    KEEP_SETTINGS = "keep_settings"
    KEEP_EVIDENCE = "keep_evidence"  # give evidence and take it back
    KEEP_INTEGRATIONS = "keep_integrations"  # see and revoke tokens, and say which systems are told
    ASSESS = "assess"  # say for an institution how far a commitment has come
    MODERATE = "moderate"  # publish or refuse what anybody sent
    KEEP_BODIES = "keep_bodies"  # name, merge and succeed public bodies
    INVITE = "invite"
    MANAGE_ACCOUNTS = "manage_accounts"


class Reach(Enum):
    EVERYWHERE = "everywhere"
    OWN_BODY = "own body"  # where the subject is of the body that the membership names


MAY: dict[Action, dict[Role, Reach]] = {
    Action.CHECK: {Role.SECRETARIAT: Reach.EVERYWHERE, Role.FOCAL_POINT: Reach.OWN_BODY},
    Action.HOLD: {Role.SECRETARIAT: Reach.EVERYWHERE, Role.REVIEWER: Reach.EVERYWHERE},
    Action.WITHDRAW: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.CORRECT: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.REVIEW: {Role.REVIEWER: Reach.EVERYWHERE},
    Action.ANSWER: {Role.FOCAL_POINT: Reach.OWN_BODY},
    Action.SIGN: {Role.VALIDATOR: Reach.OWN_BODY},
    Action.CONFIRM: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.RECORD_FOR: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.ASK_EXTENSION: {Role.FOCAL_POINT: Reach.OWN_BODY},
    Action.EXTEND: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.KEEP_ROUNDS: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.REMIND: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.INSPECT: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.CONSOLIDATE: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.ALLOCATE: {Role.SECRETARIAT: Reach.EVERYWHERE, Role.FOCAL_POINT: Reach.OWN_BODY},
    Action.READ_HANDOVER: {
        Role.SECRETARIAT: Reach.EVERYWHERE,
        Role.FOCAL_POINT: Reach.OWN_BODY,
        Role.VALIDATOR: Reach.OWN_BODY,
    },
    Action.KEEP_SETTINGS: {Role.ADMIN: Reach.EVERYWHERE},
    Action.KEEP_EVIDENCE: {Role.SECRETARIAT: Reach.EVERYWHERE, Role.FOCAL_POINT: Reach.OWN_BODY},
    Action.KEEP_INTEGRATIONS: {Role.ADMIN: Reach.EVERYWHERE, Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.ASSESS: {Role.OBSERVER: Reach.EVERYWHERE},
    Action.MODERATE: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.KEEP_BODIES: {Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.INVITE: {Role.ADMIN: Reach.EVERYWHERE, Role.SECRETARIAT: Reach.EVERYWHERE},
    Action.MANAGE_ACCOUNTS: {Role.ADMIN: Reach.EVERYWHERE},
}

# The secretariat brings in those who answer for bodies. It chooses neither its own nor who reviews.
MAY_INVITE: dict[Role, tuple[Role, ...]] = {
    Role.ADMIN: tuple(Role),
    Role.SECRETARIAT: (Role.FOCAL_POINT, Role.VALIDATOR, Role.OBSERVER),
}

NEEDS_SECOND_FACTOR = (Role.ADMIN, Role.SECRETARIAT)


class Of(Enum):
    ANYTHING = "anything"  # whether there is any subject at all on which it may be done


def held_by(account: Account, *, on: date) -> list[Membership]:
    """The memberships of an account that are in force on a day, in the order in which they were given."""
    known = account.remembered if account.acts_by is None else None
    if known is not None and on in known:
        return known[on]
    held = list(_held(account, on=on).select_related("body__merged_into").order_by("pk"))
    if known is not None:
        known[on] = held
    return held


def acting(
    account: Account | AnonymousUser,
    action: Action,
    subject: Body | Of | None = Of.ANYTHING,
    *,
    on: date,
) -> Membership | None:
    """The membership by which an account may do something on a day, the farthest reaching one first.

    ``subject`` is the body whose matter it is; None: a matter of no known body.
    """
    if not isinstance(account, Account):
        return None
    reach = MAY[action]
    held = [one for one in held_by(account, on=on) if one.role in reach]
    for one in sorted(held, key=lambda one: (reach[Role(one.role)] is Reach.OWN_BODY, one.pk)):
        if reach[Role(one.role)] is Reach.EVERYWHERE or subject is Of.ANYTHING:
            return one
        if isinstance(subject, Body) and one.body and _same(one.body, subject):
            return one
    return None


def _held(account: Account, *, on: date) -> MembershipQuerySet:
    """The memberships by which an account acts: all of its own, or the one of the token that acts for it."""
    held = Membership.objects.in_force(on=on).filter(account=account)
    return held if account.acts_by is None else held.filter(pk=account.acts_by.pk)


def needed(account: Account, action: Action, subject: Body | Of | None = Of.ANYTHING) -> Membership:
    """The membership by which an account does something today, as ``acting``. Raises PermissionDenied."""
    held = acting(account, action, subject, on=timezone.localdate())
    if held is None:
        raise PermissionDenied
    return held


def own_bodies(account: Account, role: Role, *, on: date) -> QuerySet[Body]:
    """The bodies for which an account holds a role on a day, under each of their records."""
    own = [one.body_id for one in held_by(account, on=on) if one.role == role and one.body_id]
    return Body.objects.records_of_all(own)


def _same(body: Body, other: Body) -> bool:
    """Whether two records are of one body, also where they were merged."""
    return (body.merged_into_id or body.pk) == (other.merged_into_id or other.pk)


def may(
    account: Account | AnonymousUser,
    action: Action,
    subject: Body | Of | None = Of.ANYTHING,
    *,
    on: date,
) -> bool:
    """Whether an account may do something to a matter of a body on a day."""
    return acting(account, action, subject, on=on) is not None


def actions_of(account: Account | AnonymousUser, *, on: date) -> frozenset[Action]:
    """All that an account may do to some subject on a day, in one look."""
    if not isinstance(account, Account):
        return frozenset()
    roles = {one.role for one in held_by(account, on=on)}
    return frozenset(action for action, reach in MAY.items() if roles & {str(role) for role in reach})


def roles_to_invite(account: Account | AnonymousUser, *, on: date) -> tuple[Role, ...]:
    """The roles to which an account may invite others, in the order of ``Role``."""
    if not isinstance(account, Account):
        return ()
    open_to = {role for one in held_by(account, on=on) for role in MAY_INVITE.get(Role(one.role), ())}
    return tuple(role for role in Role if role in open_to)


def allowed(action: Action) -> Callable[[View[Asked]], View[Asked]]:
    """For views: others sign in first, or are told that this is not theirs to do."""

    def of(view: View[Asked]) -> View[Asked]:
        @wraps(view)
        def asked(request: HttpRequest, *args: Asked.args, **more: Asked.kwargs) -> HttpResponseBase:
            if not may(request.user, action, on=timezone.localdate()):
                raise PermissionDenied
            return view(cast("SignedInRequest", request), *args, **more)

        return login_required(asked)  # type: ignore[return-value]

    return of
