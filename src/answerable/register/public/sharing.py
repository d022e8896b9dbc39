"""What a page tells of itself to programs that show links to it or list it: where it has its home, its other
language, its card, and what it is about in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext

from answerable.register.accounts.look import look

if TYPE_CHECKING:
    from django.http import HttpRequest

    from answerable.register.bodies.models import Body
    from answerable.register.plans.models import Document

CARDS = {"plan": "plan_card_picture", "commitment": "commitment_card", "body": "body_card"}
OTHER = {"vi": "en", "en": "vi"}
SCHEMA = "https://schema.org"
WORKING = "lam-viec"  # pages of those who work here are shared with nobody


def home_of(request: HttpRequest) -> str:
    """The address of the page without what only lights words in it; "" for a page that is not shared."""
    if request.resolver_match is None or WORKING in request.path.split("/"):
        return ""
    asked = [(name, value) for name, value in parse_qsl(request.META["QUERY_STRING"]) if name != "doan"]
    return f"{request.path}?{urlencode(asked)}" if asked else request.path


def shared(request: HttpRequest) -> dict[str, Any]:
    """Addresses for the head of a page; {} for a page that is not shared."""
    home = home_of(request)
    match = request.resolver_match
    if not home or match is None:
        return {}
    language = (get_language() or "vi")[:2]
    card = CARDS.get(match.url_name or "")
    picture = reverse(card, kwargs=match.kwargs) if card else reverse("card")
    address = request.build_absolute_uri(home)
    languages = {language: address, OTHER[language]: translate_url(address, OTHER[language])}
    return {
        "home": address,
        "languages": {**languages, "x-default": languages["vi"]},
        "card": request.build_absolute_uri(picture),
        "site": look().name,
    }


def described(request: HttpRequest, *, document: Document | None, body: Body | None) -> dict[str, Any] | None:
    """What the page is about, for the three kinds of pages for which schema.org has a word."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    address = request.build_absolute_uri(request.path)
    about: dict[str, Any] = {"@context": SCHEMA, "url": address}
    if name == "plan" and document is not None:
        about |= {
            "@type": "Legislation",
            "name": document.title or document.number,
            "legislationIdentifier": document.number,
            "legislationType": document.type,
            "legislationDate": document.dated,
            "inLanguage": "vi",
        }
        if document.issuer:
            about["legislationPassedBy"] = {"@type": "GovernmentOrganization", "name": document.issuer}
    elif name == "body" and body is not None:
        about |= {"@type": "GovernmentOrganization", "name": body.name}
        if body.parent:
            about["parentOrganization"] = {"@type": "GovernmentOrganization", "name": body.parent.name}
    elif name == "data":
        about |= {
            "@type": "Dataset",
            "name": look().name,
            "description": gettext(
                "Commitments of public bodies, with the words of the documents that set them, who leads, by "
                "when, and how they stand."
            ),
            "isAccessibleForFree": True,
            "inLanguage": ["vi", "en"],
        }
    else:
        return None
    return {key: value for key, value in about.items() if value not in ("", None)}
