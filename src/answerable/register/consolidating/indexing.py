"""What search finds published reports by: their title, their number, and the words that people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.consolidating.content import SECTIONS
from answerable.register.consolidating.models import Version
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import Entry, index

if TYPE_CHECKING:
    from collections.abc import Iterator


def index_report(version: Version) -> None:
    """Put in a version that was published just now."""
    index([_entry(version)])


def entries() -> Iterator[Entry]:
    published = Version.objects.filter(kind=Version.Kind.PUBLISHED, report__published_at__isnull=False)
    yield from map(_entry, published.select_related("report").iterator(chunk_size=100))


def _entry(version: Version) -> Entry:
    said, report = version.said, version.report
    title = f"{report} {said.get('number') or ''}"
    numbers = report.documents.values_list("number", flat=True)
    text = ". ".join(filter(None, (said.get("issuer"), *map(said.get, SECTIONS), *numbers)))
    return Entry(SearchEntry.Kind.REPORT, str(report.pk), title, text)
