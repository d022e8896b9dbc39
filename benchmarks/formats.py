"""The same document in other formats reads alike: real documents converted by LibreOffice.

    python benchmarks/formats.py [--only TEXT] [--differences]

Each Word file and saved page of the shared plans is converted to .docx, .pdf, .html and .txt; the reading of
each conversion is compared with the reading of the original: items by their words and kind, and of each item
the leads, the deadlines and the clause's citations.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.reader import ReaderError, read_plan

if TYPE_CHECKING:
    from answerable.reader import Plan

PLANS = Path(__file__).resolve().parents[2] / "shared" / "plans"
# Without these LibreOffice opens a page in its web editor, which cannot write .docx.
OPENED_AS = {".html": "HTML (StarWriter)", ".txt": "Text (encoded):UTF8"}
FILTERS = {"docx": "docx", "pdf": "pdf", "html": "html", "txt": "txt:Text (encoded):UTF8"}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="documents whose name contains this")
    parser.add_argument("--differences", action="store_true", help="list what differs")
    options = parser.parse_args()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or not PLANS.is_dir():
        print("formats: skipped, since LibreOffice or shared/plans is not there")
        return 0
    alike: dict[str, Counter[str]] = defaultdict(Counter)
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(PLANS.iterdir()):
        if path.suffix not in (".docx", ".html", ".txt") or options.only not in path.name:
            continue
        facts = facts_of(read_plan(path))
        with tempfile.TemporaryDirectory() as folder:
            for form, copy in converted(path, Path(folder), office):
                try:
                    found = facts_of(read_plan(copy))
                except ReaderError as error:
                    print(f"{path.name} as {form}: {error}")
                    found = {}
                for field, one in facts.items():
                    other = found.get(field, Counter())
                    alike[form][field] += 2 * (one & other).total()
                    whole[form][field] += one.total() + other.total()
                    if options.differences:
                        for fact in ((one - other) + (other - one)).elements():
                            print(f"{path.name} as {form}, {field}: {fact}")
    fields = ("items", "leads", "deadlines", "citations")
    print("| converted to |", " | ".join(fields), "|")
    print("|---|" + "---|" * len(fields))
    for form in FILTERS:
        shares = (alike[form][field] / whole[form][field] if whole[form][field] else 1.0 for field in fields)
        print(f"| .{form} |", " | ".join(f"{share:.3f}" for share in shares), "|")
    return 0


def converted(path: Path, folder: Path, office: str) -> list[tuple[str, Path]]:
    copies = []
    for form, filter_name in FILTERS.items():
        target = folder / form
        command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        if path.suffix in OPENED_AS:
            command.append(f"--infilter={OPENED_AS[path.suffix]}")
        command += ["--convert-to", filter_name, "--outdir", str(target), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        copies += [(form, copy) for copy in target.glob(f"*.{form}")]  # not the pictures of a page
    return copies


def facts_of(plan: Plan) -> dict[str, Counter[tuple[str, ...]]]:
    facts: dict[str, Counter[tuple[str, ...]]] = {
        field: Counter() for field in ("items", "leads", "deadlines")
    }
    for item in plan.items:
        words = " ".join(re.findall(r"\w+", item.text.casefold()))[:80]
        facts["items"][words, item.kind.value] += 1
        for assignment in item.assignments:
            facts["leads"][words, assignment.role.value, assignment.name.casefold()] += 1
        for deadline in item.deadlines:
            facts["deadlines"][words, deadline.kind.value, " ".join(deadline.text.casefold().split())] += 1
    facts["citations"] = Counter((citation.number or citation.name or "",) for citation in plan.citations)
    return facts


if __name__ == "__main__":
    sys.exit(main())
