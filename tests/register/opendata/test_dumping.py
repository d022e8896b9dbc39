"""The whole register as data: complete, consistent, described, and with nothing that is not public."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.register.making import DAY
from tests.register.opendata.conftest import SECRET

from answerable.register.commitments.acting import deed
from answerable.register.opendata import dumps
from answerable.register.opendata.dictionary import as_markdown
from answerable.register.opendata.dumping import FolderNotEmpty, dump
from answerable.register.opendata.packaging import schema
from answerable.register.opendata.records import KINDS, TOLD_OF
from answerable.register.opendata.records.guidance import GUIDANCE
from answerable.register.opendata.records.rounds import ROUNDS
from answerable.register.opendata.records.subplans import SUBPLANS
from answerable.register.opendata.records.work import WORK
from answerable.register.opendata.timed import dump_register

DICTIONARY = Path(__file__).parents[3] / "docs" / "data.md"
TODAY = timezone.localdate()


@pytest.fixture
def dumped(secrets, tmp_path):
    dump(tmp_path / "out", on=TODAY)
    return tmp_path / "out"


def lines(folder, many):
    with gzip.open(folder / "data" / f"{many}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def test_every_form_has_the_same_records(dumped):
    base = sqlite3.connect(dumped / "register.sqlite")
    package = json.loads((dumped / "datapackage.json").read_text(encoding="utf-8"))
    counts = {one["path"]: one["rows"] for one in package["resources"] if "rows" in one}
    for kind in KINDS.values():
        said = lines(dumped, kind.many)
        with (dumped / "csv" / f"{kind.many}.csv").open(encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        (rows,) = base.execute(f'SELECT count(*) FROM "{kind.many}"').fetchone()
        assert len(said) == len(table) == rows == counts[f"csv/{kind.many}.csv"], kind.many
        assert [str(row[kind.key.name]) for row in said] == [row[kind.key.name] for row in table]
    base.close()


def test_there_is_something_of_each_kind(dumped):
    assert [kind.many for kind in TOLD_OF if not lines(dumped, kind.many)] == []


def test_no_record_names_one_that_is_not_there(dumped):
    base = sqlite3.connect(dumped / "register.sqlite")
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()


def test_the_sqlite_file_is_searched_with_and_without_marks(dumped):
    base = sqlite3.connect(dumped / "register.sqlite")
    found = (
        "SELECT c.text FROM commitments_fts f JOIN commitments c ON c.rowid = f.rowid WHERE f.text MATCH ?"
    )
    for words in ("khám sức khỏe", "kham suc khoe"):
        [(text,)] = base.execute(found, [f'"{words}"'])
        assert text == "Khám sức khỏe cho học sinh tiểu học trước ngày 30/6/2026."
    base.close()


def test_the_package_describes_each_file(dumped):
    package = json.loads((dumped / "datapackage.json").read_text(encoding="utf-8"))
    there = {str(one.relative_to(dumped)) for one in dumped.rglob("*") if one.is_file()}
    described = {one["path"] for one in package["resources"]}
    assert there == described | {"datapackage.json", "dcat.jsonld"}
    for one in package["resources"]:
        data = (dumped / one["path"]).read_bytes()
        assert ("rows" in one) == ("schema" in one)  # rows are counted of tables alone
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    names = [one["name"] for one in package["resources"]]
    assert len(names) == len(set(names))
    for one in package["resources"]:
        for key in one.get("schema", {}).get("foreignKeys", []):
            other = next(
                each for each in package["resources"] if each["name"] == key["reference"]["resource"]
            )
            assert key["reference"]["fields"] in [field["name"] for field in other["schema"]["fields"]]
    catalogue = json.loads((dumped / "dcat.jsonld").read_text(encoding="utf-8"))
    assert len(catalogue["dcat:dataset"]["dcat:distribution"]) == len(names)


def test_nothing_that_is_not_public_is_in_a_dump(dumped):
    for file in dumped.rglob("*"):
        if file.is_file():
            data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            assert SECRET.encode() not in data, file
            assert b"@example.vn" not in data, file


def test_of_a_commitment_on_hold_nothing_of_work_is_dumped(dumped):
    held = [one for one in lines(dumped, "commitments") if one["held"]]
    assert {one["stage"] for one in held} == {one["last_day"] for one in held} == {None}
    ids = {one["id"] for one in held}
    for kind in (*WORK, *ROUNDS, *SUBPLANS, *GUIDANCE):
        named = {one.name for one in kind.fields if one.to and one.to.kind == "commitment"}
        for row in lines(dumped, kind.many):
            assert not ids & {row[name] for name in named}, kind.many
    assert [one for one in lines(dumped, "assessments") if one["scale"] and one["commitment"] in ids] == []


def test_the_same_register_gives_the_same_bytes(dumped, tmp_path):
    dump(tmp_path / "again", on=TODAY)
    for file in dumped.rglob("*"):
        if file.is_file() and file.name not in ("datapackage.json", "dcat.jsonld"):
            assert file.read_bytes() == (tmp_path / "again" / file.relative_to(dumped)).read_bytes(), file


def test_a_folder_with_something_in_it_is_left_alone(register, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        dump(tmp_path, on=TODAY)
    with pytest.raises(CommandError, match="there is something in it"):
        call_command("dump", str(tmp_path))
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_the_last_dumps_are_kept(register, settings):
    for ago in range(dumps.KEPT + 2, 0, -1):
        day = settings.DUMPS / (DAY - timedelta(days=ago)).isoformat()
        day.mkdir(parents=True)
        (day / "datapackage.json").write_text('{"trace": {"length": 0}}', encoding="utf-8")
    (settings.DUMPS / "2026-01-01.half").mkdir()
    dumps.make(on=DAY)
    assert dumps.kept() == [DAY - timedelta(days=ago) for ago in range(dumps.KEPT)]


def test_a_day_asks_once_for_its_data(register, settings):
    assert list(dump_register(DAY, dry=False))
    dumps.make(on=DAY)
    assert not list(dump_register(DAY, dry=False))


def test_what_was_refused_since_is_in_no_dump_that_is_kept(register, settings):
    with deed(None, None) as done:
        done.note("commitments.withdrawn", register["late"])
    before, today = DAY - timedelta(days=1), DAY
    dumps.make(on=before)
    dumps.make(on=today)
    assert dumps.outdated() == []
    with deed(None, None) as done:
        done.note("evidence.taken_back", register["late"], reason="Nêu tên người.")
    assert dumps.outdated() == [today, before]
    assert list(dump_register(today, dry=False))
    dumps.make(on=today)
    assert (dumps.kept(), dumps.outdated()) == ([today], [])


def test_files_of_a_dump_are_served(client, register):
    assert client.get("/du-lieu/moi-nhat/datapackage.json").status_code == 404
    dumps.make(on=DAY)
    page = client.get("/du-lieu/").content.decode()
    assert f'href="/du-lieu/{DAY}/csv/commitments.csv"' in page
    answer = client.get("/du-lieu/moi-nhat/datapackage.json", follow=True)
    package = json.loads(b"".join(answer))
    for one in package["resources"]:
        got = client.get(f"/du-lieu/{DAY}/{one['path']}")
        assert got.status_code == 200
        assert hashlib.sha256(b"".join(got)).hexdigest() == one["hash"].removeprefix("sha256:")


@pytest.mark.parametrize(
    "name",
    [
        "../secret-key",
        "..%2fsecret-key",
        "csv/../../../secret-key",
        "csv",
        "csv/secret",
        ".half",
        "a.b.c.d",
        "x.csv",
    ],
)
def test_nothing_else_is_served(client, register, settings, name):
    dumps.make(on=DAY)
    (settings.DUMPS.parent / "secret-key").write_text("key", encoding="ascii")
    assert client.get(f"/du-lieu/{DAY}/{name}").status_code == 404
    assert client.get(f"/du-lieu/2026-02-31/{name}").status_code == 404


def test_the_dictionary_is_made_from_the_descriptions():
    assert DICTIONARY.read_text(encoding="utf-8") == as_markdown(), (
        "answerable manage data_dictionary > docs/data.md"
    )


def test_a_schema_says_what_may_be_empty():
    fields = {one["name"]: one for one in schema(KINDS["commitment"])["fields"]}
    assert fields["id"]["constraints"] == {"required": True, "unique": True}
    assert fields["last_day"]["type"] == "date"
    assert fields["last_day"]["constraints"] == {}
