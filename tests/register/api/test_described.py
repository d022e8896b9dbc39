"""The interface does what its own description says: requests are made up from it, and every answer compared."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import positive_data_acceptance
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from tests.register.api.test_writing import bearer

EXAMPLES = 6  # of each operation, right ones and wrong ones
PLAIN = {"Accept-Encoding": "identity"}  # nobody unpacks an answer that goes through no network


TEXT = GenerationConfig(allow_x00=False)  # no text has a zero byte, and nothing with one is taken
TRIED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
pytestmark = pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])


@pytest.fixture
def interface(db, settings, application):
    settings.API_REQUESTS_A_MINUTE = 10**6
    config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=TEXT)))
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=config)


def operations(interface, mode):
    for found in interface.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.POSITIVE or operation.query or operation.body:
            yield operation


def statuses(operation, mode, headers, there, without=()):
    """What came of requests made up for it, about what is there; each answer compared with the description."""
    came = set()

    @given(case=operation.as_strategy(generation_mode=mode))
    @TRIED
    def holds(case):
        case.path_parameters = {name: there.get(name, made) for name, made in case.path_parameters.items()}
        answer = case.call_and_validate(headers={**PLAIN, **headers}, excluded_checks=list(without))
        came.add(answer.status_code)

    holds()
    return came


def test_every_answer_is_one_that_the_description_knows(interface, register, mode):
    tried = [
        operation.label for operation in operations(interface, mode) if statuses(operation, mode, {}, {})
    ]
    assert len(tried) > 5


def test_so_is_every_answer_to_whoever_may_write(interface, office, mode, settings, tmp_path):
    """What is made up gets as far as the round and the commitment that are there. What is of the right shape may
    still make no sense (done on a day, but not done): then the answer says so."""
    settings.EVIDENCE_ROOT = tmp_path
    commitment = office.training.public_id
    there = {"round": office.opened().pk, "commitment": commitment, "id": commitment}
    tried = []
    for operation in operations(interface, mode):
        if not operation.definition.raw.get("security"):
            continue
        by = bearer(office.secretary if operation.path.endswith("imports") else office.focal)
        came = statuses(operation, mode, by, there, without=[positive_data_acceptance])
        assert came - {401, 403}, operation.label
        tried.append(operation.label)
    assert len(tried) > 3, tried
