"""Every address of the register, tried by everybody, against a written table.

addresses.txt has a line for each address and method: its name, then what each of ``WHO`` gets, in that order, or
what all of them get alike. ``in`` leads to signing in, ``to`` to some other page. POST sends a form with nothing
in it: 400 says that it was theirs to send. A new address without its line fails.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import zip_longest
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.register.every_kind import names
from tests.register.making import make_body

from answerable.register.accounts.models import Membership
from answerable.register.accounts.permissions import MAY, Action, Of, Reach, acting, may

TABLE = Path(__file__).with_name("addresses.txt")
WHO = (
    "anonymous", "nobody", "observer", "focal_own", "focal_other", "validator", "secretariat", "reviewer", "admin",
)  # fmt: skip
TODAY = timezone.localdate()
PARTS = 4  # so that several processes may ask


@pytest.fixture(autouse=True)
def _many_may_be_asked(settings):
    settings.API_REQUESTS_A_MINUTE = 10**6


def answer(client, method, address):
    """What somebody gets; whatever was done by asking is undone, signing out too."""
    before, cookies = transaction.savepoint(), client.cookies.copy()
    got = client.get(address) if method == "GET" else client.post(address, {"form": "sent"})
    if got.streaming:
        list(got)  # a file is closed by whoever reads it to its end
    transaction.savepoint_rollback(before)
    client.cookies = cookies
    if got.status_code in (301, 302):
        return "in" if got.headers["Location"].startswith("/lam-viec/dang-nhap/") else "to"
    return str(got.status_code)


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("part", range(PARTS))
def test_every_address_answers_everybody_as_the_table_says(people, places, part):
    clients = {who: Client() for who in WHO}
    for who, account in people.items():
        if account is not None:
            clients[who].force_login(account)
    written, lines, asked = {}, [], list(names())[part::PARTS]
    for line in table_lines():
        name, _colon, said = line.partition(": ")
        written[name] = said.split() if " " in said else [said] * len(WHO)
    for name in asked:
        address = reverse(name, kwargs=places.get(name, {}))
        for method in ("GET", "POST"):
            said = written.get(f"{name} {method}", [])
            some = asking(said)
            got = [
                answer(clients[who], method, address) if who in some else told
                for who, told in zip_longest(WHO, said)
            ]
            lines.append(f"{name} {method}: {' '.join(got if len(set(got)) > 1 else got[:1])}")
    assert lines == [line for line in table_lines() if line.partition(" ")[0] in asked]


def asking(said):
    """On one engine everybody; on the other the first and the last who get each answer. Who may do what is decided
    alike on both: what may differ is only what an answer then asks of the database.
    """
    if connection.vendor == "sqlite" or not said:
        return set(WHO)
    told = list(zip(said, WHO, strict=True))
    return {*dict(told).values(), *dict(reversed(told)).values()}


def test_the_table_has_the_addresses_that_there_are():
    asked = [f"{name} {method}" for name in names() for method in ("GET", "POST")]
    assert [line.partition(":")[0] for line in table_lines()] == asked


def table_lines():
    return TABLE.read_text(encoding="utf-8").splitlines()


def table(action):
    return {role.value: reach.value for role, reach in MAY[action].items()}


@pytest.mark.parametrize(
    ("action", "roles"),
    [
        (Action.CHECK, {"secretariat": "everywhere", "focal_point": "own body"}),
        (Action.HOLD, {"secretariat": "everywhere", "reviewer": "everywhere"}),
        (Action.WITHDRAW, {"secretariat": "everywhere"}),
        (Action.REVIEW, {"reviewer": "everywhere"}),
        (Action.ANSWER, {"focal_point": "own body"}),
        (Action.SIGN, {"validator": "own body"}),
        (Action.CONFIRM, {"secretariat": "everywhere"}),
        (Action.RECORD_FOR, {"secretariat": "everywhere"}),
        (Action.ASK_EXTENSION, {"focal_point": "own body"}),
        (Action.EXTEND, {"secretariat": "everywhere"}),
        (Action.KEEP_ROUNDS, {"secretariat": "everywhere"}),
        (Action.REMIND, {"secretariat": "everywhere"}),
        (Action.INSPECT, {"secretariat": "everywhere"}),
        (Action.CONSOLIDATE, {"secretariat": "everywhere"}),
        (Action.ALLOCATE, {"secretariat": "everywhere", "focal_point": "own body"}),
        (
            Action.READ_HANDOVER,
            {"secretariat": "everywhere", "focal_point": "own body", "validator": "own body"},
        ),
        (Action.KEEP_SETTINGS, {"admin": "everywhere"}),
        (Action.KEEP_EVIDENCE, {"secretariat": "everywhere", "focal_point": "own body"}),
        (Action.KEEP_INTEGRATIONS, {"admin": "everywhere", "secretariat": "everywhere"}),
        (Action.ASSESS, {"observer": "everywhere"}),
        (Action.MODERATE, {"secretariat": "everywhere"}),
        (Action.KEEP_BODIES, {"secretariat": "everywhere"}),
        (Action.INVITE, {"admin": "everywhere", "secretariat": "everywhere"}),
        (Action.MANAGE_ACCOUNTS, {"admin": "everywhere"}),
    ],
)
def test_the_table_is_the_one_agreed_on(action, roles):
    assert table(action) == roles


def test_every_action_is_in_the_table():
    assert set(MAY) == set(Action)


@pytest.mark.django_db
@pytest.mark.parametrize("action", Action)
def test_an_action_is_for_those_of_the_table_and_in_their_reach(action, people):
    for who, account in people.items():
        if account is None or who == "nobody":
            assert not account or not may(account, action, on=TODAY)
            continue
        membership = account.memberships.get()
        reach = MAY[action].get(membership.role)
        assert may(account, action, on=TODAY) == (reach is not None), who
        assert may(account, action, make_body(), on=TODAY) == (reach is Reach.EVERYWHERE), who
        assert may(account, action, None, on=TODAY) == (reach is Reach.EVERYWHERE), who
        if membership.body:
            assert may(account, action, membership.body, on=TODAY) == (reach is not None), who


@pytest.mark.django_db
def test_whoever_holds_two_roles_acts_in_the_one_that_reaches_farther(people):
    account, body = people["focal_own"], people["focal_own"].memberships.get().body
    Membership.objects.create(account=account, role="secretariat")
    assert acting(account, Action.CHECK, body, on=TODAY).role == "secretariat"
    assert acting(account, Action.CHECK, Of.ANYTHING, on=TODAY - timedelta(days=1)).role == "secretariat"


@pytest.mark.django_db
def test_the_records_that_were_merged_are_of_ones_own_body(people):
    body = people["focal_own"].memberships.get().body
    merged = make_body(merged_into=body)
    assert may(people["focal_own"], Action.ANSWER, merged, on=TODAY)
    assert not may(people["focal_other"], Action.ANSWER, merged, on=TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "waits"),
    [("admin", True), ("secretariat", True), ("reviewer", False), ("focal_own", False), ("nobody", False)],
)
def test_the_working_side_waits_for_a_second_factor_where_a_role_needs_it(people, client, who, waits):
    Authenticator.objects.all().delete()
    client.force_login(people[who])
    answer = client.get("/lam-viec/")
    assert (answer.status_code == 302) == waits
    if waits:
        assert answer.headers["Location"] == reverse("mfa_activate_totp")
    assert client.get("/en/lam-viec/").status_code == answer.status_code
    assert client.get("/").status_code == 200
    assert client.post(reverse("account_logout")).headers["Location"] == "/"
