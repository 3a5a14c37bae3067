"""Requests made up from the description itself: whatever is sent, the server does not fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.specs.openapi.schemas import OpenApiSchema

from api.http.app import create_app
from tests.api.http.conftest import UNLIMITED
from tests.api.http.made_up import BEARER, load_bundle, made_up_service

pytestmark = pytest.mark.xdist_group("fuzzed")
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "4"))
"""Requests for each path and method, beside those with values at the edge of what is allowed."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """A server over the bundled example, which the requests write to."""
    url = f"sqlite:///{tmp_path_factory.mktemp('fuzzed') / 'fuzzed.db'}"
    with made_up_service(url) as service:
        load_bundle(service)
        yield create_app(service, replace(UNLIMITED, patience=0.0))


@pytest.fixture(scope="module")
def described(app: FastAPI) -> OpenApiSchema:
    """The description as the server gives it."""
    return schemathesis.openapi.from_asgi("/openapi.json", app)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate),
)  # fmt: skip
def test_no_request_makes_the_server_fail(case: Case[Any]) -> None:
    """With a token that may do everything: an answer, or a problem that is the client's."""
    response = case.call(headers=BEARER)
    if response.status_code >= 400:
        assert response.headers["content-type"] == ["application/problem+json"]
    late = "position-not-reached" in response.text  # it asked for what is not recorded
    assert response.status_code < (504 if late else 500), response.text
