"""Under which licence the register's data may be taken."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings


class Licence(NamedTuple):
    """``id`` as SPDX has it."""

    id: str
    title: str
    url: str


KNOWN = {
    one.id: one
    for one in (
        Licence(
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0 International",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence(
            "CC0-1.0",
            "Creative Commons Zero 1.0 Universal",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
        Licence(
            "ODC-By-1.0",
            "Open Data Commons Attribution License 1.0",
            "https://opendatacommons.org/licenses/by/1-0/",
        ),
        Licence(
            "ODbL-1.0",
            "Open Data Commons Open Database License 1.0",
            "https://opendatacommons.org/licenses/odbl/1-0/",
        ),
    )
}


def licence() -> Licence:
    """The one that the installation chose."""
    return KNOWN[settings.DATA_LICENCE]
