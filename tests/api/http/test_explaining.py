"""The paths that explain answer with what the questions give, and hash what they send."""

from __future__ import annotations

import base64
import hashlib

import pytest
from fastapi.testclient import TestClient

from api.wiring import Service
from tests.api.http.conftest import problem
from tests.given import as_bytes

CALL, DAY = "Paris Call", "2018-11-20"


def service_of(client: TestClient) -> Service:
    """The chronicle that the server is over."""
    service: Service = client.app.state.service  # type: ignore[attr-defined]
    return service


def test_diff(example: TestClient) -> None:
    """The same bytes as the question gives."""
    asked = {"valid_from": "2018-11-01", "valid_to": DAY}
    response = example.get("/diff", params={"instrument": CALL, **asked})
    assert response.status_code == 200
    assert response.content == as_bytes(service_of(example).questions.diff(CALL, **asked))


def test_diff_between_positions(example: TestClient) -> None:
    """Positions come as text; both clocks at once are a problem with its field."""
    asked = {"instrument": CALL, "valid_on": DAY, "known_from": "60", "known_to": "62"}
    said = example.get("/diff", params=asked).json()
    assert (said["before"]["position"], said["after"]["position"]) == (60, 62)
    assert {c["cause"] for change in said["changes"] for c in change["causes"]} == {"late-news"}
    both = {**asked, "valid_from": DAY, "valid_to": DAY}
    problem(example.get("/diff", params=both), 422, "invalid-input", "known_from")


def test_conflicts(example: TestClient) -> None:
    """About one instrument, or about all."""
    ask = service_of(example).questions
    assert example.get("/conflicts").content == as_bytes(ask.conflicts())
    one = example.get("/conflicts", params={"instrument": CALL})
    assert one.content == as_bytes(ask.conflicts(CALL))


def test_why(example: TestClient) -> None:
    """The tree as data."""
    asked = {"party": "UK", "instrument": CALL, "valid_on": "2021-12-01"}
    response = example.get("/why", params=asked)
    assert response.content == as_bytes(service_of(example).questions.why(*asked.values()))


def test_why_with_sources(example: TestClient) -> None:
    """`sources` may be given several times, and nothing else may."""
    source = "Chronicle example"
    asked = [("party", "UK"), ("instrument", CALL), ("valid_on", DAY), ("sources", source)]
    document = example.get("/facts").json()["facts"][0]["document"]
    said = example.get("/why", params=[*asked, ("sources", document)]).json()
    assert said["answer"]["sources"] == [source, document]
    problem(example.get("/why", params=[*asked, ("party", "US")]), 422, "invalid-input", "party")


@pytest.mark.parametrize(
    ("format_", "media_type"),
    [("csv", "text/csv; charset=utf-8"), ("json", "application/json"),
     ("jsonl", "application/x-ndjson")],
)  # fmt: skip
def test_snapshot(example: TestClient, format_: str, media_type: str) -> None:
    """The bytes that the question gives, of their type, with their SHA-256 in the headers."""
    response = example.get("/snapshot", params={"valid_on": DAY, "format": format_})
    with service_of(example).questions.snapshot(DAY, format=format_) as written:
        assert response.content == b"".join(written)
    digest = hashlib.sha256(response.content)
    assert response.headers["content-type"] == media_type
    assert response.headers["content-length"] == str(len(response.content))
    assert response.headers["etag"] == f'"{digest.hexdigest()}"'
    encoded = base64.b64encode(digest.digest()).decode()
    assert response.headers["repr-digest"] == f"sha-256=:{encoded}:"


def test_a_refused_snapshot(example: TestClient) -> None:
    """What cannot be answered is a problem, not half a table."""
    asked = {"valid_on": DAY, "format": "xlsx"}
    problem(example.get("/snapshot", params=asked), 422, "invalid-input", "format")
    asked = {"valid_on": "2018-02-30"}
    problem(example.get("/snapshot", params=asked), 422, "invalid-input", "valid_on")
    asked = {"valid_on": DAY, "party": "Atlantis"}
    problem(example.get("/snapshot", params=asked), 404, "not-found", "party")


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/ask", {"party": "Japan", "instrument": CALL, "valid_on": DAY}),
        ("/roster", {"instrument": CALL, "valid_on": DAY}),
        ("/counts", {"instrument": CALL, "valid_on": DAY}),
        ("/timeline", {"instrument": CALL}),
        ("/facts", {"instrument": CALL}),
        ("/conflicts", {"instrument": CALL}),
        ("/diff", {"instrument": CALL, "valid_from": "2018-11-01", "valid_to": DAY}),
        ("/diff", {"instrument": CALL, "valid_on": DAY, "known_from": "0"}),
        ("/snapshot", {"instrument": CALL, "valid_on": DAY}),
    ],
)
def test_every_question_of_some_sources(
    example: TestClient, path: str, asked: dict[str, str]
) -> None:
    """Every question can be put to some sources, and echoes them; a strange one is refused."""
    sources = ["Chronicle example"]
    said = example.get(path, params={**asked, "sources": sources}).json()
    assert said["sources"] == sources
    refused = example.get(path, params={**asked, "sources": ["Nobody"]})
    problem(refused, 404, "not-found", "sources")
