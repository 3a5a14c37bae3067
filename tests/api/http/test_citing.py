"""Citations over HTTP: an address that caches may keep, and what is of today apart from it."""

from __future__ import annotations

from hashlib import sha256

import pytest
from fastapi.testclient import TestClient

from tests.api.http.conftest import fact, joined, problem

ASK = {"kind": "ask", "party": "Nippon", "instrument": "Paris Call", "valid_on": "2018-11-20"}


@pytest.fixture
def cited(client: TestClient, call: str) -> str:
    """The citation that Japan had joined."""
    client.post("/facts", json=joined(call))
    response = client.post("/citations", json={**ASK, "reason": "an article"})
    assert response.status_code == 201, response.text
    citation: str = response.json()["citation"]
    return citation


def test_citing_again_is_no_news(client: TestClient, cited: str) -> None:
    """The same question at its position is the same citation."""
    question = client.get(f"/citations/{cited}").json()["question"]
    again = client.post("/citations", json={k: v for k, v in question.items() if v is not None})
    assert again.status_code == 200
    assert (again.json()["citation"], again.json()["new"]) == (cited, False)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("ask", ASK),
        ("roster", {"kind": "roster", "instrument": "Paris Call", "valid_on": "2018-11-20"}),
        ("snapshot", {"kind": "snapshot", "party": "japan", "valid_on": "2018-11-20"}),
    ],
)
def test_the_answer_alone_is_for_ever(
    client: TestClient, call: str, path: str, asked: dict[str, str]
) -> None:
    """The bytes that the question itself gives, as cited; caches may keep them."""
    client.post("/facts", json=joined(call))
    told = client.post("/citations", json=asked).json()
    answer = client.get(f"/citations/{told['citation']}/answer")
    assert sha256(answer.content).hexdigest() == told["sha256"]
    assert "immutable" in answer.headers["cache-control"]
    pinned = {k: v for k, v in asked.items() if k != "kind"}
    same = client.get(f"/{path}", params={**pinned, "known_at": told["question"]["known_at"]})
    assert same.content == answer.content


def test_changed_ones_are_listed(client: TestClient, call: str, cited: str) -> None:
    """With what made them so; the page of the citation has both answers."""
    assert client.get("/citations", params={"changed": True}).json()["citations"] == []
    client.post("/facts", json=fact(call, "declined", "japan", "Russia stayed out"))
    (one,) = client.get("/citations", params={"changed": True}).json()["citations"]
    assert one["citation"] == cited
    assert one["today"]["diffs"][0]["changes"][0]["causes"][0]["cause"] == "late-news"
    shown = client.get(f"/citations/{cited}")
    assert "immutable" not in shown.headers["cache-control"]
    assert (shown.json()["answer"]["answer"], shown.json()["intact"]) == ("yes", True)
    assert shown.json()["today"]["changed"] is True


def test_pages(client: TestClient, cited: str) -> None:
    """One leads to the next."""
    roster = {"kind": "roster", "instrument": "Paris Call", "valid_on": "2018-11-20"}
    second = client.post("/citations", json=roster).json()["citation"]
    first = client.get("/citations", params={"limit": 1}).json()
    assert [one["citation"] for one in first["citations"]] == [cited]
    then = client.get(first["next"]).json()
    assert [one["citation"] for one in then["citations"]] == [second]
    assert then["next"] is None


def test_refusals(client: TestClient, call: str) -> None:  # noqa: ARG001
    """A kind that is none, a party that is missing, an address that nobody was given."""
    problem(client.post("/citations", json={**ASK, "kind": "x"}), 422, "invalid-input", "kind")
    without = {k: v for k, v in ASK.items() if k != "party"}
    problem(client.post("/citations", json=without), 422, "invalid-input", "party")
    problem(client.get("/citations/a1-none"), 404, "not-found", "citation")
