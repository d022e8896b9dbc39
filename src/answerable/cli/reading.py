"""Documents read one after another, or by several processes; what became of each, in the order asked."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.cli.documents import STDIN, Document
from answerable.cli.limits import limits_of
from answerable.cli.messages import messages_of
from answerable.cli.terminal import complain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from answerable.reader.export.table import Tables
    from answerable.reader.export.words import Language
    from answerable.reader.formats.limits import Limits
    from answerable.reader.model import Plan

DEBUG = "ANSWERABLE_DEBUG"  # set it to see the traceback of a fault in this program


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a plan is to be given."""

    format: str
    language: Language
    limits: Limits
    width: int = 100
    colour: bool = False
    full: bool = False
    rows: bool = False  # csv and xlsx: rows for a file that holds many plans, not a file of their own


class Refused(Exception):
    """A document that gives no plan. ``str(error)`` is the sentence to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A document in its form, or the sentence that says why it could not be read."""

    data: bytes | Tables | None = None
    problem: str | None = None


def read_all(
    documents: Sequence[Document], form: Form, *, jobs: int
) -> Generator[tuple[Document, Result], None, None]:
    """Read documents and yield each with its result, in their order. None of them stops the others."""
    if min(jobs, len(documents)) == 1:
        for document in documents:
            yield document, read_one(document, form)
        return
    waiting = deque(documents)
    while waiting:
        yield from _by_pool(waiting, form, min(jobs, len(waiting)))
        if waiting:  # a process died and took the pool with it: find out which document kills
            document = waiting.popleft()
            yield document, _alone(document, form)


def read_one(document: Document, form: Form) -> Result:
    """Read a document into its form. Never raises, but for KeyboardInterrupt."""
    try:
        return Result(data=_in_form(plan_of(document, form.language, form.limits), document, form))
    except Refused as error:
        return Result(problem=str(error))
    except Exception as error:
        return Result(problem=_fault(error, document, form.language))


def plan_of(document: Document, language: Language, limits: Limits) -> Plan:
    """Read a document. Raises Refused where it gives no plan."""
    from answerable.reader.errors import ReaderError
    from answerable.reader.export.sentences import error_in_words

    try:
        return _plan(document, limits)
    except ReaderError as error:
        error.name = document.shown
        raise Refused(error_in_words(error, language)) from error
    except Exception as error:
        raise Refused(_fault(error, document, language)) from error


def plan_named(options: argparse.Namespace, language: Language) -> Plan | None:
    """The plan in the one file that was named; None where it gives none, which was said then."""
    path = None if options.file == STDIN else Path(options.file)
    try:
        document = Document(path=path, shown=options.file, place=options.file)
        return plan_of(document, language, limits_of(options))
    except Refused as error:
        complain(str(error))
        return None


def _fault(error: Exception, document: Document, language: Language) -> str:
    """The sentence for what should never happen. Raises the error itself where DEBUG is set."""
    if os.environ.get(DEBUG):
        raise error
    told = f"{type(error).__name__}: {error}"[:200]
    return messages_of(language).fault.format(name=document.shown, error=told)


def _plan(document: Document, limits: Limits) -> Plan:
    from answerable.reader import read_plan, read_source

    if document.path is not None:
        return read_plan(document.path, limits)
    import sys

    from answerable.reader.formats import load_bytes

    return read_source(load_bytes(sys.stdin.buffer.read(limits.file_bytes + 1), "stdin", limits))


def _in_form(plan: Plan, document: Document, form: Form) -> bytes | Tables:
    from answerable.cli.terminal import encoded
    from answerable.reader import export

    match form.format:
        case "json":
            return encoded(export.to_json(plan) + "\n")
        case "jsonl":
            return encoded(export.to_json(plan, indent=None) + "\n")
        case "akn":
            return export.to_akn(plan)
        case "summary":
            text = export.summarise(
                plan, language=form.language, width=form.width, colour=form.colour, full=form.full
            )
            return encoded(text)
        case _:
            tables = export.tables_of(plan, form.language, document=document.place)
            if form.rows:
                return tables
            return export.csv_of(tables) if form.format == "csv" else _workbook(tables, form)


def _workbook(tables: Tables, form: Form) -> bytes:
    import io

    from answerable.reader import export

    file = io.BytesIO()
    export.write_xlsx([tables], file, language=form.language)
    return file.getvalue()


# ------------------------------------------------------------------ processes


def _by_pool(waiting: deque[Document], form: Form, jobs: int) -> Iterator[tuple[Document, Result]]:
    """Take documents off ``waiting`` as they are read; those that are left are not, when a process died."""
    import multiprocessing
    from concurrent.futures.process import BrokenProcessPool

    running: deque[Future[Result]] = deque()
    with _pool(jobs) as pool:
        try:
            while waiting:
                ahead = min(len(waiting), 4 * jobs)
                while len(running) < ahead:
                    running.append(pool.submit(read_one, waiting[len(running)], form))
                result = running[0].result()
                running.popleft()
                yield waiting.popleft(), result
        except BrokenProcessPool:
            return
        finally:
            if waiting:  # a process died, or Ctrl-C: do not wait for what is still being read
                for child in multiprocessing.active_children():
                    child.terminate()


def _alone(document: Document, form: Form) -> Result:
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(read_one, document, form).result()
        except BrokenProcessPool:
            return Result(problem=messages_of(form.language).died.format(name=document.shown))


def _pool(jobs: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts_to_the_parent
    )


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
