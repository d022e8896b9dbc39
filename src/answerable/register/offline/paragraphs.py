"""Links to lit words of a document become links to the paragraph in which they stand."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from answerable.register.plans.models import Edition
from answerable.register.public.reading import start_of

if TYPE_CHECKING:
    from django.urls import ResolverMatch

KEPT = 8  # texts at hand


class Paragraphs:
    """Knows where the paragraphs of the documents that were linked to last begin."""

    def __init__(self) -> None:
        self._texts: OrderedDict[tuple[str, int], str] = OrderedDict()

    def anchor(self, page: ResolverMatch, lit: str) -> str:
        """The anchor of the paragraph in which ``lit``, as 120-134, begins."""
        begin = lit.partition("-")[0]
        if page.url_name != "plan_text" or not (begin.isascii() and begin.isdecimal()):
            return ""
        text = self._text(page.kwargs["slug"], page.kwargs["ordinal"])
        return f"d{start_of(min(int(begin), len(text)), text)}"

    def _text(self, slug: str, ordinal: int) -> str:
        key = (slug, ordinal)
        if key not in self._texts:
            found = Edition.objects.filter(document__slug=slug, ordinal=ordinal)
            self._texts[key] = found.values_list("text", flat=True).first() or ""
            if len(self._texts) > KEPT:
                self._texts.popitem(last=False)
        self._texts.move_to_end(key)
        return self._texts[key]
