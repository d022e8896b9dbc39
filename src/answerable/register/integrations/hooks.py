"""Other systems are told what moved: registered by the office, told by the worker, given up after days.

Each telling is signed: ``Answerable-Signature: t=…,v1=…``, the HMAC-SHA256 of the time, a dot and the body
under the secret that was shown when the address was registered. Whoever is told refuses a time that is older
than five minutes, and with it what somebody else sends again. A telling that is not taken is told again
later, under the same number, with what its events say then.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import override

from answerable.register.accounts.permissions import Action, needed
from answerable.register.integrations.models import Hook, Telling
from answerable.register.links import absolute
from answerable.register.reaching import FAULTS, NotPublic, ask, look_up
from answerable.register.refusals import Refused
from answerable.register.trace.moves import last_move, moves, moves_of
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from answerable.register.accounts.models import Account
    from answerable.register.trace.moves import Move

AT_ONCE = 100  # events in one telling
MOST = 20  # addresses at a time
SENT = 200  # tellings that are sent in one run of the worker
LATER = [timedelta(minutes=one) for one in (1, 5, 30, 120, 360, 720)]  # and then each half day
GIVEN_UP = timedelta(days=3)  # after so long without one that was taken
LEASE = timedelta(minutes=5)  # in which one worker sends, and no other
KEPT = timedelta(days=30)  # that the log goes back


class NotRegistered(Refused):
    """``why``: ``sealed`` (it is not https), ``public`` (it is not of the public web), ``many``, ``unknown``
    (there is no such host)."""


def in_force() -> QuerySet[Hook]:
    return Hook.objects.filter(ended_at=None)


def register(url: str, *, by: Account) -> tuple[Hook, str]:
    """Tell an address from now on. Returns it and the secret, which is shown once. Raises NotRegistered."""
    held = needed(by, Action.KEEP_INTEGRATIONS)
    if not url.startswith("https://"):
        raise NotRegistered("sealed")
    try:
        look_up(url)
    except NotPublic as refused:
        raise NotRegistered("public") from refused
    except FAULTS as refused:
        raise NotRegistered("unknown") from refused
    if in_force().count() >= MOST:
        raise NotRegistered("many")
    with act(actor=by, role=held.role) as doing:
        hook = Hook.objects.create(url=url, salt=secrets.token_hex(16), after=last_move(), made_at=doing.at)
        doing.note("integrations.hook_made", hook, private={"url": url})
    return hook, secret_of(hook)


def take_off(hook: Hook, *, by: Account) -> None:
    with act(actor=by, role=needed(by, Action.KEEP_INTEGRATIONS).role) as doing:
        _end(hook, Hook.Ended.TAKEN_OFF, at=doing.at)
        doing.note("integrations.hook_taken_off", hook)


def secret_of(hook: Hook) -> str:
    """Of the secret key of the register: whoever has the database alone cannot sign."""
    return salted_hmac("answerable.hooks", hook.salt, algorithm="sha256").hexdigest()


def signature(secret: str, body: bytes, *, at: datetime) -> str:
    """What stands in ``Answerable-Signature``."""
    moment = int(at.timestamp())
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={digest}"


def gather() -> int:
    """Look for each address at what moved since, and put it down to be told. Returns how many tellings."""
    made = 0
    for hook in in_force():
        with transaction.atomic():
            hook = Hook.objects.select_for_update().get(pk=hook.pk)
            while True:
                found = moves(hook.after, AT_ONCE)
                if found.upto == hook.after:
                    break
                hook.after = found.upto
                if found.moves:
                    events, now = [one.seq for one in found.moves], timezone.now()
                    Telling.objects.create(hook=hook, events=events, made_at=now, next_at=now)
                    made += 1
            hook.save(update_fields=["after"])
    return made


def waiting() -> QuerySet[Telling]:
    """What is to be told, now or later."""
    return Telling.objects.filter(hook__ended_at=None, next_at__isnull=False)


def tell_waiting(*, now: datetime) -> None:
    """Send what is due, the oldest first. Another worker that runs beside sends nothing of it again.

    An address that does not take one thing is asked for no other in this run: it would hold up all others.
    """
    due = waiting().filter(next_at__lte=now).select_related("hook").order_by("pk")
    silent = set()
    for telling in list(due[:SENT]):
        if telling.hook_id in silent:
            continue
        mine = Telling.objects.filter(pk=telling.pk, next_at=telling.next_at, hook__ended_at=None)
        if mine.update(next_at=now + LEASE) and not _tell(telling, now=timezone.now()):
            silent.add(telling.hook_id)


def _tell(telling: Telling, *, now: datetime) -> bool:
    """Whether it was taken."""
    with override(settings.LANGUAGE_CODE):
        told = moves_of(telling.events)  # what is not public any more is left out
    taken, telling.status, telling.problem = True, None, ""
    if told:
        body = _body(telling, told, at=now)
        try:
            telling.status = ask(
                "POST", telling.hook.url, headers=_headers(telling, body, at=now), body=body
            ).status
        except NotPublic:
            telling.problem = "not_public"
        except FAULTS as fault:
            telling.problem = type(fault).__name__
        taken = telling.status is not None and 200 <= telling.status < 300
    telling.attempts += 1
    if taken:
        telling.told_at, telling.next_at = timezone.now(), None
        Hook.objects.filter(pk=telling.hook_id).update(failing_since=None)
    else:
        telling.next_at = now + LATER[min(telling.attempts, len(LATER)) - 1]
        _failed(telling.hook, now=now)
    telling.save()
    return taken


def _failed(hook: Hook, *, now: datetime) -> None:
    Hook.objects.filter(pk=hook.pk, failing_since=None).update(failing_since=now)
    hook.refresh_from_db()
    if hook.failing_since is not None and now - hook.failing_since >= GIVEN_UP and hook.ended_at is None:
        with act(actor=None) as doing:
            _end(hook, Hook.Ended.SILENT, at=now)
            doing.note("integrations.hook_given_up", hook)


def _end(hook: Hook, why: Hook.Ended, *, at: datetime) -> None:
    Hook.objects.filter(pk=hook.pk, ended_at=None).update(ended_at=at, ended=why)
    hook.refresh_from_db()


def _body(telling: Telling, told: list[Move], *, at: datetime) -> bytes:
    says = {
        "telling": telling.pk,
        "sent_at": at,
        "register": settings.SITE,
        "events": [_event(one) for one in told],
    }
    return json.dumps(says, cls=DjangoJSONEncoder, ensure_ascii=False).encode()


def _event(one: Move) -> dict[str, Any]:
    return {
        "seq": one.seq,
        "at": one.at,
        "verb": one.verb,
        "record": one.record,
        "about": one.about,
        "url": absolute(one.address) if one.address else "",
        "sentence": one.sentence,
        "by": one.by,
        "reason": one.reason,
        "commitments": one.concerned.commitments,
        "plans": one.concerned.plans,
        "bodies": one.concerned.bodies,
        "on_hold": one.concerned.on_hold,
    }


def _headers(telling: Telling, body: bytes, *, at: datetime) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "Answerable (tells what moved)",
        "Answerable-Telling": str(telling.pk),
        "Answerable-Signature": signature(secret_of(telling.hook), body, at=at),
    }


def forget(*, before: datetime) -> int:
    """Let go of the log of what was told before; returns how much."""
    return Telling.objects.filter(next_at=None, made_at__lt=before).delete()[0]
