"""The description of the interface as people read it: a page of this server, and docs/reference/api.md."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from answerable.register.api.interface import description

REFERENCE = "#/components/schemas/"
NAMED = re.compile(f'"{REFERENCE}([^"]+)"')  # records that something sends, answers or holds


class Field(NamedTuple):
    """A parameter, or a field of what is sent or answered."""

    name: str
    type: str
    says: str
    required: bool


class Record(NamedTuple):
    """Something that is sent or answered, by its name."""

    name: str
    says: str
    fields: list[Field]


class Operation(NamedTuple):
    """What can be asked."""

    id: str
    method: str
    path: str
    summary: str
    says: str
    token: bool
    parameters: list[Field]
    sends: str  # the name of the record that is sent; "" for none
    answers: str


class Described(NamedTuple):
    """The whole interface."""

    title: str
    says: str
    reading: list[Operation]
    writing: list[Operation]
    records: list[Record]


def described() -> Described:
    schema = description()
    of_all = [
        _operation(method, path, one)
        for path, some in schema["paths"].items()
        for method, one in some.items()
    ]
    named = set(NAMED.findall(json.dumps(schema)))
    records = [
        Record(name.replace("_", " ").strip(), _line(one.get("description", "")), _fields(one))
        for name, one in sorted(schema["components"]["schemas"].items())
        if name in named and "properties" in one and not name.startswith("Page")
    ]
    return Described(
        title=schema["info"]["title"],
        says=schema["info"]["description"],
        reading=[one for one in of_all if not one.token],
        writing=[one for one in of_all if one.token],
        records=records,
    )


def _operation(method: str, path: str, one: dict[str, Any]) -> Operation:
    says = _line(one.get("description", ""))
    sent = [part["schema"] for part in one.get("requestBody", {}).get("content", {}).values()]
    answered = [
        part["schema"]
        for status, response in one["responses"].items()
        if status.startswith("2")
        for part in response.get("content", {}).values()
    ]
    return Operation(
        id=one["operationId"],
        method=method.upper(),
        path=path,
        summary=says.split(". ")[0].rstrip("."),
        says=says,
        token="security" in one,
        parameters=[
            Field(part["name"], _type(part["schema"]), _line(part.get("description", "")), part["required"])
            for part in one["parameters"]
        ],
        sends=_type(sent[0]) if sent else "",
        answers=_type(answered[0]) if answered else "",
    )


def _fields(schema: dict[str, Any]) -> list[Field]:
    required = schema.get("required", [])
    return [
        Field(name, _type(one), _line(one.get("description", "")), name in required)
        for name, one in schema["properties"].items()
    ]


def _type(schema: dict[str, Any]) -> str:
    """In words: ``text``, ``whole number or null``, ``list of Deadline``, ``page of Commitment``."""
    if "$ref" in schema:
        name: str = schema["$ref"].removeprefix(REFERENCE)
        return f"page of {name[5:].strip('_')}" if name.startswith("Page_") else name
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if "const" in schema:
        return f"“{schema['const']}”"
    if "enum" in schema:
        return "one of: " + ", ".join(str(one) or "“”" for one in schema["enum"])
    kind: str = schema.get("type", "anything")
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if kind == "string":
        return {"date": "day", "date-time": "time", "binary": "file"}.get(schema.get("format", ""), "text")
    named = {"integer": "whole number", "boolean": "true or false", "null": "null", "object": "object"}
    return named.get(kind, kind)


def _line(text: str) -> str:
    return " ".join(text.split())
