"""Everything that the register keeps is declared in fields.txt, so that no record of persons slips in."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps

DECLARED = Path(__file__).with_name("fields.txt")


def kept():
    return [
        f"{model._meta.label}: {' '.join(sorted(field.name for field in model._meta.local_fields))}"
        for model in sorted(apps.get_models(), key=lambda model: model._meta.label)
        if model.__module__.startswith("answerable.")
    ]


def test_every_field_is_declared():
    declared = DECLARED.read_text(encoding="utf-8").splitlines()
    assert kept() == declared, "a new field is declared by a person: does it hold anything about persons?"


def test_only_accounts_hold_addresses_of_persons():
    holding = {line.partition(":")[0] for line in kept() if " email" in line}
    assert holding == {"accounts.Account", "accounts.Invitation"}
