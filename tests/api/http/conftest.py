"""A server over a chronicle of its own, asked without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.access import Scope
from api.http.app import create_app
from api.http.settings import NO_RATES, Settings
from api.wiring import Service, access
from tests.api.http.made_up import BEARER, load_bundle, made_up_service

RECORDER = BEARER
UNLIMITED = Settings(rates=NO_RATES, max_body=100_000, patience=0.1)
TEXT = "On Monday Japan joined the Paris Call. Russia stayed out. Canada joined; Canada is glad.\n"


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server over the bundled example. To be read, or to refuse; not written to."""
    url = f"sqlite:///{tmp_path_factory.mktemp('example') / 'example.db'}"
    with made_up_service(url) as service, TestClient(create_app(service, UNLIMITED)) as client:
        load_bundle(service)
        yield client


@pytest.fixture
def service(sqlite_url: str) -> Iterator[Service]:
    """An empty chronicle."""
    with made_up_service(sqlite_url, lock_timeout=0.2) as service:
        yield service


@pytest.fixture
def client(service: Service) -> Iterator[TestClient]:
    """A server over that chronicle."""
    with TestClient(create_app(service, UNLIMITED), headers=RECORDER) as client:
        yield client


@pytest.fixture
def tokens(sqlite_url: str, service: Service) -> Callable[..., dict[str, str]]:  # noqa: ARG001
    """Makes a token for these scopes of that chronicle; the header that shows it."""

    def make(*scopes: Scope, name: str = "Zoë Example") -> dict[str, str]:
        with access(sqlite_url) as opened:
            return {"Authorization": f"Bearer {opened.issue(name, scopes).secret}"}

    return make


@pytest.fixture
def call(client: TestClient) -> str:
    """The id of a document about the Paris Call; those it speaks of are registered."""
    client.post("/parties", json=[
        {"id": "japan", "kind": "state", "name": "Japan", "aliases": ["Nippon"]},
        {"id": "russia", "kind": "state", "name": "Russia"},
        {"id": "canada", "kind": "state", "name": "Canada"},
        {"id": "georgia", "kind": "state", "name": "Georgia"},
        {"id": "georgia-us", "kind": "organization", "name": "Georgia"},
    ])  # fmt: skip
    pledge = {"id": "paris-call", "kind": "pledge", "name": "Paris Call"}
    client.post("/instruments", json=pledge)
    archived = client.post("/documents", json={"text": TEXT, "publisher": "The Dispatch"})
    document: str = archived.json()["document"]
    return document


def fact(document: str, kind: str, actor: str, quote: str, **more: Any) -> dict[str, Any]:
    """A fact about the Paris Call, as it is sent."""
    return {
        "kind": kind,
        "roles": {"actor": actor, "instrument": "paris-call"},
        "when": "2018-11-12",
        "citation": {"document": document, "quote": quote},
        **more,
    }


def joined(document: str) -> dict[str, Any]:
    """A fact that can be recorded."""
    return fact(document, "joined", "japan", "Japan joined the Paris Call", as_said="joined")


def problem(response: Response, status: int, slug: str, field: str | None = None) -> dict[str, Any]:
    """The problem that a response is; with all that every problem has."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    said: dict[str, Any] = response.json()
    assert response.status_code == said["status"] == status, said
    assert said["type"] == f"urn:chronicle:problem:{slug}"
    assert said["title"]
    assert said["detail"]
    assert said["instance"].startswith("/")
    assert said.get("field") == field, said
    return said
