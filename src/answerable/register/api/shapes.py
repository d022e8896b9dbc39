"""What the interface answers beside the public records, which opendata describes."""

from __future__ import annotations

from typing import Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict, Field

T = TypeVar("T")


class Page(Schema, Generic[T]):
    """One page of a list, in an order that stays."""

    items: list[T]
    next: str | None = Field(description="The address of the next page; null on the last.")


class Hit(Schema):
    """Something that was found."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    kind: str
    """`document` (a plan), `commitment`, `body`, `clause`, `cited` (a document that is cited) or `report`."""
    id: str
    """The id of the plan, the commitment or the public body; of what has none, what search knows it by."""
    url: str
    """Its page."""
    title: str
    """Its title, its name, or its words around those that were asked for."""
    text: str
    """Words under the title, around those that were asked for; "" where the title says all."""
