"""Giving a letter to the mail server, and what is known of it after that.

Letters of every kind go the same way: queued → sending → sent | refused | unknown. "sending" is kept before
the mail server is spoken to, never inside an act. Where the server does not answer to the end, nobody knows
whether it has the letter, so it is "unknown". Each goes out at most once.
"""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.core.mail import get_connection
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

if TYPE_CHECKING:
    from django.core.mail import EmailMessage
    from django.core.mail.backends.base import BaseEmailBackend

PUT_OFF = timedelta(minutes=15)  # before a letter that the server puts off is tried again
ANSWERED_BY = timedelta(hours=1)  # after this long, who was sending is gone
MOST_ATTEMPTS = 5  # of a letter that the server puts off ("450 try again later")
ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>]+>?")
Letters = TypeVar("Letters", bound=models.QuerySet[Any])


class MailServerDown(Exception):
    """No letter was begun: all that wait go on waiting."""


def new_message_id() -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return f"<{uuid.uuid4().hex}@{domain}>"


def queued(letters: Letters) -> Letters:
    """Those that may be sent now: the server did not put them off just before."""
    not_put_off = Q(tried_at=None) | Q(tried_at__lt=timezone.now() - PUT_OFF)
    return letters.filter(not_put_off, standing="queued")


def stuck(letters: Letters) -> Letters:
    """Those in whose middle a process died: nobody knows whether they arrived."""
    return letters.filter(standing="sending", tried_at__lt=timezone.now() - ANSWERED_BY)


def taken(letter: models.QuerySet[Any], **more: Any) -> bool:
    """Take a letter that waits, to send it; of two workers one has it."""
    now = timezone.now()  # one conditional UPDATE, kept before a word is said to the server
    waits = letter.filter(standing="queued")
    return waits.update(standing="sending", tried_at=now, attempts=F("attempts") + 1, **more) > 0


def connected() -> BaseEmailBackend:
    """Raises MailServerDown."""
    mail = get_connection()
    try:
        mail.open()
    except (SMTPException, OSError) as refused:
        raise MailServerDown(str(refused)) from refused
    return mail


def posted(letter: EmailMessage, *, attempts: int) -> tuple[str, str]:
    """Give it to the server, once. Returns how it stands then ("sent", "queued" where the server puts it off,
    "refused", or "unknown" where it did not answer to the end), and the words of the server without the
    address."""
    try:
        letter.send()
    except (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError) as refused:
        code, words = _refusal(refused)
        later = 400 <= code < 500 and attempts < MOST_ATTEMPTS
        return "queued" if later else "refused", ADDRESS.sub("…", f"{code} {words}")[:300]
    except (SMTPException, OSError) as broken:
        return "unknown", type(broken).__name__
    return "sent", ""


def _refusal(refused: SMTPRecipientsRefused | SMTPSenderRefused | SMTPDataError) -> tuple[int, str]:
    if isinstance(refused, SMTPRecipientsRefused):
        code, words = next(iter(refused.recipients.values()))
        return code, words.decode("utf-8", "replace")
    said = refused.smtp_error
    return refused.smtp_code, said.decode("utf-8", "replace") if isinstance(said, bytes) else said
