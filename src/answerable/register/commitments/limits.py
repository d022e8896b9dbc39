"""For which aims an article lets a right be limited. A limit for another aim is justified by nothing.

The International Covenant on Civil and Political Rights (ICCPR) lists the aims article by article; that on
Economic, Social and Cultural Rights (ICESCR) has one for all, in its article 4, and the Universal Declaration
(UDHR) in its article 29(2). Some articles list no aim and set a standard in its place: that no interference
be "arbitrary or unlawful", no restriction "unreasonable". Then that standard is asked for, in their words.
Where an article has neither, no review here can find a limit of that right justified.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Aim(models.TextChoices):
    NATIONAL_SECURITY = "national_security", _("national security")
    PUBLIC_SAFETY = "public_safety", _("public safety")
    PUBLIC_ORDER = "public_order", _("public order")
    PUBLIC_HEALTH = "public_health", _("public health")
    PUBLIC_MORALS = "public_morals", _("public morals")
    RIGHTS_OF_OTHERS = "rights_of_others", _("the rights of others")
    GENERAL_WELFARE = "general_welfare", _("the general welfare")
    # Standards, of articles that list no aim.
    ESTABLISHED_BY_LAW = "established_by_law", _("on grounds and by a procedure that a law establishes")
    NOT_ARBITRARY = "not_arbitrary", _("neither arbitrary nor unlawful: by law, and reasonable in the case")
    NOT_UNREASONABLE = "not_unreasonable", _("no unreasonable restriction, and no distinction between people")
    OBJECTIVE = "objective", _("a distinction by reasonable and objective criteria, for a legitimate purpose")


class Article(NamedTuple):
    """A paragraph that says whether, and for what, a right may be limited."""

    name: str
    aims: tuple[Aim, ...]
    absolute: bool = False  # it admits no limit at all


ORDER_TO_OTHERS = (Aim.PUBLIC_ORDER, Aim.PUBLIC_HEALTH, Aim.PUBLIC_MORALS, Aim.RIGHTS_OF_OTHERS)
GATHERING = (Aim.NATIONAL_SECURITY, Aim.PUBLIC_SAFETY, *ORDER_TO_OTHERS)
WELFARE = Article("ICESCR 4", (Aim.GENERAL_WELFARE,))
ARTICLES: dict[str, tuple[Article, ...]] = {
    "R02": (Article("ICCPR 7", (), absolute=True),),
    "R03": (Article("ICCPR 8", (), absolute=True),),
    "R04": (Article("ICCPR 9(1)", (Aim.ESTABLISHED_BY_LAW,)),),
    "R06": (Article("ICCPR 12(3)", (Aim.NATIONAL_SECURITY, *ORDER_TO_OTHERS)),),
    "R08": (Article("ICCPR 15", (), absolute=True),),
    "R09": (Article("ICCPR 16", (), absolute=True),),
    # General comment 16 says what "arbitrary or unlawful" means.
    "R10": (Article("ICCPR 17(1)", (Aim.NOT_ARBITRARY,)),),
    "R11": (
        # To show a belief may be limited, though not for national security; to hold one may not.
        Article("ICCPR 18(3)", (Aim.PUBLIC_SAFETY, *ORDER_TO_OTHERS)),
        Article("ICCPR 18(1)-(2)", (), absolute=True),
    ),
    "R12": (Article("ICCPR 19(1)", (), absolute=True),),
    "R13": (Article("ICCPR 19(3)", (Aim.NATIONAL_SECURITY, *ORDER_TO_OTHERS)),),
    "R14": (Article("ICCPR 21", GATHERING),),
    "R15": (Article("ICCPR 22(2)", GATHERING),),
    "R16": (Article("ICCPR 22(2)", GATHERING),),
    "R17": (Article("ICCPR 25", (Aim.NOT_UNREASONABLE,)),),
    # General comment 18: not every differentiation is discrimination.
    "R18": (Article("ICCPR 26", (Aim.OBJECTIVE,)),),
    "R33": (
        Article(
            "UDHR 29(2)",
            (Aim.RIGHTS_OF_OTHERS, Aim.PUBLIC_MORALS, Aim.PUBLIC_ORDER, Aim.GENERAL_WELFARE),
        ),
    ),
    **dict.fromkeys(("R26", "R27", "R28", "R29", "R30", "R31"), (WELFARE,)),
}


def articles_of(right: str) -> tuple[Article, ...]:
    """Under which paragraphs a limit of the right may be looked at; () where its articles list no aim."""
    return ARTICLES.get(right, ())


def admits(right: str, article: str, aim: str) -> bool:
    """Whether that paragraph lets that right be limited for that aim.

    >>> admits("R11", "ICCPR 18(3)", "national_security"), admits("R13", "ICCPR 19(3)", "national_security")
    (False, True)
    """
    return any(one.name == article and aim in one.aims for one in articles_of(right))


def cited(article: str) -> str:
    """An article as it is cited in the language of the page: "Constitution 25", "ICCPR 19(3)".

    >>> cited("Constitution 25"), cited("ICCPR 19(3)"), cited("CAT")
    ('Điều 25 Hiến pháp năm 2013', 'Điều 19(3) ICCPR', 'CAT')
    """
    instrument, _space, numbers = article.partition(" ")
    if not numbers:
        return article
    if instrument == "Constitution":
        return gettext("article %(numbers)s of the Constitution of 2013") % {"numbers": numbers}
    return gettext("%(treaty)s %(numbers)s") % {"treaty": instrument, "numbers": numbers}
