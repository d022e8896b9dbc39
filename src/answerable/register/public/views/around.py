"""What is around a plan: how its editions differ, the tree of mandates, its course in time, its badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.cells import csv_file
from answerable.register.plans.models import Document
from answerable.register.public.badge import badge
from answerable.register.public.comparing import compared
from answerable.register.public.mandates import table, tree
from answerable.register.public.mandates_drawn import drawn
from answerable.register.public.timeline import moments
from answerable.register.public.views.plans import whole

if TYPE_CHECKING:
    from django.http import HttpRequest

    from answerable.register.plans.models import Edition

SVG = "image/svg+xml"


@require_safe
def plan_comparison(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    document = _public(slug)
    editions = _editions(document)
    edition = next((one for one in editions[1:] if one.ordinal == ordinal), None)
    if edition is None:
        raise Http404
    context = {
        "document": document,
        "edition": edition,
        "compared": compared(edition, editions, begin=whole(request.GET.get("tu", ""))),
    }
    return render(request, "public/comparison.html", context)


@require_safe
def plan_tree(request: HttpRequest, slug: str) -> HttpResponse:
    document = _public(slug)
    on = timezone.localdate()
    shown = tree(document, on=on)
    context = {"document": document, "tree": shown, "lines": list(table(shown)), "on": on}
    return render(request, "public/tree.html", context)


@require_safe
def plan_tree_picture(request: HttpRequest, slug: str) -> HttpResponse:
    document = _public(slug)
    return HttpResponse(drawn(document, tree(document, on=timezone.localdate())), content_type=SVG)


@require_safe
def plan_tree_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The table of the tree, by the ids of commitments."""
    document = _public(slug)
    heads = ("document_above", "level", "plan", "clause", "commitment", "words", "carries_out")
    lines = (
        (
            one.above, one.level, str(one.commitment.document), one.commitment.key, one.commitment.public_id,
            one.commitment.text, one.of.public_id if one.of else "",
        )
        for one in table(tree(document, on=timezone.localdate()))
    )  # fmt: skip
    return csv_file(f"{slug}-cay.csv", (heads, *lines))


@require_safe
def plan_timeline(request: HttpRequest, slug: str) -> HttpResponse:
    document = _public(slug)
    context = {"document": document, "moments": moments(document, _editions(document))}
    return render(request, "public/timeline.html", context)


@require_safe
def plan_badge(request: HttpRequest, slug: str) -> HttpResponse:
    """A small picture for pages of others, which no other picture here may stand on."""
    answer = HttpResponse(badge(_public(slug), on=timezone.localdate()), content_type=SVG)
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer


@require_safe
def plan_badge_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What is to be copied into a page of one's own."""
    document = _public(slug)
    context = {
        "document": document,
        "picture": request.build_absolute_uri(reverse("plan_badge", args=[slug])),
        "page": request.build_absolute_uri(reverse("plan", args=[slug])),
    }
    return render(request, "public/badge.html", context)


def _public(slug: str) -> Document:
    return get_object_or_404(Document.objects.published(), slug=slug)


def _editions(document: Document) -> list[Edition]:
    """Those that everybody may read, the first one first."""
    return list(document.editions.public().order_by("ordinal"))
