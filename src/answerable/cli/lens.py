"""``answerable lens``: what each measure does to rights, and why."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from answerable.cli.messages import messages_of
from answerable.cli.reading import plan_named
from answerable.cli.terminal import complain, encoded, page_width, put, shows_colour
from answerable.reader.export.columns import printable, wrap
from answerable.reader.export.layout import GAP, Style
from answerable.reader.export.when import day_in_words
from answerable.reader.export.words import Language
from answerable.rights import classify, read_rights, rights
from answerable.rights.model import HELD
from answerable.rights.printing import reading_data

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from answerable.cli.messages import Messages
    from answerable.reader.model import Item, Plan
    from answerable.rights import Reading, Reason

ALL_READ, SOME_FAILED, NOTHING_READ = 0, 1, 2
SHORTENED = 3  # lines of a measure's words


class NoMeasure(Exception):
    """A line that holds no measure. ``str(error)`` is the sentence to show."""


def lens(options: argparse.Namespace, language: Language) -> int:
    """Show a plan measure by measure and return the exit status."""
    plan = plan_named(options, language)
    if plan is None:
        return NOTHING_READ
    readings = read_rights(plan)
    if options.format == "json":
        put(encoded(json.dumps(_plan_data(plan, readings), ensure_ascii=False, indent=2) + "\n"))
    else:
        style = Style(shows_colour())
        page = _page(plan, readings, language, style, None if options.full else SHORTENED)
        put(encoded("\n".join(page) + "\n"))
    return ALL_READ


def lens_lines(words: Messages) -> int:
    """Read measures as JSON lines from standard input; a bad line is told and stops none of the others."""
    done = failed = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            answer = _answer(line.removeprefix(b"\xef\xbb\xbf"), number, words)
        except NoMeasure as error:
            failed += 1
            complain(str(error))
            continue
        done += 1
        put(encoded(json.dumps(answer, ensure_ascii=False) + "\n"))
    if not failed:
        return ALL_READ
    return SOME_FAILED if done else NOTHING_READ


def _answer(line: bytes, number: int, words: Messages) -> dict[str, Any]:
    """The class, rights and reasons of one line. Raises NoMeasure."""
    try:
        asked = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise NoMeasure(words.no_json.format(line=number)) from error
    if not isinstance(asked, dict):
        raise NoMeasure(words.no_json.format(line=number))
    name, text, context = asked.get("id"), asked.get("text"), asked.get("context", "")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise NoMeasure(words.no_id.format(line=number))
    if not isinstance(text, str) or not isinstance(context, str):
        raise NoMeasure(words.no_text.format(line=number))
    return {"id": name, **reading_data(classify(text, context=context))}


def _plan_data(plan: Plan, readings: Mapping[str, Reading]) -> dict[str, Any]:
    items = {item.id: item for item in plan.items}
    return {
        "schema": "answerable.lens/1",
        "document": {"name": plan.source.name, "sha256": plan.source.sha256, "number": plan.header.number},
        "measures": [
            {"id": id_, "text": items[id_].text, **reading_data(reading)} for id_, reading in readings.items()
        ],
    }


def _page(
    plan: Plan, readings: Mapping[str, Reading], language: Language, style: Style, most: int | None
) -> Iterator[str]:
    words, width = messages_of(language), page_width()
    header = plan.header
    dated = day_in_words(header.date) if header.date else None
    title = [" ".join(filter(None, [header.type, header.number])), dated, plan.source.name]
    yield from map(style.bold, wrap(printable(" · ".join(part for part in title if part)), width))
    if not readings:
        yield words.no_measures
        return
    held = sum(reading.held for reading in readings.values())
    yield style.faint(words.counts.format(count=len(readings), held=held))
    items = {item.id: item for item in plan.items}
    for id_, reading in readings.items():
        yield ""
        yield from _measure(items[id_], reading, words, language, style, width, most)


def _measure(
    item: Item,
    reading: Reading,
    words: Messages,
    language: Language,
    style: Style,
    width: int,
    most: int | None,
) -> Iterator[str]:
    told = words.classes[reading.class_.value]
    held = f" · {words.on_hold}" if reading.held else ""
    yield style.bold(f"{item.id}{GAP}{told}{held}")
    for line in wrap(printable(item.text), width - len(GAP), most=most):
        yield GAP + line
    names = [
        rights()[right].vietnamese if language is Language.VI else rights()[right].english
        for right in reading.rights
    ]
    if names:
        listed = "; ".join(f"{right} {name}" for right, name in zip(reading.rights, names, strict=True))
        yield from (GAP + style.faint(line) for line in wrap(f"{words.rights}: {listed}", width - len(GAP)))
    for reason in _telling(reading):
        sentence = reason.vietnamese if language is Language.VI else reason.english
        for line in wrap(printable(f"- {sentence}"), width - 2 * len(GAP)):
            yield GAP + style.faint(line)


def _telling(reading: Reading) -> tuple[Reason, ...]:
    """The reasons that hold a measure; of one that is free, all."""
    holding = tuple(limb.reason for limb in reading.limbs if limb.class_ in HELD)
    return (*holding, *reading.framed) if holding else reading.why
