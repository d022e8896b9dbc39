"""The data of a page: the tables that it is made of, each narrowed to what the page is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from answerable.register.lists.filters import involving
from answerable.register.opendata.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Commitment
    from answerable.register.opendata.describing import Kind
    from answerable.register.plans.models import Document

MOST = 10_000  # rows of one table; more are in the dump


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What a page holds, as rows of each kind. ``main`` is the kind that a file with one table has."""

    main: str
    rows: dict[str, QuerySet[Any]]
    on: date

    def all(self) -> Iterator[tuple[Kind, Iterator[dict[str, Any]]]]:
        for name in self.rows:
            yield KINDS[name], self.one(name)

    def one(self, name: str) -> Iterator[dict[str, Any]]:
        return KINDS[name].dicts(self.rows[name][:MOST], on=self.on)


def _some(on: date, **narrowed: dict[str, Any] | Q) -> dict[str, QuerySet[Any]]:
    found = {}
    for name, by in narrowed.items():
        rows = KINDS[name].in_order(on=on)
        found[name] = rows.filter(by) if isinstance(by, Q) else rows.filter(**by)
    return found


def of_plan(document: Document, *, on: date) -> Tables:
    of_it = {"edition__document": document}
    rows = _some(
        on,
        plan={"pk": document.pk},
        edition={"document": document},
        clause={**of_it, "edition__standing": "published"},
        citation=of_it,
        commitment={"document": document},
        part={"appearance__edition__document": document},
        deadline={"appearance__edition__document": document},
        right={"appearance__edition__document": document},
        report_duty={"appearance__edition__document": document},
        round={"document": document},
        call={"document": document},
        owed_plan={"call__document": document},
        sent_plan={"owed__call__document": document},
        report={"report__documents": document},
    )
    return Tables(main="commitment", rows=rows, on=on)


def of_commitment(commitment: Commitment, *, on: date) -> Tables:
    stated, its = {"appearance__commitment": commitment}, {"commitment": commitment}
    rows = _some(
        on,
        commitment={"pk": commitment.pk},
        appearance=its,
        part=stated,
        deadline=stated,
        report_duty=stated,
        right=stated,
        citation={"clause__appearance__commitment": commitment},
        also_stated=its,
        review=its,
        review_test={"review__commitment": commitment},
        progress=its,
        extension=its,
        happening=its,
        answers_for=its,
        evidence=its,
        link=Q(child=commitment) | Q(parent=commitment),
        budget_line=its,
        assignment=its,
        answer=its,
        call=its,
        finding=its,
        remedy={"finding__commitment": commitment},
        assessment=its,
        contribution=its,
        reply={"contribution__commitment": commitment},
    )
    return Tables(main="commitment", rows=rows, on=on)


def of_body(body: Body, *, on: date) -> Tables:
    records = type(body).objects.records_of(body)
    rows = _some(
        on,
        body=Q(pk=body.pk) | Q(merged_into=body),
        body_name={"body__in": records},
        succession=Q(old__in=records) | Q(new__in=records),
        group_member=Q(group__in=records) | Q(member__in=records),
        commitment={"pk__in": involving(body)},
        part={"body__in": records},
        assignment={"body__in": records},
        owed_plan={"body__in": records},
        letter_recipient={"body__in": records},
        inspection={"body__in": records},
        finding={"inspection__body__in": records},
        remedy={"finding__inspection__body__in": records},
    )
    return Tables(main="commitment", rows=rows, on=on)
