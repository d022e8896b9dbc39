"""Plans as Parquet: a row a document, lists of structs inside, the contract's names throughout."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_SPAN = pa.list_(pa.int64())
_DEADLINE = pa.struct(
    [
        ("kind", pa.string()),
        ("date", pa.string()),
        ("inclusive", pa.bool_()),
        ("start", pa.string()),
        ("end", pa.string()),
        ("every", pa.string()),
        ("by", pa.string()),
        ("duration", pa.string()),
        ("event", pa.string()),
        ("text", pa.string()),
        ("inferred", pa.bool_()),
        ("inherited", pa.bool_()),
        ("span", _SPAN),
    ]
)
_ASSIGNMENT = pa.struct(
    [
        ("name", pa.string()),
        ("body", pa.string()),
        ("role", pa.string()),
        ("force", pa.string()),
        ("inherited", pa.bool_()),
        ("span", _SPAN),
    ]
)
_ITEM = pa.struct(
    [
        ("id", pa.string()),
        ("parent", pa.string()),
        ("label", pa.string()),
        ("kind", pa.string()),
        ("text", pa.string()),
        ("span", _SPAN),
        ("assignments", pa.list_(_ASSIGNMENT)),
        ("deadlines", pa.list_(_DEADLINE)),
    ]
)
_CITATION = pa.struct(
    [
        *((name, pa.string()) for name in ("text", "number", "type", "date", "name", "relation", "item")),
        ("span", _SPAN),
    ]
)
_REPORT = pa.struct(
    [
        ("item", pa.string()),
        ("by", pa.list_(pa.string())),
        ("to", pa.list_(pa.string())),
        ("via", pa.string()),
        ("deadline", _DEADLINE),
        ("span", _SPAN),
    ]
)
_SIGNER = pa.struct(
    [("name", pa.string()), ("position", pa.string()), ("authority", pa.list_(pa.string())), ("span", _SPAN)]
)
_HEADER = pa.struct(
    [
        *((name, pa.string()) for name in ("type", "number", "issuer", "place", "date", "title")),
        ("period", pa.struct([("start", pa.string()), ("end", pa.string())])),
        ("signers", pa.list_(_SIGNER)),
        ("recipients", pa.list_(pa.string())),
        ("inferred", pa.list_(pa.string())),
    ]
)
_SOURCE = pa.struct(
    [
        ("name", pa.string()),
        ("sha256", pa.string()),
        ("media_type", pa.string()),
        ("pages", pa.int64()),
        ("ocr", pa.bool_()),
    ]
)
SCHEMA = pa.schema(
    [
        ("path", pa.string()),
        ("schema", pa.string()),
        ("source", _SOURCE),
        ("language", pa.string()),
        ("text", pa.string()),
        ("header", _HEADER),
        ("items", pa.list_(_ITEM)),
        ("citations", pa.list_(_CITATION)),
        ("reports", pa.list_(_REPORT)),
        (
            "warnings",
            pa.list_(pa.struct([("code", pa.string()), ("message", pa.string()), ("span", _SPAN)])),
        ),
    ]
)


def to_parquet(plans: list[dict[str, Any]]) -> bytes:
    """The plans as one Parquet file with the schema above, whatever they hold."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(plans, schema=SCHEMA), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())
