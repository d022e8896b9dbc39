"""Measures as the pages of holds and reviews show them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import get_language

from answerable.register.commitments.limits import articles_of, cited
from answerable.register.commitments.models import Appearance, Commitment, RightTouched
from answerable.register.commitments.projecting import is_dropped, is_marked_anew, why_of
from answerable.register.commitments.reviewing import in_words
from answerable.register.plans.models import Clause, Edition, flagging
from answerable.rights import rights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest

SIZE = 50  # measures on a page
LOOKED_AT = 500  # clauses with a person's word
SHOWN = 20  # of words that make no commitment


def held_measures(request: HttpRequest) -> dict[str, Any]:
    after = request.GET.get("sau", "")
    rows = Commitment.objects.on_hold(on=timezone.localdate()).select_related("document").order_by("-pk")
    if after.isascii() and after.isdigit() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.prefetch_related("reviews")[: SIZE + 1])
    more = found[SIZE - 1].pk if len(found) > SIZE else None
    latest = _latest(found[:SIZE])
    return {"rows": [_row(one, latest.get(one.pk)) for one in found[:SIZE]], "more": more}


def no_duties(clauses: QuerySet[Clause]) -> Iterator[Clause]:
    """Held words that make no commitment, headings among them: a person said why they set no duty."""
    answered = clauses.exclude(objection="").filter(structure=Clause.Structure.WHOLE)
    known = answered.select_related("limb_of").prefetch_related("edition__document", "merged__edition")
    yield from (clause for clause in known[:LOOKED_AT] if is_dropped(clause))


def newest_no_duties() -> list[Clause]:
    """Some of them, of plans that are in force; the page of each plan has all of its own."""
    published = Clause.objects.filter(edition__standing=Edition.Standing.PUBLISHED)
    held = Q(rights_class__in=("restrict", "mixed", "unclassified")) | ~Q(raised_to="")
    newest = no_duties(published.filter(held).order_by("-edition__published_at", "-edition", "position"))
    return list(islice(newest, SHOWN))


def about(commitment: Commitment) -> dict[str, Any]:
    return _row(commitment, _latest([commitment]).get(commitment.pk))


def _row(commitment: Commitment, latest: Appearance | None) -> dict[str, Any]:
    """A measure with the words that made the flag, the rights that they touch, and those who lead."""
    why = flagging(why_of(latest.clause)) if latest else []
    touched = latest.righttoucheds.all() if latest else []
    return {
        "commitment": commitment,
        "latest": latest,
        "flagged": in_words(why),
        "why": why,
        "rights": [
            {
                "id": one.right,
                "name": name_of(one.right),
                "articles": [cited(article) for article in one.articles],
                "limits": _admitting(one.right),
            }
            for one in touched
        ],
        "reviewed": any(one.published_at for one in commitment.reviews.all()),
    }


def _latest(commitments: list[Commitment]) -> dict[int, Appearance]:
    """The appearance of each in its latest edition, with all that tells why it is held."""
    rows = Appearance.objects.filter(commitment__in=commitments).order_by("edition__ordinal")
    rows = rows.select_related("clause__edition", "edition").prefetch_related(
        Prefetch("righttoucheds", RightTouched.objects.standing()), "clause__merged__edition"
    )
    latest = {one.commitment_id: one for one in rows}
    anew = [one.clause.edition for one in latest.values() if is_marked_anew(one.clause)]
    prefetch_related_objects(anew, "clauses")
    return latest


def name_of(right: str) -> str:
    known = rights().get(right)
    return (known.english if get_language() == "en" else known.vietnamese) if known else right


def _admitting(right: str) -> list[str]:
    """The paragraphs under which a limit of the right could be justified at all."""
    return [article.name for article in articles_of(right) if article.aims]
