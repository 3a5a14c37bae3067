"""Every refusal is an RFC 9457 problem: the framework's, the database's and the unforeseen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent
from fastapi.testclient import TestClient
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.types import Message

from api.http.app import create_app
from api.http.problems import STATUS
from api.http.settings import Settings
from api.wiring import Service
from domain import errors
from events.store.connect import connect
from tests.api.http.conftest import RECORDER, joined, problem

JSON = RECORDER | {"Content-Type": "application/json"}


def append_unreadable(url: str) -> None:
    """Put an event into the log that no class of this program can read."""
    recorder = connect(url, lambda: 0)
    with recorder.writing() as cursor:
        recorder.insert_new(cursor, [StoredEvent("later", 1, "from-the-future", b"{}")])
    recorder.close()


def test_every_error_of_the_family_has_a_status() -> None:
    """No class of error that a command can raise falls through to 500."""
    family = [
        cls
        for cls in vars(errors).values()
        if isinstance(cls, type) and issubclass(cls, errors.ChronicleError)
    ]
    assert set(family) - {errors.ChronicleError} <= STATUS.keys()


@pytest.mark.parametrize("path", ["/nothing", "/ask/", "/redoc", "/facts/f1/quote", "/docs/x.js"])
def test_an_unknown_path_is_a_problem(example: TestClient, path: str) -> None:
    """404 for a path that is none."""
    said = problem(example.get(path), 404, "no-such-path")
    assert said["instance"] == path


def test_an_unknown_path_comes_with_the_nearest(example: TestClient) -> None:
    """A misspelt path comes back with what is close."""
    assert problem(example.get("/rooster"), 404, "no-such-path")["nearest"] == ["/roster"]


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/facts", "GET, HEAD, POST"),
        ("DELETE", "/facts/f1-0", "GET, HEAD"),
        ("GET", "/documents", "POST"),
        ("POST", "/ask", "GET, HEAD"),
        ("OPTIONS", "/openapi.json", "GET, HEAD"),
    ],
)
def test_a_wrong_method_is_a_problem(
    example: TestClient, method: str, path: str, allow: str
) -> None:
    """405, with all the methods that the path has."""
    response = example.request(method, path)
    problem(response, 405, "method-not-allowed")
    assert response.headers["allow"] == allow


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "empty"),
        (b"{", "not JSON"),
        (b"kind=joined", "not JSON"),
        (b"\xff", "not UTF-8"),
        (b"[" * 90_000, "nested too deeply"),
        (b'{"id": NaN}', "not a JSON number"),
        (b'{"id": "a", "id": "b"}', "stands twice"),
        (b'{"id": "a", "kind": "state", "name": "\\u0000"}', "U+0000"),
        (b'[{"id": "a", "kind": "state", "name": "\\ud800"}]', "surrogate"),
        (b"9" * 5000, "cannot be read"),
    ],
)
def test_a_body_that_is_not_json_is_a_problem(example: TestClient, body: bytes, why: str) -> None:
    """422 for bytes that are no JSON, or no JSON that could be kept."""
    response = example.post("/parties", content=body, headers=JSON)
    said = problem(response, 422, "invalid-input", "id" if why == "stands twice" else None)
    assert why in said["detail"]


@pytest.mark.parametrize("path", ["documents", "parties", "instruments", "facts", "bundles"])
@pytest.mark.parametrize("said", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_a_body_must_be_said_to_be_json(example: TestClient, path: str, said: str | None) -> None:
    """415 for any other type: what a form on a web page can send is not read."""
    headers = RECORDER | ({"Content-Type": said} if said else {})
    problem(example.post(f"/{path}", content=b"{}", headers=headers),
            415, "unsupported-media-type", "Content-Type")  # fmt: skip


def test_a_type_with_parameters_is_json_too(example: TestClient) -> None:
    """`application/json; charset=utf-8` and `application/…+json` are JSON."""
    for said in ("application/json; charset=utf-8", "Application/LD+JSON"):
        response = example.post(
            "/parties", content=b"[]", headers=RECORDER | {"Content-Type": said}
        )
        problem(response, 422, "invalid-input")


def test_a_body_over_the_limit_is_not_read(client: TestClient) -> None:
    """413 from the declared length alone."""
    headers = JSON | {"Content-Length": "100001"}
    said = problem(client.post("/facts", content=b"{}", headers=headers), 413, "too-large")
    assert "100,000 bytes" in said["detail"]


def test_a_body_without_a_length_is_read_up_to_the_limit(client: TestClient) -> None:
    """413 as soon as more came than is taken; the rest is not asked for."""
    sent = 0

    def chunks() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1000):
            sent += 1
            yield b" " * 10_000

    problem(client.post("/facts", content=chunks(), headers=JSON), 413, "too-large")


def test_a_body_at_the_limit_is_read(client: TestClient) -> None:
    """As many bytes as the limit are taken."""
    body = b'{"id": "peru", "kind": "state", "name": "Peru"}'.ljust(100_000)
    assert client.post("/parties", content=body, headers=JSON).status_code == 201


def test_a_locked_database_may_be_asked_again(client: TestClient, sqlite_url: str) -> None:
    """503 with Retry-After while another process holds the log, and nothing was written."""
    peru = {"id": "peru", "kind": "state", "name": "Peru"}
    other = connect(sqlite_url, lambda: 0)
    with other.writing():
        response = client.post("/parties", json=peru)
    other.close()
    problem(response, 503, "unavailable")
    assert response.headers["retry-after"] == "1"
    assert client.post("/parties", json=peru).json()["position"] == 2


def test_a_busy_database_may_be_asked_again(
    client: TestClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503 when every connection for reading is in use."""

    def busy(*_: Any, **__: Any) -> None:
        raise NoConnection("QueuePool limit of size 5 overflow 10 reached")

    monkeypatch.setattr(service.questions, "entities", busy)
    response = client.get("/parties")
    assert "QueuePool" not in problem(response, 503, "unavailable")["detail"]
    assert response.headers["retry-after"] == "1"


def test_an_unforeseen_error_is_logged_and_not_shown(
    client: TestClient,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """500 says nothing of what happened; the log has the traceback."""

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the password is sesame")

    monkeypatch.setattr(service.questions, "entities", fail)
    with caplog.at_level(logging.ERROR):
        response = client.get("/parties")
    problem(response, 500, "internal-error")
    assert "sesame" not in response.text
    assert "sesame" in caplog.text
    assert "GET /parties failed" in caplog.text


def test_a_client_that_left_is_not_an_error(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    """A connection lost in the middle of a body is answered by nothing and logged as no error."""
    sent: list[Message] = []
    scope = {
        "type": "http", "method": "POST", "path": "/parties", "query_string": b"",
        "headers": [
            (b"content-type", b"application/json"),
            (b"authorization", RECORDER["Authorization"].encode()),
        ],
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(create_app(service)(scope, receive, send))
    assert sent == []
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_health_is_the_process_alone(
    client: TestClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """/healthz needs no database."""
    monkeypatch.setattr(service.chronicle, "log", None)
    assert client.get("/healthz").json() == {"status": "up"}


def test_readiness_shows_how_far_answers_are(client: TestClient, call: str) -> None:
    """/readyz has the position of the answers beside that of the log."""
    position = client.post("/facts", json=joined(call)).json()["position"]
    expected = {"status": "ready", "position": position, "head": position}
    assert client.get("/readyz").json() == expected


def test_a_stopped_projection_is_not_ready(
    client: TestClient, call: str, service: Service, sqlite_url: str
) -> None:
    """An event that no class can read stops the answers there: 503 with position and topic."""
    append_unreadable(sqlite_url)
    position = service.chronicle.log.head().position
    client.app.state.settings = Settings(patience=5.0)  # type: ignore[attr-defined]
    waited = client.get("/parties", params={"min_position": position})
    for response in (waited, client.get("/readyz")):
        said = problem(response, 503, "projection-stopped")
        assert (said["position"], said["topic"]) == (position, "from-the-future")
        assert "retry-after" not in response.headers
    assert client.get("/healthz").status_code == 200
    answer = client.get("/timeline?instrument=paris-call").json()
    assert answer["position"] == position - 1, "what was projected before still answers"
    assert call


def test_a_write_past_a_stopped_projection_says_that_it_is_on_file(
    client: TestClient, call: str, service: Service, sqlite_url: str
) -> None:
    """The fact is in the log and not in the answers; the problem says both."""
    append_unreadable(sqlite_url)
    said = problem(client.post("/facts", json=joined(call)), 503, "projection-stopped")
    head = service.chronicle.log.head().position
    assert f"recorded, up to position {head}, but answers do not show it" in said["detail"]
    assert said["position"] == head - 1


def test_a_follower_that_failed_otherwise_is_not_ready(service: Service) -> None:
    """Any end of the follower is 503, and only its class is told."""

    class Failing:
        def follow(self, _: int) -> int:
            raise RuntimeError("the password is sesame")

    broken = replace(service, projector=Failing())  # type: ignore[arg-type]
    with TestClient(create_app(broken, Settings(patience=5.0))) as client:
        problem(client.get("/parties?min_position=2"), 503, "unavailable")
        said = problem(client.get("/readyz"), 503, "unavailable")
    assert "RuntimeError" in said["detail"]
    assert "sesame" not in said["detail"]
