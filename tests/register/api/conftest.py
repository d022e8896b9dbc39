"""A published register, asked by a program."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from tests.register.factories import published_register
from tests.register.reporting.conftest import office

from answerable.register.api.limits import MINUTE
from answerable.register.search.services import index_all

__all__ = ["office"]  # its bodies answer through the interface too


@pytest.fixture(autouse=True)
def _nobody_asked_yet():
    MINUTE.asked.clear()
    MINUTE.elsewhere.clear()


@pytest.fixture
def register(db):
    made = published_register()
    index_all()
    return made


@pytest.fixture
def ask(client):
    """What the interface answers: the status, the headers, and what it says."""

    def asked(path, query=None, **headers):
        answer = client.get(f"/api/v1/{path}", query or {}, headers=headers)
        says = json.loads(answer.content) if answer.content else None
        return SimpleNamespace(status=answer.status_code, headers=answer.headers, says=says)

    return asked


@pytest.fixture
def application():
    """The register as a server has it, which leaves the connection of the test open."""
    signals = (request_started, request_finished)
    for one in signals:
        one.disconnect(close_old_connections)
    yield get_wsgi_application()
    for one in signals:
        one.connect(close_old_connections)
