"""What Django and allauth say on our pages and have no Vietnamese for, to be translated with ours."""

from __future__ import annotations

from django.utils.translation import gettext_noop, ngettext_lazy

ON_SIGN_IN_PAGES = (
    gettext_noop("Email"),
    gettext_noop("Email address"),
    gettext_noop("Password"),
    gettext_noop("Password (again)"),
    gettext_noop("Current Password"),
    gettext_noop("New Password"),
    gettext_noop("New Password (again)"),
    gettext_noop("Forgot your password?"),
    gettext_noop("Code"),
    gettext_noop("Authenticator code"),
    gettext_noop("Use your password"),
    gettext_noop("Use authenticator app or code"),
)
# By allauth's own names; those of ways in that are closed here (signing up, telephones) are left out.
REFUSALS = {
    "account_inactive": gettext_noop("This account is currently inactive."),
    "email_password_mismatch": gettext_noop(
        "The email address and/or password you specified are not correct."
    ),
    "enter_current_password": gettext_noop("Please type your current password."),
    "incorrect_code": gettext_noop("Incorrect code."),
    "incorrect_password": gettext_noop("Incorrect password."),
    "invalid_login": gettext_noop("Invalid login."),
    "invalid_password_reset": gettext_noop("The password reset token was invalid."),
    "too_many_login_attempts": gettext_noop("Too many failed login attempts. Try again later."),
    "rate_limited": gettext_noop("Be patient, you are sending too many requests."),
    "cannot_delete_authenticator": gettext_noop("You cannot deactivate two-factor authentication."),
    "cannot_generate_recovery_codes": gettext_noop(
        "You cannot generate recovery codes without having two-factor authentication enabled."
    ),
}
ON_ANY_FORM = (
    gettext_noop("You must type the same password each time."),
    gettext_noop("Null characters are not allowed."),
    gettext_noop("Enter a complete value."),
    gettext_noop(
        "ManagementForm data is missing or has been tampered with. Missing fields: "
        "%(field_names)s. You may need to file a bug report if the issue persists."
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ngettext_lazy("Please submit at most %(num)d form.", "Please submit at most %(num)d forms."),
)
