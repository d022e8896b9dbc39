"""A page as the server gives it, made into one without: links between files, sentences for forms."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext as _
from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"))
DOCTYPE = "<!doctype html>"


def rewritten(page: bytes, *, way_to: Callable[[str], str], note: str, search: bool) -> bytes:
    """The page with each link as ``way_to`` says: "" takes the link away and leaves its words.

    ``note`` is put at the foot of the page. ``search`` keeps the form of the page of search, which a script
    answers there.
    """
    root = html.document_fromstring(page.decode(), parser=html.HTMLParser(encoding="utf-8"))
    for told in [*root.iter("link"), *root.iter("meta")]:
        if told.get("rel") == "alternate" or told.get("property", "").startswith("og:image"):
            parent = told.getparent()
            if parent is not None:  # it is told of the register itself, not of the copy
                parent.remove(told)
    for tag, attribute in LINKS:
        for element in list(root.iter(tag)):
            _lead(element, attribute, way_to)
    for form in list(root.iter("form")):
        _keep_or_tell(form, way_to, search=search)
    for foot in root.iter("footer"):
        said = html.fromstring("<p></p>")
        said.text = note
        foot.append(said)
    made: bytes = html.tostring(root, doctype=DOCTYPE, encoding="utf-8")
    return made + b"\n"


def _lead(element: HtmlElement, attribute: str, way_to: Callable[[str], str]) -> None:
    link = element.get(attribute)
    if link is None or link.startswith("#"):
        return
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:  # elsewhere in the world, or where the page has its home
        return
    way = way_to(link)
    if way:
        anchor = dict(parse_qsl(parts.query)).get("doan")
        element.set(attribute, way if anchor else f"{way}#{parts.fragment}" if parts.fragment else way)
    elif element.tag == "a":
        element.tag = "span"
        for name in ("href", "rel", "download", "hreflang", "aria-current"):
            element.attrib.pop(name, None)
    else:
        element.drop_tree()


def _keep_or_tell(form: HtmlElement, way_to: Callable[[str], str], *, search: bool) -> None:
    action = form.get("action", "")
    if form.get("role") == "search" and (search or action):
        way = way_to(action) if action else ""
        if way:
            form.set("action", way)
        if way or search:
            return
    told = html.fromstring("<p></p>")
    told.set("class", "quiet")
    told.text = _("What could be chosen or sent here needs the register itself; this is a copy of it.")
    told.tail = form.tail
    parent = form.getparent()
    if parent is not None:
        parent.replace(form, told)
