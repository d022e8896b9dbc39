"""What letters to followers say, in the language that each chose. Links lead to the register itself and carry
nothing by which it could be seen who opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.register.commitments.models import Commitment
from answerable.register.following.models import Kind, Mailing
from answerable.register.following.services import token_of
from answerable.register.following.targets import Target, touching
from answerable.register.links import absolute
from answerable.register.trace.moves import moves_of

if TYPE_CHECKING:
    from datetime import date

    from django.core.mail.backends.base import BaseEmailBackend

    from answerable.register.following.models import Follow, Follower
    from answerable.register.trace.moves import Move

SHOWN = 30  # moves in a letter
NARROWEST_FIRST = (Kind.COMMITMENT, Kind.PLAN, Kind.BODY, Kind.SEARCH, Kind.ALL)


class Line(NamedTuple):
    """One move in a letter."""

    day: date
    about: str
    sentence: str
    reason: str
    address: str


def written(letter: Mailing, connection: BaseEmailBackend, *, on: date) -> EmailMessage | None:
    """The letter, or None where nothing is left to say."""
    follower = letter.follower
    with translation.override(follower.language):
        if letter.kind == Mailing.Kind.ASKING:
            context: dict[str, object] = {
                "follows": [target_of_follow(one).title_without_words for one in follower.follows.waiting()]
            }
            subject, template = _("Confirm what you want to follow"), "following/asking.txt"
        else:
            sections = _sections(letter, on)
            if not sections:
                return None
            number = sum(len(lines) for _title, _address, lines in sections)
            left = max(number - SHOWN, 0) + letter.more
            context = {"sections": _first(sections), "left": left, "trace": absolute(reverse("trace"))}
            number += letter.more
            said = ngettext("%(n)s thing moved that you follow", "%(n)s things moved that you follow", number)
            subject, template = said % {"n": number}, "following/digest.txt"
        return _addressed(follower, letter, subject, template, context, connection)


def _addressed(
    follower: Follower,
    letter: Mailing,
    subject: str,
    template: str,
    context: dict[str, object],
    connection: BaseEmailBackend,
) -> EmailMessage:
    token = token_of(follower)
    context |= {
        "yours": absolute(reverse("followed", args=[token])),
        "stop": absolute(reverse("stop_following", args=[token])),
    }
    return EmailMessage(
        subject=subject,
        body=render_to_string(template, context),
        to=[follower.email],
        headers={
            "Message-ID": letter.message_id,
            "Auto-Submitted": "auto-generated",
            # RFC 8058: mail programs show a button of their own that stops it at once.
            "List-Unsubscribe": f"<{context['stop']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        connection=connection,
    )


def target_of_follow(follow: Follow) -> Target:
    return Target(Kind(follow.kind), follow.name)


def _sections(letter: Mailing, on: date) -> list[tuple[str, str, list[Line]]]:
    """What moved of each thing that is followed: its title, its address, and moves; each move once."""
    told = moves_of(letter.events, on=on)
    moved = [(one.seq, one.concerned) for one in told]
    texts = _texts(told)
    follows = sorted(
        letter.follower.follows.confirmed(), key=lambda one: NARROWEST_FIRST.index(Kind(one.kind))
    )
    sections, done = [], set[int]()
    for follow in follows:
        target = target_of_follow(follow)
        seqs = touching(target, moved, on=on) - done
        done |= seqs
        lines = [_line(one, texts) for one in told if one.seq in seqs]
        if lines:
            sections.append((target.title, absolute(target.address), lines))
    return sections


def _first(sections: list[tuple[str, str, list[Line]]]) -> list[tuple[str, str, list[Line]]]:
    """The first lines of all, in their sections."""
    room, kept = SHOWN, []
    for title, address, lines in sections:
        if room:
            kept.append((title, address, lines[:room]))
            room -= len(lines[:room])
    return kept


def _texts(told: list[Move]) -> dict[str, str]:
    """The words of the commitments that moved."""
    named = [one.about for one in told if one.record == Commitment._meta.label_lower]
    rows = Commitment.objects.filter(public_id__in=named).select_related("document")
    return {one.public_id: f"{one.document}, {one.key}: {Truncator(one.text).chars(160)}" for one in rows}


def _line(one: Move, texts: dict[str, str]) -> Line:
    return Line(
        day=localdate(one.at),
        about=" ".join(texts.get(one.about, one.about).split()),
        sentence=one.sentence,
        reason=" ".join(one.reason.split()),
        address=absolute(one.address) if one.address else absolute(reverse("trace_event", args=[one.seq])),
    )
