"""Renew the register's translations: phrases out of the code and the pages, into .po, and compiled to .mo.

What is translated already is kept. New phrases stand in the .po without a translation, and a test fails
until they have one. Babel does it all, so that nobody needs the gettext tools.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from compile_messages import compile_messages
from django.utils.translation import templatize

REGISTER = Path(__file__).parents[1] / "src" / "answerable" / "register"
PLACE = Path("locale", "vi", "LC_MESSAGES", "django.po")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def main() -> None:
    gaps = []
    for room in rooms():
        catalog = renewed(room)
        (room / PLACE).parent.mkdir(parents=True, exist_ok=True)
        (room / PLACE).write_bytes(as_po(catalog))
        gaps += [
            f"{room.name}: {message.id}" for message in catalog if message.id and not translated(message)
        ]
    compile_messages(REGISTER)
    print(f"{len(gaps)} phrases without a translation", *gaps, sep="\n  ")


def rooms() -> list[Path]:
    """The folders that keep translations of their own: the rooms that say something, and all the rest."""
    return [
        room
        for room in (REGISTER, *sorted(path.parent for path in REGISTER.glob("*/apps.py")))
        if phrases(room)
    ]


def phrases(room: Path) -> Catalog:
    """The phrases that are in use in a room now, without their translations."""
    found = Catalog(
        locale="vi", fuzzy=False, project="Answerable", header_comment="# Answerable in Vietnamese."
    )
    for path in sorted([*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt")]):
        inside = path.relative_to(room)
        if "migrations" in inside.parts or (
            room == REGISTER and (REGISTER / inside.parts[0] / "apps.py").is_file()
        ):
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # Django's own step makes calls of gettext out of tags; what is left would be bad indentation.
            text = re.sub(r"^[ \t]+", "", templatize(text), flags=re.MULTILINE)
        for _, phrase, comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
            found.add(phrase, locations=[(str(inside), 0)], auto_comments=comments, context=context)
    return found


def renewed(room: Path) -> Catalog:
    """The kept translations for the phrases in use; one that is used no more is left out."""
    found = phrases(room)
    if (room / PLACE).is_file():
        kept = read_po(io.BytesIO((room / PLACE).read_bytes()), locale="vi")
        for message in found:
            if message.id and (known := kept.get(message.id, message.context)) is not None:
                message.string = known.string
    return found


def translated(message: object) -> bool:
    string = getattr(message, "string", "")
    return all(string) if isinstance(string, tuple | list) else bool(string)


def as_po(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)
    # Dates of making would change the file each time.
    return re.sub(
        rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator|Language-Team).*\n',
        b"",
        out.getvalue(),
        flags=re.MULTILINE,
    )


if __name__ == "__main__":
    main()
