"""Invite somebody from the command line: the first administrator has nobody else to be invited by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from answerable.register.accounts.models import OF_A_BODY, Role
from answerable.register.accounts.services import invite
from answerable.register.bodies.models import Body

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Makes an invitation and prints the path that accepts it, once, for seven days. No mail is sent."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="whom the path is for")
        parser.add_argument(
            "--role", choices=Role.values, default=Role.ADMIN.value, help="what they may do here"
        )
        parser.add_argument("--body", help="key of the body, for roles that are of one")

    def handle(self, *args: Any, email: str, role: str, body: str | None, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"{email} is no e-mail address") from wrong
        found = Body.objects.filter(key=body).first() if body else None
        if (body and found is None) or (role in OF_A_BODY and found is None):
            raise CommandError("name the body by its key, as in its address under /co-quan/: --body KEY")
        _, token = invite(email, Role(role), body=found, by=None)
        self.stdout.write(reverse("accept_invitation", args=[token]))
