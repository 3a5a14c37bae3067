"""What a request may cost, and the headers that every response has."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message

from api.http.app import create_app
from api.http.middleware import POLICY
from api.http.settings import NO_RATES, Rates
from api.wiring import Service
from domain.errors import InvalidInput
from tests.api.http.conftest import RECORDER, UNLIMITED, problem
from tests.api.http.made_up import TOKEN

PERU = {"id": "peru", "kind": "state", "name": "Peru"}


def limited(service: Service, **rates: str) -> TestClient:
    return TestClient(create_app(service, replace(UNLIMITED, rates=replace(NO_RATES, **rates))))


def test_too_many_requests_are_told_when_to_come_back(service: Service) -> None:
    """429 with Retry-After; what is left is told before that."""
    with limited(service, reading="3/hour") as client:
        left = [client.get("/parties").headers["ratelimit"] for _ in range(3)]
        assert [each.split(";")[1] for each in left] == ["r=2", "r=1", "r=0"]
        refused = client.get("/parties")
        problem(refused, 429, "too-many-requests")
        assert 0 < int(refused.headers["retry-after"]) <= 3600
        assert refused.headers["ratelimit-policy"] == '"reading";q=3;w=3600'
        assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200
        assert client.post("/parties", json=PERU, headers=RECORDER).status_code == 201


def test_each_token_is_counted_by_itself(
    service: Service, tokens: Callable[..., dict[str, str]]
) -> None:
    """Whoever holds a token is not held up by others at the same address, nor they by it."""
    with limited(service, reading="1/hour") as client:
        mine, yours = tokens("read"), tokens("read")
        for headers in (mine, yours, {}):
            assert client.get("/parties", headers=headers).status_code == 200
            problem(client.get("/parties", headers=headers), 429, "too-many-requests")
        guess = {"Authorization": "Bearer chronicle_guess"}
        problem(client.get("/parties", headers=guess), 429, "too-many-requests")


def test_guesses_at_tokens_are_few(service: Service) -> None:
    """Signing in is limited by address, whatever else is asked."""
    with limited(service, signing_in="2/hour") as client:
        for _ in range(2):
            response = client.post("/sign-in", data={"token": "no"})
            problem(response, 401, "not-authenticated", "token")
        problem(client.post("/sign-in", data={"token": TOKEN}), 429, "too-many-requests")
        assert client.get("/parties").status_code == 200


@pytest.mark.parametrize("rate", ["often", "0/minute", "5/fortnight", "5 per 2 minutes"])
def test_a_rate_that_is_none_is_refused_at_the_start(service: Service, rate: str) -> None:
    """Before a request comes."""
    with pytest.raises(InvalidInput, match="no rate"):
        create_app(service, replace(UNLIMITED, rates=Rates(reading=rate)))


def test_a_long_address_is_refused(example: TestClient) -> None:
    """414 above 8,000 bytes; a parameter, or how often one is given, has limits of its own."""
    problem(example.get("/parties?q=" + "x" * 8000), 414, "address-too-long")
    long = example.get("/facts", params={"party": "x" * 1001})
    problem(long, 422, "invalid-input", "party")
    asked = {"party": "Japan", "instrument": "Paris Call", "valid_on": "2018-11-20"}
    many = example.get("/ask", params=[*asked.items(), *[("sources", "a")] * 100])
    problem(many, 422, "invalid-input", "sources")


def test_large_headers_are_refused(example: TestClient) -> None:
    """431 above 24,000 bytes."""
    problem(example.get("/parties", headers={"X-Much": "x" * 24_000}), 431, "headers-too-large")


def test_a_body_that_does_not_come_is_not_waited_for(service: Service) -> None:
    """408 when the rest of a body takes too long."""
    sent: list[Message] = []
    scope = {
        "type": "http", "method": "POST", "path": "/parties", "query_string": b"",
        "scheme": "http", "headers": [
            (b"content-type", b"application/json"),
            (b"authorization", RECORDER["Authorization"].encode()),
        ],
    }  # fmt: skip

    async def receive() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    app = create_app(service, replace(UNLIMITED, body_timeout=0.05))
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 408
    assert len(sent) == 2


def test_a_large_form_is_refused(client: TestClient) -> None:
    """The limit is of every body, not only of JSON."""
    problem(client.post("/sign-in", data={"token": "x" * 200_000}), 413, "too-large")

    def chunks() -> object:
        yield b"token="
        for _ in range(20):
            yield b"x" * 10_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    response = client.post("/sign-in", content=chunks(), headers=headers)  # type: ignore[arg-type]
    problem(response, 413, "too-large")


@pytest.mark.parametrize("path", ["/parties", "/nothing", "/healthz", "/openapi.json"])
def test_every_response_has_safe_headers(example: TestClient, path: str) -> None:
    """A page may load what this server sends and no more; problems too."""
    headers = example.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
