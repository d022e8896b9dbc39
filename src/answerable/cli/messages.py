"""What the command itself says, in the language of whoever types it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.export.words import Language

if TYPE_CHECKING:
    from collections.abc import Mapping


class Messages(NamedTuple):
    """Every sentence of the command. A language that lacks one cannot be built."""

    # help
    usage: str
    about: str
    commands: str
    arguments: str
    options: str
    examples: str
    read: str
    read_more: str
    explain: str
    explain_more: str
    lens: str
    lens_more: str
    card: str
    card_more: str
    open: str
    open_more: str
    open_files: str
    serve: str
    tick: str
    worker: str
    manage: str
    verify: str
    backup: str
    restore: str
    doctor: str
    export_site: str
    dump: str
    load_dump: str
    statuses: str
    help: str
    version: str
    lang: str
    files: str
    format: str
    formats: str
    output: str
    overwrite: str
    jobs: str
    dask: str
    limit: str
    full: str
    explain_file: str
    explain_item: str
    lens_format: str
    card_format: str
    lens_jsonl: str
    # a command that was mistyped
    mistyped: str  # {problem}, {command}
    no_command: str
    no_files: str
    no_item_named: str
    lens_one: str
    card_one: str
    not_one_of: str  # {value}, {choices}
    no_number: str  # {value}
    no_limit: str  # {value}, {choices}
    unknown_arguments: str  # {arguments}
    one_document: str  # {format}
    to_terminal: str  # {format}
    only_for_archives: str
    no_standard_input: str
    extra_missing: str  # {asked}
    web_missing: str
    other_format: str  # {folder}
    output_in_use: str  # {folder}
    # reading
    nothing_here: str  # {folder}
    already_there: str  # {path}
    cannot_write: str  # {path}, {reason}
    fault: str  # {name}, {error}
    died: str  # {name}
    interrupted: str
    outcome: str  # {read}, {failed}
    archive_parts: str  # {earlier}, {doubles}
    archive_places: str  # {folder}
    progress: str  # {done}, {total}
    progress_left: str  # {rate}, {left}
    # explaining an item
    no_item: str  # {item}, {file}
    near: str  # {items}
    has_items: str  # {count}, {some}
    line: str  # {number}
    page: str  # {number}
    found_own: str
    found_closing: str
    found_field: str
    found_heading: str
    found_elsewhere: str
    found_inherited: str  # {item}
    # the rights lens
    classes: Mapping[str, str]
    on_hold: str
    rights: str
    counts: str  # {count}, {held}
    no_measures: str
    no_json: str  # {line}
    no_id: str  # {line}
    no_text: str  # {line}


def messages_of(language: Language) -> Messages:
    """The messages of a language; only that language is loaded."""
    if language is Language.VI:
        from answerable.cli.messages_vi import VIETNAMESE

        return VIETNAMESE
    from answerable.cli.messages_en import ENGLISH

    return ENGLISH


def language_of(environment: Mapping[str, str]) -> Language:
    """The language of the locale: Vietnamese where it says so, else English."""
    return Language.VI if locale_of(environment).startswith("vi") else Language.EN


def locale_of(environment: Mapping[str, str]) -> str:
    """The name of the locale in small letters: the first of LC_ALL, LC_MESSAGES and LANG that is set decides,
    as POSIX has it; "" where none is."""
    return next((environment[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(n)), "").lower()
