"""A dump into an empty register gives the same register: its dump is the same, and its chain goes on."""

from __future__ import annotations

import gzip
import json
import shutil

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.utils import timezone
from tests.register.factories import published_register
from tests.register.making import make_account, make_body, make_review
from tests.register.opendata.followup import followed_up

from answerable.register.accounts.models import Account
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.sampling import make_sample
from answerable.register.guards import take_down
from answerable.register.opendata.dumping import dump
from answerable.register.opendata.loading import CannotLoad, load
from answerable.register.opendata.models import Load
from answerable.register.trace.models import Event, Head
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = timezone.localdate()
PROVENANCE = ("datapackage.json", "dcat.jsonld", "register.sqlite")
GROWS = ("data/events.jsonl.gz", "csv/events.csv", "data/daily_heads.jsonl.gz", "csv/daily_heads.csv")


@pytest.fixture
def dumped(tmp_path):
    """A register with everything that factories know, and beside it plans that came by the usual doors."""
    followed_up(published_register())
    list(make_sample(60))
    dump(tmp_path / "first", on=TODAY)
    return tmp_path / "first"


def empty():
    take_down(connection)
    call_command("flush", interactive=False, verbosity=0)


def files(folder):
    found = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    return {
        name: gzip.decompress(data) if name.endswith(".gz") else data
        for name, data in found.items()
        if name not in PROVENANCE
    }


def test_a_dump_that_was_loaded_gives_the_same_dump(dumped, tmp_path):
    head = Head.objects.get().hash
    empty()
    loaded = load(dumped)
    assert loaded.head == head
    dump(tmp_path / "second", on=TODAY)
    first, second = files(dumped), files(tmp_path / "second")
    assert first.keys() == second.keys()
    assert [name for name in first if name not in GROWS and first[name] != second[name]] == []
    for name in GROWS:  # what was done since stands behind
        assert second[name].startswith(first[name]), name
    package = json.loads((tmp_path / "second" / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in package["sources"]] == ["http://localhost"]


def test_what_was_loaded_is_verified_and_lives_on(dumped, client):
    head = Head.objects.get()
    empty()
    load(dumped)
    outcome = verify(since=head.hash)
    assert outcome.broken is None
    assert outcome.length > head.length
    told = Load.objects.get()
    assert (told.length, told.head, told.of_day) == (head.length, head.hash, TODAY)
    assert Account.objects.count() == 0
    lifted = Commitment.objects.exclude(lifted_by=None).get()
    assert lifted in Commitment.objects.actionable(on=TODAY)
    assert client.get(f"/cam-ket/{lifted.public_id}/").status_code == 200
    assert client.get("/tim/?q=học+sinh").status_code == 200
    added = make_body("Viện mới")  # numbers go on after those that were brought
    assert added.pk == max(apps.get_model("bodies.Body").objects.values_list("pk", flat=True))


def test_a_record_changed_past_the_trace_after_loading_is_found(dumped):
    empty()
    load(dumped)
    one = Commitment.objects.filter(rights_class="fulfil").first()
    Commitment.objects.filter(pk=one.pk).update(leads=["Ai đó"])
    assert verify().broken == f"commitments.commitment {one.pk}: it was changed, and no event tells of that"


def test_nobody_adds_a_review_of_nobody_afterwards(dumped):
    empty()
    load(dumped)
    make_account()
    held = Commitment.objects.on_hold(on=TODAY).first()
    with pytest.raises(IntegrityError, match="names nobody"):
        make_review(held, reviewer=None, reviewer_body=Body.objects.first())


@pytest.mark.parametrize("there", ["account", "body"])
def test_a_register_that_is_not_empty_is_left_alone(dumped, there):
    empty()
    make_account() if there == "account" else make_body()
    with pytest.raises(CannotLoad, match="is not empty"):
        load(dumped)
    with pytest.raises(CommandError, match="is not empty"):
        call_command("load_dump", str(dumped))
    assert not Event.objects.exists()


def change(path, old, new):
    text = gzip.decompress(path.read_bytes()).decode()
    assert old in text
    path.write_bytes(gzip.compress(text.replace(old, new, 1).encode()))


def cut_short(path):
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join(lines[:-1])))


def rehash(folder):
    from answerable.register.plans.files import sha256_of

    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for one in package["resources"]:
        if one["path"].endswith(".gz"):
            one["hash"] = f"sha256:{sha256_of(folder / one['path'])}"
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def test_a_dump_that_is_not_as_it_says_is_refused_whole(dumped, tmp_path):
    empty()
    commitments = dumped / "data" / "commitments.jsonl.gz"
    kept = commitments.read_bytes()
    change(commitments, "trước ngày", "sau ngày")
    with pytest.raises(CannotLoad, match="Take the dump again"):
        load(dumped)
    commitments.unlink()
    with pytest.raises(CannotLoad, match="Take the whole dump"):
        load(dumped)
    commitments.write_bytes(kept)
    events = dumped / "data" / "events.jsonl.gz"
    whole = events.read_bytes()
    change(events, '"number":3', '"number":4')
    rehash(dumped)
    with pytest.raises(CannotLoad, match="trace in the dump does not hold: event 4"):
        load(dumped)
    events.write_bytes(whole)
    cut_short(events)
    rehash(dumped)
    with pytest.raises(CannotLoad, match="trace in the dump ends at event"):
        load(dumped)
    shutil.rmtree(dumped)
    with pytest.raises(CannotLoad, match=r"no datapackage\.json"):
        load(dumped)
    assert not Event.objects.exists()
    assert not Commitment.objects.exists()


def test_what_the_guards_refuse_is_not_loaded(dumped):
    """A measure on hold with progress is in no honest dump, and gets in by no other."""
    empty()
    held = next(
        json.loads(line)
        for line in gzip.decompress((dumped / "data" / "commitments.jsonl.gz").read_bytes()).splitlines()
        if b'"held":true' in line
    )
    progress = dumped / "data" / "progress.jsonl.gz"
    first = json.loads(gzip.decompress(progress.read_bytes()).splitlines()[0])
    change(progress, f'"commitment":"{first["commitment"]}"', f'"commitment":"{held["id"]}"')
    rehash(dumped)
    with pytest.raises(IntegrityError, match="on hold"):
        load(dumped)
    assert not Commitment.objects.exists()
