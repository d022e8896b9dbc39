"""All that the catalogue says of a name, spelt out."""

from __future__ import annotations

from answerable.reader.catalogue.bodies import UNITS_AT


def printed_names(body):
    """All names of a body, with each unit of its level where they leave it open."""
    for name in (body.name, *body.names):
        if name.endswith(" @"):
            yield from (name[:-1] + unit for unit in UNITS_AT[body.level])
        else:
            yield name
