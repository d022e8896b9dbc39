"""Forms of reviews and holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.register.commitments.limits import articles_of, cited
from answerable.register.commitments.measures import name_of
from answerable.register.commitments.reviewing import REFUSED, answers_in
from answerable.register.commitments.reviews import Review, ReviewTest
from answerable.register.days import DayField
from answerable.register.personal import PersonalNumber, PublicWords
from answerable.rights import rights

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date

Test = ReviewTest.Test
MORE = 2  # rights that a reviewer may name beyond those that were flagged
# What each test asks: Siracusa Principles, E/CN.4/1985/4, in few words.
ASKS = {
    Test.LEGALITY: _(
        "Is there a general law in force for it, accessible, clear, not arbitrary, with safeguards?"
    ),
    Test.AIM: _("Is its aim one that the article of each right lists, and not another?"),
    Test.NECESSITY: _("Does it answer a pressing public or social need, shown by facts?"),
    Test.PROPORTIONALITY: _(
        "Is it the least restrictive means, and does it leave the essence of the right intact?"
    ),
    Test.NON_DISCRIMINATION: _("Does it fall on nobody for their origin, belief, opinion or other status?"),
    Test.REMEDY: _("Can those whom it touches challenge it before somebody independent?"),
}


class ReasonForm(forms.Form):
    """An act that needs nothing but its reason."""

    reason = PublicWords(
        label=_("Reason, for everybody to read"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReviewForm(forms.Form):
    """A review of one measure. What is missing is said when it is published; a draft may lack anything."""

    kind = forms.ChoiceField(label=_("What did you find?"), choices=Review.Kind, widget=forms.RadioSelect)
    reasons = PublicWords(
        label=_("Reasons"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    consultation = PublicWords(
        label=_("Who was consulted"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    dissent = PublicWords(
        label=_("Dissenting view"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )
    appeal_route = PublicWords(
        besides=(PersonalNumber.PHONE,),  # of the office that hears complaints
        label=_("Where this can be challenged"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    expires_on = DayField(
        label=_("Last day that it holds"),
        required=False,
        help_text=_("Empty: until the words change or somebody withdraws it."),
    )

    def __init__(
        self, *args: Any, rights: Sequence[tuple[str, str]], flagged: Sequence[str], **more: Any
    ) -> None:
        """``rights`` are those to answer for, each with its name; ``flagged`` is what needs a reason each.

        Beyond these rights the reviewer may name what nobody flagged.
        """
        super().__init__(*args, **more)
        self.flagged = flagged
        for number, words in enumerate(flagged):
            self.fields[f"why-{number}"] = PublicWords(
                label=_("Why “%(words)s” limits no right") % {"words": words},
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.rights = rights
        for right, name in rights:
            self.fields[f"limit-{right}"] = forms.ChoiceField(
                label=name, required=False, choices=[("", _("not chosen")), *_limits(right)]
            )
            self.fields[f"unlimited-{right}"] = PublicWords(
                label=_("or why it is not limited: %(right)s") % {"right": name},
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        for number in range(MORE):
            self.fields[f"more-{number}"] = forms.ChoiceField(
                label=_("A right beyond these that it limits"),
                required=False,
                choices=[("", _("not chosen")), *_other_limits({right for right, _name in rights})],
            )
        for test in Test:
            self.fields[f"{test}-verdict"] = forms.ChoiceField(
                label=test.label,
                required=False,
                choices=[("", _("not made yet")), *ReviewTest.Verdict.choices],
            )
            for name, label in (
                ("reasons", _("Reasons")),
                ("evidence", _("Evidence, with where it is found")),
            ):
                self.fields[f"{test}-{name}"] = PublicWords(
                    label=label, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
                )

    def clean_expires_on(self) -> date | None:
        day: date | None = self.cleaned_data["expires_on"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(REFUSED["expired"])
        return day

    def answers(self) -> list[forms.BoundField]:
        return [self[f"why-{number}"] for number in range(len(self.flagged))]

    def limits(self) -> list[forms.BoundField]:
        asked = [f"{field}-{right}" for right, _name in self.rights for field in ("limit", "unlimited")]
        return [self[name] for name in (*asked, *(f"more-{number}" for number in range(MORE)))]

    def tests(self) -> list[dict[str, Any]]:
        return [
            {
                "name": test.label,
                "asks": ASKS[test],
                "fields": [self[f"{test}-{name}"] for name in ("verdict", "reasons", "evidence")],
            }
            for test in Test
        ]

    def found(self) -> dict[str, Any]:
        """What ``save_review`` takes."""
        said = self.cleaned_data
        plain = ("kind", "reasons", "consultation", "dissent", "appeal_route", "expires_on")
        chosen = {right: said[f"limit-{right}"] for right, _name in self.rights}
        limits = [f"{right}|{limit}" for right, limit in chosen.items() if limit]
        limits += [said[f"more-{number}"] for number in range(MORE) if said[f"more-{number}"]]
        articles = [
            {**dict(zip(("right", "article", "aim"), limit.split("|"), strict=True)), "why": ""}
            for limit in dict.fromkeys(limits)
        ]
        articles += [
            {"right": right, "article": "", "aim": "", "why": said[f"unlimited-{right}"]}
            for right, limit in chosen.items()
            if said[f"unlimited-{right}"] and not limit
        ]
        tests = {
            test.value: {name: said[f"{test}-{name}"] for name in ("verdict", "reasons", "evidence")}
            for test in Test
            if said[f"{test}-verdict"]
        }
        answers = [f"“{words}”: {said[f'why-{number}']}" for number, words in enumerate(self.flagged)]
        reasons = "\n".join([said["reasons"], *answers]).strip()
        return {
            **{name: said[name] for name in plain},
            "reasons": reasons,
            "articles": articles,
            "tests": tests,
        }


def initial_of(review: Review, flagged: Sequence[str], rights: Container[str]) -> dict[str, Any]:
    """A draft as the form shows it that asks for these rights."""
    plain = ("kind", "reasons", "consultation", "dissent", "appeal_route", "expires_on")
    shown = {name: getattr(review, name) for name in plain}
    answers, shown["reasons"] = answers_in(review.reasons, flagged)
    shown |= {f"why-{number}": answers[words] for number, words in enumerate(flagged)}
    more = 0
    for one in review.articles:
        limit = f"{one['article']}|{one['aim']}"
        if not one["article"]:
            shown[f"unlimited-{one['right']}"] = one["why"]
        elif one["right"] in rights:
            shown[f"limit-{one['right']}"] = limit
        else:
            shown[f"more-{more}"] = f"{one['right']}|{limit}"
            more += 1
    for one in review.tests.all():
        shown |= {f"{one.test}-{name}": getattr(one, name) for name in ("verdict", "reasons", "evidence")}
    return shown


def _other_limits(asked: Container[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same of every other right, under its name."""
    return [
        (name_of(right), [(f"{right}|{value}", label) for value, label in _limits(right)])
        for right in rights()
        if right not in asked and _limits(right)
    ]


def _limits(right: str) -> list[tuple[str, str]]:
    """Every paragraph with every aim that it lists: the only limits that can be justified."""
    return [
        (f"{article.name}|{aim.value}", f"{cited(article.name)}: {aim.label}")
        for article in articles_of(right)
        for aim in article.aims
    ]
