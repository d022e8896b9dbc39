"""The words that may be typed after ``answerable``, and what each of them starts."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any, NoReturn

from answerable.cli.limits import limit
from answerable.cli.messages import language_of, messages_of
from answerable.cli.terminal import complain
from answerable.reader.export.words import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from answerable.cli.messages import Messages

MISTYPED = 2
# What follows these is not ours to understand.
OF_THE_REGISTER = (
    "open",
    "serve",
    "tick",
    "worker",
    "manage",
    "verify",
    "backup",
    "restore",
    "doctor",
    "export-site",
    "dump",
    "load-dump",
)
COMMANDS = ("read", "explain", "lens", "card", *OF_THE_REGISTER)
LENS_FORMATS = ("summary", "json")
CARD_FORMATS = ("summary", "json", "docx")
FORMATS = ("summary", "json", "jsonl", "csv", "xlsx", "akn", "parquet")
EXAMPLES = """  answerable read ke-hoach.docx
  answerable explain ke-hoach.docx III/1
  answerable lens ke-hoach.docx"""
READ_EXAMPLES = """  answerable read ke-hoach.docx
  answerable read --format json ke-hoach.pdf > ke-hoach.json
  answerable read --format csv plans/ > plans.csv
  answerable read --format xlsx --output out plans/
  answerable read --output out --jobs 2 archive/
  curl … | answerable read -"""
EXPLAIN_EXAMPLES = """  answerable explain ke-hoach.docx III/1
  answerable explain --lang vi ke-hoach.pdf IV/3/-2"""
OPEN_EXAMPLES = """  answerable open ke-hoach.docx
  ANSWERABLE_DATA=~/so-cam-ket ANSWERABLE_PORT=8080 answerable open plans/*.pdf"""
CARD_EXAMPLES = """  answerable card du-thao.docx
  answerable card --format docx du-thao.docx > phieu.docx
  answerable card --format json du-thao.pdf > phieu.json"""
LENS_EXAMPLES = """  answerable lens ke-hoach.docx
  answerable lens --format json ke-hoach.pdf > ke-hoach.lens.json
  echo '{"id": 1, "text": "Cấp sách giáo khoa cho học sinh nghèo"}' | answerable lens --jsonl"""


def run(arguments: Sequence[str]) -> int:
    """Do what was typed and return the exit status."""
    language = _language(arguments)
    words = messages_of(language)
    parser = _parser(words)
    try:
        if arguments and arguments[0] not in COMMANDS and not arguments[0].startswith("-"):
            parser.error(words.not_one_of.format(value=arguments[0], choices=", ".join(COMMANDS)))
        if arguments and arguments[0] in OF_THE_REGISTER and not _asks_about_open(arguments):
            from answerable.cli.register import start

            return start(arguments[0], arguments[1:], words, language)
        options, rest = parser.parse_known_args(arguments)
        if options.command is None:
            parser.error(words.no_command)
        if rest:
            options.parser.error(words.unknown_arguments.format(arguments=" ".join(rest)))
        if options.command == "read":
            if not options.files:
                options.parser.error(words.no_files)
            from answerable.cli.read import read

            return read(options, language)
        if options.command == "lens":
            if (options.file is None) is not options.jsonl:
                options.parser.error(words.lens_one)
            from answerable.cli.lens import lens, lens_lines

            return lens_lines(words) if options.jsonl else lens(options, language)
        if options.command == "card":
            if options.file is None:
                options.parser.error(words.card_one)
            from answerable.cli.card import card

            return card(options, language)
        if options.item is None:
            options.parser.error(words.no_item_named)
        from answerable.cli.explain import explain

        return explain(options, language)
    except SystemExit as end:  # after --help and --version, and what error() raises
        return end.code if isinstance(end.code, int) else 0


def _asks_about_open(arguments: Sequence[str]) -> bool:
    """Whether the help of ``open`` is asked for; the others have theirs from gunicorn and Django."""
    return arguments[0] == "open" and not {"-h", "--help"}.isdisjoint(arguments)


def _language(arguments: Sequence[str]) -> Language:
    """``--lang`` wherever it stands, else the locale; a wrong one is refused later, in the locale's words."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[place + 1] if place + 1 < len(arguments) else "")
            if value in tuple(Language):
                return Language(value)
    return language_of(os.environ)


def _parser(words: Messages) -> Parser:
    parser = Parser(
        words=words, prog="answerable", description=words.about, epilog=f"{words.examples}:\n{EXAMPLES}"
    )
    parser.switches.add_argument("--version", action=Version, nargs=0, help=words.version)
    commands = parser.add_subparsers(
        dest="command",
        title=words.commands,
        metavar="COMMAND",
    )

    read = commands.add_parser(
        "read",
        words=words,
        help=words.read,
        description=words.read_more,
        epilog=f"{words.formats}\n\n{words.statuses}\n\n{words.examples}:\n{READ_EXAMPLES}",
    )
    formats = one_of(FORMATS, words)
    read.places.add_argument("files", nargs="*", metavar="FILE|FOLDER", help=words.files)
    add = read.switches.add_argument
    add("--format", metavar="FORMAT", type=formats, help=words.format)
    add("--output", metavar="FOLDER", help=words.output)
    add("--overwrite", action="store_true", help=words.overwrite)
    add("--jobs", metavar="N", type=whole_number(words), default=1, help=words.jobs)
    add("--dask", metavar="ADDRESS", help=words.dask)
    add("--full", action="store_true", help=words.full)

    explain = commands.add_parser(
        "explain",
        words=words,
        help=words.explain,
        description=words.explain_more,
        epilog=f"{words.statuses}\n\n{words.examples}:\n{EXPLAIN_EXAMPLES}",
    )
    explain.places.add_argument("file", metavar="FILE", nargs="?", help=words.explain_file)
    explain.places.add_argument("item", metavar="ITEM", nargs="?", help=words.explain_item)

    lens = commands.add_parser(
        "lens",
        words=words,
        help=words.lens,
        description=words.lens_more,
        epilog=f"{words.statuses}\n\n{words.examples}:\n{LENS_EXAMPLES}",
    )
    lens.places.add_argument("file", metavar="FILE", nargs="?", help=words.explain_file)
    add = lens.switches.add_argument
    add(
        "--format",
        metavar="FORMAT",
        type=one_of(LENS_FORMATS, words),
        default="summary",
        help=words.lens_format,
    )
    add("--jsonl", action="store_true", help=words.lens_jsonl)
    add("--full", action="store_true", help=words.full)

    card = commands.add_parser(
        "card",
        words=words,
        help=words.card,
        description=words.card_more,
        epilog=f"{words.statuses}\n\n{words.examples}:\n{CARD_EXAMPLES}",
    )
    card.places.add_argument("file", metavar="FILE", nargs="?", help=words.explain_file)
    card.switches.add_argument(
        "--format",
        metavar="FORMAT",
        type=one_of(CARD_FORMATS, words),
        default="summary",
        help=words.card_format,
    )

    opening = commands.add_parser(
        "open",
        words=words,
        help=words.open,
        description=words.open_more,
        epilog=f"{words.examples}:\n{OPEN_EXAMPLES}",
    )
    opening.places.add_argument("files", nargs="*", metavar="FILE", help=words.open_files)

    for name, about in (
        ("serve", words.serve),
        ("tick", words.tick),
        ("worker", words.worker),
        ("manage", words.manage),
        ("verify", words.verify),
        ("backup", words.backup),
        ("restore", words.restore),
        ("doctor", words.doctor),
        ("export-site", words.export_site),
        ("dump", words.dump),
        ("load-dump", words.load_dump),
    ):
        commands.add_parser(name, words=words, help=about)

    for command in (read, explain, lens, card):
        languages = one_of(tuple(Language), words)
        command.switches.add_argument("--lang", metavar="LANG", type=languages, help=words.lang)
        command.switches.add_argument(
            "--limit", metavar="NAME=NUMBER", action="append", default=[], type=limit(words), help=words.limit
        )
        command.set_defaults(parser=command)
    return parser


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of whoever types. ``places`` and ``switches`` take arguments."""

    def __init__(self, *, words: Messages, **more: Any) -> None:
        more["formatter_class"] = lambda prog: Formatter(words.usage, prog)
        super().__init__(**more, add_help=False, allow_abbrev=False)
        self._words = words
        self.places = self.add_argument_group(words.arguments)
        self.switches = self.add_argument_group(words.options)
        self.switches.add_argument("-h", "--help", action="help", help=words.help)

    def error(self, message: str) -> NoReturn:
        complain(self._words.mistyped.format(problem=message, command=self.prog))
        raise SystemExit(MISTYPED)


class Formatter(argparse.HelpFormatter):
    """Wraps what is one paragraph, and leaves lists and examples as they are set."""

    def __init__(self, usage: str, prog: str) -> None:
        super().__init__(prog)
        self._usage = usage

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, f"{self._usage}: " if prefix is None else prefix)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)


class Version(argparse.Action):
    """Prints the version; the lookup of the installed package is made only then."""

    def __call__(self, parser: argparse.ArgumentParser, *more: object) -> None:
        from importlib.metadata import version

        print(f"answerable {version('answerable')}")
        parser.exit()


def one_of(choices: Sequence[str], words: Messages) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in choices:
            problem = words.not_one_of.format(value=value, choices=", ".join(choices))
            raise argparse.ArgumentTypeError(problem)
        return value

    return check


def whole_number(words: Messages) -> Callable[[str], int]:
    def check(value: str) -> int:
        if not (value.isascii() and value.isdigit() and int(value) >= 1):
            raise argparse.ArgumentTypeError(words.no_number.format(value=value))
        return int(value)

    return check
