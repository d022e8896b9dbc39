"""Records of the interface, made from rows that are at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.api import shapes
from answerable.register.commitments.models import Involvement
from answerable.register.commitments.state import state_of

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Appearance, Commitment
    from answerable.register.plans.models import Clause, Document, DocumentCitation, Edition
    from answerable.register.public.found import Hit
    from answerable.register.trace.telling import Told


def plan_named(document: Document) -> shapes.PlanNamed:
    return shapes.PlanNamed(id=document.slug or "", number=document.number, title=document.title)


def commitment(one: Commitment, request: HttpRequest, *, on: date) -> shapes.Commitment:
    """Of one that is on hold or over nothing is told about how it goes."""
    state = state_of(one, on=on)
    return shapes.Commitment(
        id=one.public_id,
        url=request.build_absolute_uri(one.get_absolute_url()),
        plan=plan_named(one.document),
        kind=one.kind,
        text=one.text,
        leads=one.leads,
        standing=state.standing,
        on_hold=state.held,
        stage=state.stage,
        timeliness=state.timeliness,
        evidence=state.evidence,
        awaiting_confirmation=state.awaiting_confirmation,
        last_day=None if state.stage is None else one.last_day,
        rights_class=one.rights_class,
        first_published=one.first_published,
    )


def commitment_in_full(
    one: Commitment, latest: Appearance, request: HttpRequest, *, on: date
) -> shapes.CommitmentInFull:
    return shapes.CommitmentInFull(
        commitment=commitment(one, request, on=on),
        edition=latest.edition.ordinal,
        clause=latest.clause.key,
        pieces=latest.clause.pieces,
        involved=[
            shapes.Involved(
                name=part.name,
                body=part.body.key if part.body else None,
                role=part.role,
                force=part.force,
                inherited=part.inherited,
            )
            for part in Involvement.objects.filter(appearance=latest).standing().select_related("body")
        ],
        deadlines=[
            shapes.Deadline(
                kind=due.kind, words=due.words, date=due.date, start=due.start, end=due.end,
                every=due.every, by=due.by, duration=due.duration, event=due.event,
            )
            for due in latest.dues.standing()
        ],
        rights=[one.right for one in latest.righttoucheds.standing()],
        hold_reason=one.hold_reason if one.put_on_hold else "",
        withdrawn_reason=one.withdrawn_reason,
    )  # fmt: skip


def plan(one: Document, request: HttpRequest) -> shapes.Plan:
    assert one.published_at is not None
    return shapes.Plan(
        id=one.slug or "",
        url=request.build_absolute_uri(one.get_absolute_url()),
        type=one.type,
        number=one.number,
        title=one.title,
        issuer=one.issuer,
        issuer_body=one.issuer_body.key if one.issuer_body else None,
        dated=one.dated,
        period_start=one.period_start,
        period_end=one.period_end,
        published_at=one.published_at,
    )


def edition(one: Edition) -> shapes.Edition:
    return shapes.Edition(
        plan=one.document.slug or "",
        ordinal=one.ordinal,
        standing=one.standing,
        published_at=one.published_at,
        file_sha256=one.file.sha256,
        media_type=one.file.media_type,
        pages=one.pages,
        recognised=one.ocr,
        reader_version=one.reader_version,
    )


def clause(one: Clause, commitment: str | None) -> shapes.Clause:
    return shapes.Clause(
        key=one.key,
        parent=one.parent.key if one.parent else None,
        position=one.position,
        label=one.label,
        kind=one.kind,
        text=one.text,
        pieces=one.pieces,
        page=one.page,
        commitment=commitment,
    )


def body(one: Body, request: HttpRequest) -> shapes.Body:
    return shapes.Body(
        id=one.key,
        url=request.build_absolute_uri(one.get_absolute_url()),
        name=one.name,
        level=one.level,
        province=one.province,
        group=one.group,
        parent=one.parent.key if one.parent else None,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
    )


def citation(one: DocumentCitation) -> shapes.Citation:
    return shapes.Citation(
        plan=one.edition.document.slug or "",
        edition=one.edition.ordinal,
        clause=one.clause.key if one.clause else None,
        relation=one.relation,
        words=one.words,
        number=one.number,
        dated=one.dated,
        target=one.target.slug if one.target and one.target.published_at else None,
    )


def event(one: Told, request: HttpRequest) -> shapes.Event:
    link, content = one.event, None
    if one.sentence:
        content = shapes.EventContent(
            sentence=one.sentence,
            about=one.about,
            url=request.build_absolute_uri(one.address) if one.address else "",
            by=one.by,
            reason=one.reason,
        )
    return shapes.Event(
        seq=link.seq,
        at=link.at,
        content_digest=link.content_digest,
        previous_hash=link.previous_hash,
        hash=link.hash,
        content=content,
    )


def hit(ident: str, one: Hit, request: HttpRequest) -> shapes.Hit:
    return shapes.Hit(
        kind=one.kind,
        id=ident,
        url=request.build_absolute_uri(one.address),
        title="".join(piece.text for piece in one.title),
        text="".join(piece.text for piece in one.text),
    )
