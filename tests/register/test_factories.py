"""The register that tests share has what it says: a commitment of every state."""

from __future__ import annotations

import pytest
from tests.register.factories import DAY, published_register

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import Timeliness, state_of

pytestmark = pytest.mark.django_db


def test_commitments_stand_in_every_way():
    register = published_register()
    states = {name: state_of(commitment, on=DAY) for name, commitment in register.items()}
    assert {state.timeliness for state in states.values()} == {None, *Timeliness}
    held = {name for name, state in states.items() if state.held}
    assert held == {"held", "held_reviewed", "put_on_hold", "unclassified"}
    assert Commitment.objects.on_hold(on=DAY).count() == len(held)
