"""``answerable doctor``: what is wrong with an installation, and what to do."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from answerable.register.upkeep.checks import Level, diagnoses, worst

MARKS = {Level.WELL: "✓", Level.LOOK: "!", Level.BROKEN: "✗"}
STATUS = {Level.WELL: 0, Level.LOOK: 1, Level.BROKEN: 2}


class Command(BaseCommand):
    help = "Say what is wrong here and what to do. Ends with 0 (well), 1 (look at it) or 2 (broken)."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        found = diagnoses(on_a_page=False)
        for title, ones in found:
            for one in ones:
                self.stdout.write(f"{MARKS[one.level]} {title}: {one.what}")
                if one.remedy:
                    self.stdout.write(f"    → {one.remedy}")
        sys.exit(STATUS[worst(found)])
