"""A plan out of JSON: the same that was written, and nothing that the contract does not allow."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from answerable.reader import read_plan
from answerable.reader.errors import UnreadableDocument
from answerable.reader.export.plan_in import looks_like_a_plan, plan_of
from answerable.reader.export.plan_json import to_dict

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "ke-hoach.docx"


@pytest.fixture(scope="module")
def said():
    return to_dict(read_plan(EXAMPLE))


def plan(said):
    return plan_of(json.dumps(said).encode())


def test_what_was_written_is_read_as_it_was(said):
    again = to_dict(plan(said))
    assert len(again["items"]) > 10
    for part in ("text", "items", "citations", "reports", "warnings", "language"):
        assert again[part] == said[part], part
    assert again["header"] == {**said["header"], "signers": []}
    assert again["source"]["sha256"] == said["source"]["sha256"]


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b'{"schema": "answerable.plan/1", "text": ""}', True),
        (b'\n {"schema":"answerable.plan/1"}', True),
        (b'{"schema": "another/1"}', False),
        ('Kế hoạch theo "answerable.plan/1"'.encode(), False),
    ],
)
def test_json_of_the_contract_is_told_from_all_else(data, is_one):
    assert looks_like_a_plan(data) is is_one


def deep(path, value):
    def change(said):
        *way, last = path
        for step in way:
            said = said[step]
        said[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (deep(["schema"], "answerable.plan/2"), "schema"),
        (deep(["text"], ""), "text"),
        (deep(["text"], 5), "text"),
        (deep(["items"], {}), "items"),
        (deep(["items", 0, "id"], ""), "items[0].id"),
        (deep(["items", 1, "parent"], "khong-co"), "items"),
        (deep(["items", 0, "text"], "Lời khác."), "items[0].text"),
        (deep(["items", 0, "span"], [0, 10**9]), "items[0].span"),
        (deep(["items", 0, "span"], [5, 2]), "items[0].span"),
        (deep(["items", 0, "span"], [True, 2]), "items[0].span"),
        (deep(["items", 0, "kind"], "crime"), "items[0].kind"),
        (deep(["items", 0, "assignments"], [{"name": "", "role": "lead"}]), "items[0].assignments[0].name"),
        (deep(["items", 0, "assignments"], [{"name": "Sở", "role": "boss"}]), "items[0].assignments[0].role"),
        (
            deep(["items", 0, "deadlines"], [{"kind": "by", "text": "", "span": [0, 1]}]),
            "items[0].deadlines[0]",
        ),
        (deep(["items", 0, "label"], "a\x00"), "items[0].label"),
        (deep(["items", 0, "label"], "\ud800"), "items[0].label"),
        (deep(["header", "date"], "hôm qua"), "header.date"),
        (deep(["header", "title"], ["a"]), "header.title"),
        (deep(["citations"], [{"relation": "mentions", "item": "khong-co", "span": [0, 1]}]), "citations"),
        (deep(["warnings"], [5]), "warnings[0]"),
    ],
)
def test_what_the_contract_does_not_allow_is_refused_by_its_place(said, change, where):
    said = copy.deepcopy(said)
    change(said)
    with pytest.raises(UnreadableDocument) as refused:
        plan(said)
    assert refused.value.code == "json.not-a-plan"
    assert refused.value.details["where"].startswith(where)


@pytest.mark.parametrize("data", [b"{", b"[" * 100_000, b"5", b'{"schema": NaN}', b"\xff"])
def test_no_bytes_bring_it_down(data):
    with pytest.raises(UnreadableDocument):
        plan_of(data)
