"""Tokens: made for one membership, shown once, and over when it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from tests.register.making import make_account, make_body

from answerable.register.accounts.models import Membership
from answerable.register.accounts.permissions import Action, may
from answerable.register.integrations import once
from answerable.register.integrations.models import Request, Scope, Token
from answerable.register.integrations.tokens import NotMade, account_of, known, make, revoke, scopes_of
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def member(role, body=None, **fields):
    return Membership.objects.create(account=make_account(), role=role, body=body, **fields)


def token_of(membership, *scopes, days=30):
    scopes = scopes or [scope.value for scope in scopes_of(membership)]
    return make(
        membership,
        name="Hệ thống",
        scopes=scopes,
        expires_on=TODAY + timedelta(days=days),
        by=membership.account,
    )


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        ("focal_point", {"answers", "evidence", "import"}),
        ("secretariat", {"evidence", "import"}),
        ("validator", set()),
        ("reviewer", set()),
        ("observer", set()),
        ("admin", set()),
    ],
)
def test_a_token_may_be_used_for_what_the_role_may_do(role, scopes):
    membership = member(role, make_body() if role not in ("secretariat", "admin") else None)
    assert set(scopes_of(membership)) == scopes
    for scope in Scope.values:
        if scope not in scopes:
            with pytest.raises(NotMade) as refused:
                token_of(membership, scope)
            assert refused.value.why == "scopes"


def test_only_its_hash_is_kept_and_its_making_is_in_the_trace():
    membership = member("focal_point", make_body())
    token, shown = token_of(membership)
    assert known(shown) == token
    kept = Token.objects.values().get()
    assert shown not in str(kept)
    assert shown.startswith(f"ans_{token.prefix}_")
    said = "".join(EventContent.objects.values_list("text", flat=True))
    assert "integrations.token_made" in said
    assert shown not in said
    assert token.token_hash not in said


@pytest.mark.parametrize("sent", ["", "ans_", "ans_00000000_x", "ans_" + "a" * 5000, "Bearer", "ans_\x00"])
def test_what_is_no_token_is_none(sent):
    token_of(member("secretariat"))
    assert known(sent) is None


def ends(membership):
    membership.valid_to = TODAY - timedelta(days=1)
    membership.save()


def closes(membership):
    membership.account.is_active = False
    membership.account.save()


def grows_old(membership):
    membership.tokens.update(expires_on=TODAY - timedelta(days=1))


def is_local(membership):
    membership.account.local = True
    membership.account.save()


def is_revoked(membership):
    revoke(membership.tokens.get(), by=membership.account)


@pytest.mark.parametrize("over", [ends, closes, grows_old, is_local, is_revoked])
def test_it_is_over_with_what_it_rests_on(over):
    membership = member("focal_point", make_body(), valid_from=TODAY - timedelta(days=9))
    _token, shown = token_of(membership)
    assert known(shown) is not None
    over(membership)
    assert known(shown) is None


def test_it_acts_by_its_one_membership_and_no_other_of_the_account():
    own, other = make_body(), make_body("Sở Xây dựng")
    membership = member("focal_point", own)
    Membership.objects.create(account=membership.account, role="focal_point", body=other)
    Membership.objects.create(account=membership.account, role="secretariat")
    token, _shown = token_of(membership)
    account = account_of(token)
    assert may(account, Action.ANSWER, own, on=TODAY)
    assert not may(account, Action.ANSWER, other, on=TODAY)
    assert not may(account, Action.CONFIRM, on=TODAY)
    assert may(membership.account.__class__.objects.get(pk=account.pk), Action.CONFIRM, on=TODAY)


@pytest.mark.parametrize("days", [-1, 367])
def test_it_lasts_a_year_at_most(days):
    with pytest.raises(NotMade) as refused:
        token_of(member("secretariat"), days=days)
    assert refused.value.why == "expires"


def test_nobody_makes_or_revokes_one_of_somebody_else():
    membership, other = member("focal_point", make_body()), member("focal_point", make_body())
    with pytest.raises(PermissionDenied):
        make(membership, name="a", scopes=["answers"], expires_on=TODAY, by=other.account)
    token, shown = token_of(membership)
    with pytest.raises(PermissionDenied):
        revoke(token, by=other.account)
    assert known(shown)
    revoke(token, by=member("admin").account)
    assert known(shown) is None


def test_it_is_shown_once_on_the_page_and_listed_by_its_beginning(client):
    membership = member("focal_point", make_body())
    client.force_login(membership.account)
    sent = {"name": "Một cửa", "membership": membership.pk, "scopes": ["answers"], "expires_on": TODAY}
    page = client.post(reverse("own_tokens"), sent).content.decode()
    token = Token.objects.get()
    assert f"ans_{token.prefix}_" in page
    again = client.get(reverse("own_tokens")).content.decode()
    assert f"ans_{token.prefix}<" in again
    assert f"ans_{token.prefix}_" not in again
    refused = client.post(reverse("own_tokens"), {**sent, "expires_on": TODAY - timedelta(days=1)})
    assert refused.status_code == 400
    stranger = member("focal_point", make_body())
    client.force_login(stranger.account)
    assert client.post(reverse("revoke_token", args=[token.pk])).status_code == 404
    client.force_login(member("secretariat").account)
    assert token.prefix in client.get(reverse("tokens")).content.decode()
    client.post(reverse("revoke_token", args=[token.pk]))
    token.refresh_from_db()
    assert token.revoked_at


def test_a_request_is_known_by_its_key_for_a_day():
    token, _shown = token_of(member("secretariat"))
    first = once.begin(token, "a", "1")
    with pytest.raises(once.UnderWay):
        once.begin(token, "a", "1")
    once.finish(first, status=201, answer="{}", media_type="application/json")
    assert once.begin(token, "a", "1").answer == "{}"
    with pytest.raises(once.AnotherRequest):
        once.begin(token, "a", "2")
    Request.objects.update(at=timezone.now() - timedelta(hours=25))
    assert once.begin(token, "a", "2").status is None
    Request.objects.update(at=timezone.now() - timedelta(minutes=11))
    assert once.begin(token, "a", "3").status is None  # who was to answer it is no more
    once.finish(Request.objects.get(), status=500, answer="", media_type="")
    assert not Request.objects.exists()
