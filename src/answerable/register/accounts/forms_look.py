"""The form of the name, the colour and the logo of a register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.accounts.look import LIGHT, MOST_BYTES, READABLE, NotALogo, contrast, keep_logo

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

COLOUR = re.compile(r"#[0-9a-f]{6}")


class LookForm(forms.Form):
    """Its fields, but for ``without_logo``, are the keys of ``look.KEYS``."""

    register_name = forms.CharField(
        label=gettext_lazy("Name of this register"),
        help_text=gettext_lazy("It stands at the top of each page. Empty: Answerable."),
        max_length=60,
        required=False,
    )
    accent = forms.CharField(
        label=gettext_lazy("Colour of links and buttons"),
        help_text=gettext_lazy("As #7a1f2b. It must be dark enough to be read. Empty: ours."),
        max_length=7,
        required=False,
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("PNG, JPEG or WebP, at most 1 MB; it is made small."),
        required=False,
    )
    without_logo = forms.BooleanField(label=gettext_lazy("Without a logo"), required=False)

    def clean_accent(self) -> str:
        accent: str = self.cleaned_data["accent"].lower()
        if not accent:
            return ""
        if not COLOUR.fullmatch(accent):
            raise ValidationError(_("Write the colour as # and six signs, as in #7a1f2b."))
        if contrast(accent, LIGHT) < READABLE:
            raise ValidationError(_("This colour is too light to be read; take a darker one."))
        return accent

    def clean_logo(self) -> str | None:
        """The SHA-256 of the picture as it is kept; None where none was brought."""
        brought: UploadedFile[bytes] | None = self.cleaned_data["logo"]
        if brought is None:
            return None
        try:
            return keep_logo(brought.read(MOST_BYTES + 1))
        except NotALogo as error:
            raise ValidationError(_("This is no picture in PNG, JPEG or WebP of at most 1 MB.")) from error

    def decided(self, now: dict[str, str]) -> dict[str, str]:
        """Each setting as it is to be kept."""
        said = self.cleaned_data
        logo = "" if said["without_logo"] else said["logo"] or now["logo"]
        return {"register_name": said["register_name"], "accent": said["accent"], "logo": logo}
