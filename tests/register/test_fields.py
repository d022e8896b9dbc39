"""Everything that the register keeps is declared in fields.txt, so that no record of persons slips in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import JSONField
from tests.register.checking.plan import TEXT, draft
from tests.register.consolidating.making import with_everything
from tests.register.factories import published_register

DECLARED = Path(__file__).with_name("fields.txt")
KEYS = Path(__file__).with_name("keys.txt")
SIGNED = TEXT + "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"
# Of whom nothing is kept by what they are, believe or think.
NEVER = (
    "ethnic",
    "relig",
    "belief",
    "opinion",
    "race",
    "nationality",
    "gender",
    "sex",
    "birth",
    "person",
    "phone",
)


def kept():
    return [
        f"{model._meta.label}: {' '.join(sorted(field.name for field in model._meta.local_fields))}"
        for model in sorted(apps.get_models(), key=lambda model: model._meta.label)
    ]


def test_every_field_is_declared():
    declared = DECLARED.read_text(encoding="utf-8").splitlines()
    assert kept() == declared, "a new field is declared by a person: does it hold anything about persons?"


def test_only_accounts_and_who_follows_hold_addresses_of_persons():
    holding = {line.partition(":")[0] for line in kept() if " email" in line}
    assert holding == {
        "accounts.Account",
        "accounts.Invitation",
        "account.EmailAddress",  # allauth's own, of accounts
        "account.EmailConfirmation",
        "following.Follower",  # kept apart, in no trace, deleted whole when they stop
    }


def keys_in(value):
    """Every key of a JSON value, however deep; what stands under a number or a clause counts for nothing."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    if isinstance(value, list):
        return set().union(*map(keys_in, value))
    return set()


def written():
    """The keys that stand in the JSON columns of a register with a draft and published plans."""
    for model in sorted(apps.get_models(), key=lambda model: model._meta.label):
        for field in model._meta.local_fields:
            if isinstance(field, JSONField) and model.__module__.startswith("answerable."):
                found = set().union(*map(keys_in, model._default_manager.values_list(field.name, flat=True)))
                yield f"{model._meta.label}.{field.name}: {' '.join(sorted(found))}".rstrip()


@pytest.mark.django_db
def test_every_key_of_json_is_declared_and_no_signer_is_kept():
    published_register()
    with_everything()
    edition = draft(text=SIGNED)
    assert list(written()) == KEYS.read_text(encoding="utf-8").splitlines()
    assert "Nguyễn Văn Mẫu" not in str(edition.reading)


def test_nothing_is_kept_by_what_people_are_or_believe():
    declared = DECLARED.read_text(encoding="utf-8") + KEYS.read_text(encoding="utf-8")
    words = re.split(r"[^a-z]+", declared.lower())
    assert len(words) > 200
    assert not [word for word in words if word.startswith(NEVER)]
