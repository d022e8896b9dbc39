"""Reference pages say what the code says: where one fails, `make docs` writes it anew."""

from __future__ import annotations

import importlib
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def test_the_page_of_commands_is_as_the_commands_are(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPTS)
    written = importlib.import_module("commands_page")
    assert written.PAGE.read_text(encoding="utf-8") == written.page()


def test_the_page_of_the_interface_is_as_its_description(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPTS)
    written = importlib.import_module("api_page")
    assert written.PAGE.read_text(encoding="utf-8") == written.page()
