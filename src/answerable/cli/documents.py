"""Which documents are meant by what was typed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN = "-"

# What is plainly no document, inside a folder. Everything else is opened, and told by its content.
# fmt: off
NO_DOCUMENTS = frozenset([
    ".7z", ".avi", ".bak", ".bat", ".bin", ".bmp", ".bz2", ".c", ".cfg", ".cpp", ".css", ".csv", ".db",
    ".dll", ".eml", ".exe", ".gif", ".go", ".gz", ".h", ".ico", ".ini", ".iso", ".jar", ".java",
    ".jpeg", ".jpg", ".js", ".json", ".jsonl", ".lock", ".log", ".mov", ".mp3", ".mp4", ".msg", ".msi",
    ".ods", ".odp", ".parquet", ".php", ".png", ".ppt", ".pptx", ".py", ".pyc", ".rar", ".rb", ".rs",
    ".sh", ".so", ".sql", ".sqlite", ".svg", ".tar", ".tgz", ".tif", ".tiff", ".tmp", ".toml", ".ts",
    ".tsv", ".ttf", ".wav", ".webp", ".wmv", ".woff", ".woff2", ".xls", ".xlsb", ".xlsm", ".xlsx",
    ".xml", ".xz", ".yaml", ".yml", ".zip", ".zst",
])
# fmt: on


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document to read: a file, or standard input where ``path`` is None."""

    path: Path | None
    shown: str  # how it is named in messages
    place: str  # its path under the output folder, without the ending of the format


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The documents, in the order typed, folders in alphabetical order; and folders that hold none."""

    documents: tuple[Document, ...]
    empty: tuple[str, ...]
    folders: bool  # whether a folder was typed
    several: bool  # whether more than one could be meant: many names, or a folder


def find_documents(typed: Sequence[str], *, outside: Path | None = None) -> Found:
    """Look up what was typed; a folder is searched through, but for the folder ``outside``.

    A name that is not there is a document too: reading it tells what is wrong with it.
    """
    named: list[tuple[Path | None, str, str]] = []
    empty: list[str] = []
    folders = False
    for name in dict.fromkeys(typed):
        path = Path(name)
        if name == STDIN:
            named.append((None, name, "stdin"))
        elif os.path.isdir(name):  # unlike Path.is_dir, it never raises
            folders = True
            inside = list(_inside(path, outside))
            named += [(file, str(file), file.relative_to(path).as_posix()) for file in inside]
            empty += [] if inside else [name]
        else:
            named.append((path, name, path.name))
    return Found(
        documents=tuple(_in_own_places(named)),
        empty=tuple(empty),
        folders=folders,
        several=folders or len(named) > 1,
    )


def _inside(folder: Path, outside: Path | None) -> Iterator[Path]:
    """The files of a folder and its folders that may be documents; links to folders are not followed."""
    barred = os.path.realpath(outside) if outside else None
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not _hidden(name) and os.path.realpath(os.path.join(root, name)) != barred
        )
        for name in sorted(files):
            path = Path(root) / name
            if not _hidden(name) and path.suffix.lower() not in NO_DOCUMENTS and os.path.isfile(path):
                yield path


def _hidden(name: str) -> bool:
    """Hidden by its name, or the mark that Word leaves beside an open document ("~$ke-hoach.docx")."""
    return name.startswith((".", "~$"))


def _in_own_places(named: list[tuple[Path | None, str, str]]) -> Iterator[Document]:
    """No two documents have one place: a second "ke-hoach.docx" becomes "ke-hoach-2.docx".

    Places that differ only in case count as one, since some file systems hold them for one.
    """
    taken: set[str] = set()
    for path, shown, place in named:
        own, count = place, 1
        while own.casefold() in taken:
            count += 1
            parts = PurePosixPath(place)
            own = str(parts.with_name(f"{parts.stem}-{count}{parts.suffix}"))
        taken.add(own.casefold())
        yield Document(path=path, shown=shown, place=own)
