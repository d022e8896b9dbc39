"""What a published plan does not say, as a page and as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from answerable.register.commitments.models import Appearance, Commitment, ReportDuty
from answerable.register.commitments.state import Timing
from answerable.register.plans.models import Document, Edition
from answerable.register.plans.quality import Hop, Statement, as_file, card_of_edition, shown

if TYPE_CHECKING:
    from django.http import HttpRequest

    from answerable.register.plans.quality import Card


@require_safe
def plan_card(request: HttpRequest, slug: str) -> HttpResponse:
    document, card = _card(slug)
    found = shown(card, get_language() or "vi")
    return render(request, "public/plan_card.html", {"document": document, "card": found})


@require_safe
def plan_card_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    document, card = _card(slug)
    content, media = as_file(card, form, get_language() or "vi")
    return HttpResponse(
        content,
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="{document.slug}.phieu.{form}"'},
    )


def _card(slug: str) -> tuple[Document, Card]:
    """What the published edition states now, corrections and all."""
    document = get_object_or_404(Document.objects.published(), slug=slug)
    edition = document.editions.filter(standing=Edition.Standing.PUBLISHED).first()
    if edition is None:
        raise Http404
    edition.document = document
    appearances = Appearance.objects.filter(edition=edition).select_related("commitment", "clause__parent")
    statements = []
    for one in appearances.order_by("clause__position"):
        parent = one.clause.parent
        if parent is not None:
            parent.edition = edition
        statements.append(
            Statement(
                clause=one.clause.key,
                text=one.commitment.text,
                target=one.commitment.kind == Commitment.Kind.TARGET,
                above=parent.text if parent is not None else "",
                leads=len(one.commitment.leads),
                timed=one.commitment.timing != Timing.NONE,
            )
        )
    duties = ReportDuty.objects.standing().filter(appearance__edition=edition)
    hops = [
        Hop(
            clause=duty.appearance.clause.key,
            words=duty.words,
            received=bool(duty.to),
            timed=bool(duty.deadline),
        )
        for duty in duties.select_related("appearance__clause").order_by("appearance__clause__position", "pk")
    ]
    return document, card_of_edition(edition, statements, hops)
