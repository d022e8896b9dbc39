"""``answerable read FOLDER --output DIR``: a whole archive into shards, with a manifest."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from answerable.cli.messages import messages_of
from answerable.cli.terminal import Bar, complain

if TYPE_CHECKING:
    from pathlib import Path

    from answerable.archive import Engine, Outcome, Progress
    from answerable.cli.documents import Found
    from answerable.cli.messages import Messages
    from answerable.reader.export.words import Language
    from answerable.reader.formats.limits import Limits

FORMATS = ("jsonl", "parquet")
EXTRA = {"dask": "distributed", "parquet": "pyarrow"}  # what is asked for, and the package that does it


class CannotArchive(Exception):
    """Nothing was read; ``str(error)`` is the sentence to show."""


def read_into_shards(
    found: Found,
    output: Path,
    *,
    format: str,
    jobs: int,
    dask: str | None,
    limits: Limits,
    language: Language,
) -> Outcome:
    """Read the documents into ``output``, saying how far it is and what became of them.

    Raises CannotArchive when the run cannot begin.
    """
    words = messages_of(language)
    for asked, package in EXTRA.items():
        if (format == asked or (asked == "dask" and dask)) and importlib.util.find_spec(package) is None:
            raise CannotArchive(words.extra_missing.format(asked=asked))
    from answerable.archive import Dask, Form, OtherForm, Pool, read_archive

    engine: Engine = Dask(dask) if dask else Pool(jobs)
    files = [document.path for document in found.documents if document.path is not None]
    if len(files) < len(found.documents):
        raise CannotArchive(words.no_standard_input)
    how_far = HowFar(words)
    try:
        outcome = read_archive(files, output, engine=engine, form=Form(format), limits=limits, report=how_far)
    except OtherForm as error:
        raise CannotArchive(words.other_format.format(folder=output)) from error
    except BlockingIOError as error:
        raise CannotArchive(words.output_in_use.format(folder=output)) from error
    except OSError as error:
        how_far.clear()
        where = dask or str(error.filename or output)
        raise CannotArchive(words.cannot_write.format(path=where, reason=error.strerror or error)) from error
    how_far.clear()
    for record in outcome.failed:
        complain(record.error or record.path)
    complain(words.outcome.format(read=outcome.read, failed=len(outcome.failed)))
    if outcome.earlier or outcome.doubles:
        complain(words.archive_parts.format(earlier=outcome.earlier, doubles=outcome.doubles))
    complain(words.archive_places.format(folder=output))
    return outcome


class HowFar:
    """Draws the progress of a run as a bar, once it is known how much there is to read."""

    def __init__(self, words: Messages) -> None:
        self._words = words
        self._bar: Bar | None = None

    def __call__(self, progress: Progress) -> None:
        self._bar = self._bar or Bar(progress.total, self._words, shown=True)
        self._bar.reach(progress.done)

    def clear(self) -> None:
        if self._bar:
            self._bar.clear()
