"""Forms of settings: of the office, and of one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.bodies.models import Body

if TYPE_CHECKING:
    from typing import Self

LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
MOST_DAYS = 3650


def _days(label: Any, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, min_value=1, max_value=MOST_DAYS)


class SettingsForm(forms.Form):
    """Its fields are the keys of ``settings_kept.DEFAULTS``."""

    stale_days = _days(
        gettext_lazy("Days without movement"),
        gettext_lazy("A commitment on which nothing was done or said for longer is flagged."),
    )
    validator_after_days = _days(
        gettext_lazy("Days until the validator is told"),
        gettext_lazy("What is overdue for longer is told to the validator of the body."),
    )
    secretariat_after_days = _days(
        gettext_lazy("Days until the secretariat is told"),
        gettext_lazy("What is overdue for longer is told to the secretariat too."),
    )
    focal_point_signs = forms.ChoiceField(
        label=gettext_lazy("Where a body has no validator"),
        choices=[
            ("yes", gettext_lazy("its focal point signs what it reports")),
            ("no", gettext_lazy("its answers wait for a validator")),
        ],
        widget=forms.RadioSelect,
    )
    finance_body = forms.CharField(
        label=gettext_lazy("Body that allocates money, by its key"),
        help_text=gettext_lazy("The key stands in the address of its page. Empty: the secretariat alone."),
        required=False,
        max_length=120,
    )

    def clean_finance_body(self) -> str:
        key: str = self.cleaned_data["finance_body"]
        if key and not Body.objects.filter(key=key, merged_into=None, group=False).exists():
            raise ValidationError(_("The register knows no body of this key."))
        return key

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, then = said.get("validator_after_days"), said.get("secretariat_after_days")
        if first and then and then < first:
            self.add_error("secretariat_after_days", _("The secretariat is told after the validator."))
        return said

    def decided(self: Self) -> dict[str, str]:
        """Each setting as it is kept."""
        return {key: str(value) for key, value in self.cleaned_data.items()}


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("Language of letters to you"), choices=LANGUAGES, widget=forms.RadioSelect
    )
