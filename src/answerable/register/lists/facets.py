"""What a list may be narrowed to further, each with how many it leaves: as many as the list it leads to has.

Each is counted over what the rest of the filter finds, and over no more than ``WINDOW`` of it, so that no
page waits for a whole register: what was not counted to the end says "+".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, Involvement, RightTouched, on_hold
from answerable.register.commitments.state import Stage, Timeliness, Timing, timeliness
from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.lists.among import among
from answerable.register.lists.counting import MOST, said
from answerable.register.lists.filters import FilterForm, State, found_by, narrowed, of_type
from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from django.db.models import QuerySet

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
        chosen = {**chosen, "q": found_by(chosen["q"]) or [""]}  # looked up once, as the types are
    if chosen.get("loai_van_ban"):
        chosen = {**chosen, "loai_van_ban": of_type(chosen["loai_van_ban"])}
    cut = len(chosen.get("q") or ()) > MOST
    others = _windows({name: narrowed({**chosen, name: None}, on=on) for name in NAMES if chosen.get(name)})
    whole = {name: not cut and len(others.get(name, found)) <= WINDOW for name in NAMES}
    counted = set(found[:WINDOW])
    lists = {name: set(others[name][:WINDOW]) if name in others else counted for name in NAMES}
    met = _met(lists, chosen, on)
    return {name: Counted(met[name], whole[name]) for name in NAMES}


def _windows(lists: dict[str, QuerySet[Commitment]]) -> dict[str, list[int]]:
    """The window of each list, in one question."""
    found: dict[str, list[int]] = {name: [] for name in lists}
    named = [
        Commitment.objects.filter(pk__in=rows.order_by().values("pk")[: WINDOW + 1])
        .order_by()
        .values_list(Value(name), "pk")
        for name, rows in lists.items()
    ]
    if named:
        for name, pk in named[0].union(*named[1:], all=True):
            found[name].append(pk)
    return found


def _met(
    lists: Mapping[str, AbstractSet[int]], chosen: Mapping[str, Any], on: date
) -> dict[str, dict[str, int]]:
    """How many of the list of each facet have what; what stands in the lists is read once for all of them."""
    met = {**_of_themselves(lists, on), **_of_parts(lists, chosen)}
    if not chosen.get("thang"):  # a month is of work alone
        over = narrowed({**chosen, "trang_thai": State.WITHDRAWN}, on=on).order_by()[: MOST + 1]
        met["trang_thai"][State.WITHDRAWN] = over.count()
    touched = RightTouched.objects.filter(now_of__in=among(list(lists["quyen"])))
    rights = set(touched.values_list("right", "now_of"))
    return met | {"quyen": _most(Counter(right for right, _commitment in rights))}


def _of_themselves(lists: Mapping[str, AbstractSet[int]], on: date) -> dict[str, dict[str, int]]:
    """What stands in the commitments, and in their documents."""
    states = dict.fromkeys((State.HELD, *Timeliness.values, State.AWAITING), 0)
    months: Counter[str] = Counter()
    others: dict[str, Counter[str]] = {name: Counter() for name in ("lop", "ke_hoach", "loai_van_ban")}
    every = set().union(*(lists[name] for name in ("trang_thai", "thang", *others)))
    rows = Commitment.objects.filter(pk__in=among(list(every))).annotate(held=on_hold(on))
    for pk, held, timing, stage, claimed, day, done_on, *of in rows.values_list(
        *("pk", "held", "timing", "stage", "claimed", "last_day", "done_on"),
        *("rights_class", "document__slug", "document__type"),
    ):
        for (name, values), value in zip(others.items(), of, strict=True):
            values[value] += pk in lists[name]
        if pk in lists["trang_thai"]:
            time = timeliness(Stage(stage), Timing(timing), day, done_on=done_on, on=on)
            states[State.HELD if held else time] += 1
            states[State.AWAITING] += not held and claimed == Stage.DONE != stage
        if pk in lists["thang"] and not held and day is not None:
            months[f"{day:%Y-%m}"] += 1
    kept = {name: _most(values) for name, values in others.items()}
    return {"trang_thai": states, "thang": dict(sorted(_most(months).items())), **kept}


def _of_parts(lists: Mapping[str, AbstractSet[int]], chosen: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Bodies in the part that is chosen, or in any, each under the record that stays; and the parts of the
    body that is chosen, or of any."""
    body, part = chosen.get("co_quan"), chosen.get("vai_tro")
    of_body = set(Body.objects.records_of(body).values_list("pk", flat=True)) if body else set()
    key = Coalesce("body__merged_into__key", "body__key")
    every = lists["co_quan"] | lists["vai_tro"]
    rows = Involvement.objects.filter(now_of__in=among(list(every)))
    bodies, parts = set(), set()
    for one, commitment, role, name in rows.values_list("body", "now_of", "role", key):
        if commitment in lists["co_quan"] and name and (not part or role == part):
            bodies.add((name, commitment))
        if commitment in lists["vai_tro"] and (not body or one in of_body):
            parts.add((role, commitment))
    met = {"co_quan": bodies, "vai_tro": parts}
    return {name: _most(Counter(value for value, _one in those)) for name, those in met.items()}


def _most(values: Counter[str]) -> dict[str, int]:
    """Those that are met most often; of as many the first by name."""
    named = ((value, number) for value, number in values.items() if value and number)
    return dict(sorted(named, key=lambda one: (-one[1], one[0]))[:LONGEST])
