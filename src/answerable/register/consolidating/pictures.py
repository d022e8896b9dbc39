"""Pictures of figures: the same on a page (SVG) and in a report (PNG), each beside its table.

A picture is drawn from plain numbers and kept in the process by them: the same figures are drawn once.
Bars have words and numbers, never a colour alone; what a picture cannot say, its table does.
"""

from __future__ import annotations

import hashlib
import io
import re
from textwrap import wrap
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.cache import caches

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SVG, PNG = "svg", "png"
WIDTH = 7.2  # inches
POINTS = 72  # an inch
# What nobody sees, and phones load: parts of a point, who drew it, turns by nothing, space, groups of one.
UNSEEN = (
    (re.compile(rb"(\.\d\d)\d+"), rb"\1"),
    (re.compile(rb"<!DOCTYPE[^>]*>|<metadata>.*?</metadata>", re.DOTALL), b""),
    (re.compile(rb' transform="rotate\(-?0 [^"]*"'), b""),
    (re.compile(rb" ?\n(?=[LMQCz\"])|(?<=>)\s+(?=<)"), b""),
    (re.compile(rb'<g id="\w+">(<path [^>]*/>|<text [^>]*>[^<]*</text>)</g>'), rb"\1"),
)
FONTS = ["DejaVu Sans"]  # has every Vietnamese letter, and comes with matplotlib
INK, QUIET = "#1a1a1a", "#565656"
# In the order in which parts stand in a bar, with hatching beside the colour.
LOOKS = (
    ("#17603a", ""),
    ("#7fb89a", "//"),
    ("#1c4f7c", ""),
    ("#a01722", "xx"),
    ("#d08a35", ".."),
    ("#b9b4aa", ""),
    ("#553a86", "\\\\"),
)
PALE = ("#7fb89a", "#d08a35", "#b9b4aa")
LONGEST = 28  # letters of a line of a name beside a bar
MOST_BARS = 24  # lines of a picture; its table has all
DPI = 150
DRAWING = Lock()  # matplotlib draws one at a time


class Table(NamedTuple):
    """What a picture shows, in words and numbers: the same, and all of it."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str | int, ...], ...]


class Bar(NamedTuple):
    name: str
    counts: tuple[int, ...]  # one a part


class Bars(NamedTuple):
    """Stacked bars: how the commitments of each group stand."""

    parts: tuple[str, ...]
    bars: tuple[Bar, ...]

    def table(self) -> Table:
        return Table(("", *self.parts), tuple((bar.name, *bar.counts) for bar in self.bars))


class Heat(NamedTuple):
    """A body a line, a month a column: how many are due, and how many of them are overdue."""

    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]  # name -> (due, overdue) a month

    def table(self) -> Table:
        said = (
            (name, *(f"{due} ({overdue}▲)" if overdue else due for due, overdue in months))
            for name, months in self.lines
        )
        return Table(("", *self.columns), tuple(said))


class Days(NamedTuple):
    """Deadlines on a line of time: the day, how many, and how many of them are done."""

    days: tuple[tuple[date, int, int], ...]
    today: date

    def table(self) -> Table:
        heads = (of_words("day"), of_words("due"), of_words("done"))
        return Table(heads, tuple((f"{day:%d/%m/%Y}", due, done) for day, due, done in self.days))


class Course(NamedTuple):
    """Counts over rounds: what was asked, answered and confirmed in each."""

    rounds: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]

    def table(self) -> Table:
        return Table(("", *self.rounds), tuple((name, *counts) for name, counts in self.lines))


def picture(of: Bars | Heat | Days | Course, form: str = SVG) -> bytes:
    """The picture as SVG or PNG; drawn once for the same figures."""
    key = f"picture-{form}-{hashlib.sha256(repr(of).encode()).hexdigest()}"
    kept: bytes | None = caches["process"].get(key)
    if kept is None:
        kept = _drawn(of, form)
        caches["process"].set(key, kept)
    return kept


def _drawn(of: Bars | Heat | Days | Course, form: str) -> bytes:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    looks: Any = {
        "svg.fonttype": "none",  # words stay words
        "svg.hashsalt": "answerable",  # the same figures, the same bytes
        "font.family": FONTS,
        "font.size": 10,
        "text.color": INK,
        "axes.labelcolor": INK,
        "xtick.color": QUIET,
        "ytick.color": INK,
        "hatch.color": "#ffffff",
    }
    with DRAWING, rc_context(looks):
        figure = Figure(figsize=(WIDTH, _height(of)), layout="constrained")
        axes = figure.add_subplot()
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        DRAW[type(of)](axes, of, figure)
        out = io.BytesIO()
        figure.savefig(
            out, format=form, dpi=DPI, metadata={"Date": None} if form == SVG else {"Software": None}
        )
    drawn = out.getvalue()
    for unseen, left in UNSEEN if form == SVG else ():
        drawn = unseen.sub(left, drawn)
    return drawn


def size(of: Bars | Heat | Days | Course) -> tuple[int, int]:
    """Width and height in points, so that a page keeps the place of a picture that is still to come."""
    return round(WIDTH * POINTS), round(_height(of) * POINTS)


def size_of_bars(lines: int) -> tuple[int, int]:
    """The same of bars that nobody counted yet, for so many groups."""
    return round(WIDTH * POINTS), round(_height_of_bars(lines) * POINTS)


def _height_of_bars(lines: int) -> float:
    return 1.5 + 0.36 * min(lines, MOST_BARS)


def _height(of: Bars | Heat | Days | Course) -> float:
    if isinstance(of, Bars):
        return _height_of_bars(len(of.bars))
    if isinstance(of, Heat):
        return 0.9 + 0.42 * min(len(of.lines), MOST_BARS)
    return 3.0


def _short(name: str) -> str:
    """Two lines at most, so that the bars keep most of the width."""
    return "\n".join(wrap(name, LONGEST, max_lines=2, placeholder="…"))


def _bars(axes: Axes, of: Bars, figure: Figure) -> None:
    bars = of.bars[:MOST_BARS]
    lines = range(len(bars))
    begun = [0] * len(bars)
    for at, part in enumerate(of.parts):
        color, hatch = LOOKS[at % len(LOOKS)]
        counts = [bar.counts[at] for bar in bars]
        if not any(counts):
            continue
        drawn = axes.barh(lines, counts, left=begun, color=color, hatch=hatch, label=part, height=0.7)
        said = axes.bar_label(
            drawn,
            labels=[str(count) if count else "" for count in counts],
            label_type="center",
            color=INK if color in PALE else "#ffffff",
            fontsize=9,
            fontweight="bold",
        )
        for label in said:
            if label.get_text() and hatch:  # no hatching behind a number
                label.set_bbox({"facecolor": color, "edgecolor": "none", "pad": 1})
        begun = [before + count for before, count in zip(begun, counts, strict=True)]
    axes.set_yticks(lines, [_short(bar.name) for bar in bars])
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(left=False)
    _legend(figure, axes)


def _heat(axes: Axes, of: Heat, figure: Figure) -> None:
    lines = of.lines[:MOST_BARS]
    most = max((due for _, months in lines for due, _ in months), default=1) or 1
    due = [[month[0] / most for month in months] for _, months in lines]
    axes.imshow(due or [[0.0]], cmap="Blues", vmin=0, vmax=2, aspect="auto")  # pale behind dark words
    for line, (_, months) in enumerate(lines):
        for column, (count, overdue) in enumerate(months):
            if count:
                said = f"{count}\n▲{overdue}" if overdue else str(count)
                weight = "bold" if overdue else "normal"
                axes.text(column, line, said, ha="center", va="center", fontsize=8, fontweight=weight)
    axes.set_xticks(range(len(of.columns)), of.columns, fontsize=8)
    axes.set_yticks(range(len(lines)), [_short(name) for name, _ in lines], fontsize=9)
    axes.tick_params(left=False, bottom=False)
    axes.spines["bottom"].set_visible(False)


def _days(axes: Axes, of: Days, figure: Figure) -> None:
    import matplotlib.dates

    if not of.days:
        return
    dates: Any = matplotlib.dates  # has no types
    days = [dates.date2num(day) for day, _, _ in of.days]
    done = [done for _, _, done in of.days]
    rest = [count - done for _, count, done in of.days]
    axes.bar(days, done, width=4, color=LOOKS[0][0], label=of_words("done"))
    axes.bar(days, rest, width=4, bottom=done, color=LOOKS[2][0], hatch="//", label=of_words("open"))
    axes.axvline(dates.date2num(of.today), color="#a01722", linestyle="--", label=of_words("today"))
    axes.xaxis.set_major_locator(dates.AutoDateLocator(maxticks=8))
    axes.xaxis.set_major_formatter(dates.DateFormatter("%m/%Y"))
    _whole_numbers(axes)
    _legend(figure, axes)


def _course(axes: Axes, of: Course, figure: Figure) -> None:
    for at, (name, counts) in enumerate(of.lines):
        color = LOOKS[(0, 2, 3, 4)[at % 4]][0]
        axes.plot(range(len(of.rounds)), counts, color=color, marker="os^D"[at % 4], label=name)
    axes.set_xticks(range(len(of.rounds)), of.rounds, fontsize=8)
    axes.set_ylim(bottom=0)
    _whole_numbers(axes)
    _legend(figure, axes)


def _whole_numbers(axes: Axes) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(integer=True))


def _legend(figure: Figure, axes: Axes) -> None:
    if axes.get_legend_handles_labels()[0]:
        figure.legend(loc="outside upper left", ncols=3, fontsize=8.5, frameon=False)


def of_words(name: str) -> str:
    """What stands in a picture that is not given with its figures."""
    from django.utils.translation import gettext as _

    said = {"done": _("Done"), "open": _("Not done"), "today": _("today"), "day": _("Day"), "due": _("Due")}
    return said[name]


DRAW: dict[type, Callable[[Axes, Any, Figure], None]] = {
    Bars: _bars,
    Heat: _heat,
    Days: _days,
    Course: _course,
}
