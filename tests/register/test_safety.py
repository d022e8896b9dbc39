"""What hostile visitors send: forged hosts, forms and redirects, too much at once, script in every text."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.register.making import make_account, make_body, member

from answerable.register import starting

pytestmark = pytest.mark.django_db
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}"
LOGIN = "/lam-viec/dang-nhap/"
PASSWORD = "một câu rất dài"


@pytest.fixture
def admin():
    return member("admin", name=HOSTILE, password=PASSWORD, second_factor=False)


def test_script_in_names_is_shown_as_text(client, admin):
    body = make_body(HOSTILE)
    other = member("observer", body, name=HOSTILE)
    admin.authenticator_set.create(type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    client.force_login(admin)
    client.post(reverse("invitations"), {"email": "a@example.vn", "role": "observer", "body": body.key})
    client.post(reverse("invitations"), {"email": HOSTILE, "role": HOSTILE, "body": HOSTILE})
    for address in (
        reverse("desk"), reverse("accounts"), reverse("account", args=[other.pk]), reverse("invitations"),
        mail.outbox[0].body.partition("http://testserver")[2].split()[0],
    ):  # fmt: skip
        page = client.get(address).content.decode()
        assert "&lt;script&gt;" in page, address
        assert "<script>" not in page, address
        assert "<img" not in page, address


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example", ""]
)
def test_no_letter_is_written_for_a_forged_host(client, host):
    make_account(email="a@example.vn")
    answer = client.post(reverse("account_reset_password"), {"email": "a@example.vn"}, headers={"host": host})
    assert answer.status_code == 400
    assert not mail.outbox


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"],
)
def test_signing_in_leads_nowhere_else(client, target):
    make_account(email="a@example.vn", password=PASSWORD, second_factor=False)
    answer = client.post(LOGIN, {"login": "a@example.vn", "password": PASSWORD, "next": target})
    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"]
    assert answer.headers["Location"].startswith("/")
    assert "X" not in answer.headers


def test_a_form_without_its_token_is_refused_and_nothing_is_done(admin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin)
    answer = client.post(reverse("account_logout"))
    assert answer.status_code == 403
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("address", ["/", LOGIN, "/khong-co/", "/suc-khoe/"])
def test_no_page_is_framed_sniffed_or_given_away(client, address):
    headers = client.get(address).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    "address",
    ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static//etc/passwd", "/%2e%2e/secret-key"],
)
def test_no_file_is_reached_past_its_folder(client, address):
    assert client.get(address).status_code == 404


def test_what_is_too_big_is_refused_with_a_sentence(client):
    answer = client.post(LOGIN, {"login": "a" * 5_100_000})
    assert answer.status_code == 413
    assert "100 MB" in answer.content.decode()
    answer = client.get("/", CONTENT_LENGTH="200000000")
    assert answer.status_code == 413
    assert client.post(LOGIN, {f"f{n}": "" for n in range(5_001)}).status_code == 413


def test_another_kind_of_request_gets_a_sentence(client):
    answer = client.delete("/")
    assert (answer.status_code, "GET" in answer.headers["Allow"]) == (405, True)
    assert "<h1>" in answer.content.decode()


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_an_administrator_sets_up_the_second_factor_and_signs_in_with_it(client, admin):
    signing_in = {"login": admin.email, "password": PASSWORD}
    asked_again = client.post(LOGIN, signing_in, follow=True).redirect_chain[-1][0]
    assert asked_again.startswith(reverse("account_reauthenticate"))
    answer = client.post(asked_again, {"password": PASSWORD})
    assert answer.headers["Location"] == reverse("mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp"))
    assert "<svg" in page.content.decode()
    answer = client.post(reverse("mfa_activate_totp"), {"code": "000000x"})
    assert "Mã không đúng." in answer.content.decode()
    secret = client.session["mfa.totp.secret"]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert "Mã dự phòng" in answer.content.decode()
    assert client.get(reverse("desk")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.post(LOGIN, signing_in).headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("desk")).status_code == 302
    recovery = admin.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(reverse("mfa_authenticate"), {"code": recovery})
    assert client.get(reverse("desk")).status_code == 200


def test_guessing_is_stopped_by_place_and_never_by_account(client):
    make_account(email="a@example.vn", password=PASSWORD, second_factor=False)
    right = {"login": "a@example.vn", "password": PASSWORD}
    for guess in range(10):
        client.post(LOGIN, right | {"password": f"sai {guess}"}, REMOTE_ADDR="192.0.2.1")
    client.post(LOGIN, right, REMOTE_ADDR="192.0.2.1")
    assert "_auth_user_id" not in client.session
    assert client.post(LOGIN, right, REMOTE_ADDR="192.0.2.2").status_code == 302


def test_asking_for_passwords_without_end_is_stopped_and_tells_nothing_of_accounts(client):
    make_account(email="a@example.vn")
    address = reverse("account_reset_password")
    known = client.post(address, {"email": "a@example.vn"}, follow=True)
    unknown = client.post(address, {"email": "b@example.vn"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 1
    answers = [client.post(address, {"email": "a@example.vn"}).status_code for _ in range(10)]
    assert answers[-1] == 429


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DEBUG", True, "DEBUG"),
        ("SECRET_KEY", "short", "too easy"),
        ("ALLOWED_HOSTS", ["*"], "each name"),
        ("ALLOWED_HOSTS", [".example.vn"], "each name"),
    ],
)
def test_what_is_not_safe_is_not_served(settings, name, value, says):
    assert starting.reasons_not_to_serve() == []
    setattr(settings, name, value)
    (reason,) = starting.reasons_not_to_serve()
    assert says in reason


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a database in a file is migrated at the start")
def test_a_database_on_a_server_that_is_not_migrated_is_not_served(tmp_path):
    # What DATABASE_URL names is empty: the tests run in a database beside it.
    command = [sys.executable, "-m", "answerable", "serve", "--bind", "127.0.0.1:0"]
    environment = {**os.environ, "ANSWERABLE_DATA": str(tmp_path)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert "not migrated; run: answerable manage migrate" in ended.stderr
    assert "Traceback" not in ended.stderr
