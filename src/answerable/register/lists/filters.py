"""Lists of commitments: filters that stand in the address, and pages that begin after the last one shown."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, Involvement, RightsClass, RightTouched
from answerable.register.commitments.state import (
    WITHOUT_A_DAY,
    Stage,
    Standing,
    Timeliness,
    Timing,
    having,
)
from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.lists.counting import MOST
from answerable.register.plans.models import Document
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import find
from answerable.rights import rights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.db.models import QuerySet

FEW = 200
SIZE = 30  # commitments on a page


class State:
    """States that are asked for beside those of time."""

    HELD, AWAITING, WITHDRAWN = "held", "awaiting", "withdrawn"


STATES = [
    *((one.value, one.label) for one in Timeliness),
    (State.AWAITING, Standing.AWAITING_CONFIRMATION.label),
    (State.HELD, _("on hold")),
    (State.WITHDRAWN, _("withdrawn or no longer in force")),
]


# States of work that has a last day.
WITH_A_DAY = [one.value for one in Timeliness if one not in WITHOUT_A_DAY.values()]


def _right_choices() -> list[tuple[str, str]]:
    english = get_language() == "en"
    named = ((one.id, one.english if english else one.vietnamese) for one in rights().values())
    return [("", gettext("any")), *named]


class FilterForm(forms.Form):
    """What a list is narrowed to. The names of its fields stand in addresses, so they stay."""

    q = forms.CharField(label=_("Words to find"), max_length=300, required=False)
    trang_thai = forms.ChoiceField(label=_("State"), choices=[("", _("any")), *STATES], required=False)
    quyen = forms.ChoiceField(label=_("Right that it touches"), choices=_right_choices, required=False)
    lop = forms.ChoiceField(
        label=_("What it does to rights"), choices=[("", _("any")), *RightsClass.choices], required=False
    )
    thang = forms.RegexField(
        label=_("Month of the last day"),
        regex=re.compile(r"(19|2[01])\d\d-(0[1-9]|1[0-2])"),
        help_text=_("year and month: 2026-12"),
        widget=forms.TextInput(attrs={"type": "month"}),
        error_messages={"invalid": _("Write the year and the month, as in 2026-12.")},
        required=False,
    )
    vai_tro = forms.ChoiceField(
        label=_("Part of the public body"),
        choices=[("", _("any")), *Involvement.Role.choices],
        required=False,
    )
    co_quan = forms.ModelChoiceField(
        Body.objects.public(),
        to_field_name="key",
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no public body of that address.")},
        required=False,
    )
    ke_hoach = forms.ModelChoiceField(
        Document.objects.published(),
        to_field_name="slug",
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no plan of that address.")},
        required=False,
    )
    loai_van_ban = forms.CharField(
        label=_("Type of document"), max_length=60, widget=forms.HiddenInput, required=False
    )

    def asked(self) -> dict[str, str]:
        """What is chosen, in one order and one spelling: an address of the list. Of a form that is valid."""
        return {name: said for name, value in self.cleaned_data.items() if (said := _in_addresses(value))}

    def digest(self) -> str:
        """A name for figures of the list, to be kept under."""
        return hashlib.sha256(urlencode(self.asked()).encode()).hexdigest()


def _in_addresses(value: Any) -> str:
    if isinstance(value, Body):
        return value.key
    if isinstance(value, Document):
        return value.slug or ""
    return " ".join((value or "").split())


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One page of a list."""

    rows: list[Commitment]
    by_day: bool  # the earliest last day first; else the newest first
    more: str  # the query of the next page; "" on the last


def narrowed(chosen: Mapping[str, Any], *, on: date) -> QuerySet[Commitment]:
    """The commitments that a filled-in filter asks for. What was looked up already may stand in it: what is
    ``found_by`` its words, and the condition ``of_type``."""
    rows = of_state(chosen.get("trang_thai") or "", on=on)
    if chosen.get("thang"):
        year, month = map(int, chosen["thang"].split("-"))
        # A calendar is work, so it holds none that is on hold.
        rows = rows & Commitment.objects.actionable(on=on).filter(
            timing=Timing.FIXED,
            last_day__gte=date(year, month, 1),
            last_day__lt=date(year + month // 12, month % 12 + 1, 1),
        )
    if chosen.get("q"):
        words = chosen["q"]
        rows = rows.filter(public_id__in=found_by(words) if isinstance(words, str) else words)
    if chosen.get("lop"):
        rows = rows.filter(rights_class=chosen["lop"])
    if chosen.get("ke_hoach"):
        rows = rows.filter(document=chosen["ke_hoach"])
    if chosen.get("loai_van_ban"):
        type = chosen["loai_van_ban"]
        rows = rows.filter(of_type(type) if isinstance(type, str) else type)
    if chosen.get("quyen"):
        touched = RightTouched.objects.filter(right=chosen["quyen"], now_of__isnull=False)
        rows = rows.filter(pk__in=touched.values("now_of"))
    if chosen.get("co_quan"):
        rows = rows.filter(pk__in=involving(chosen["co_quan"], role=chosen.get("vai_tro") or ""))
    elif chosen.get("vai_tro"):
        # Asked of each commitment in turn: nearly every one has somebody who leads.
        parts = Involvement.objects.filter(role=chosen["vai_tro"])
        rows = rows.filter(Exists(parts.filter(now_of=OuterRef("pk"))))
    return rows


def of_type(name: str) -> Q:
    """Of documents of a type. Few are looked up first; of many, each commitment is asked for its own, so that
    no engine collects and sorts a whole register for one page."""
    documents = Document.objects.published().filter(type=name)
    few = list(documents.values_list("pk", flat=True)[: FEW + 1])
    if len(few) <= FEW:
        return Q(document__in=few)
    return Q(Exists(documents.filter(pk=OuterRef("document"))))


def found_by(words: str) -> list[str]:
    """The public ids of the thousand commitments that fit words best; of one more where there are more."""
    digest = hashlib.sha256(words.encode()).hexdigest()

    def looked_for() -> list[str]:
        hits = find(words, kind=SearchEntry.Kind.COMMITMENT, limit=MOST + 1).hits
        return [ident for _kind, ident in hits]

    return kept_while_nothing_is_done(f"found-{digest}", looked_for)


def of_state(state: str, *, on: date) -> QuerySet[Commitment]:
    chosen: dict[str, Callable[[], QuerySet[Commitment]]] = {
        "": Commitment.objects.in_force,
        State.HELD: lambda: Commitment.objects.on_hold(on=on),
        State.AWAITING: lambda: Commitment.objects.actionable(on=on).filter(
            ~Q(stage=Stage.DONE), claimed=Stage.DONE
        ),
        State.WITHDRAWN: lambda: Commitment.objects.filter(
            Q(withdrawn_at__isnull=False) | Q(ended_by__isnull=False)
        ),
    }
    if state in chosen:
        return chosen[state]()
    return Commitment.objects.actionable(on=on).filter(having(Timeliness(state), on=on))


def involvements(body: Body, *, role: str = "") -> QuerySet[Involvement]:
    """The parts that a body has now, under any of its records."""
    parts = Involvement.objects.filter(body__in=Body.objects.records_of(body), now_of__isnull=False)
    return parts.filter(role=role) if role else parts


def involving(body: Body, *, role: str = "") -> QuerySet[Involvement, Any]:
    """Ids of the commitments in which a body has a part now."""
    return involvements(body, role=role).values("now_of")


def page(rows: QuerySet[Commitment], query: Mapping[str, str], *, size: int = SIZE) -> Listed:
    """The part of a list that begins after the commitment that ``sau`` names.

    What is asked for by its time comes by its last day, and all else the newest first, so that no engine has
    to sort a whole register for one page.
    """
    by_day = query.get("trang_thai") in WITH_A_DAY or bool(query.get("thang"))
    after = Commitment.objects.filter(public_id=query.get("sau", "")).first()
    if after is not None:
        rows = rows.filter(_after(after) if by_day else Q(pk__lt=after.pk))
    found = list(
        rows.select_related("document").order_by(*(("last_day", "pk") if by_day else ("-pk",)))[: size + 1]
    )
    if len(found) <= size:
        return Listed(rows=found, by_day=by_day, more="")
    kept = {name: value for name, value in query.items() if name != "sau" and value}
    more = urlencode({**kept, "sau": found[size - 1].public_id})
    return Listed(rows=found[:size], by_day=by_day, more=more)


def _after(one: Commitment) -> Q:
    if one.last_day is None:
        return Q()
    # The first condition says nothing new, but lets an index begin at that day.
    return Q(last_day__gte=one.last_day) & (Q(last_day__gt=one.last_day) | Q(pk__gt=one.pk))
