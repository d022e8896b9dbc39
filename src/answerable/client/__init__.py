"""A register, read and written to by a program: the client of its interface.

>>> from answerable.client import Register

    with Register("https://so.example.vn") as register:
        for one in register.commitments(state="overdue", body="so-y-te-an-hai"):
            print(one["last_day"], one["text"])

It needs httpx: pip install 'answerable[client]'.
"""

from answerable.client.errors import (
    Conflict,
    Forbidden,
    NotAccepted,
    NotFound,
    RegisterError,
    TooManyRequests,
    Unauthorized,
    Unreachable,
)
from answerable.client.register import Register

__all__ = [
    "Conflict",
    "Forbidden",
    "NotAccepted",
    "NotFound",
    "Register",
    "RegisterError",
    "TooManyRequests",
    "Unauthorized",
    "Unreachable",
]
