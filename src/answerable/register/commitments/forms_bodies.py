"""Forms by which public bodies are kept, each with the act that it writes down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.bodies.models import Body, Level
from answerable.register.bodies.services import merge, rename, say_who_took_over
from answerable.register.days import DayField
from answerable.register.personal import PublicWords

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account

REASON = gettext_lazy("Reason, for everybody to read")


class BodyByKeyField(forms.CharField):
    """A body by its key, as it stands in addresses."""

    def clean(self, value: Any) -> Any:
        key = super().clean(value)
        if not key:
            return None
        body = Body.objects.filter(key=key, merged_into=None).first()
        if body is None:
            raise forms.ValidationError(
                _("No body has this key. It stands in the address of the body's page.")
            )
        return body


class AddForm(forms.Form):
    name = PublicWords(label=gettext_lazy("Full official name"), max_length=300)
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Level)
    parent = BodyByKeyField(label=gettext_lazy("Key of the body above it"), required=False, max_length=120)


class Acting(TypedDict):
    """Who does something, in which role, and for which body (its key)."""

    by: Account
    role: str
    of: str


class ActOnBody(forms.Form):
    """What is written down of one body."""

    def __init__(self, *args: Any, body: Body, **more: Any) -> None:
        super().__init__(*args, **more)
        self.body = body


class RenameForm(ActOnBody):
    name = PublicWords(label=gettext_lazy("New official name"), max_length=300)
    since = DayField(label=gettext_lazy("Since which day"), required=False)
    reason = PublicWords(label=REASON, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def do(self, acting: Acting) -> None:
        rename(
            self.body,
            self.cleaned_data["name"],
            since=self.cleaned_data["since"],
            reason=self.cleaned_data["reason"],
            **acting,
        )


class MergeForm(ActOnBody):
    into = BodyByKeyField(label=gettext_lazy("Key of the record that stays"), max_length=120)
    reason = PublicWords(label=REASON, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def do(self, acting: Acting) -> None:
        merge(self.body, self.cleaned_data["into"], reason=self.cleaned_data["reason"], **acting)


class SuccessionForm(ActOnBody):
    new = BodyByKeyField(label=gettext_lazy("Key of the body that took over"), max_length=120)
    function = PublicWords(
        label=gettext_lazy("Which function"),
        help_text=gettext_lazy("Empty: the whole of it."),
        required=False,
        max_length=300,
    )
    on = DayField(label=gettext_lazy("Since which day"), required=False)
    legal_basis = PublicWords(label=gettext_lazy("By which document"), required=False, max_length=300)

    def clean_new(self) -> Any:
        new = self.cleaned_data["new"]
        if new == self.body:
            raise forms.ValidationError(_("A body does not take over from itself."))
        return new

    def do(self, acting: Acting) -> None:
        say_who_took_over(self.body, **self.cleaned_data, **acting)


FORMS: dict[str, type[RenameForm | MergeForm | SuccessionForm]] = {
    "rename": RenameForm,
    "merge": MergeForm,
    "succession": SuccessionForm,
}
TITLES = {
    "rename": gettext_lazy("It has another name"),
    "merge": gettext_lazy("It is the same body as another record"),
    "succession": gettext_lazy("Another body took over from it"),
}
