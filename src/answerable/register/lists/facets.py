"""What a list may be narrowed to further, each with how many it leaves: as many as the list it leads to has.

Each is counted over what the rest of the filter finds, and over no more than ``WINDOW`` of it, so that no
page waits for a whole register: what was not counted to the end says "+".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, Involvement, RightTouched
from answerable.register.commitments.state import Stage, Timeliness, having
from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.lists.counting import MOST
from answerable.register.lists.filters import CURRENT, FilterForm, State, found_by, narrowed
from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

Named = str | Coalesce
Members = tuple[QuerySet[Any], Named, str]  # rows, what groups them, and what is counted of them
WINDOW = 2000  # commitments of a list that are looked at
LONGEST = 12  # values of a facet that are shown
NAMES = {
    "trang_thai": _("State"),
    "thang": _("Month of the last day"),
    "co_quan": _("Public body"),
    "vai_tro": _("Part of the public body"),
    "quyen": _("Right that it touches"),
    "lop": _("What it does to rights"),
    "ke_hoach": _("Plan"),
    "loai_van_ban": _("Type of document"),
}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a facet. ``query`` leads to the list with it, or without it where it is chosen."""

    label: str
    count: str
    chosen: bool
    query: str


@dataclass(frozen=True, kw_only=True)
class Facet:
    name: str  # of the filter's field
    label: str
    choices: list[Choice]


class Counted(NamedTuple):
    """How often each value is met, and whether everything was counted."""

    values: dict[str, int]
    whole: bool


def facets(form: FilterForm, *, on: date) -> list[Facet]:
    """The facets of a filled-in filter that is valid; one in which nothing is met is left out."""
    asked = form.asked()
    name = f"facets-{on}-{form.digest()}"
    counted = kept_while_nothing_is_done(
        name, lambda: count_all(form.cleaned_data, on=on, found=window(form, on=on))
    )
    labels = labels_of(form, counted)
    shown = []
    for name, (met, whole) in counted.items():
        chosen = asked.get(name, "")
        values = [value for value, number in met.items() if number or value == chosen]
        choices = [
            Choice(
                label=labels[name].get(value, value),
                count=said(met[value], whole=whole),
                chosen=value == chosen,
                query=urlencode({**asked, name: value} if value != chosen else without(asked, name)),
            )
            for value in values
        ]
        if choices:
            shown.append(Facet(name=name, label=str(NAMES[name]), choices=choices))
    return shown


def without(asked: Mapping[str, str], name: str) -> dict[str, str]:
    return {other: value for other, value in asked.items() if other != name}


def labels_of(form: FilterForm, counted: Mapping[str, Counted]) -> dict[str, dict[str, str]]:
    """What the values are called."""
    named = {
        name: {str(value): str(label) for value, label in getattr(form.fields[name], "choices", ())}
        for name in ("trang_thai", "lop", "quyen", "vai_tro")
    }
    bodies = Body.objects.filter(key__in=counted["co_quan"].values)
    plans = Document.objects.filter(slug__in=counted["ke_hoach"].values)
    named["co_quan"] = dict(bodies.values_list("key", "name"))
    named["ke_hoach"] = {one.slug or "": f"{one.number} {one.title}".strip() for one in plans}
    named["thang"] = {value: "/".join(reversed(value.split("-"))) for value in counted["thang"].values}
    named["loai_van_ban"] = {}
    return named


def said(number: int, *, whole: bool) -> str:
    """A count, as lists say it: none goes beyond a thousand.

    >>> said(7, whole=True), said(7, whole=False), said(2000, whole=True)
    ('7', '7+', '1,000+')
    """
    return f"{MOST:,}+" if number > MOST else str(number) if whole else f"{number}+"


def window(form: FilterForm, *, on: date) -> list[int]:
    """The ids of what a list finds, ``WINDOW`` of them, and one more where there are more."""
    return kept_while_nothing_is_done(
        f"window-{on}-{form.digest()}", lambda: _window(narrowed(form.cleaned_data, on=on))
    )


def _window(rows: QuerySet[Commitment]) -> list[int]:
    return list(rows.order_by().values_list("pk", flat=True)[: WINDOW + 1])


def count_all(chosen: Mapping[str, Any], *, on: date, found: list[int]) -> dict[str, Counted]:
    """Of each facet its values, those of most commitments where there are many. Each facet leaves its own
    choice out of account, so that another value of it can be chosen instead. ``found``: with all of it."""
    if chosen.get("q"):
        chosen = {**chosen, "q": found_by(chosen["q"]) or [""]}  # looked for once
    cut = len(chosen.get("q") or ()) > MOST
    counted: dict[str, Counted] = {}
    for own in ("", *(name for name in NAMES if chosen.get(name))):
        names = {own} if own else {name for name in NAMES if not chosen.get(name)}
        some = _window(narrowed({**chosen, own: None}, on=on)) if own else found
        whole = not cut and len(some) <= WINDOW
        met = _met(some[:WINDOW], names & MEMBERS.keys(), chosen)
        if "trang_thai" in names:
            met["trang_thai"] = _states(some[:WINDOW], chosen, on)
        if "thang" in names:
            met["thang"] = _months(some[:WINDOW], on)
        counted |= {name: Counted(values, whole) for name, values in met.items()}
    return {name: counted[name] for name in NAMES}


def _states(pks: list[int], chosen: Mapping[str, Any], on: date) -> dict[str, int]:
    """Of commitments in force; those that are not are counted beside them."""
    counts = {one.value: Count("pk", filter=having(one, on=on)) for one in Timeliness}
    counts[State.AWAITING] = Count("pk", filter=~Q(stage=Stage.DONE) & Q(claimed=Stage.DONE))
    rows = Commitment.objects.actionable(on=on).filter(pk__in=pks)
    of_work = rows.aggregate(work=Count("pk"), **counts)
    held = len(pks) - of_work.pop("work")
    if chosen.get("thang"):  # of work alone
        return {State.HELD: held, **of_work}
    over = narrowed({**chosen, "trang_thai": State.WITHDRAWN}, on=on).order_by()[: MOST + 1]
    return {State.HELD: held, **of_work, State.WITHDRAWN: over.count()}


def _months(pks: list[int], on: date) -> dict[str, int]:
    rows = Commitment.objects.actionable(on=on).filter(pk__in=pks, last_day__isnull=False)
    met = rows.values_list("last_day__year", "last_day__month").annotate(n=Count("pk")).order_by("-n")
    return dict(sorted((f"{year}-{month:02d}", number) for year, month, number in met[:LONGEST]))


def _met(pks: list[int], names: AbstractSet[str], chosen: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """How many of these commitments have what, in one question: (facet, value, number)."""
    asked = [_grouped(name, *MEMBERS[name](pks, chosen)) for name in sorted(names)]
    rows = (
        sorted(asked[0].union(*asked[1:], all=True), key=lambda row: (-row[2], row[1] or "")) if asked else ()
    )
    met: dict[str, dict[str, int]] = {name: {} for name in names}
    for name, value, number in rows:
        if value and len(met[name]) < LONGEST:
            met[name][value] = number
    return met


def _grouped(name: str, rows: QuerySet[Any], value: Named, what: str) -> QuerySet[Any]:
    named = rows.order_by().annotate(facet=Value(name, TextField()), value=Cast(value, TextField()))
    grouped: QuerySet[Any] = named.values_list("facet", "value").annotate(n=Count(what, distinct=True))
    return grouped


def _rows(pks: list[int]) -> QuerySet[Commitment]:
    return Commitment.objects.filter(pk__in=pks)


def _parts(pks: list[int]) -> QuerySet[Involvement]:
    return Involvement.objects.filter(appearance__commitment__in=pks, **CURRENT)


def _bodies(pks: list[int], chosen: Mapping[str, Any]) -> Members:
    """Under the record that stays; in the part that is chosen, where one is."""
    parts = _parts(pks).filter(body__isnull=False)
    if chosen.get("vai_tro"):
        parts = parts.filter(role=chosen["vai_tro"])
    return parts, Coalesce("body__merged_into__key", "body__key"), "appearance__commitment"


def _roles(pks: list[int], chosen: Mapping[str, Any]) -> Members:
    """Of the body that is chosen, or of any."""
    parts = _parts(pks)
    if chosen.get("co_quan"):
        parts = parts.filter(body__in=Body.objects.records_of(chosen["co_quan"]))
    return parts, "role", "appearance__commitment"


def _rights(pks: list[int], chosen: Mapping[str, Any]) -> Members:
    touched = RightTouched.objects.filter(appearance__commitment__in=pks, **CURRENT)
    return touched, "right", "appearance__commitment"


MEMBERS: dict[str, Callable[[list[int], Mapping[str, Any]], Members]] = {
    "co_quan": _bodies,
    "vai_tro": _roles,
    "quyen": _rights,
    "lop": lambda pks, chosen: (_rows(pks), "rights_class", "pk"),
    "ke_hoach": lambda pks, chosen: (_rows(pks), "document__slug", "pk"),
    "loai_van_ban": lambda pks, chosen: (_rows(pks), "document__type", "pk"),
}
