"""A public commitment, the body that leads it, and those who speak, decide and reply."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.cache import caches
from tests.register.following.conftest import public
from tests.register.making import make_body, member


@pytest.fixture
def people():
    caches["default"].clear()
    lead, institute = make_body("Sở Y tế"), make_body("Viện Dư luận", branch="front")
    return SimpleNamespace(
        lead=lead,
        institute=institute,
        commitment=public(lead, text="Lập hồ sơ sức khỏe cho mọi người dân."),
        observer=member("observer", institute),
        other_observer=member("observer", make_body("Hội Luật gia", branch="mass")),
        near_observer=member("observer", lead),
        secretary=member("secretariat"),
        focal=member("focal_point", lead),
        other_focal=member("focal_point", make_body("Sở Xây dựng")),
    )


def hold(commitment):
    commitment.put_on_hold, commitment.hold_reason = True, "Nêu tên người."
    commitment.save()
