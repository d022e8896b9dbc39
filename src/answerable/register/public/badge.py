"""How a plan stands, small enough for a page of somebody else: numbers with what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.translation import gettext as _

from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.lists.counting import figures

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.lists.counting import Figures
    from answerable.register.plans.models import Document


def figures_of(document: Document, *, on: date) -> Figures:
    return kept_while_nothing_is_done(f"badge-{document.pk}-{on}", lambda: figures(document, on=on))


def in_words(told: Figures) -> list[str]:
    """One line a figure, each with what it is of."""
    return [
        _("done: %(n)d of %(all)d with a last day") % {"n": told.done, "all": told.with_a_day},
        _("overdue: %(n)d of %(all)d with a last day") % {"n": told.overdue, "all": told.with_a_day},
        _("on hold: %(n)d of %(all)d commitments") % {"n": told.held, "all": told.commitments},
    ]


def badge(document: Document, *, on: date) -> str:
    """The badge as SVG; its title says the same for those who do not see it."""
    lines = in_words(figures_of(document, on=on))
    name = document.number or document.title
    title = "; ".join([f"{document.type} {name}", *lines, f"{on:%d/%m/%Y}"])
    shapes = (("●", "#17603a"), ("▲", "#a01722"), ("■", "#553a86"))
    rows = "".join(
        f'<text x="12" y="{48 + 20 * at}" fill="{color}">{shape}</text>'
        f'<text x="30" y="{48 + 20 * at}" fill="#1a1a1a">{escape(line)}</text>'
        for at, (line, (shape, color)) in enumerate(zip(lines, shapes, strict=True))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="122" viewBox="0 0 320 122" role="img" '
        'aria-labelledby="t" font-family="DejaVu Sans, Verdana, sans-serif" font-size="12">'
        f'<title id="t">{escape(title)}</title>'
        '<rect x=".5" y=".5" width="319" height="121" rx="4" fill="#fff" stroke="#7a1f2b"/>'
        f'<text x="12" y="24" font-weight="bold" fill="#7a1f2b">{escape(name[:40])}</text>{rows}'
        f'<text x="12" y="112" fill="#565656" font-size="11">{escape(f"{on:%d/%m/%Y}")}</text></svg>\n'
    )
