"""Who may review a held measure: a reviewer never of the secretariat, nor of anything near the lead or the
issuer, who never checked or published the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Account, Membership, Role
from answerable.register.accounts.permissions import held_by
from answerable.register.bodies.models import Body, GroupMember, Succession
from answerable.register.commitments.models import Appearance, Commitment, Involvement
from answerable.register.plans.models import Edition
from answerable.register.trace.models import EventContent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

# Where nobody can say who leads, a body of the executive may always be the one.
OUTSIDE_THE_EXECUTIVE = ("assembly", "court", "procuracy", "front", "mass")
WHY_NOT = {
    "no-reviewer": _("You are not a reviewer of any institution."),
    "secretariat": _("Whoever was of the secretariat does not review."),
    "lead": _("You are, or were, of the body that leads this, or of one close to it."),
    "issuer": _("You are, or were, of the body that issued this plan, or of one close to it."),
    "checked": _("You checked or published this plan, so somebody else reviews what it says."),
    "executive": _(
        "It is not known which body leads this, so only an institution outside the executive reviews it."
    ),
}


class Independence(NamedTuple):
    """Whether somebody may review, and what was looked at to say so; ``why_not`` is a key of ``WHY_NOT``."""

    why_not: str
    body: Body | None  # for which they review
    near: tuple[str, ...]  # keys of the bodies too close to the lead, as they were taken into account
    near_issuer: tuple[str, ...] = ()  # and to the issuer

    @property
    def given(self) -> bool:
        return not self.why_not


def may_review(account: Account | AnonymousUser, commitment: Commitment, *, on: date) -> Independence:
    """Look at every membership that the account ever had, and at every body that ever led the commitment or
    issued a document that states it, with those above and below them, before and after them, and in their
    groups; and at what the account itself did with these documents.
    """
    return may_review_each(account, [commitment], on=on)[commitment.pk]


def may_review_each(
    account: Account | AnonymousUser, commitments: Sequence[Commitment], *, on: date
) -> dict[int, Independence]:
    """The same of several, by their ids, in as many questions as for one."""
    none = Independence("no-reviewer", None, ())
    if not isinstance(account, Account):
        return {one.pk: none for one in commitments}
    reviewing = next((one for one in held_by(account, on=on) if one.role == Role.REVIEWER), None)
    if reviewing is None or reviewing.body is None:
        return {one.pk: none for one in commitments}
    found = _too_close(account, commitments)
    return {pk: one._replace(body=reviewing.body) for pk, one in found.items()}


def too_close(account: Account, commitment: Commitment) -> Independence:
    """Whether an account, be it a reviewer or not, is near those who lead or issued it; ``body`` is left
    open."""
    return _too_close(account, [commitment])[commitment.pk]


def _too_close(account: Account, commitments: Sequence[Commitment]) -> dict[int, Independence]:
    ever = list(Membership.objects.filter(account=account).select_related("body"))
    leading: dict[int, list[Involvement]] = {one.pk: [] for one in commitments}
    named = Involvement.objects.filter(appearance__commitment__in=leading, role=Involvement.Role.LEAD)
    for one in named.select_related("body").annotate(of=F("appearance__commitment")):
        leading[one.of].append(one)
    kin = Kinship.read()
    issuers, checked = _issuers(leading), _checked(account, leading)
    return {
        pk: _independence(ever, involved, issuers[pk], kin, checked=pk in checked)
        for pk, involved in leading.items()
    }


def _issuers(commitments: Iterable[int]) -> dict[int, set[int]]:
    """The bodies that issued any document that states each."""
    found: dict[int, set[int]] = {pk: set() for pk in commitments}
    stating = Appearance.objects.filter(commitment__in=found, edition__document__issuer_body__isnull=False)
    for pk, body in stating.order_by().values_list("commitment", "edition__document__issuer_body"):
        found[pk].add(body)
    return found


def _checked(account: Account, commitments: Iterable[int]) -> set[int]:
    """Those of which the account brought, checked or published an edition, as the trace knows."""
    stating = Appearance.objects.filter(commitment__in=list(commitments)).order_by()
    editions: dict[str, set[int]] = {}
    for pk, edition in stating.values_list("commitment", "edition"):
        editions.setdefault(str(edition), set()).add(pk)
    own = EventContent.objects.filter(public=True, event__contents__actor=account)
    worked_on = own.filter(subject_type=Edition._meta.label_lower, subject_id__in=editions)
    published = own.filter(
        Q(text__contains='"commitments.published"') | Q(text__contains='"commitments.carried_on"'),
        subject_type=Commitment._meta.label_lower,
        subject_id__in=[str(pk) for pk in commitments],
    )
    found = {int(pk) for pk in published.order_by().values_list("subject_id", flat=True)}
    return found.union(*(editions[pk] for pk in worked_on.order_by().values_list("subject_id", flat=True)))


def _independence(
    ever: list[Membership], leading: list[Involvement], issuers: set[int], kin: Kinship, *, checked: bool
) -> Independence:
    leads, all_known = _leads(leading, kin)
    near, near_issuer = kin.near(leads), kin.near(issuers)
    own = {one.body_id for one in ever}
    why_not = ""
    if any(one.role == Role.SECRETARIAT for one in ever):
        why_not = "secretariat"
    elif near & own:
        why_not = "lead"
    elif near_issuer & own:
        why_not = "issuer"
    elif checked:
        why_not = "checked"
    elif not all_known and any(
        one.body is None or one.body.branch not in OUTSIDE_THE_EXECUTIVE for one in ever
    ):
        why_not = "executive"
    return Independence(why_not, None, kin.keys_of(near), kin.keys_of(near_issuer))


def _leads(leading: list[Involvement], kin: Kinship) -> tuple[set[int], bool]:
    """The bodies that lead in any edition, with members of groups, and whether that is all of them.

    Who was taken to lead until it was corrected counts on; whom nobody knew then, only while it stands.
    """
    found: set[int] = set()
    all_known = any(one.superseded_at is None for one in leading)
    for one in leading:
        members = kin.members.get(one.body.pk, set()) if one.body and one.body.group else set()
        if one.body is not None:
            found |= {one.body.pk, *members}
        known = one.body is not None and (bool(members) or not one.body.group)
        all_known = all_known and (known or one.superseded_at is not None)
    return found, all_known


Steps = dict[int, set[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Which bodies are how near to each other, read as a whole: the ways between them are long and few."""

    keys: dict[int, str]
    merged: Steps  # records of one body, both ways
    after: Steps
    before: Steps
    above: Steps
    below: Steps
    members: Steps  # of groups
    groups: Steps

    @classmethod
    def read(cls) -> Kinship:
        bodies = list(Body.objects.order_by().values_list("pk", "key", "parent", "merged_into"))
        merged = [(pk, into) for pk, _key, _parent, into in bodies if into]
        parents = [(pk, parent) for pk, _key, parent, _into in bodies if parent]
        successions = list(Succession.objects.order_by().values_list("old", "new"))
        members = list(GroupMember.objects.order_by().values_list("group", "member"))
        return cls(
            keys={pk: key for pk, key, _parent, _into in bodies},
            merged=_steps([*merged, *_back(merged)]),
            after=_steps(successions),
            before=_steps(_back(successions)),
            above=_steps(parents),
            below=_steps(_back(parents)),
            members=_steps(members),
            groups=_steps(_back(members)),
        )

    def keys_of(self, bodies: set[int]) -> tuple[str, ...]:
        return tuple(sorted(self.keys[pk] for pk in bodies))

    def near(self, bodies: set[int]) -> set[int]:
        """Those bodies, merged records of them, whoever came before or after, all above and below, and the
        groups that any of them is in.
        """
        same = _all(bodies, self.merged)
        near = _all(same, self.after) | _all(same, self.before)
        near |= _all(near, self.above) | _all(near, self.below)
        return near | {group for pk in near for group in self.groups.get(pk, ())}


def _steps(pairs: Iterable[tuple[int, int]]) -> Steps:
    found: Steps = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
    return found


def _back(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(other, one) for one, other in pairs]


def _all(bodies: set[int], steps: Steps) -> set[int]:
    """Bodies and all that is reached from them step by step."""
    found = new = bodies
    while new := {other for one in new for other in steps.get(one, ())} - found:
        found = found | new
    return found
