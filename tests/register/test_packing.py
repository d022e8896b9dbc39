"""What is text goes packed to whoever takes it so, kept or new, and is the same for who does not."""

from __future__ import annotations

import gzip
import random

import pytest
from django.http import StreamingHttpResponse
from tests.register.factories import published_register

from answerable.register.commitments.services import withdraw
from answerable.register.packing import Packed

pytestmark = pytest.mark.django_db
PACKED = {"accept-encoding": "gzip, deflate, br"}


@pytest.fixture
def register(secretary):
    """One in which something was done already."""
    made = published_register()
    withdraw(made["late"], reason="Nhầm", by=secretary)
    return made


@pytest.fixture(params=["/", "/cam-ket/", "/api/v1/commitments", "pictures"])
def address(request, register):
    if request.param == "pictures":
        return f"/ke-hoach/{register.plan.slug}/hinh/sections.svg"
    return request.param


def unpacked(answer):
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    return gzip.decompress(answer.content)


def test_it_is_packed_for_who_takes_it_so(client, address):
    plain = client.get(address)
    assert "Content-Encoding" not in plain.headers
    assert int(plain.headers["Content-Length"]) == len(plain.content)
    for answer in (client.get(address, headers=PACKED), client.get(address, headers=PACKED)):
        assert len(answer.content) < len(plain.content)
        assert unpacked(answer) == plain.content
        assert "Accept-Encoding" in answer.headers["Vary"]
    assert client.get(address).content == plain.content


def test_a_page_of_one_reader_is_of_another_size_each_time(client, register, secretary):
    """Else its size would tell what a secret in it begins with."""
    client.force_login(secretary)
    sizes = {len(client.get("/", headers=PACKED).content) for _ in range(20)}
    assert len(sizes) > 1


@pytest.mark.parametrize("path", ["/cam-ket.csv", "/cam-ket.json"])
def test_a_list_that_is_streamed_is_packed_on_its_way(client, register, path):
    plain = b"".join(client.get(path))
    answer = client.get(path, headers=PACKED)
    assert answer.streaming
    assert (answer.headers["Content-Encoding"], answer.get("Content-Length")) == ("gzip", None)
    assert "Accept-Encoding" in answer.headers["Vary"]
    sent = b"".join(answer)
    assert gzip.decompress(sent) == plain
    assert len(sent) < len(plain)


def test_no_more_of_a_stream_is_made_than_is_sent(rf):
    made = []

    def rows():
        for number in range(1000):
            made.append(number)
            yield random.randbytes(1000).hex().encode()  # which gzip keeps no more than a piece of

    stream = StreamingHttpResponse(rows(), content_type="text/csv; charset=utf-8")
    answer = Packed(lambda _request: stream)(rf.get("/", headers=PACKED))
    pieces = iter(answer)
    for _ in range(3):
        next(pieces)
    assert 1 <= len(made) < 200
    answer.close()


def test_a_file_goes_as_it_is(client, register):
    answer = client.get("/static/register.css", headers=PACKED)
    assert b"".join(answer)
    answer.close()
    assert "Content-Encoding" not in answer.headers


def test_who_has_it_is_told_so_packed_or_not(client, register):
    first = client.get("/", headers=PACKED)
    again = client.get("/", headers={**PACKED, "if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
