"""What a person should look at before confirming a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.plans.models import DUTIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from answerable.register.plans.facts import Facts

    Words = tuple[int, ...]

# code -> what to ask. The reader's warnings keep their codes; "doubt." is ours.
QUESTIONS = {
    "doubt.no-lead": _("Nobody is named to lead. Is that so?"),
    "doubt.unknown-body": _("A body is not in the catalogue. Which one is it?"),
    "doubt.inferred-deadline": _("The year of the deadline was taken from the plan. Is it right?"),
    "doubt.held-heading": _("These words read as a heading, and they may limit a right. Are they a task?"),
    "item.shared-lead": _("Several bodies lead together. Is that so?"),
    "citation.suspect-number": _("A number cited here may be misprinted."),
    "citation.impossible-date": _("A document is cited with a day that the calendar does not have."),
    "citation.later-date": _("A document is cited with a date after this one was issued."),
    "citation.two-dates": _("One document is cited with two dates."),
    "citation.period-ended": _("A programme is cited that had ended before."),
}


def doubts_of(
    facts: Facts, span: Iterable[int], warnings: Iterable[dict[str, Any]], *, asked: Collection[Words]
) -> list[str]:
    """The codes of what is unsure in a task or a target; other clauses raise none.

    What a clause has from the words of another duty is asked there, once: ``asked`` are those words.
    """
    if facts["kind"] not in DUTIES:
        return []
    start, end = span
    own = [
        one
        for name in ("assignments", "citations", "deadlines")
        for one in facts[name]
        if not one.get("inherited")
    ]
    spans = [[start, end], *(one["span"] for one in own if one["span"])]
    codes = [
        warning["code"]
        for warning in warnings
        if warning["code"] in QUESTIONS
        and warning["span"]
        and any(s <= warning["span"][0] and warning["span"][1] <= e for s, e in spans)
    ]
    if facts["kind"] == "task" and not any(one["role"] == "lead" for one in facts["assignments"]):
        codes.append("doubt.no-lead")
    unknown = [one for one in facts["assignments"] if one["body"] is None]
    if any(not one["inherited"] or words_of(one) not in asked for one in unknown):
        codes.append("doubt.unknown-body")
    if any(one.get("inferred") for one in facts["deadlines"]):
        codes.append("doubt.inferred-deadline")
    return list(dict.fromkeys(codes))


def asked_in(all_facts: Iterable[Facts]) -> set[Words]:
    """The words by which duties name bodies themselves."""
    return {
        words_of(one)
        for facts in all_facts
        if facts["kind"] in DUTIES
        for one in facts["assignments"]
        if not one["inherited"]
    }


def words_of(assignment: dict[str, Any]) -> Words:
    return tuple(assignment["span"] or ())
