"""Pictures on the open pages: each beside its table, and nothing of what is on hold but that it is."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from tests.register.factories import published_register

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    return published_register()


def pages(register):
    return (
        (reverse("plan_pictures", args=[register.plan.slug]), 6),
        (reverse("body_pictures", args=[register.health.key]), 4),
    )


def test_every_picture_has_its_table_and_is_found(client, register):
    for address, count in pages(register):
        page = client.get(address).content.decode()
        pictures = re.findall(r'<img [^>]*src="([^"]+)" width="\d+" height="\d+" alt="[^"]+">', page)
        assert len(pictures) == page.count("<details>") == count
        for one in pictures:
            answer = client.get(address + one)
            assert answer.headers["Content-Type"] == "image/svg+xml"
            assert b"<svg" in answer.content


def test_the_page_of_a_plan_and_of_a_body_show_how_their_sections_stand(client, register):
    for page, picture in (
        (
            reverse("plan", args=[register.plan.slug]),
            reverse("plan_picture", args=[register.plan.slug, "muc"]),
        ),
        (
            reverse("body", args=[register.health.key]),
            reverse("body_picture", args=[register.health.key, "muc"]),
        ),
    ):
        assert f'src="{picture}"' in client.get(page).content.decode()
        assert client.get(picture).status_code == 200


def test_nothing_of_what_is_on_hold_stands_in_a_calendar(client, register):
    """Công an tỉnh leads held measures, one of them with a day, and one whose hold was lifted."""
    svg = client.get(reverse("plan_picture", args=[register.plan.slug, "thang"])).content.decode()
    assert "Công an tỉnh" in svg
    register["lifted"].put_on_hold, register["lifted"].hold_reason = True, "Xem lại."
    register["lifted"].lifted_by = None
    register["lifted"].save()
    from django.core.cache import caches

    caches["process"].clear()  # no event told of it
    svg = client.get(reverse("plan_picture", args=[register.plan.slug, "thang"])).content.decode()
    assert "Công an tỉnh" not in svg


@pytest.mark.parametrize("name", ["nothing", "ky"])
def test_a_picture_of_nothing_is_not_found(client, register, name):
    assert client.get(reverse("plan_picture", args=[register.plan.slug, name])).status_code == 404
