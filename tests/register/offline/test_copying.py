"""The copy: every public page as a file, links that lead to files that are there, nothing that is not public."""

from __future__ import annotations

import posixpath
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.test import override_settings
from django.utils import timezone
from lxml import html
from tests.register.checking.plan import draft, secretary
from tests.register.factories import published_register

from answerable.register.bodies.models import Body
from answerable.register.evidence.models import Evidence
from answerable.register.offline.copying import copy_site
from answerable.register.offline.places import FILES, PAGES
from answerable.register.opendata.dumping import dump
from answerable.register.plans.files import path_of
from answerable.register.search.services import index_all

ADDRESSES = Path(__file__).parents[1] / "addresses.txt"
LEFT_OUT = Path(__file__).with_name("left_out.txt")
pytestmark = pytest.mark.long
TWICE = connection.vendor == "sqlite"
SECRETS = ("bi-mat@example.vn", "BIENBANMAT", "VANBANDUTHAO", "DAUMOIBIMAT")


@pytest.fixture(scope="module")
def copied(django_db_setup, django_db_blocker, tmp_path_factory):
    """A register with what must not leave it, and what two copies of it have in their files."""
    folder = tmp_path_factory.mktemp("copies")
    around = transaction.atomic()
    around._from_testcase = True  # as of a test: acts within it may still be whole transactions
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder / "files", DUMPS=folder / "dumps"),
        around,
    ):
        request_finished.disconnect(close_old_connections)  # which would end the transaction around
        register = _register()
        for name in ("copy", "again") if TWICE else ("copy",):
            copy_site(folder / name, report=lambda done, found: None)
        request_finished.connect(close_old_connections)
        transaction.set_rollback(True)
    return SimpleNamespace(register=register, copy=_files(folder / "copy"), again=_files(folder / "again"))


def _register():
    made = published_register()
    edition = draft(secretary(email="bi-mat@example.vn", name="DAUMOIBIMAT"))
    edition.document.title = "VANBANDUTHAO"
    edition.document.save()
    Evidence.objects.create(
        commitment=made["overdue"], voice="body", kind="file", body=made.health, visibility="internal",
        title="BIENBANMAT", sha256="a" * 64, size=1, media_type="application/pdf", file_name="BIENBANMAT.pdf",
        added_at=timezone.now(),
    )  # fmt: skip
    Body.objects.filter(key="cong-an-tinh-an-hai").update(merged_into=made.health)
    file = path_of(made.edition.file.sha256)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"van ban")
    index_all()
    for ago in (0, 1):
        dump(
            settings.DUMPS / (timezone.localdate() - timedelta(days=ago)).isoformat(), on=timezone.localdate()
        )
    return made


def _files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_link_of_the_copy_leads_to_a_file_of_it(copied):
    dead = []
    for name, page in copied.copy.items():
        if not name.endswith(".html"):
            continue
        root = html.document_fromstring(page.decode())
        for link in root.xpath("//@href | //@src | //@action"):
            parts = urlsplit(link)
            to = posixpath.join(posixpath.dirname(name), unquote(parts.path) or posixpath.basename(name))
            if not parts.scheme and posixpath.normpath(to) not in copied.copy:
                dead.append((name, link))
    assert not dead
    held = copied.register["held"].public_id
    assert {"index.html", "en/index.html", f"cam-ket/{held}/index.html"} <= set(copied.copy)
    assert copied.copy[f"ke-hoach/{copied.register.plan.slug}/tep/2/ke-hoach.txt"] == b"van ban"


def test_the_last_dump_and_calendars_are_in_the_copy(copied):
    today, before = (timezone.localdate() - timedelta(days=ago) for ago in (0, 1))
    for file in ("register.sqlite", "datapackage.json", "csv/commitments.csv", "data/events.jsonl.gz"):
        assert f"du-lieu/{today}/{file}" in copied.copy
        assert f"du-lieu/{before}/{file}" not in copied.copy
    assert any(name.startswith("co-quan/so-y-te-an-hai/han.ics") for name in copied.copy)
    assert "sổ gốc có" in copied.copy["du-lieu/index.html"].decode()


def test_each_public_address_is_copied_or_left_out_for_a_reason():
    public = {
        line.partition(" GET: ")[0]
        for line in ADDRESSES.read_text(encoding="utf-8").splitlines()
        if line.partition(" GET: ")[2].partition(" ")[0] in ("200", "404", "422")
    }
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()[1:]
    left_out = {name: why for name, _colon, why in (line.partition(": ") for line in lines)}
    assert all(left_out.values())
    copied = PAGES.keys() | FILES
    assert left_out.keys() & copied == set()
    assert public - copied == left_out.keys() & public
    assert left_out.keys() <= public


def test_what_is_not_public_is_in_no_file(copied):
    for name, data in copied.copy.items():
        for secret in (*SECRETS, "csrfmiddlewaretoken"):
            assert secret.encode() not in data, (name, secret)


@pytest.mark.skipif(not TWICE, reason="files are written alike whatever database is asked: once is enough")
def test_the_same_register_gives_the_same_files(copied):
    assert [name for name in copied.copy if copied.copy[name] != copied.again.get(name)] == []
    assert set(copied.copy) == set(copied.again)


def test_what_is_on_hold_says_so_and_what_needs_a_server_is_told(copied):
    held = copied.copy[f"cam-ket/{copied.register['held'].public_id}/index.html"].decode()
    assert 'class="band"' in held
    assert "Bản sao của" in held
    listed = copied.copy["cam-ket/index.html"].decode()
    assert "<form" not in listed
    assert "cần đến sổ gốc" in listed


def test_lit_words_lead_to_their_paragraph(copied):
    name = f"cam-ket/{copied.register['overdue'].public_id}/index.html"
    link = html.document_fromstring(copied.copy[name].decode()).xpath(
        "//a[contains(@href, 'van-ban')]/@href"
    )[0]
    path, _, anchor = link.partition("#")
    text = copied.copy[posixpath.normpath(posixpath.join(posixpath.dirname(name), path))].decode()
    [paragraph] = html.document_fromstring(text).xpath(f"//p[@id='{anchor}']")
    assert "quy trình tiếp nhận khiếu nại" in paragraph.text_content()


def test_an_old_address_leads_on(copied):
    page = copied.copy["co-quan/cong-an-tinh-an-hai/index.html"].decode()
    assert "url=../so-y-te-an-hai/index.html" in page


@pytest.mark.django_db  # by which a run of this file alone has a database
def test_a_folder_that_holds_something_is_refused(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(CommandError, match=r"is not empty|không trống"):
        call_command("export_site", tmp_path)
