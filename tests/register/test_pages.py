"""Each room answers; health, languages and safety of pages are the same everywhere."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_health_says_ok(client):
    answer = client.get("/suc-khoe/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.parametrize(("address", "language"), [("/", "vi"), ("/en/", "en")])
def test_the_address_alone_decides_the_language(client, address, language):
    page = client.get(address, headers={"accept-language": "en" if language == "vi" else "vi"})
    assert f'<html lang="{language}">' in page.content.decode()


def test_a_page_lets_nothing_in_from_elsewhere(client):
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
