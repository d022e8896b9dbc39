"""Every kind of record is described whole, and what is described is what it holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.register.making import DAY

from answerable.register.opendata.records import KINDS

ALL = list(KINDS.values())


@pytest.mark.parametrize("kind", ALL, ids=list(KINDS))
def test_each_field_says_what_it_is(kind):
    assert kind.key.name in ("number", "day")
    for field in kind.fields:
        assert str(field.says).endswith("."), field.name
        if field.to:
            other = KINDS[field.to.kind]
            assert field.to.field in [one.name for one in other.fields], field.name
            assert list(KINDS).index(other.name) <= list(KINDS).index(kind.name) or field.nullable, field.name


def test_names_of_kinds_are_each_of_one():
    assert len({kind.many for kind in ALL}) == len(ALL)


def test_records_hold_what_is_described(register):
    types = {
        "integer": (int, Decimal),
        "string": str,
        "boolean": bool,
        "date": date,
        "array": list,
        "object": dict,
    }
    for kind in ALL:
        for record in kind.all(on=DAY):
            for field in kind.fields:
                value = getattr(record, field.name)
                assert value is not None or field.nullable, (kind.name, field.name)
                if value is not None and field.type in types:
                    assert isinstance(value, types[field.type]), (kind.name, field.name, value)
