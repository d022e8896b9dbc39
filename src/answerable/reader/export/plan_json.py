"""A plan as JSON, by the contract ``answerable.plan/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from answerable.reader.model import Assignment, Citation, Deadline, Header, Item, Plan, Report

SCHEMA = "answerable.plan/1"


def to_json(plan: Plan, *, indent: int | None = 1) -> str:
    """One object, UTF-8 text, keys in the contract's order."""
    return json.dumps(to_dict(plan), ensure_ascii=False, indent=indent)


def to_dict(plan: Plan) -> dict[str, Any]:
    """The contract's object; dates are ISO 8601 strings, spans are ``[start, end)``."""
    source = plan.source
    return {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "pages": source.pages,
            "ocr": source.ocr,
        },
        "language": plan.language,
        "text": source.text,
        "header": _header(plan.header),
        "items": [_item(item) for item in plan.items],
        "citations": [_citation(citation) for citation in plan.citations],
        "reports": [_report(report) for report in plan.reports],
        "warnings": [
            {"code": w.code, "message": w.message, "span": list(w.span) if w.span else None}
            for w in plan.warnings
        ],
    }


def _header(header: Header) -> dict[str, Any]:
    period = header.period
    return {
        "type": header.type,
        "number": header.number,
        "issuer": header.issuer,
        "place": header.place,
        "date": header.date and header.date.isoformat(),
        "title": header.title,
        "period": period
        and {
            "start": period.start and period.start.isoformat(),
            "end": period.end and period.end.isoformat(),
        },
        "signers": [
            {
                "name": signer.name,
                "position": signer.position,
                "authority": list(signer.authority),
                "span": list(signer.span) if signer.span else None,
            }
            for signer in header.signers
        ],
        "recipients": list(header.recipients),
        "spans": {name: list(span) for name, span in header.spans.items()},
        "inferred": sorted(header.inferred),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "parent": item.parent,
        "label": item.label,
        "kind": item.kind.value,
        "text": item.text,
        "span": list(item.span),
        "assignments": [_assignment(assignment) for assignment in item.assignments],
        "deadlines": [_deadline(deadline) for deadline in item.deadlines],
    }


def _assignment(assignment: Assignment) -> dict[str, Any]:
    return {
        "name": assignment.name,
        "body": assignment.body,
        "role": assignment.role.value,
        "force": assignment.force.value,
        "inherited": assignment.inherited,
        "span": list(assignment.span),
    }


_FIELDS_OF_KIND = {
    "by": ("date", "inclusive"),
    "in": ("start", "end"),
    "every": ("every", "by"),
    "after": ("duration", "event"),
    "continuous": (),
    "unspecified": (),
}


def _deadline(deadline: Deadline) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": deadline.kind.value}
    for name in _FIELDS_OF_KIND[deadline.kind.value]:
        field = getattr(deadline, name)
        value[name] = field.isoformat() if hasattr(field, "isoformat") else field
    value |= {
        "text": deadline.text,
        "inferred": deadline.inferred,
        "inherited": deadline.inherited,
        "span": list(deadline.span),
    }
    return value


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "text": citation.text,
        "number": citation.number,
        "type": citation.type,
        "date": citation.date and citation.date.isoformat(),
        "name": citation.name,
        "relation": citation.relation.value,
        "item": citation.item,
        "span": list(citation.span),
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "item": report.item,
        "by": list(report.by),
        "to": list(report.to),
        "via": report.via,
        "deadline": report.deadline and _deadline(report.deadline),
        "span": list(report.span),
    }
