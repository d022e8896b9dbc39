"""The numbers that Word computes: "1.", "a)", "II.", "-" in front of automatic list paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"
_ILVL, _NUM_ID = W + "ilvl", W + "numId"


class Level(NamedTuple):
    """One level of a list, as numbering.xml defines it."""

    start: int
    format: str  # "decimal", "lowerLetter", "bullet" …
    text: str  # "%1.%2."
    legal: bool  # all levels in decimals
    style: str  # the paragraph style that stands for this level
    restart: int  # -1: after any higher level; 0: never; n: after level n


class Numbering:
    """Counts the automatic lists of one document, paragraph by paragraph, in document order."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}  # numId -> its levels
        self._list_of: dict[str, str] = {}  # numId -> abstractNumId: lists that count on together
        self._restarts: dict[str, dict[int, int]] = {}  # numId -> level -> start of this very list
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles = _numbered_styles(styles) if styles is not None else {}
        if numbering is not None:
            self._read(numbering)

    @property
    def used(self) -> bool:
        return bool(self._levels)

    def label(self, style: str, num_id: str | None, level: int | None) -> str:
        """Count one paragraph on and return its label with nothing after it; "" where it has none.

        ``num_id`` and ``level`` are what the paragraph itself says, None where it leaves them to ``style``.
        """
        from_style = self._styles.get(style)
        if num_id is None:
            if from_style is None:
                return ""
            num_id = from_style[0]
            if level is None:
                level = from_style[1]
            if level is None:
                level = self._level_of_style(num_id, style)
        elif level is None:
            level = from_style[1] or 0 if from_style else 0
        levels = self._levels.get(num_id)
        if levels is None or level not in levels:
            return ""
        return self._count(num_id, level, levels)

    def _count(self, num_id: str, level: int, levels: dict[int, Level]) -> str:
        definition = levels[level]
        if definition.format == "bullet":
            return bullet(definition.text)
        counters = self._counters.setdefault(self._list_of[num_id], {})
        restart = self._restarts.get(num_id, {}).get(level)
        if restart is not None and (num_id, level) not in self._begun:
            counters[level] = restart - 1
        self._begun.add((num_id, level))
        counters[level] = counters.get(level, definition.start - 1) + 1
        for deeper in [at for at in counters if at > level]:
            restart_after = levels[deeper].restart if deeper in levels else -1
            if restart_after == -1 or 0 < level + 1 <= restart_after:
                del counters[deeper]
        return _render(definition, levels, counters)

    def _level_of_style(self, num_id: str, style: str) -> int:
        for level, definition in self._levels.get(num_id, {}).items():
            if definition.style == style:
                return level
        return 0

    def _read(self, numbering: _Element) -> None:
        lists: dict[str, dict[int, Level]] = {}
        linked: dict[str, str] = {}  # abstractNumId -> the list style that holds its levels
        defined_by: dict[str, str] = {}  # list style -> abstractNumId
        for abstract in numbering.iterfind(W + "abstractNum"):
            key = abstract.get(W + "abstractNumId", "")
            lists[key] = dict(map(_read_level, abstract.iterfind(W + "lvl")))
            if link := _child_value(abstract, "numStyleLink"):
                linked[key] = link
            if link := _child_value(abstract, "styleLink"):
                defined_by[link] = key
        for num in numbering.iterfind(W + "num"):
            num_id = num.get(W + "numId", "")
            key = _child_value(num, "abstractNumId")
            if key in linked and not lists.get(key):
                key = defined_by.get(linked[key], key)
            levels = dict(lists.get(key, {}))
            for override in num.iterfind(W + "lvlOverride"):
                at = _number(override.get(_ILVL), 0)
                own = override.find(W + "lvl")
                if own is not None:
                    levels[at] = _read_level(own)[1]
                if start := _child_value(override, "startOverride"):
                    self._restarts.setdefault(num_id, {})[at] = _number(start, 1)
            self._levels[num_id] = levels
            self._list_of[num_id] = key


def bullet(glyph: str) -> str:
    """The sign of a bulleted list as the page shows it: "+", "*", or else a dash.

    Word writes "-" in Symbol, Wingdings and others as letters or private code points.
    """
    glyph = glyph.strip()
    if glyph in {"+", "\uf02b"}:
        return "+"
    return "*" if glyph in {"*", "\uf02a"} else "-" if glyph else ""


def _read_level(lvl: _Element) -> tuple[int, Level]:
    return _number(lvl.get(_ILVL), 0), Level(
        start=_number(_child_value(lvl, "start"), 0 if lvl.find(W + "start") is None else 1),
        format=_child_value(lvl, "numFmt") or _alternate_format(lvl) or "decimal",
        text=_child_value(lvl, "lvlText"),
        legal=lvl.find(W + "isLgl") is not None,
        style=_child_value(lvl, "pStyle"),
        restart=_number(_child_value(lvl, "lvlRestart"), -1),
    )


def _alternate_format(lvl: _Element) -> str:
    """The format where it is wrapped for older readers: mc:AlternateContent/mc:Fallback."""
    for number_format in lvl.iter(W + "numFmt"):
        value = number_format.get(_VAL, "")
        if value != "custom":
            return value
    return ""


def _child_value(element: _Element, name: str) -> str:
    child = element.find(W + name)
    return "" if child is None else child.get(_VAL) or ""


def _number(value: str | None, default: int) -> int:
    try:
        return min(max(int(value or ""), -1), 100_000)
    except ValueError:
        return default


def _numbered_styles(styles: _Element) -> dict[str, tuple[str, int | None]]:
    """Paragraph styles that number: style -> (numId, level), those based on another included."""
    own: dict[str, tuple[str | None, int | None]] = {}
    parent: dict[str, str] = {}
    for style in styles.iterfind(W + "style"):
        key = style.get(W + "styleId", "")
        parent[key] = _child_value(style, "basedOn")
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            level = properties.find(_ILVL)
            own[key] = (
                _child_value(properties, "numId") or None,
                None if level is None else _number(level.get(_VAL), 0),
            )
    if not own:
        return {}
    numbered: dict[str, tuple[str, int | None]] = {}
    for key in parent:
        num_id: str | None = None
        level_number: int | None = None
        at, seen = key, set()
        while at and at not in seen and num_id is None:
            seen.add(at)
            found = own.get(at)
            if found is not None:
                num_id = found[0]
                level_number = found[1] if level_number is None else level_number
            at = parent.get(at, "")
        if num_id is not None:
            numbered[key] = (num_id, level_number)
    return numbered


def _render(definition: Level, levels: dict[int, Level], counters: dict[int, int]) -> str:
    """Fill "%1.%2" with the counters of those levels."""
    text = definition.text
    for level in range(9):
        sign = f"%{level + 1}"
        if sign in text:
            shown = levels.get(level, definition)
            number = counters.get(level, shown.start)
            form = "decimal" if definition.legal and shown.format != "decimalZero" else shown.format
            text = text.replace(sign, spell(number, form))
    return text.strip()


def spell(number: int, form: str) -> str:
    """A number in one of Word's forms. Word's letters are the Latin 26, with no "đ": a … z, aa, bb.

    >>> spell(4, "upperRoman"), spell(27, "lowerLetter"), spell(3, "decimalZero")
    ('IV', 'aa', '03')
    """
    match form:
        case "none":
            return ""
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "upperLetter":
            return _letters(number).upper()
        case "lowerLetter":
            return _letters(number)
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def roman(number: int) -> str:
    """A number from 1 to 3999 in Roman numerals, others in decimals."""
    if not 0 < number < 4000:
        return str(number)
    shown = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        shown += sign * times
    return shown


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def _letters(number: int) -> str:
    if number < 1:
        return str(number)
    times, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * min(times + 1, 30)
