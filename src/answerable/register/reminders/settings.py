"""What an office sets about its reminders."""

from __future__ import annotations

from answerable.register.accounts.models import Role

ESCALATION = {Role.VALIDATOR: 7, Role.SECRETARIAT: 14}  # days after the due day


def escalation() -> dict[Role, int]:
    """After how many days a matter that is past its day goes to whom."""
    return ESCALATION
