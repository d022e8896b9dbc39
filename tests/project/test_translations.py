"""Every phrase of the register has its Vietnamese."""

from __future__ import annotations

import importlib
from collections import defaultdict
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture
def messages(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module("messages")


def test_no_phrase_lacks_its_translation(messages):
    phrases = [message for room in messages.rooms() for message in messages.renewed(room) if message.id]
    assert len(phrases) > 20
    assert not [phrase.id for phrase in phrases if not messages.translated(phrase)]


def test_a_phrase_has_one_translation_in_all_rooms(messages):
    """Of two, one would be shown in both rooms: Django merges what all rooms say."""
    said = defaultdict(set)
    for room in messages.rooms():
        for message in messages.renewed(room):
            said[message.context, message.id].add(message.string)
    assert not {phrase: words for phrase, words in said.items() if phrase[1] and len(words) > 1}


def test_the_kept_files_are_as_make_messages_writes_them(messages):
    for room in messages.rooms():
        assert (room / messages.PLACE).read_bytes() == messages.as_po(messages.renewed(room)), (
            "run: make messages"
        )
