"""What an office decided, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from answerable.register.accounts.own_words import ours
from answerable.register.accounts.settings_kept import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable


def _decided(after: dict[str, Any]) -> str:
    """Raises KeyError for a setting of another version."""
    value = after["value"]
    if after["key"].startswith(WORDS):
        return _called(after["key"].removeprefix(WORDS), value)
    said = {
        "stale_days": _("From now on a commitment is flagged after %(value)s days without movement."),
        "finance_body": _("From now on money is allocated by the body “%(value)s”.")
        if value
        else _("From now on no body is known to allocate money."),
        "validator_after_days": _("From now on validators are told of what is overdue for %(value)s days."),
        "secretariat_after_days": _(
            "From now on the secretariat is told of what is overdue for %(value)s days."
        ),
        "focal_point_signs": _("From now on a focal point signs where its body has no validator.")
        if value == "yes"
        else _("From now on answers of a body without a validator wait for one."),
    }
    return said[after["key"]] % {"value": value}


def _called(what: str, value: str) -> str:
    key, _dot, language = what.rpartition(".")
    named = {"words": ours(key, language), "own": value}
    if value:
        return _("From now on what is “%(words)s” elsewhere is called “%(own)s” here.") % named
    return _("From now on “%(words)s” is called so here too.") % named


SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {"account.setting_decided": _decided}
