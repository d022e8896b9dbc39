"""Coverage-guided fuzzing by hand: any bytes give a plan or one sentence.

    pip install -e '.[fuzz]'
    python tests/fuzz/read_any_bytes.py -max_total_time=300 CORPUS

``CORPUS`` is a folder of documents to start from, such as a copy of ``examples/``: new inputs are put there.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["answerable"]):
    from answerable.reader import ReaderError, read_source
    from answerable.reader.formats import load_bytes


def read(data: bytes) -> None:
    try:
        plan = read_source(load_bytes(data, "fuzz"))
    except ReaderError as error:
        if not str(error).strip() or "\n" in str(error):
            raise AssertionError("an error is not one sentence") from error
        return
    size = len(plan.source.text)
    for item in plan.items:
        assert 0 <= item.span.start < item.span.end <= size
        for deadline in item.deadlines:
            assert plan.source.quote(deadline.span) == " ".join(deadline.text.split())


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
