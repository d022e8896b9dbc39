"""Read the bodies that a phrase names: where a list of them ends, and which is one and which a group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare, fold
from answerable.reader.source import Span
from answerable.reader.stages.bodies.abbreviations import own_abbreviations
from answerable.reader.stages.bodies.lexicon import may_begin
from answerable.reader.stages.bodies.lists import read_list
from answerable.reader.stages.bodies.phrase import Phrase
from answerable.reader.stages.drafts import Mention

if TYPE_CHECKING:
    from answerable.reader.catalogue import Catalogue
    from answerable.reader.source import Source
    from answerable.reader.stages.bodies.units import Unit
    from answerable.reader.stages.drafts import Setting

# How many characters are split into words at first, and how many more each time that a list goes on.
_WINDOW = 200
_WIDER = 4
# "Giám đốc Sở", "Bộ" with no name behind it; "Bộ phận Một cửa", "Sở hữu" are other words
_HOUSE = re.compile(
    r"(?:giám đốc |lãnh đạo |bộ trưởng |cục trưởng )?(?P<kind>bộ|sở|cục)(?!\w)"
    r"(?! (?:phận|máy|tiêu|luật|chỉ|thủ|chính|tư|đội|hữu|tộc|bộ)(?!\w))"
    r"(?: trưởng(?! các| ,))?(?= \w| ?[.,;:()]|$)"
)
# What the body that issues a document calls itself
_HOUSES = {"tổng cục"}
# A list that comes so close to the end of the window, in words, may go on behind it.
_MARGIN = 12


class Bodies:
    """The bodies that a document names, read where a stage asks for them."""

    def __init__(self, source: Source, setting: Setting, catalogue: Catalogue) -> None:
        self._source, self._plain = source, source.plain
        self._setting, self._catalogue = setting, catalogue
        self._own = own_abbreviations(source)
        self._own_words = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._own))})\b") if self._own else None
        # Where names that the catalogue knows, not those of groups, begin and end in the lines looked at.
        self._names: dict[int, int] = {}
        self._lines: set[int] = set()

    def read(self, start: int, end: int) -> tuple[tuple[Mention, ...], int]:
        """Return the bodies named by the list that begins at ``start``, and the offset where it ends.

        Nothing at ``start`` names a body: ``((), start)``. The list never runs past ``end``.
        """
        if not may_begin(self._plain, start, end):
            return (), start
        window = _WINDOW
        while True:
            stop = min(end, start + window)
            self._find_names(start, stop)
            nationwide = self._setting.province is None
            phrase = Phrase(self._source, start, stop, self._names, nationwide=nationwide)
            units, after = read_list(phrase, 0)
            if stop == end or after + _MARGIN < len(phrase.words):
                break
            window *= _WIDER
        if not units:
            return (), start
        mentions = tuple([self._mention(phrase, unit) for unit in units])
        return mentions, phrase.end(after - 1)

    def read_house(self, start: int, end: int) -> tuple[tuple[Mention, ...], int]:
        """The issuer where it calls itself by its kind: "báo cáo Giám đốc Sở", "trình Bộ ban hành"."""
        match = _HOUSE.match(self._plain, start, end)
        issuer = self._setting.issuer or ""
        if match is None or not fold(issuer).startswith(f"{match['kind']} "):
            return (), start
        first, last = match.span("kind")
        following = self._source.text[last + 1 : last + 2]
        if not self._source.text[first].isupper() or following.isupper():
            return (), start
        setting = self._setting
        body = self._catalogue.resolve(issuer, on=setting.date, province=setting.province)
        return (Mention(name=issuer, body=body.id if body else None, span=Span(first, last)),), last

    def spell_out(self, words: str) -> str:
        """A printed name with its abbreviations spelt out, those that the document explains itself too."""
        if self._own_words:
            words = self._own_words.sub(lambda match: self._own[match[0]], words)
        return self._catalogue.spell_out(words)

    def _mention(self, phrase: Phrase, unit: Unit) -> Mention:
        """The mention of a unit, its name spelt out and looked up in the catalogue."""
        setting = self._setting
        words = " ".join(
            phrase.quote(first, last) if isinstance(first, int) else first for first, last in unit.pieces
        )
        name = self.spell_out(words)
        issuer = setting.issuer or ""
        if fold(name) in _HOUSES and fold(issuer).startswith(f"{fold(name)} "):
            name = issuer  # "trình Tổng cục", in a document of Tổng cục Thuế
        body = (
            None if unit.group else self._catalogue.resolve(name, on=setting.date, province=setting.province)
        )
        if name.isupper() and " " in name:  # a heading in capitals
            known = body.name if body else ""
            name = known if known.casefold() == name.casefold() else name.capitalize()
        elif body and _lost_marks(name, body.name):
            name = body.name
        return Mention(
            name=name,
            body=body.id if body else None,
            span=Span(phrase.starts[unit.first], phrase.end(unit.last - 1)),
            group=unit.group,
        )

    def _find_names(self, start: int, stop: int) -> None:
        """Look for known names in the lines of ``[start, stop)``, each line once."""
        line = self._plain.rfind("\n", 0, start) + 1
        while line < stop:
            end = self._plain.find("\n", line)
            end = len(self._plain) if end < 0 else end
            if line not in self._lines:
                self._lines.add(line)
                for first, last, name in self._catalogue.match(self._plain[line:end]):
                    if not self._catalogue.is_group(name):
                        self._names[line + first] = line + last
            line = end + 1


def _lost_marks(name: str, known: str) -> bool:
    """Whether a scanned page printed a known name without its marks."""
    if len(name) != len(known) or name == known:
        return False
    return fold(name) != fold(known) and bare(fold(name)) == bare(fold(known))
