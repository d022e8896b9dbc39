"""What a person types on the checking screen, and the facts that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.checking.names import bodies_named, body_named, candidates
from answerable.register.checking.page import quoted
from answerable.register.checking.words import NotInTheDocument, find, find_pieces
from answerable.register.personal import PublicWords
from answerable.register.plans.facts import Facts, facts_of

if TYPE_CHECKING:
    from answerable.register.bodies.models import Body
    from answerable.register.plans.models import Clause, Edition

KINDS = [
    ("task", _("task")),
    ("target", _("target")),
    ("heading", _("heading")),
    ("purpose", _("aim or requirement")),
    ("other", _("something else")),
]
ROLES = [("lead", _("leads")), ("coordinate", _("takes part"))]
FORCES = [("order", _("by order")), ("request", _("by request"))]
WHENS = [
    ("by", _("by a day")),
    ("in", _("in a time")),
    ("every", _("again and again")),
    ("after", _("so long after something")),
    ("continuous", _("all the time")),
    ("unspecified", _("not said when")),
]
INTERVALS = [
    ("", "—"),
    ("day", _("day")),
    ("week", _("week")),
    ("month", _("month")),
    ("quarter", _("quarter")),
    ("half-year", _("half-year")),
    ("year", _("year")),
]
RELATIONS = [
    ("implements", _("implements")),
    ("based_on", _("is based on")),
    ("amends", _("amends")),
    ("replaces", _("replaces")),
    ("mentions", _("mentions")),
]
RAISED = [
    ("", _("leave it as the machine classed it")),
    ("mixed", _("fulfils and restricts")),
    ("restrict", _("restricts a right")),
]
DAYS = ["%d/%m/%Y", "%Y-%m-%d"]  # the day comes first
FIELDS_OF = {  # which fields a kind of deadline fills
    "by": ("date", "inclusive"),
    "in": ("start", "end"),
    "every": ("every", "by"),
    "after": ("duration", "event"),
}


def day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, input_formats=DAYS, widget=forms.DateInput(format="%d/%m/%Y")
    )


class ClauseForm(forms.Form):
    """The clause itself: what it is, its words, and its class."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    words = forms.CharField(
        label=_("Words, as the document has them; a new line for each piece"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    raised_to = forms.ChoiceField(label=_("Treat more cautiously"), choices=RAISED, required=False)
    objection = PublicWords(
        label=_("Objection to the class, for the reviewer"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=4_000,
    )
    inheritors = forms.BooleanField(required=False)


class Row(forms.Form):
    """One fact. Words that were not changed keep their place; others are looked for in the document.

    Choices begin with what a browser sends of a row that nobody touched.
    """

    of_words = "words"

    def fact(self, edition: Edition, before: Facts | None, near: int) -> dict[str, Any]:
        says = self.says()
        words = self.cleaned_data[self.of_words]
        if before is not None and words == self.initial.get(self.of_words):
            span = before.get("span")
        else:
            try:
                span = find(edition.text, words, near=near)
            except NotInTheDocument:
                self.add_error(self.of_words, _("These words do not stand in the document."))
                span = None
        return {**(before or {}), **says, "span": span}

    def says(self) -> dict[str, Any]:
        raise NotImplementedError


class AssignmentRow(Row):
    of_words = "name"

    name = forms.CharField(label=_("As the document names it"), max_length=500)
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial="lead")
    force = forms.ChoiceField(label=_("Force"), choices=FORCES, initial="order")
    body = forms.CharField(label=_("Body of the register"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        typed = cleaned.get("body", "")
        self.candidates: list[Body] = []
        self.found: Body | None = None
        if typed:
            self.found = body_named(typed)
            if self.found is None and not cleaned.get("add"):
                self.candidates = candidates(typed)
                several = len(bodies_named(typed)) > 1
                self.add_error(
                    "body",
                    _("Several bodies bear this name; choose one.")
                    if several
                    else _("No body bears this name; choose one, or add it."),
                )
        return cleaned

    def says(self) -> dict[str, Any]:
        name = self.cleaned_data["name"]
        inherited = bool(self.initial.get("inherited")) and name == self.initial.get("name")
        return {
            "name": name,
            "role": self.cleaned_data["role"],
            "force": self.cleaned_data["force"],
            "body": self.found.key if self.found else None,
            "inherited": inherited,
        }


class DraftAssignmentRow(AssignmentRow):
    """In a draft, a body that the register does not know yet may be added with it."""

    add = forms.BooleanField(label=_("Add this body to the register"), required=False)


class DeadlineRow(Row):
    words = forms.CharField(label=_("As the document says it"), max_length=500)
    kind = forms.ChoiceField(label=_("How"), choices=WHENS, initial="by")
    date = day(_("Day"))
    inclusive = forms.BooleanField(label=_("that day included"), required=False)
    start = day(_("From"))
    end = day(_("Until"))
    every = forms.ChoiceField(label=_("Every"), choices=INTERVALS, required=False)
    by = forms.RegexField(label=_("By (MM-DD, or DD)"), regex=r"^(\d\d-)?\d\d$", required=False, max_length=5)
    duration = forms.RegexField(
        label=_("Time after (P10D, P5BD in working days)"),
        regex=r"^P(\d+BD|\d+[DWMY]|T\d+[HM])$",
        required=False,
    )
    event = forms.CharField(label=_("After what"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        needed = {"by": ("date",), "every": ("every",), "after": ("duration",)}.get(kind or "", ())
        for name in needed:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("This is needed."))
        if kind == "in" and not (cleaned.get("start") or cleaned.get("end")):
            self.add_error("end", _("A first or a last day is needed."))
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day is before the first."))
        return cleaned

    def says(self) -> dict[str, Any]:
        given = self.cleaned_data
        kind = given["kind"]
        fields = {name: _plain(given[name]) for name in FIELDS_OF.get(kind, ())}
        before = {"inferred": False, "inherited": False} | {
            name: self.initial[name] for name in ("inferred", "inherited") if name in self.initial
        }
        return {"kind": kind, **fields, "text": given["words"], **before}

    def fact(self, edition: Edition, before: Facts | None, near: int) -> dict[str, Any]:
        kept = super().fact(edition, before, near)
        names = {"kind", "text", "inferred", "inherited", "span", *FIELDS_OF.get(kept["kind"], ())}
        return {name: value for name, value in kept.items() if name in names}


class CitationRow(Row):
    words = forms.CharField(label=_("As the document cites it"), max_length=1_000)
    number = forms.CharField(label=_("Number and symbol"), required=False, max_length=80)
    date = day(_("Date"))
    relation = forms.ChoiceField(
        label=_("What this document does with it"), choices=RELATIONS, initial="implements"
    )

    def says(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "type": None, "name": None, **{k: self.initial[k] for k in ("type", "name") if k in self.initial},
            "text": given["words"], "number": given["number"] or None,
            "date": _plain(given["date"]), "relation": given["relation"],
        }  # fmt: skip


class ReportRow(Row):
    words = forms.CharField(label=_("As the document says it"), max_length=1_000)
    by = forms.CharField(
        label=_("Who reports, a line each"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    to = forms.CharField(
        label=_("To whom, a line each"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    via = forms.CharField(label=_("Through"), required=False, max_length=300)

    def says(self) -> dict[str, Any]:
        given = self.cleaned_data
        lines = {
            name: [line.strip() for line in given[name].splitlines() if line.strip()] for name in ("by", "to")
        }
        return {**lines, "via": given["via"] or None, "deadline": self.initial.get("deadline")}


ROWS: dict[str, type[Row]] = {
    "assignments": AssignmentRow,
    "deadlines": DeadlineRow,
    "citations": CitationRow,
    "reports": ReportRow,
}


class FactRows:
    """A list of rows for each kind of fact of one clause. ``kept`` is there once they are valid."""

    kinds: ClassVar[dict[str, type[Row]]] = ROWS

    def __init__(self, clause: Clause, typed: Any = None) -> None:
        self.clause = clause
        self.facts = facts_of(clause)
        self.rows: dict[str, Any] = {
            name: forms.formset_factory(row, extra=1, can_delete=True, max_num=200, absolute_max=200)(
                typed, prefix=name, initial=[_initial(name, one, clause.edition) for one in self.facts[name]]
            )
            for name, row in self.kinds.items()
        }

    def is_valid(self) -> bool:
        self.kept = dict(self.facts)
        return all(rows.is_valid() for rows in self.rows.values()) and self.gather()

    def gather(self) -> bool:
        """Make facts of what was typed; whether each has words of the document."""
        near = self.clause.pieces[0][0]
        for name, rows in self.rows.items():
            before = self.facts[name]
            self.kept[name] = [
                row.fact(self.clause.edition, before[number] if number < len(before) else None, near)
                for number, row in enumerate(rows)
                if _stays(row)
            ]
        return not any(form.errors for rows in self.rows.values() for form in rows)


class Correction(FactRows):
    """The whole form of one clause of a draft: the clause itself, and the rows of its facts."""

    kinds = ROWS | {"assignments": DraftAssignmentRow}

    def __init__(self, clause: Clause, typed: Any = None) -> None:
        super().__init__(clause, typed)
        edition = clause.edition
        first = {
            "kind": clause.kind,
            "words": "\n".join(edition.text[start:end] for start, end in clause.pieces),
            "raised_to": clause.raised_to,
            "objection": clause.objection,
        }
        self.form = ClauseForm(typed, initial=first)

    def is_valid(self) -> bool:
        return self.form.is_valid() & super().is_valid()

    def new_bodies(self) -> dict[int, str]:
        """Names of bodies that are to be added, by the place of the assignment that names them."""
        kept = [row for row in self.rows["assignments"] if _stays(row)]
        return {
            number: " ".join(row.cleaned_data["body"].split())
            for number, row in enumerate(kept)
            if row.cleaned_data.get("add") and row.cleaned_data["body"] and row.found is None
        }

    def gather(self) -> bool:
        if not self.form.is_valid():
            return False
        edition, near = self.clause.edition, self.clause.pieces[0][0]
        given = self.form.cleaned_data
        try:
            unchanged = given["words"].split() == str(self.form.initial["words"]).split()
            pieces = self.clause.pieces if unchanged else find_pieces(edition.text, given["words"], near=near)
        except NotInTheDocument as missing:
            self.form.add_error(
                "words", _("“%(words)s” does not stand in the document.") % {"words": missing.words[:80]}
            )
            return False
        self.kept |= {"kind": given["kind"], "pieces": pieces}
        return super().gather()


def _stays(row: Any) -> bool:
    """Whether a row holds a fact: it was there, or was filled in, and is not to be removed."""
    there = bool(row.initial) or row.has_changed()
    return there and not row.cleaned_data.get("DELETE")


def _initial(name: str, one: dict[str, Any], edition: Edition) -> dict[str, Any]:
    shown = dict(one)
    if name == "assignments":
        body = body_named(key=one["body"]) if one["body"] else None
        shown["body"] = body.name if body else ""
    else:
        shown["words"] = quoted(edition, one) or one.get("text", "")
    shown["shown"] = shown["name"] if name == "assignments" else shown["words"]  # the row's title
    if name == "reports":
        shown |= {"by": "\n".join(one["by"]), "to": "\n".join(one["to"])}
    return shown


def _plain(value: Any) -> Any:
    """A value as JSON holds it."""
    return value.isoformat() if hasattr(value, "isoformat") else value if value != "" else None
