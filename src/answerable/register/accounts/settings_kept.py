"""What an office may decide for its register, with what holds where nothing was decided."""

from __future__ import annotations

from answerable.register.accounts.models import Account, Setting
from answerable.register.accounts.permissions import Action
from answerable.register.accounts.services import acting_by
from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.trace.comparing import state_of

DEFAULTS = {
    "stale_days": "90",  # without movement for longer, a commitment is flagged
    "finance_body": "",  # the key of the body that allocates money
    "validator_after_days": "7",  # what is overdue longer is told to the validator
    "secretariat_after_days": "14",
    "focal_point_signs": "yes",  # where a body has no validator; "no": it waits for one
}
LOOK = dict.fromkeys(("register_name", "accent", "logo"), "")  # "": ours
WORDS = "word."  # what begins so is what the office calls something; "": ours


def settings_now() -> dict[str, str]:
    """All of them."""
    decided = kept_while_nothing_is_done(
        "settings", lambda: dict(Setting.objects.values_list("key", "value"))
    )
    return DEFAULTS | LOOK | decided


def setting(key: str) -> str:
    """Raises KeyError where there is no such setting."""
    now = settings_now()
    return now.get(key, "") if key.startswith(WORDS) else now[key]


def decide(key: str, value: str, *, by: Account | None) -> None:
    """Raises KeyError, PermissionDenied."""
    with acting_by(by, Action.KEEP_SETTINGS) as doing:
        before = {"value": setting(key)}
        row, _ = Setting.objects.update_or_create(key=key, defaults={"value": value})
        after = {"key": key, "value": value}
        doing.note("account.setting_decided", row, before=before, after=after, state_digest=state_of(row))
