"""For programs that list pages or show links to them: cards, the map of the site, what to leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, Max, OuterRef, Subquery
from django.db.models.functions import Cast
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from answerable.register.accounts.look import look
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment
from answerable.register.lists.counting import few_of, how_many, totals
from answerable.register.lists.filters import involving
from answerable.register.plans.models import Document
from answerable.register.public.badge import figures_of, in_words
from answerable.register.public.social_cards import SocialCard, drawn
from answerable.register.public.wording import state_in_words
from answerable.register.trace.models import EventContent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest

SIZE = 10_000  # addresses in one file; 50,000 are allowed, each with both languages
XML = "application/xml"
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
# Pages with an address of their own, each kind by the column that stands in its address.
KINDS = {"ke-hoach": ("plan", "slug"), "cam-ket": ("commitment", "public_id"), "co-quan": ("body", "key")}
FIXED = (
    "front", "plans", "commitments", "bodies", "deadlines", "about", "data", "published_reports", "holds",
    "guidance", "budget", "trace",
)  # fmt: skip


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """Of the register as a whole."""
    on = timezone.localdate()
    plans, held = totals(on=on)
    below = (
        _("%(n)s commitments of %(plans)s plans") % {"n": held.commitments, "plans": plans},
        _("done: %(n)d of %(all)d with a last day") % {"n": held.done, "all": held.with_a_day},
        _("on hold: %(n)d of %(all)d commitments") % {"n": held.held, "all": held.commitments},
    )
    return _png(
        SocialCard(look().name, _("What public bodies have promised, in the words of their own plans"), below)
    )


@require_safe
def plan_card_picture(request: HttpRequest, slug: str) -> HttpResponse:
    document = get_object_or_404(Document.objects.published(), slug=slug)
    lines = in_words(figures_of(document, on=timezone.localdate()))
    above = f"{document.type} {document.number} · {document.issuer}".strip(" ·")
    return _png(SocialCard(above, document.title or document.number, tuple(lines)))


@require_safe
def commitment_card(request: HttpRequest, public_id: str) -> HttpResponse:
    one = get_object_or_404(Commitment.objects.select_related("document"), public_id=public_id)
    _code, words = state_in_words(one, on=timezone.localdate())
    leads = "; ".join(one.leads) or _("no lead named")
    return _png(SocialCard(f"{one.document} · {one.key}", one.text, (words, leads)))


@require_safe
def body_card(request: HttpRequest, key: str) -> HttpResponse:
    body = get_object_or_404(Body.objects.public(), key=key, merged_into=None)
    led = Commitment.objects.in_force().filter(pk__in=involving(body, role="lead"))
    few = how_many(few_of(led.order_by()), on=timezone.localdate())
    below = (
        _("leads %(n)s commitments") % {"n": few.commitments},
        _("overdue: %(n)d, on hold: %(held)d") % {"n": few.overdue, "held": few.held},
    )
    return _png(SocialCard(_("Public body"), body.name, below))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be listed; of searches there is no end, so they are not."""
    map_of_all = request.build_absolute_uri(reverse("sitemap"))
    left = "".join(f"Disallow: {prefix}/{part}/\n" for prefix in ("", "/en") for part in ("lam-viec", "tim"))
    return HttpResponse(f"User-agent: *\n{left}\nSitemap: {map_of_all}\n", content_type="text/plain")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The files of the map: one of fixed pages, and of each kind as many as its numbers go."""
    parts = [("trang", 0)]
    for kind in KINDS:
        last = _rows(kind).aggregate(last=Max("pk"))["last"]
        parts += [(kind, number) for number in range(last // SIZE + 1)] if last else []
    homes = (request.build_absolute_uri(reverse("sitemap_part", args=part)) for part in parts)
    listed = "".join(f"<sitemap><loc>{escape(home)}</loc></sitemap>" for home in homes)
    return HttpResponse(f'<sitemapindex xmlns="{XMLNS}">{listed}</sitemapindex>', content_type=XML)


@require_safe
def sitemap_part(request: HttpRequest, kind: str, number: int) -> StreamingHttpResponse:
    if kind != "trang" and (kind not in KINDS or number > 1_000_000):
        raise Http404
    return StreamingHttpResponse(_listed(request, kind, number), content_type=XML)


def _listed(request: HttpRequest, kind: str, number: int) -> Iterator[str]:
    yield f'<urlset xmlns="{XMLNS}">'
    site = request.build_absolute_uri("/").rstrip("/")
    for address, moved_at in _addresses(kind, number):
        moved = f"<lastmod>{moved_at}</lastmod>" if moved_at else ""
        yield f"<url><loc>{escape(site + address)}</loc>{moved}</url>"
    yield "</urlset>"


def _addresses(kind: str, number: int) -> Iterator[tuple[str, str | None]]:
    """Each with the time of the last event about its record, where there was one."""
    name, column = KINDS.get(kind, ("", ""))
    for language in ("vi", "en"):
        with override(language):
            if not name:
                yield from [(reverse(one), None) for one in FIXED]
                continue
            begins = reverse(name, args=["x"]).removesuffix("x/")
        rows = _rows(kind).filter(pk__gte=number * SIZE, pk__lt=(number + 1) * SIZE).order_by("pk")
        about = EventContent.objects.filter(
            public=True,
            subject_type=rows.model._meta.label_lower,
            subject_id=Cast(OuterRef("pk"), CharField()),
        )
        last = Subquery(about.order_by("-event").values("event__at")[:1])
        for ident, at in rows.values_list(column, last).iterator(chunk_size=1000):
            yield f"{begins}{ident}/", at


def _rows(kind: str) -> QuerySet[Document] | QuerySet[Commitment] | QuerySet[Body]:
    if kind == "ke-hoach":
        return Document.objects.published().exclude(slug=None)
    if kind == "cam-ket":
        return Commitment.objects.all()
    return Body.objects.public().filter(merged_into=None)


def _png(of: SocialCard) -> HttpResponse:
    answer = HttpResponse(drawn(of), content_type="image/png")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
