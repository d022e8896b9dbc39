"""Text that XML can hold, for Akoma Ntoso and for workbooks."""

from __future__ import annotations

import re

# Characters that XML 1.0 cannot hold.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 cannot hold."""
    return UNWRITABLE.sub("\ufffd", text)
