"""A room whose matters a test says itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from answerable.register.accounts.models import Role
from answerable.register.accounts.notices import BY_A_DAY, Matter, Matters, Rules


@dataclass
class Room:
    """What is open, as the test says it."""

    rules: Rules = BY_A_DAY
    open: list[Matter] = field(default_factory=list)

    def add(self, commitment, body, due, *, role=Role.FOCAL_POINT, words="Báo cáo kết quả"):
        matter = Matter(
            subject=commitment,
            body=body,
            role=role,
            due=due,
            words=words,
            address="/lam-viec/",
            commitment=commitment.pk,
        )
        self.open.append(matter)
        return matter

    def kinds(self):
        return [
            Matters(kind="test", title="Việc phải làm", rules=self.rules, find=lambda _on: iter(self.open))
        ]
