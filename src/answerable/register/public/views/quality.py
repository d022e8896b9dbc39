"""What a published plan does not say, as a page and as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from answerable.register.plans.models import Document, Edition
from answerable.register.plans.quality import as_file, shown
from answerable.register.public.unsaid import card_of_published

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
    """Of the published edition."""
    document = get_object_or_404(Document.objects.published(), slug=slug)
    edition = document.editions.filter(standing=Edition.Standing.PUBLISHED).first()
    if edition is None:
        raise Http404
    edition.document = document
    return document, card_of_published(edition)
