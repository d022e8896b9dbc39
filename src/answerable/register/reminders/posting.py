"""Giving a letter to the mail server, and what is known of it after that."""

from __future__ import annotations

import re
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import TYPE_CHECKING

from django.core.mail import get_connection

if TYPE_CHECKING:
    from django.core.mail import EmailMessage
    from django.core.mail.backends.base import BaseEmailBackend

MOST_ATTEMPTS = 5  # of a letter that the server puts off ("450 try again later")
ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>]+>?")


class MailServerDown(Exception):
    """No letter was begun: all that wait go on waiting."""


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
