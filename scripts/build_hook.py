"""What hatchling does besides when the package is built or installed: it compiles the translations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileMessages(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root, "scripts")))
        from compile_messages import compile_messages

        compile_messages(Path(self.root, "src", "answerable", "register"))
