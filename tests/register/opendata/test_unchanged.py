"""Whoever has a file already is told that it is still so, until something is done or another day comes."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.utils import timezone
from tests.register.making import DAY

from answerable.register import keeping
from answerable.register.opendata import dumps
from answerable.register.trace.recording import act

pytestmark = pytest.mark.django_db(transaction=True)  # the end of a file's answer closes the connection


def get(client, address, **headers):
    """An answer that was read to its end."""
    answer = client.get(address, headers=headers)
    if answer.streaming:
        b"".join(answer)
    answer.close()
    return answer


def done(register):
    with act(actor=None) as doing:
        doing.note("plans.published", register.plan)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_a_file_that_is_still_so_is_not_sent_again(client, register, monkeypatch, form):
    monkeypatch.setattr(keeping, "JUST_NOW", timedelta(0))
    done(register)
    for address in (f"/cam-ket.{form}?ke-hoach=x", f"/ke-hoach/{register.plan.slug}.{form}"):
        first = get(client, address)
        assert parsedate_to_datetime(first["Last-Modified"]) <= timezone.now()
        for header in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
            again = get(client, address, **header)
            assert (again.status_code, again.content) == (304, b"")
    other = get(client, f"/cam-ket.{form}?ke-hoach=y", **{"If-None-Match": first["ETag"]})
    assert other.status_code == 200
    done(register)
    assert get(client, address, **{"If-None-Match": first["ETag"]}).status_code == 200


def test_no_time_is_told_that_a_later_act_may_share(client, register):
    done(register)
    assert "Last-Modified" not in get(client, "/cam-ket.csv")


@pytest.mark.parametrize("address", ["/kinh-phi/kinh-phi.csv", "/ke-hoach/{}/hinh/muc.csv"])
def test_so_are_tables_of_other_rooms(client, register, address):
    done(register)
    address = address.format(register.plan.slug)
    first = get(client, address)
    assert first.status_code == 200
    assert get(client, address, **{"If-None-Match": first["ETag"]}).status_code == 304


def test_a_file_of_a_dump_is_sent_once(client, register):
    dumps.make(on=DAY)
    address = f"/du-lieu/{DAY}/csv/commitments.csv"
    first = get(client, address)
    for name, header in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")):
        assert get(client, address, **{header: first[name]}).status_code == 304
