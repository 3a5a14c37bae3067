"""Certificates over HTTP: a file to download that holds, or a problem that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.wiring import Service, sealing_of
from events.seal.certificates.checking import check
from tests.api.http.conftest import RECORDER, UNLIMITED, joined, problem
from tests.api.http.made_up import BY

ASK = {"instrument": "Paris Call", "valid_on": "2018-11-20"}


@pytest.fixture
def key(service: Service, tmp_path: Path) -> Path:
    """A key that is in force."""
    path = tmp_path / "chronicle.key"
    sealing_of(service).keys.add(path, BY, "the first", bytes)
    return path


@pytest.fixture
def signing(service: Service, client: TestClient, call: str, key: Path) -> Iterator[TestClient]:
    """A server that was started with that key; Japan joined."""
    client.post("/facts", json=joined(call))
    with TestClient(create_app(service, replace(UNLIMITED, key=key)), headers=RECORDER) as signing:
        yield signing


@pytest.mark.parametrize(
    ("path", "asked", "name"),
    [
        ("ask", {"party": "Nippon", **ASK}, "ask-japan-paris-call-2018-11-20-10.json"),
        ("roster", ASK, "roster-paris-call-2018-11-20-10.json"),
        ("snapshot", {"valid_on": "2018-11-20"}, "snapshot-2018-11-20-10.json"),
    ],
)
def test_a_certificate_is_downloaded(
    signing: TestClient, service: Service, key: Path, path: str, asked: Any, name: str
) -> None:
    """Under a name of its own; what it encloses is proven by the public key."""
    response = signing.get(f"/certificates/{path}", params=asked)
    assert response.status_code == 200, response.text
    assert response.headers["content-disposition"] == f'attachment; filename="{name}"'
    checked = check(response.content, sealing_of(service).keys.signer(key).public)
    (fact,) = checked.proven.facts.values()
    assert fact.words == "Japan joined the Paris Call"
    assert service.chronicle.log.head().position == 10


def test_without_a_key_there_is_none(client: TestClient) -> None:
    """A conflict that says how to get one."""
    said = problem(client.get("/certificates/roster", params=ASK), 409, "no-key")
    assert "CHRONICLE_KEY" in said["detail"]


def test_a_key_that_was_replaced_signs_no_more(
    signing: TestClient, service: Service, tmp_path: Path
) -> None:
    """It says which one is in force."""
    sealing_of(service).keys.add(tmp_path / "newer", BY, "the second", lambda n: b"2".ljust(n))
    said = problem(signing.get("/certificates/roster", params=ASK), 409, "conflict", "key")
    assert "in force. Nothing was signed" in said["detail"]
