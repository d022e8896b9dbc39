"""Compile the translations: each .po to the .mo beside it, which is not kept. Needs Babel alone."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_messages(folder: Path) -> None:
    for po in sorted(folder.rglob("*.po")):
        mo = po.with_suffix(".mo")
        if mo.is_file() and mo.stat().st_mtime_ns > po.stat().st_mtime_ns:
            continue
        half = po.with_suffix(f".{os.getpid()}")
        with po.open("rb") as written, half.open("wb") as compiled:
            write_mo(compiled, read_po(written, locale="vi"))
        half.replace(mo)  # at once: another may be reading the old one


if __name__ == "__main__":
    compile_messages(Path(__file__).parents[1] / "src" / "answerable" / "register")
