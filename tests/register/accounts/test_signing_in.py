"""Signing in: with address and password, never by signing up, and not by guessing."""

from __future__ import annotations

import pytest

from answerable.register.accounts.models import Account

pytestmark = pytest.mark.django_db
LOGIN = "/lam-viec/dang-nhap/"


@pytest.fixture
def account():
    return Account.objects.create_user("Thu-Ky@Example.vn", "mot mat khau dai")


def sign_in(client, password):
    return client.post(LOGIN, {"login": "thu-ky@example.vn", "password": password})


def test_an_account_signs_in_with_its_address(client, account):
    assert client.get(LOGIN).status_code == 200
    assert sign_in(client, "mot mat khau dai").status_code == 302
    assert client.session["_auth_user_id"] == str(account.pk)


@pytest.mark.parametrize("address", ["/accounts/signup/", "/lam-viec/signup/", "/tai-khoan/signup/"])
def test_nobody_signs_up(client, address):
    assert client.get(address).status_code == 404


def test_after_many_guesses_even_the_right_password_waits(client, account):
    for guess in range(10):
        sign_in(client, f"sai {guess}")
    sign_in(client, "mot mat khau dai")
    assert "_auth_user_id" not in client.session
