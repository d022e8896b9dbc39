"""Forms of invitations and accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.accounts.models import OF_A_BODY, Account, Role
from answerable.register.bodies.models import Body
from answerable.register.bodies.placing import folded
from answerable.register.days import DayField

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 5  # bodies of one name that are told


class InviteForm(forms.Form):
    """Who is invited to what. The bodies are too many for a list: a name or a key is typed."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    body = forms.CharField(
        label=gettext_lazy("Public body or institution"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Its name as the register has it. Not asked for administrators."),
    )
    alternate = forms.BooleanField(label=gettext_lazy("As an alternate focal point"), required=False)

    def __init__(self, *args: Any, roles: Iterable[Role], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(role.value, role.label) for role in roles]

    def clean_body(self) -> Body | None:
        typed = " ".join(self.cleaned_data["body"].split())
        if not typed:
            return None
        named = Q(key=typed) | Q(name=typed) | Q(names__folded=folded(typed))
        existing = Body.objects.existing(on=timezone.localdate()).filter(named, group=False).distinct()
        found = list(existing[: MOST + 1])
        found = [body for body in found if typed in (body.key, body.name)] or found
        if not found:
            raise ValidationError(_("The register knows no body of this name."))
        if len(found) > 1:
            keys = ", ".join(body.key for body in found[:MOST])
            raise ValidationError(_("Several bodies bear this name. Type the key of one: %s") % keys)
        return found[0]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        role = said.get("role")
        if role in OF_A_BODY and "body" in said and said["body"] is None:
            self.add_error("body", _("This role is of a body: name it."))
        if said.get("alternate") and role != Role.FOCAL_POINT:
            self.add_error("alternate", _("Only a focal point has an alternate."))
        return said


class AcceptForm(forms.Form):
    """A name and a password for an account that is made."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        help_text=gettext_lazy("Shown to others who work here, never to the public."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=256,
        strip=False,
        help_text=gettext_lazy("At least 12 characters; a sentence is good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("The password again"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.email = email

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        password = said.get("password")
        if password:
            if said.get("again") not in (None, password):
                self.add_error("again", _("The two passwords are not the same."))
            try:
                validate_password(password, Account(email=self.email, name=said.get("name", "")))
            except ValidationError as refused:
                self.add_error("password", refused)
        return said


class AccountForm(forms.Form):
    """Something done to somebody's account, with its reason."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        help_text=gettext_lazy("Kept in the private part of the trace."),
    )


class EndForm(AccountForm):
    last_day = DayField(
        label=gettext_lazy("Last day"),
    )
