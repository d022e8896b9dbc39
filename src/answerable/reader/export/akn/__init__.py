"""A plan as Akoma Ntoso 3.0 (OASIS LegalDocML 1.0): structured text, citations and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.model import Plan

__all__ = ["to_akn"]


def to_akn(plan: Plan) -> bytes:
    """The plan as an XML document; the same plan gives the same bytes.

    It validates against akomantoso30.xsd of OASIS LegalDocML and holds all of the text. A plan, a directive
    or a letter is a ``doc``, what lays down law an ``act``. Each item has one ``eId``.
    """
    from answerable.reader.export.akn.document import document_of  # loads lxml, which not all need

    return document_of(plan)
