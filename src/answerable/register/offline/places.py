"""Which addresses are copied, and the file in which each is kept."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils.translation import override

from answerable.register.opendata.dumps import kept

if TYPE_CHECKING:
    from datetime import date

    from django.urls import ResolverMatch

# Pages by their names, and what may stand behind the question mark: each set of words makes pages of its own.
PAGES: dict[str, tuple[frozenset[str], ...]] = {
    name: tuple(frozenset(one.split()) for one in ("", *asked))
    for name, asked in {
        "front": (),
        "plans": ("sau",),
        "plan": ("tu",),
        "plan_text": (),
        "plan_card": (),
        "plan_pictures": (),
        "plan_comparison": ("tu",),
        "plan_tree": (),
        "plan_timeline": (),
        "plan_badge_page": (),
        "commitments": tuple(
            one + after
            for one in ("", "trang_thai", "ke_hoach", "thang", "co_quan vai_tro")
            for after in ("", " sau")
        ),
        "commitment": (),
        "others": (),
        "contributions": (),
        "bodies": ("sau",),
        "body": (),
        "body_pictures": (),
        "deadlines": (),
        "search": (),
        "cited": ("so",),
        "about": (),
        "data": (),
        "holds": ("sau",),
        "hold": (),
        "public_rounds": (),
        "public_round": (),
        "subplans": (),
        "budget": (),
        "guidance": (),
        "published_reports": (),
        "published_report": (),
        "published_figure": ("nhom",),
        "trace": ("den",),
        "trace_event": (),
    }.items()
}
# What is no page: it is taken along as the file that it is, where a page links to it.
FILES = frozenset(
    {
        "plan_file", "plan_page", "plan_picture", "plan_picture_csv", "plan_tree_picture", "plan_tree_csv",
        "plan_badge",
        "plan_card_file", "body_picture", "body_picture_csv", "budget_csv", "calendar", "calendar_of_all",
        "calendar_of_body", "published_file", "evidence_file", "look_style", "look_logo", "dump_file",
    }
)  # fmt: skip
# What a browser may open as a page of the copy would speak in its name, so it is kept as text.
SAFE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|odt|ods|pdf|txt|md|csv|json|ics|png|jpe?g|webp|zip)$", re.IGNORECASE
)
# Made here, so they may stay what they are.
OURS = frozenset(
    {
        "plan_page",
        "plan_picture",
        "body_picture",
        "plan_tree_picture",
        "plan_badge",
        "look_style",
        "dump_file",
    }
)
PLAIN = re.compile(r"[\w=&.-]{1,60}")
ENGLISH = "/en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """The months that have anything due, from the first to the last; every other page of a month is empty."""

    first: date
    last: date

    def hold(self, year: int, month: int) -> bool:
        return (self.first.year, self.first.month) <= (year, month) <= (self.last.year, self.last.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address of the register that is copied."""

    name: str
    address: str  # with what stands behind the question mark, in one order
    match: ResolverMatch

    @property
    def english(self) -> bool:
        return self.address == ENGLISH or self.address.startswith(f"{ENGLISH}/")

    @property
    def is_file(self) -> bool:
        return self.name in FILES

    @property
    def file(self) -> str:
        """Where a page is kept, below the folder of the copy."""
        path, _, query = self.address.partition("?")
        folder = unquote(path).strip("/")
        if query:
            said = query if PLAIN.fullmatch(query) else f"={hashlib.sha256(query.encode()).hexdigest()[:16]}"
            folder = posixpath.join(folder, said)  # "=" stands in no address of a page, so none is in its way
        return posixpath.join(folder, "index.html")

    def file_named(self, name: str) -> str:
        """Where a file is kept that calls itself so; "" where it has no name but its address."""
        kept = unquote(self.address.partition("?")[0]).strip("/")
        if name and name != posixpath.basename(kept):
            kept = posixpath.join(kept, _harmless(name))
        return kept if self.name in OURS or SAFE.search(kept) else f"{kept}.txt"


def place_of(link: str, *, months: Months) -> Place | None:
    """The place to which a link of this server leads; None where it is not copied."""
    parts = urlsplit(link)
    asked = dict(parse_qsl(parts.query))
    asked.pop("doan", None)  # lit words; the paragraph has an address of its own
    path = parts.path
    bare = path.removeprefix(ENGLISH) if path.startswith(f"{ENGLISH}/") else path
    with override("vi"):
        try:
            match = resolve(bare)
        except Resolver404:
            return None
    name = match.url_name or ""
    if name in FILES:
        wanted = (
            not asked and match.kwargs.get("form") != "docx"
        )  # Word's files tell the moment they were made
    else:
        wanted = frozenset(asked) in PAGES.get(name, ())
    if name in ("deadlines", "calendar") and match.kwargs:
        wanted = wanted and months.hold(match.kwargs["year"], match.kwargs["month"])
    if name == "dump_file":  # of the last dump alone; each is as large as the register
        wanted = wanted and match.kwargs["day"] in kept()[:1]
    if not wanted:
        return None
    query = urlencode(sorted(asked.items()))
    return Place(name=name, address=f"{path}?{query}" if query else path, match=match)


def beginnings() -> list[str]:
    """The addresses from which all others are found."""
    found = []
    for language in ("vi", "en"):
        with override(language):
            found += [reverse("front"), reverse("search"), reverse("commitments"), reverse("bodies")]
    return found


def way(to: str, *, since: str) -> str:
    """The link that leads from one file of the copy to another."""
    return quote(posixpath.relpath(to, posixpath.dirname(since) or "."), safe="/=&;,~")


def _harmless(name: str) -> str:
    kept = re.sub(r"[^\w.() -]", "_", posixpath.basename(name)).strip(". ")
    return kept[-100:] or "tep"
