"""The public register as files: every page that a visitor can reach, in both languages, with its search."""

from __future__ import annotations

import posixpath
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from answerable.register.commitments.models import Commitment
from answerable.register.days import short_day
from answerable.register.offline.answering import Visitor
from answerable.register.offline.finding import write_index
from answerable.register.offline.paragraphs import Paragraphs
from answerable.register.offline.places import Months, beginnings, place_of, way
from answerable.register.offline.rewriting import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from answerable.register.offline.answering import Answer
    from answerable.register.offline.places import Place

STATIC = settings.STATIC_URL


class NotEmpty(Exception):
    """The folder holds something already, and nothing is written over."""


def copy_site(folder: Path, *, report: Callable[[int, int], None]) -> int:
    """Write the copy and return how many pages it has. ``report`` is told how many are done and found.

    The same register gives the same files on the same day. Raises NotEmpty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise NotEmpty(folder)
    with tempfile.TemporaryDirectory() as aside, closing(Known(Path(aside) / "known.db")) as known:
        copying = Copying(folder, known, on=timezone.localdate())
        write_index(folder / "tim", Path(aside) / "words.db", way_to=copying.way_from_the_top)
        done = 0
        for page in known.pages(beginnings()):
            copying.copy(page)
            done += 1
            report(done, known.count())
    return done


class Known:
    """The addresses that were met, in a file: however many there are, they take no memory."""

    def __init__(self, file: Path) -> None:
        self._rows = sqlite3.connect(file, isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("CREATE TABLE page (id INTEGER PRIMARY KEY, address TEXT UNIQUE)")
        self._rows.execute("CREATE TABLE file (address TEXT PRIMARY KEY, kept TEXT)")

    def pages(self, first: list[str]) -> Iterator[str]:
        """Each address once, as long as new ones are met."""
        for address in first:
            self.meet(address)
        last = 0
        while row := self._rows.execute(
            "SELECT id, address FROM page WHERE id > ? ORDER BY id", [last]
        ).fetchone():
            last = row[0]
            yield row[1]

    def meet(self, address: str) -> None:
        self._rows.execute("INSERT OR IGNORE INTO page (address) VALUES (?)", [address])

    def count(self) -> int:
        return int(self._rows.execute("SELECT max(id) FROM page").fetchone()[0])

    def kept(self, address: str) -> str | None:
        """Where the file of an address is kept, "" where there is none; None before it was asked for."""
        row = self._rows.execute("SELECT kept FROM file WHERE address = ?", [address]).fetchone()
        return row[0] if row else None

    def keep(self, address: str, kept: str) -> None:
        self._rows.execute("INSERT INTO file VALUES (?, ?)", [address, kept])

    def close(self) -> None:
        self._rows.close()


class Copying:
    """One copy that is being made."""

    def __init__(self, folder: Path, known: Known, *, on: date) -> None:
        self._folder = folder
        self._known = known
        self._on = on
        self._visitor = Visitor()
        self._paragraphs = Paragraphs()
        days = Commitment.objects.actionable(on=on).exclude(last_day=None).order_by("last_day")
        ends = [one.last_day for one in (days.first(), days.last()) if one and one.last_day]
        self._months = Months(first=min([on, *ends]), last=max([on, *ends]))

    def copy(self, address: str) -> None:
        """Write the page of an address, as it answers."""
        place = place_of(address, months=self._months)
        if place is None:
            return
        answer = self._visitor.ask(place.address)
        with override("en" if place.english else "vi"):
            if answer.leads_to:
                page = self._sent_on(answer.leads_to, place)
            elif answer.status != 200 or answer.kind != "text/html":
                page = self._told(_("This page is not in the copy."))
            else:
                page = self._page(answer, place)
        self._write(place.file, [page])

    def _page(self, answer: Answer, place: Place) -> bytes:
        search = place.name == "search"
        page = rewritten(
            answer.read(),
            way_to=lambda link: self._way(link, seen_at=place.address, since=place.file),
            note=" ".join(self._notes(place)),
            search=search,
        )
        if search:
            page = page.replace(b"</main>", self._answering(place).encode() + b"</main>", 1)
        return page

    def _notes(self, place: Place) -> Iterator[str]:
        yield _("A copy of %(site)s, made on %(day)s.") % {"site": settings.SITE, "day": short_day(self._on)}
        if place.name == "data":
            yield _(
                "The last dump is in it where one was made. Files of single lists and pages, older dumps, "
                "feeds and the interface for programs are not: the register itself has them."
            )

    def way_from_the_top(self, link: str) -> str:
        return self._way(link, seen_at="/", since="index.html")

    def _way(self, link: str, *, seen_at: str, since: str) -> str:
        """Where a link leads in the copy, which has what it leads to from now on; "" where it has not."""
        link = link if link.startswith("/") else posixpath.join(seen_at.partition("?")[0], link)
        if link.startswith(STATIC):
            kept = self._taken_along(link, link.strip("/"))
            return way(kept, since=since) if kept else ""
        place = place_of(link, months=self._months)
        if place is None:
            return ""
        if place.is_file:
            kept = self._taken_along(place.address, None, place)
            return way(kept, since=since) if kept else ""
        self._known.meet(place.address)
        found = way(place.file, since=since)
        lit = dict(parse_qsl(urlsplit(link).query)).get("doan", "")
        return f"{found}#{self._paragraphs.anchor(place.match, lit)}" if lit else found

    def _taken_along(self, address: str, kept: str | None, place: Place | None = None) -> str:
        """Where the file of an address is kept, fetched when it is met first; "" where there is none."""
        known = self._known.kept(address)
        if known is not None:
            return known
        answer = self._visitor.ask(address)
        if kept is None:
            kept = place.file_named(answer.name) if place else ""
        kept = kept if answer.status == 200 else ""
        if kept:
            self._write(kept, answer.parts)
        self._known.keep(address, kept)
        return kept

    def _sent_on(self, leads_to: str, place: Place) -> bytes:
        link = urlsplit(leads_to)._replace(scheme="", netloc="").geturl()
        to = self._way(link, seen_at=place.address, since=place.file)
        if not to:
            return self._told(_("This page is not in the copy."))
        return self._told(
            _("This has another address now."),
            f'<meta http-equiv="refresh" content="0; url={escape(to)}">',
            to,
        )

    def _told(self, sentence: str, head: str = "", to: str = "") -> bytes:
        said = f'<a href="{escape(to)}">{escape(sentence)}</a>' if to else escape(sentence)
        head = f'<meta charset="utf-8">{head}<title>{escape(sentence)}</title>'
        return f"<!doctype html>\n<html><head>{head}</head><body><p>{said}</p></body></html>\n".encode()

    def _answering(self, place: Place) -> str:
        """What answers the form of search: a script beside the words that it looks in."""
        script = self._taken_along(f"{STATIC}offline/search.js", "static/offline/search.js")
        words = {
            "root": way("index.html", since=place.file).removesuffix("index.html"),
            "language": "en" if place.english else "vi",
            "nothing": _("Nothing was found."),
            "found": _("%(n)s found."),
            "more": _("The next ones"),
            "late": _("The files of search could not be read."),
        }
        data = " ".join(f'data-{name}="{escape(said)}"' for name, said in words.items())
        without = _("Search in this copy needs a script, which this browser does not run. The lists do not.")
        return (
            f'<noscript><p class="message">{escape(without)}</p></noscript>'
            f'<p id="how-many" class="quiet" role="status"></p><ol class="records" id="found" {data}></ol>'
            f'<script src="{escape(way(script, since=place.file))}"></script>'
        )

    def _write(self, file: str, parts: Iterator[bytes] | list[bytes]) -> None:
        target = self._folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            for part in parts:
                stream.write(part)
