"""What an address of a database says beside what we say to PostgreSQL ourselves."""

from __future__ import annotations

import runpy

import pytest

from answerable.register import settings

OURS = "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1"


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ("", OURS),
        ("?options=-c%20statement_timeout%3D5000", f"{OURS} -c statement_timeout=5000"),
        ("?options=-c%20random_page_cost%3D4", f"{OURS} -c random_page_cost=4"),  # the later holds
        ("?connect_timeout=5", OURS),
    ],
)
def test_options_of_the_address_stand_behind_ours(monkeypatch, said, options):
    monkeypatch.setenv("DATABASE_URL", f"postgres://somebody@host/register{said}")
    read = runpy.run_path(settings.__file__)["DATABASES"]["default"]["OPTIONS"]
    assert read["options"] == options


def test_a_file_has_none_of_them(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert "options" not in runpy.run_path(settings.__file__)["DATABASES"]["default"]["OPTIONS"]
