"""The command."""

from __future__ import annotations

import sys


def main() -> int:
    from answerable.reader import read_plan
    from answerable.reader.export.plan_json import to_json

    print(to_json(read_plan(sys.argv[-1])))
    return 0
