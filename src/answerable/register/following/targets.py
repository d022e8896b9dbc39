"""What can be followed: a commitment, a plan, a body, a list, or all; and which moves are of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Model, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from answerable.register.assessments.contributions import Contribution
from answerable.register.assessments.models import Assessment
from answerable.register.bodies.models import Body
from answerable.register.budget.models import Line
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.reviews import Review
from answerable.register.consolidating.models import Version
from answerable.register.following.models import Kind
from answerable.register.guidance.models import Inspection, Letter
from answerable.register.lists.filters import FilterForm, involving, narrowed
from answerable.register.plans.models import Document, Edition
from answerable.register.subplans.models import Call

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.trace.concerning import Concerned

# Records of several things at once, by the columns in which these stand.
CONCERNING: dict[type[Model], dict[str, tuple[str, ...]]] = {
    Review: {"commitment": ("commitment",)},
    Line: {"commitment": ("commitment",), "body": ("body",)},
    Call: {"commitment": ("commitment",), "plan": ("document",), "body": ("owed__body",)},
    Letter: {"plan": ("round__document", "call__document"), "body": ("recipients__body",)},
    Inspection: {"commitment": ("findings__commitment",), "body": ("body",)},
    Assessment: {"commitment": ("commitment",), "body": ("body",)},
    Contribution: {"commitment": ("commitment",)},
    Version: {"plan": ("report__documents",)},
}
CALENDARS = {
    Kind.COMMITMENT: "calendar_of_commitment",
    Kind.PLAN: "calendar_of_plan",
    Kind.BODY: "calendar_of_body",
}
LONGEST = 900  # letters of a query that is followed
PAGES = {Kind.COMMITMENT: "commitment", Kind.PLAN: "plan", Kind.BODY: "body"}
FEEDS = {Kind.COMMITMENT: "commitment_feed", Kind.PLAN: "plan_feed", Kind.BODY: "body_feed"}


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that can be followed, by the name that its address has for it."""

    kind: Kind
    name: str = ""

    @property
    def title(self) -> str:
        """In the language that is active."""
        if self.kind is Kind.COMMITMENT:
            one = Commitment.objects.select_related("document").get(public_id=self.name)
            return f"{one.document}, {one.key}: {Truncator(one.text).chars(120)}"
        if self.kind is Kind.PLAN:
            document = Document.objects.get(slug=self.name)
            return f"{document.type} {document}: {Truncator(document.title).chars(120)}"
        if self.kind is Kind.BODY:
            return Body.objects.get(key=self.name).name
        if self.kind is Kind.SEARCH:
            return _("the list of commitments: %(chosen)s") % {"chosen": _in_words(self.name)}
        return _("the whole register")

    @property
    def title_without_words(self) -> str:
        """For a letter to who has confirmed nothing yet: no words that somebody else may have typed."""
        if self.kind is not Kind.SEARCH:
            return self.title
        return _("the list of commitments: %(chosen)s") % {"chosen": _in_words(self.name, typed="…")}

    @property
    def address(self) -> str:
        """Of its page."""
        if self.kind in PAGES:
            return reverse(PAGES[self.kind], args=[self.name])
        return reverse("commitments") + f"?{self.name}" if self.kind is Kind.SEARCH else reverse("trace")

    @property
    def feed(self) -> str:
        """The address of its Atom feed."""
        if self.kind in FEEDS:
            return reverse(FEEDS[self.kind], args=[self.name])
        return reverse("list_feed") + f"?{self.name}" if self.kind is Kind.SEARCH else reverse("feed")

    @property
    def calendar(self) -> str:
        """The address of its deadlines as a calendar; of a body, of what it leads."""
        if self.kind in CALENDARS:
            return reverse(CALENDARS[self.kind], args=[self.name])
        if self.kind is Kind.SEARCH:
            return reverse("calendar_of_list") + f"?{self.name}"
        return reverse("calendar_of_all")

    @property
    def calendar_of_events(self) -> str:
        """For calendars that show no tasks."""
        return f"{self.calendar}{'&' if '?' in self.calendar else '?'}dang=su-kien"

    @property
    def page(self) -> str:
        """The address at which it is followed."""
        asked = {} if self.kind is Kind.ALL else {self.kind.value: self.name}
        return reverse("follow") + (f"?{urlencode(asked)}" if asked else "")

    def commitments(self, *, on: date) -> QuerySet[Commitment]:
        """Those that it is, states or finds on that day."""
        if self.kind is Kind.COMMITMENT:
            return Commitment.objects.public().filter(public_id=self.name)
        if self.kind is Kind.PLAN:
            return Commitment.objects.public().filter(document__slug=self.name)
        if self.kind is Kind.BODY:
            found = Commitment.objects.public()
            return found.filter(pk__in=involving(Body.objects.get(key=self.name)))
        if self.kind is Kind.SEARCH:
            form = FilterForm(QueryDict(self.name))
            return narrowed(form.cleaned_data, on=on) if form.is_valid() else Commitment.objects.none()
        return Commitment.objects.public()

    def subjects(self, *, on: date, most: int) -> dict[str, list[str]]:
        """Records whose own events are of it, by label: of its newest commitments ``most``."""
        found = {"commitments.commitment": _pks(self.commitments(on=on).order_by("-pk")[:most])}
        named: dict[str, Collection[Any]] = {"commitment": found["commitments.commitment"]}
        if self.kind is Kind.PLAN:
            named["plan"] = found["plans.document"] = _pks(Document.objects.filter(slug=self.name))
            found["plans.edition"] = _pks(Edition.objects.filter(document__slug=self.name))
        if self.kind is Kind.BODY:
            of_body = Body.objects.records_of(Body.objects.get(key=self.name))
            named["body"] = found["bodies.body"] = _pks(of_body)
        for model, columns in CONCERNING.items():
            which = Q()
            for name in columns.keys() & named.keys():
                for column in columns[name]:
                    which |= Q(**{f"{column}__in": named[name]})
            if which:
                rows = model._default_manager.filter(which).order_by("-pk").values_list("pk", flat=True)
                found[model._meta.label_lower] = [str(pk) for pk in rows.distinct()[:most]]
        return found


def target_of(kind: Kind, name: str) -> Target | None:
    """What an address names, by the name that stays; None where there is no such thing."""
    if kind is Kind.ALL:
        return Target(kind)
    if kind is Kind.SEARCH:
        query = normalised(name)
        return None if query is None else Target(kind, query) if query else Target(Kind.ALL)
    if kind is Kind.BODY:
        body = Body.objects.public().filter(key=name).select_related("merged_into").first()
        return Target(kind, (body.merged_into or body).key) if body else None
    if kind is Kind.PLAN:
        known = Document.objects.published().filter(slug=name).exists()
    else:
        known = Commitment.objects.public().filter(public_id=name).exists()
    return Target(kind, name) if known else None


def normalised(query: str) -> str | None:
    """A query of the list of commitments as the form has it, so that one list has one name; None where it
    asks for what is not there."""
    form = FilterForm(QueryDict(query[: 4 * LONGEST]))
    if not form.is_valid():
        return None
    return written if len(written := urlencode(form.asked())) <= LONGEST else None


def touching(target: Target, moved: Iterable[tuple[int, Concerned]], *, on: date) -> set[int]:
    """The numbers of those events that are of a target."""
    moved = list(moved)
    if target.kind is Kind.ALL:
        return {seq for seq, _whom in moved}
    if target.kind is Kind.PLAN:
        return {seq for seq, whom in moved if target.name in whom.plans}
    if target.kind is Kind.BODY:
        body = Body.objects.select_related("merged_into").get(key=target.name)
        keys = set(Body.objects.records_of(body.merged_into or body).values_list("key", flat=True))
        return {seq for seq, whom in moved if keys & set(whom.bodies)}
    if target.kind is Kind.COMMITMENT:
        return {seq for seq, whom in moved if target.name in whom.commitments}
    named = list({one for _seq, whom in moved for one in whom.commitments})
    found: set[str] = set()
    for start in range(0, len(named), 1000):
        some = target.commitments(on=on).filter(public_id__in=named[start : start + 1000])
        found.update(some.values_list("public_id", flat=True))
    return {seq for seq, whom in moved if found & set(whom.commitments)}


def _in_words(query: str, *, typed: str = "") -> str:
    """What a list is narrowed to; ``typed`` stands for what was typed freely, where it is given."""
    form = FilterForm(QueryDict(query))
    form.is_valid()
    said = []
    for name, value in form.cleaned_data.items():
        if value:
            choices = dict(getattr(form.fields[name], "choices", ())) if isinstance(value, str) else {}
            chosen = value if not isinstance(value, str) or choices or name == "thang" else typed or value
            said.append(f"{form.fields[name].label or name}: {choices.get(chosen, chosen)}")
    return "; ".join(said)


def _pks(rows: QuerySet[Commitment] | QuerySet[Document] | QuerySet[Edition] | QuerySet[Body]) -> list[str]:
    return [str(pk) for pk in rows.values_list("pk", flat=True)]
