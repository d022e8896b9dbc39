"""``python -m answerable`` is the command ``answerable``."""

from __future__ import annotations

import sys

from answerable.cli import main

if __name__ == "__main__":  # processes that read documents import this module too
    sys.exit(main())
