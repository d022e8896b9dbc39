"""Forms that anybody may send, without an account: programs that fill in every form are kept out, and nothing
is kept of who sends.

A form carries a token of ours: it is sent once, not at once after it was opened, and not after a day. A field
that people do not see stays empty. No picture is to be read and no puzzle to be solved.
"""

from __future__ import annotations

import secrets
import time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.limits import DAY, within

SOONEST = 4  # seconds in which nobody reads a form and writes a sentence
SALT = "answerable.strangers"


def token(about: str, *, at: float | None = None) -> str:
    """For a form about something, opened now."""
    opened = time.time() if at is None else at
    return signing.dumps({"about": about, "at": opened, "once": secrets.token_hex(8)}, salt=SALT)


class StrangerForm(forms.Form):
    """A form about something, by the name that its address has for it."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=500, required=False)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *given: Any, about: str, **more: Any) -> None:
        super().__init__(*given, **more)
        self.about = about
        self.initial["token"] = token(about)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this field empty: programs fill it in."))
        return ""

    def clean_token(self) -> str:
        try:
            said = signing.loads(self.cleaned_data["token"], salt=SALT, max_age=DAY)
        except signing.BadSignature:
            said = {}
        if said.get("about") != self.about:
            self.renew()
            raise forms.ValidationError(_("This form was open too long. Look at it once more and send it."))
        if time.time() - said["at"] < SOONEST:
            raise forms.ValidationError(_("That was very quick. Wait a few seconds and send it again."))
        self.once = str(said["once"])
        return str(self.cleaned_data["token"])

    def used_before(self) -> bool:
        """Whether the very same form was sent already; asked once, when all else is well."""
        return not within("stranger", self.once, most=1, seconds=DAY)

    def renew(self) -> None:
        """With what was typed, and a token that holds."""
        self.data = {**dict(self.data.items()), self.add_prefix("token"): token(self.about)}
