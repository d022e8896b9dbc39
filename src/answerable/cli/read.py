"""``answerable read``: documents in, commitments out."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.cli import archiving
from answerable.cli.documents import find_documents
from answerable.cli.keeping import CannotWrite, keeper
from answerable.cli.limits import limits_of
from answerable.cli.messages import messages_of
from answerable.cli.reading import Form, read_all
from answerable.cli.terminal import Bar, complain, page_width, shows_colour

if TYPE_CHECKING:
    import argparse

    from answerable.cli.documents import Found
    from answerable.cli.keeping import Keeper
    from answerable.cli.messages import Messages
    from answerable.reader.export.words import Language

ALL_READ, SOME_FAILED, NOTHING_READ = 0, 1, 2

ONE_DOCUMENT = ("json", "akn")  # what one file of these formats holds
TABLES = ("csv", "xlsx")


def read(options: argparse.Namespace, language: Language) -> int:
    """Read what was typed and return the exit status."""
    words = messages_of(language)
    folder = Path(options.output) if options.output else None
    found = find_documents(options.files, outside=folder)
    if options.format is None:
        options.format = "jsonl" if folder and found.folders else "summary"
    if options.format in archiving.FORMATS and folder:
        return _read_archive(found, folder, options, words, language)
    if options.format == "parquet" or options.dask:
        options.parser.error(words.only_for_archives)
    if folder is None and found.several and options.format in ONE_DOCUMENT:
        options.parser.error(words.one_document.format(format=options.format))
    if folder is None and options.format == "xlsx" and sys.stdout.isatty():
        options.parser.error(words.to_terminal.format(format=options.format))
    form = Form(
        format=options.format,
        language=language,
        limits=limits_of(options),
        width=page_width(),
        colour=folder is None and shows_colour(),
        full=options.full,
        rows=folder is None and options.format in TABLES,
    )
    try:
        keep = keeper(form, folder, words, overwrite=options.overwrite)
        return _read(found, keep, form, words, options.jobs, quiet=folder is None and sys.stdout.isatty())
    except CannotWrite as error:
        complain(str(error))
        return NOTHING_READ


def _read_archive(
    found: Found, folder: Path, options: argparse.Namespace, words: Messages, language: Language
) -> int:
    for name in found.empty:
        complain(words.nothing_here.format(folder=name))
    if not found.documents:
        return NOTHING_READ
    try:
        outcome = archiving.read_into_shards(
            found,
            folder,
            format=options.format,
            jobs=options.jobs,
            dask=options.dask,
            limits=limits_of(options),
            language=language,
        )
    except archiving.CannotArchive as error:
        complain(str(error))
        return NOTHING_READ
    if not outcome.read:
        return NOTHING_READ
    return SOME_FAILED if outcome.failed or found.empty else ALL_READ


def _read(found: Found, keep: Keeper, form: Form, words: Messages, jobs: int, *, quiet: bool) -> int:
    """Read, keep, complain; ``quiet`` leaves out the bar and the count, which would stand among results."""
    for name in found.empty:
        complain(words.nothing_here.format(folder=name))
    done, failed = 0, len(found.empty)
    bar = Bar(len(found.documents), words, shown=not quiet)
    with closing(read_all(found.documents, form, jobs=jobs)) as results:
        for document, result in results:
            bar.clear()
            problem = result.problem if result.data is None else keep.add(document, result.data)
            if problem is None:
                done += 1
            else:
                failed += 1
                complain(problem)
            bar.step()
    bar.clear()
    if done:
        keep.end()
    if done + failed > 1 and not quiet:
        complain(words.outcome.format(read=done, failed=failed))
    if not done:
        return NOTHING_READ
    return SOME_FAILED if failed else ALL_READ
