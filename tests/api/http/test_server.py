"""The application over a real socket, as `chronicle serve` runs it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx2
import pytest
import uvicorn

from api.http.app import create_app
from api.http.settings import Settings
from api.wiring import access, create
from api.wiring import service as opened
from events.drafts import PartyDraft
from tests.api.http.conftest import joined

TEXT = "On Monday Japan joined the Paris Call.\n"


@contextmanager
def serving(url: str) -> Iterator[tuple[str, int]]:
    """A server on a free port of the loopback; its address. Stopped at the end."""
    # Named TCP, the socket sends small packets at once; otherwise each answer takes 40 ms.
    tcp = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    with opened(url) as service, socket.socket(*tcp) as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(service, Settings(max_body=100_000)), log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            deadline = time.monotonic() + 10
            while not server.started and time.monotonic() < deadline:
                time.sleep(0.005)
            assert server.started
            yield listening.getsockname()
        finally:
            server.should_exit = True
            thread.join(10)
            assert not thread.is_alive()


@pytest.fixture
def address(sqlite_url: str) -> Iterator[tuple[str, int]]:
    """A server over an empty chronicle."""
    create(sqlite_url)
    with serving(sqlite_url) as address:
        yield address


@pytest.fixture
def client(address: tuple[str, int], sqlite_url: str) -> Iterator[httpx2.Client]:
    """A client of that server, with a token."""
    with access(sqlite_url) as tokens:
        issued = tokens.issue("Ada Example", ["record"])
    headers = {"Authorization": f"Bearer {issued.secret}"}
    base = f"http://{address[0]}:{address[1]}"
    with httpx2.Client(base_url=base, headers=headers, trust_env=False) as client:
        yield client


def test_from_a_document_to_an_answer(client: httpx2.Client) -> None:
    """Archive, register, record, ask, audit, over the wire."""
    document = client.post("/documents", json={"text": TEXT}).json()["document"]
    client.post("/parties", json={"id": "japan", "kind": "state", "name": "Japan"})
    pledge = {"id": "paris-call", "kind": "pledge", "name": "Paris Call"}
    client.post("/instruments", json=pledge)
    receipt = client.post("/facts", json=joined(document))
    assert receipt.status_code == 201, receipt.text
    params = {"party": "japan", "instrument": "paris-call", "valid_on": "2018-11-20"}
    answer = client.get("/ask", params=params).json()
    assert answer["answer"] == "yes"
    audit = client.get(f"/facts/{answer['because'][0]}").json()
    assert audit["quote"]["exact"] == "Japan joined the Paris Call"
    assert client.head("/healthz").status_code == 200


def test_writers_at_the_same_time_each_see_their_own(client: httpx2.Client) -> None:
    """Eight clients write and read at once; each finds what it wrote."""

    def write_and_read(number: int) -> bool:
        party = {"id": f"party-{number}", "kind": "state", "name": f"Party {number}"}
        written = client.post("/parties", json=party)
        listed = client.get("/parties").json()["parties"]
        return written.status_code == 201 and party["id"] in {each["id"] for each in listed}

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write_and_read, range(24)))
    assert client.get("/readyz").json() == {"status": "ready", "position": 25, "head": 25}


def test_what_another_process_writes_is_followed(client: httpx2.Client, sqlite_url: str) -> None:
    """A write past the server is in the answers that ask for its position."""
    with opened(sqlite_url) as other:
        draft = PartyDraft(id="peru", kind="state", name="Peru")
        (place,) = other.chronicle.register([draft], "another process")
    listed = client.get("/parties", params={"min_position": place.position})
    assert [party["id"] for party in listed.json()["parties"]] == ["peru"]


def test_a_large_body_is_refused_while_it_is_sent(client: httpx2.Client) -> None:
    """413 reaches a client that sends far more than is taken."""
    body = b'{"text": "' + b"a" * 5_000_000 + b'"}'
    response = client.post("/documents", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert client.get("/healthz").status_code == 200
