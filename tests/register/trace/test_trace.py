"""The chain of events: what is recorded holds, and what is changed by any door is found or refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from answerable.register import guards
from answerable.register.accounts.models import Account
from answerable.register.guards import unguarded
from answerable.register.trace.models import FIRST, DailyHead, Event, EventContent, Head
from answerable.register.trace.recording import act
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 27)
THEN = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


@pytest.fixture
def account():
    return Account.objects.create_user("thu-ky@example.vn", name="Nguyễn Văn A")


@pytest.fixture
def chain(account):
    with act(actor=account, role="secretariat", body="so-noi-vu-son-la", at=THEN) as doing:
        for name in ("Ẫ Ỗ ữ", "đổi", "'; --"):
            doing.note("rename", account, before={"name": ""}, after={"name": name}, private={"ip": name})
    return list(Event.objects.all())


def test_an_event_follows_the_one_before_it(chain):
    assert [event.seq for event in chain] == [1, 2, 3]
    assert [event.previous_hash for event in chain] == [FIRST, chain[0].hash, chain[1].hash]
    assert Head.objects.get().hash == chain[2].hash


def test_a_chain_as_recorded_holds(chain):
    assert verify() == (3, chain[2].hash, None, (), 0)


def test_an_empty_chain_holds():
    assert verify() == (0, FIRST, None, (), 0)


def test_what_may_be_opened_names_neither_the_account_nor_what_is_private(chain, account):
    opened = EventContent.objects.about(account)
    assert len(opened) == 3
    for content in opened:
        assert '"by":{"body":"so-noi-vu-son-la","role":"secretariat"}' in content.text
        assert "actor" not in content.text
        assert account.name not in content.text
        assert '"ip"' not in content.text
    assert {content.actor for content in EventContent.objects.private()} == {account}


def test_an_act_that_fails_leaves_neither_change_nor_trace(account):
    def fail():
        with act(actor=account) as doing:
            Account.objects.update(name="other")
            doing.note("rename", account)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    account.refresh_from_db()
    assert account.name == "Nguyễn Văn A"
    assert not Event.objects.exists()


def test_acts_do_not_nest():
    with pytest.raises(RuntimeError), act(actor=None), act(actor=None):
        pass


@pytest.mark.parametrize(
    ("next_act", "closed"),
    [
        (datetime(2026, 11, 27, 16, 59, tzinfo=UTC), []),  # 23:59 in Hà Nội
        (datetime(2026, 11, 27, 17, 0, tzinfo=UTC), [(DAY, 3)]),  # midnight there
        (datetime(2026, 12, 5, 17, 0, tzinfo=UTC), [(DAY, 3)]),
    ],
)
def test_the_first_event_of_a_day_closes_the_day_before(chain, account, next_act, closed):
    with act(actor=account, at=next_act) as doing:
        doing.note("rename", account)
        doing.note("rename", account)
    assert list(DailyHead.objects.values_list("day", "length")) == closed
    assert verify().broken is None


def run(statement):
    return lambda: connection.cursor().execute(statement)


REFUSED = {
    "change an event": lambda: Event.objects.filter(seq=2).update(at="other"),
    "delete an event": lambda: Event.objects.filter(seq=3)._raw_delete("default"),
    "save an event": lambda: Event.objects.get(seq=1).save(),
    "add an event that does not follow": lambda: Event.objects.create(seq=9, at="", hash="x"),
    "change what an event says": lambda: EventContent.objects.update(text="{}"),
    "delete what an event says": lambda: EventContent.objects.all().delete(),
    "move what an event says": lambda: EventContent.objects.filter(event=1).update(event=2, text="", salt=""),
    "add to a sealed event": lambda: EventContent.objects.create(event_id=3, public=True, text="{}"),
    "move the head back": lambda: Head.objects.update(length=2),
    "give the head another hash": lambda: Head.objects.update(length=4, hash=FIRST),
    "delete the head": lambda: Head.objects.all().delete(),
    "change a published head": lambda: DailyHead.objects.update(hash=FIRST),
    "delete a published head": lambda: DailyHead.objects.all().delete(),
    "any row, in SQL": run("UPDATE trace_event SET at = 'other'"),
    "every row, in SQL": run("DELETE FROM trace_eventcontent"),
}
if connection.vendor == "postgresql":
    REFUSED |= {f"empty {table}": run(f"TRUNCATE {table} CASCADE") for table in ("trace_event", "trace_head")}
else:
    REFUSED |= {
        "replace an event": run("INSERT OR REPLACE INTO trace_event VALUES (2, '', '', '', '')"),
        "replace a head": run("INSERT OR REPLACE INTO trace_dailyhead VALUES ('2026-11-27', 1, '')"),
    }


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses_to(chain, change):
    DailyHead.objects.create(day=DAY, length=3, hash=chain[2].hash)
    connection.check_constraints()  # PostgreSQL empties no table whose keys are still to be looked at
    with pytest.raises(IntegrityError, match=r"never changed|follows the head"), transaction.atomic():
        change()
    assert verify().broken is None


def test_what_an_event_says_may_be_erased_and_the_chain_holds_and_says_so(chain, capsys):
    assert verify().erased == 0
    EventContent.objects.filter(event=2).update(text="", salt="")
    assert verify() == (3, chain[2].hash, None, (), 2)
    call_command("verify")
    assert "Not verified: what 2 contents of events say" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (lambda: Event.objects.filter(seq=2).update(at="other"), "event 2: it is not what"),
        (lambda: Event.objects.filter(seq=2).update(previous_hash=FIRST), "event 2: it does not follow"),
        (lambda: EventContent.objects.filter(event=2).update(text="{}"), "event 2: what it says"),
        (lambda: EventContent.objects.filter(event=2).update(digest=FIRST), "event 2: its contents"),
        (
            lambda: EventContent.objects.filter(event=2, public=True).update(subject_id="9"),
            "event 2: what it",
        ),
        (lambda: EventContent.objects.filter(event=2, public=False).update(actor=None), "event 2: what it"),
        (lambda: EventContent.objects.filter(event=2).delete(), "event 2: its contents"),
        (lambda: Head.objects.update(length=2), "head: it tells of 2 events, and there are 3"),
        (lambda: Head.objects.update(hash=FIRST), "head: "),
    ],
)
def test_verify_names_the_first_broken_link(chain, change, broken):
    with unguarded(connection):
        change()
    assert verify().broken.startswith(broken)


def test_verify_finds_an_event_that_is_gone(chain):
    with unguarded(connection):
        EventContent.objects.filter(event=2).delete()
        Event.objects.filter(seq=2).delete()
    assert verify().broken == "event 3: event 2 is not there"


def test_verify_finds_a_chain_that_was_made_anew(chain, account):
    kept = chain[2].hash
    with unguarded(connection):
        for model in (EventContent, Event, Head):
            model.objects.all().delete()
    with act(actor=account) as doing:
        for _ in range(3):
            doing.note("rename", account)
    assert verify().broken is None
    assert verify(since=kept).broken == f"head: {kept} is not in this chain"
    DailyHead.objects.create(day=DAY, length=3, hash=kept)
    assert verify().broken == "event 3: not as published on 2026-11-27"


def test_verify_finds_a_guard_that_does_not_stand(chain):
    guards.take_down(connection)
    assert "guard_delete_event_is_never_changed" in verify().broken


def test_the_command_ends_with_the_first_broken_link(chain, capsys):
    call_command("verify", since=chain[0].hash)
    assert chain[2].hash in capsys.readouterr().out
    guards.take_down(connection)
    with pytest.raises(CommandError, match="holds for 3 events, then: guards"):
        call_command("verify")


@pytest.mark.django_db(transaction=True)
def test_guards_stand_again_after_tables_were_cleared():
    assert guards.missing(connection) == []
