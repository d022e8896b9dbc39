"""Forms of this room."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Membership
from answerable.register.days import DayField
from answerable.register.integrations.models import Scope
from answerable.register.integrations.tokens import LONGEST, scopes_of

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.accounts.models import Account

WHY_NOT_MADE = {
    "scopes": _("Choose what it is for, and only what that role may do."),
    "expires": _("The last day lies between today and a year from now."),
    "many": _("There are twenty tokens of that role already. Revoke those that are not used any more."),
}
WHY_NOT_REGISTERED = {
    "sealed": _("The address begins with https://."),
    "public": _("The address is not of the public web."),
    "unknown": _("No such address is found."),
    "many": _("There are twenty addresses already. Take off those that are not needed."),
}


class MembershipChoice(forms.ModelChoiceField[Membership]):
    """Roles of one account, each with its body."""

    def label_from_instance(self, obj: Membership) -> str:
        return f"{obj.get_role_display()}: {obj.body}" if obj.body else str(obj.get_role_display())


class TokenForm(forms.Form):
    name = forms.CharField(label=_("Which system it is for"), max_length=120)
    membership = MembershipChoice(label=_("In which role it acts"), queryset=Membership.objects.none())
    scopes = forms.MultipleChoiceField(
        label=_("What it is for"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    expires_on = DayField(label=_("Last day on which it works"))

    def __init__(self, *given: Any, account: Account, on: date, **more: Any) -> None:
        super().__init__(*given, **more)
        held = Membership.objects.in_force(on=on).filter(account=account).select_related("body")
        able = [one.pk for one in held if scopes_of(one)]
        membership = cast("forms.ModelChoiceField[Membership]", self.fields["membership"])
        membership.queryset = held.filter(pk__in=able)
        self.fields["expires_on"].initial = on + LONGEST - timedelta(days=1)


class HookForm(forms.Form):
    url = forms.URLField(
        label=_("Address that is told"),
        help_text=_("https, on the public web"),
        max_length=1000,
        assume_scheme="https",
    )
