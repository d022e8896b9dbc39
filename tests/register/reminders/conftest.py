"""A room whose matters a test says itself, and a mail server on the loopback that may misbehave."""

from __future__ import annotations

import email
import socket
from contextlib import suppress
from email import policy

import pytest
from aiosmtpd.controller import Controller
from tests.register.reminders.room import Room

from answerable.register.reminders import open_matters


@pytest.fixture
def room(monkeypatch):
    room = Room()
    monkeypatch.setattr(open_matters, "all_matters", room.kinds)
    monkeypatch.setattr(open_matters, "FRESH", 0)
    return room


class Server:
    """Keeps what it is given. ``answers`` are said to the addresses named, instead of 250."""

    def __init__(self):
        self.letters = []
        self.answers = {}
        self.dies_at_data = False

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802 aiosmtpd's name
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 aiosmtpd's name
        if self.dies_at_data:
            server.transport.close()
        self.letters.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def to(self, address):
        return [one for one in self.letters if one["To"] == address]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def mail(settings):
    server = Server()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    server.stop = controller.stop
    yield server
    with suppress(AssertionError):  # a test may have stopped it
        controller.stop()
