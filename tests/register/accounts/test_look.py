"""The name, the colour and the logo of a register: decided by an administrator, readable, and nothing but pixels."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.register.making import member

from answerable.register.accounts.look import (
    DARK,
    LIGHT,
    READABLE,
    NotALogo,
    by_night,
    contrast,
    keep_logo,
    look,
)
from answerable.register.accounts.models import Logo
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.fixture
def admin(client):
    account = member("admin")
    client.force_login(account)
    return client


def picture(form="PNG", size=(400, 200), **more):
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, form, **more)
    return file.getvalue()


def decide(client, **said):
    return client.post(reverse("look"), {"register_name": "", "accent": "", **said})


def test_what_is_decided_is_on_every_page_and_in_the_trace(admin, client):
    logo = SimpleUploadedFile("logo.png", picture(), "image/png")
    assert decide(admin, register_name="Sổ cam kết An Hải", accent="#0b3d91", logo=logo).status_code == 302
    page = client.get("/").content.decode()
    assert "Sổ cam kết An Hải</a>" in page
    assert "· Sổ cam kết An Hải</title>" in page
    assert f"/nhan-dien/mau.css?{look().version}" in page
    assert "--accent: #0b3d91" in client.get("/nhan-dien/mau.css").content.decode()
    shown = client.get(f"/nhan-dien/{look().logo}.png")
    assert shown.headers["Content-Type"] == "image/png"
    with Image.open(io.BytesIO(shown.content)) as small:
        assert small.height == 96
    assert EventContent.objects.filter(text__contains="account.setting_decided").count() == 3
    assert decide(admin, without_logo="on").status_code == 302
    assert look() == ("Answerable", "", "")
    assert Logo.objects.exists()  # what was shown once stays


@pytest.mark.parametrize(
    "wrong",
    [
        {"accent": "red"},
        {"accent": "#12"},
        {"accent": "#7a1f2b;}"},
        {"accent": "#ffd000"},  # cannot be read on paper
        {"register_name": "x" * 61},
        {"logo": SimpleUploadedFile("a.png", b"<svg onload=alert(1)>", "image/png")},
        {"logo": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "image/png")},
        {"logo": SimpleUploadedFile("a.png", b"0" * 1_000_001, "image/png")},
    ],
)
def test_what_cannot_be_shown_is_refused_and_changes_nothing(admin, wrong):
    assert decide(admin, **wrong).status_code == 400
    assert look() == ("Answerable", "", "")


@given(COLOURS)
def test_by_night_every_colour_can_be_read(colour):
    assert contrast(by_night(colour), DARK) >= READABLE


@given(COLOURS)
def test_contrast_goes_both_ways(colour):
    assert contrast(colour, LIGHT) == contrast(LIGHT, colour) >= 1


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_logo_keeps_nothing_but_its_pixels(form):
    secret = Image.Exif()
    secret[0x010E] = "noi chup bi mat"
    sha256 = keep_logo(picture(form, exif=secret.tobytes()))
    assert b"noi chup bi mat" not in bytes(Logo.objects.get(sha256=sha256).png)


def test_a_picture_that_unpacks_to_too_much_is_refused():
    with pytest.raises(NotALogo):
        keep_logo(picture(size=(5000, 5000)))
