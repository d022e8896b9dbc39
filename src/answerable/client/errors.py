"""What a register refuses, each by its kind, with the sentence that it gave."""

from __future__ import annotations

from typing import Any


class RegisterError(Exception):
    """Something that the register did not do. ``str(error)`` is its sentence; ``errors`` are pairs of where
    and what."""

    def __init__(self, detail: str, *, status: int = 0, errors: tuple[tuple[str, str], ...] = ()) -> None:
        self.detail, self.status, self.errors = detail, status, errors
        super().__init__(" ".join([detail, *(f"{where}: {what}" for where, what in errors)]))


class Unreachable(RegisterError):
    """Nothing answered, or nothing that a register would answer."""


class Unauthorized(RegisterError):
    """There is no token, or it is not in force."""


class Forbidden(RegisterError):
    """It is not for that token to do."""


class NotFound(RegisterError):
    """There is nothing of that address."""


class Conflict(RegisterError):
    """Somebody else was there first, or it cannot be done as things stand."""


class NotAccepted(RegisterError):
    """What was sent is not as it has to be."""


class TooManyRequests(RegisterError):
    """That were too many requests in a minute, also after waiting."""


KINDS: dict[int, type[RegisterError]] = {
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    429: TooManyRequests,
    **dict.fromkeys((400, 405, 413, 415, 422), NotAccepted),
}


def error_of(status: int, says: Any) -> RegisterError:
    """The error that a problem (RFC 9457) tells of."""
    told = says if isinstance(says, dict) else {}
    errors = tuple(
        (str(one.get("where", "")), str(one.get("what", "")))
        for one in told.get("errors", [])
        if isinstance(one, dict)
    )
    kind = KINDS.get(status, RegisterError)
    return kind(str(told.get("detail") or f"HTTP {status}"), status=status, errors=errors)
