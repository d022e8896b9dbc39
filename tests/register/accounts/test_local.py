"""The link of the one person at the machine: once, for a while, here alone, and never where it is served."""

from __future__ import annotations

import pytest
from django.core import signing
from django.urls import reverse
from tests.register.making import make_account

from answerable.register.accounts.local import local_account, local_token, sign_in_locally

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(settings):
    settings.LOCAL = True
    return reverse("local_sign_in", args=[local_token(local_account())])


def test_the_link_leads_to_the_desk_without_a_second_factor(client, address):
    assert client.get(address).headers["Location"] == reverse("desk")
    assert client.get(reverse("desk")).status_code == 200
    assert local_account() == local_account()


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ("/lam-viec/kiem-tra/1/", "/lam-viec/kiem-tra/1/"),
        ("https://elsewhere.example/", "/lam-viec/"),
        ("//elsewhere.example/", "/lam-viec/"),
        ("/\\\\elsewhere.example/", "/lam-viec/"),
        ("javascript:alert(1)", "/lam-viec/"),
        ("", "/lam-viec/"),
    ],
)
def test_the_link_leads_on_to_the_page_it_names_in_this_register_alone(client, address, said, leads):
    assert client.get(address, {"next": said}).headers["Location"] == leads


def test_a_link_works_once(client, address):
    client.get(address)
    client.logout()
    assert client.get(address).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_link_works_for_a_quarter_of_an_hour(client, address, monkeypatch):
    monkeypatch.setattr(signing.time, "time", lambda now=signing.time.time: now() + 901)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "visit", [{"REMOTE_ADDR": "192.0.2.1"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}], ids=["far", "proxied"]
)
def test_a_link_works_at_the_machine_alone(client, address, visit):
    assert client.get(address, **visit).status_code == 404
    assert client.get(address).status_code == 302


def test_where_the_register_is_served_a_local_account_is_nobody(client, address, settings):
    client.get(address)
    settings.LOCAL = False
    assert client.get(reverse("desk")).status_code == 302
    assert client.get(reverse("local_sign_in", args=[local_token(local_account())])).status_code == 404


@pytest.mark.parametrize("token", ["", "1", "1-", "x-y", "1-abc:1abc:signature"])
def test_made_up_tokens_open_nothing(token):
    make_account()
    assert sign_in_locally(token) is None
