"""The forms of who follows."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from answerable.register.following.models import Rhythm


class ChoiceForm(forms.Form):
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm, initial=Rhythm.DAILY)
    language = forms.ChoiceField(label=_("Language of the letters"), choices=settings.LANGUAGES)


class FollowForm(ChoiceForm):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("email", "rhythm", "language")
