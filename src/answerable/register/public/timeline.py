"""What happened to a plan, in the order of days: editions, rounds, reviews, plans below it, reports."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.register.commitments.reviews import Review
from answerable.register.consolidating.models import Report
from answerable.register.plans.models import Document, Edition
from answerable.register.reporting.models import Round

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 60  # of each kind, the latest


class Moment(NamedTuple):
    """One thing that happened on a day, and where it is told in full."""

    day: date
    words: str
    address: str


def moments(document: Document, editions: Sequence[Edition]) -> list[Moment]:
    """The latest first. What has no day is not told."""
    found = [
        *_of_the_document(document, editions),
        *_of_rounds(document),
        *_of_reviews(document),
        *_of_plans_below(document),
        *_of_reports(document),
    ]
    return sorted(found, key=lambda one: (one.day, one.words), reverse=True)


def _of_the_document(document: Document, editions: Sequence[Edition]) -> Iterator[Moment]:
    with suppress(ValueError):  # it states no day, or only a year
        yield Moment(date.fromisoformat(document.dated), _("The document was issued"), "")
    for edition in editions:
        if edition.published_at:
            address = reverse("plan_text", args=[document.slug, edition.ordinal, 1])
            said = _("Edition %(n)d was published here") % {"n": edition.ordinal}
            yield Moment(timezone.localdate(edition.published_at), said, address)


def _of_rounds(document: Document) -> Iterator[Moment]:
    rounds = Round.objects.standing().filter(Q(document=document) | Q(document=None))
    for one in rounds[:MOST]:
        address, period = reverse("public_round", args=[one.pk]), {"period": str(one)}
        yield Moment(
            timezone.localdate(one.opened_at), _("A round of reporting opened: %(period)s") % period, address
        )
        if one.closed_at:
            said = _("A round of reporting closed: %(period)s") % period
            yield Moment(timezone.localdate(one.closed_at), said, address)


def _of_reviews(document: Document) -> Iterator[Moment]:
    published = Review.objects.published().filter(commitment__document=document)
    for one in published.select_related("commitment").order_by("-published_at")[:MOST]:
        said = _("A review of %(clause)s was published") % {"clause": one.commitment.key}
        address = f"{one.commitment.get_absolute_url()}#tham-dinh"
        yield Moment(timezone.localdate(one.published_at), said, address)


def _of_plans_below(document: Document) -> Iterator[Moment]:
    for one in Document.objects.carrying_out(document).order_by("-published_at")[:MOST]:
        said = _("A plan that carries it out was published here: %(plan)s") % {"plan": str(one)}
        yield Moment(timezone.localdate(one.published_at), said, one.get_absolute_url())


def _of_reports(document: Document) -> Iterator[Moment]:
    reports = Report.objects.published().filter(documents=document)
    for one in reports.order_by("-published_at")[:MOST]:
        said = _("A report was published: %(report)s") % {"report": str(one)}
        address = reverse("published_report", args=[one.pk])
        yield Moment(timezone.localdate(one.published_at), said, address)
