"""What people do who follow: ask, confirm, choose how often, stop. It is theirs, and in no trace."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.signing import BadSignature, Signer
from django.db import transaction

from answerable.register.following.models import Follow, Follower, Mailing
from answerable.register.reminders.posting import new_message_id
from answerable.register.trace.moves import last_move

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.following.targets import Target

MOST = 50  # things that one address follows
WAITS = timedelta(days=3)  # what nobody confirmed is forgotten
SHOWN_FROM = 5  # of fewer followers nothing is said


def ask(email: str, target: Target, *, rhythm: str, language: str, letter: bool = True, on: date) -> bool:
    """Keep that somebody at an address wants to follow something, until that is confirmed. Returns whether a
    letter was made for that: there is one a day (``letter``: none yet), also to who lost the links."""
    with transaction.atomic():
        follower, new = Follower.objects.select_for_update().get_or_create(
            email=email.strip().lower(),
            defaults={"rhythm": rhythm, "language": language, "asked_on": on},
        )
        if not new:
            follower.asked_on = on
            follower.save(update_fields=["asked_on"])
        if follower.follows.count() < MOST:
            follower.follows.get_or_create(kind=target.kind, name=target.name, defaults={"asked_on": on})
        if not letter:
            return False
        _letter, made = Mailing.objects.get_or_create(
            follower=follower,
            kind=Mailing.Kind.ASKING,
            made_on=on,
            defaults={"message_id": new_message_id()},
        )
    return made


def confirm(follower: Follower, *, on: date) -> int:
    """What was asked for is told of from now on. Returns how many things."""
    with transaction.atomic():
        now = last_move()
        confirmed = follower.follows.waiting().update(since=now)
        if follower.confirmed_on is None and confirmed:
            follower.confirmed_on = follower.told_on = on
            follower.told_upto = now
            follower.save(update_fields=["confirmed_on", "told_on", "told_upto"])
    return confirmed


def choose(follower: Follower, *, rhythm: str, language: str) -> None:
    follower.rhythm, follower.language = rhythm, language
    follower.save(update_fields=["rhythm", "language"])


def stop(follow: Follow) -> bool:
    """Follow one thing no more; who then follows nothing is forgotten. Returns whether that is so."""
    with transaction.atomic():
        follower = follow.follower
        follow.delete()
        over = not follower.follows.exists()
        if over:
            forget(follower)
    return over


def forget(follower: Follower) -> None:
    """Delete an address with all that was kept of it."""
    follower.delete()


def forget_unconfirmed(*, on: date) -> int:
    """What nobody confirmed in time. Returns how many addresses."""
    before = on - WAITS
    Follow.objects.waiting().filter(asked_on__lt=before, follower__confirmed_on__isnull=False).delete()
    late = Follower.objects.filter(confirmed_on=None, asked_on__lt=before)
    late |= Follower.objects.filter(follows=None)
    return late.delete()[1].get(Follower._meta.label, 0)


def token_of(follower: Follower) -> str:
    """What stands in the links of its letters. Who has the database alone cannot make it."""
    return _signer().sign(follower.ident)


def follower_of(token: str) -> Follower | None:
    """Whose link it is; None where that address was forgotten, or there never was such a link."""
    try:
        return Follower.objects.filter(ident=_signer().unsign(token)).first()
    except BadSignature:
        return None


def followers_of(target: Target) -> int | None:
    """How many follow it; None where they are so few that they might be known by it."""
    number = Follow.objects.confirmed().filter(kind=target.kind, name=target.name).count()
    return number if number >= SHOWN_FROM else None


def _signer() -> Signer:
    return Signer(salt="answerable.following", sep=".")
