"""Fields in which people name what is in the register, or bring what is not; other rooms use them too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.checking.names import body_named
from answerable.register.commitments.models import Commitment
from answerable.register.plans.problems import sentence

if TYPE_CHECKING:
    from answerable.register.bodies.models import Body

MOST_BYTES = 100_000_000  # of a document
ONE_A_LINE = _("One a line, by its full name.")


class BodyField(forms.CharField):
    """A body by its name."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(label=label, help_text=_("By its full name."), max_length=300)

    def clean(self, value: Any) -> Any:
        return _named(super().clean(value))


class BodiesField(forms.CharField):
    """Bodies by their names, one a line."""

    def __init__(self, *, help_text: Any = ONE_A_LINE, **more: Any) -> None:
        lines = forms.Textarea(attrs={"rows": 3})
        super().__init__(help_text=help_text, max_length=8000, widget=lines, **more)

    def clean(self, value: Any) -> Any:
        return [_named(name) for name in map(str.strip, super().clean(value).splitlines()) if name]


class CommitmentField(forms.ModelChoiceField[Commitment]):
    """A commitment by the code that stands in its address."""

    def __init__(self, *, label: Any, **more: Any) -> None:
        known = Commitment.objects.select_related("document")
        super().__init__(known, label=label, to_field_name="public_id", widget=forms.TextInput, **more)


class DocumentField(forms.FileField):
    """A file of any form that the reader knows; it says what is wrong with one, also with an empty one."""

    def __init__(self, *, label: Any) -> None:
        about = _("Word, PDF, scan, saved web page or plain text; at most 100 MB.")
        super().__init__(label=label, help_text=about, allow_empty_file=True, max_length=255)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value.size > MOST_BYTES:
            raise forms.ValidationError(sentence("limit.bytes"))


def _named(name: str) -> Body:
    body = body_named(name)
    if body is None:
        wrong = _("No body of the register alone bears the name “%(name)s”.")
        raise forms.ValidationError(wrong, params={"name": name})
    return body
