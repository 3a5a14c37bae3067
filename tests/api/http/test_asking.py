"""Paths that ask: each answers what `Questions` answers, byte for byte."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient

from api.wiring import Service
from events.drafts import PartyDraft
from tests.api.http.conftest import joined, problem

DAY = "2018-11-20"


def service_of(client: TestClient) -> Service:
    service: Service = client.app.state.service  # type: ignore[attr-defined]
    return service


@pytest.mark.parametrize(
    ("path", "question", "arguments"),
    [
        ("/ask", "ask", {"party": "USA", "instrument": "Paris Call", "valid_on": DAY}),
        ("/roster", "roster", {"instrument": "Paris Call", "valid_on": DAY}),
        ("/timeline", "timeline", {"instrument": "ECHRI"}),
        ("/counts", "counts", {"instrument": "Paris Call", "valid_on": DAY}),
    ],
)
def test_an_answer_is_the_bytes_of_the_struct(
    example: TestClient, path: str, question: str, arguments: dict[str, str]
) -> None:
    """A path answers with exactly `msgspec.json.encode` of what its question gives."""
    response = example.get(path, params=arguments)
    answer = getattr(service_of(example).questions, question)(**arguments)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.content == msgspec.json.encode(answer)


@pytest.mark.parametrize(
    "arguments", [{"party": "NSO Group", "kind": "listed"}, {"instrument": "Paris Call"}, {}]
)
def test_facts_are_those_of_the_question(example: TestClient, arguments: dict[str, Any]) -> None:
    """The first page holds the first of what the question gives, and its clocks."""
    page = example.get("/facts", params=arguments).json()
    whole = json.loads(msgspec.json.encode(service_of(example).questions.facts(**arguments)))
    assert page == whole | {"facts": whole["facts"][:100], "next": page["next"]}


@pytest.mark.parametrize("sort", ["party", "instrument"])
def test_the_registered_are_listed(example: TestClient, sort: str) -> None:
    """/parties and /instruments list what is registered, by id."""
    items = {"party": "parties", "instrument": "instruments"}[sort]
    listed = example.get(f"/{items}").json()[items]
    assert listed
    assert listed == json.loads(msgspec.json.encode(service_of(example).questions.entities(sort)))


def test_a_fact_is_audited_by_its_id(example: TestClient) -> None:
    """The facts of an answer lead to their quotes."""
    params = {"party": "USA", "instrument": "Paris Call", "valid_on": DAY}
    (fact,) = example.get("/ask", params=params).json()["because"]
    response = example.get(f"/facts/{fact}")
    assert response.content == msgspec.json.encode(service_of(example).questions.audit(fact))
    quote = response.json()["quote"]
    assert quote["exact"] == "The United States declined to sign it."
    assert (quote["state"], quote["verified"], quote["stands_at"]) == ("verified", True, 105)
    assert quote["before"].endswith("when it was opened on Monday. ")


def test_an_answer_and_a_document_are_audited(example: TestClient) -> None:
    """From the answer down to its facts, and from their document up to them."""
    params = {"party": "USA", "instrument": "Paris Call", "valid_on": DAY}
    response = example.get("/audit", params=params)
    asked = service_of(example).questions.audit_answer("USA", "Paris Call", DAY)
    assert response.content == msgspec.json.encode(asked)
    document = response.json()["facts"][0]["audit"]["source"]["document"]
    response = example.get(f"/documents/{document}", params={"limit": 1})
    assert len(response.json()["facts"]) == 1
    assert response.json()["next"] is not None
    assert example.get(f"/documents/{document}", params={"limit": 0}).status_code == 422
    assert example.get("/documents/d1-nothing").status_code == 404


def test_facts_are_filtered_by_document(example: TestClient) -> None:
    """/facts?document= gives the facts drawn from it and no other."""
    document = example.get("/facts").json()["facts"][0]["document"]
    found = example.get("/facts", params={"document": document}).json()["facts"]
    assert {fact["document"] for fact in found} == {document}


def test_an_aspect_is_asked(example: TestClient) -> None:
    """aspect= is passed on; one that the instrument lacks is refused."""
    params = {"party": "USA", "instrument": "Paris Call", "valid_on": DAY}
    answer = example.get("/ask", params={**params, "aspect": "participation"})
    assert answer.json()["aspect"] == "participation"
    problem(example.get("/ask", params={**params, "aspect": "consent"}),
            422, "invalid-input", "aspect")  # fmt: skip


def test_a_pinned_answer_never_changes(client: TestClient, call: str) -> None:
    """Asked with a position, the bytes stay the same whatever is recorded later."""
    params: dict[str, Any] = {"party": "Nippon", "instrument": "Paris Call", "valid_on": DAY}
    before = client.get("/ask", params=params)
    pinned = params | {"known_at": before.json()["position"]}
    assert before.json()["answer"] == "unknown"
    client.post("/facts", json=joined(call))
    assert client.get("/ask", params=params).json()["answer"] == "yes"
    assert client.get("/ask", params=pinned).content == before.content


def test_head_is_get_without_the_body(example: TestClient) -> None:
    """HEAD gives the headers of GET and no body."""
    got, head = (
        example.get("/timeline?instrument=ECHRI"),
        example.head("/timeline?instrument=ECHRI"),
    )
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers == got.headers


@pytest.mark.parametrize("path", ["/parties", "/ask?party=a&instrument=b&valid_on=c", "/facts/x"])
def test_every_question_waits_for_its_position(client: TestClient, path: str) -> None:
    """A position that is not reached in time is refused, whatever the question."""
    response = client.get(f"{path}{'&' if '?' in path else '?'}min_position=999")
    said = problem(response, 503, "position-not-reached", "min_position")
    assert response.headers["retry-after"] == "1"
    assert "reached position 1, not 999" in said["detail"]


def test_a_position_that_was_reached_is_not_waited_for(client: TestClient, call: str) -> None:
    """The position of a receipt is answered at once."""
    position = client.post("/facts", json=joined(call)).json()["position"]
    answer = client.get("/timeline", params={"instrument": "paris-call", "min_position": position})
    assert answer.json()["position"] == position


def test_what_was_written_past_the_server_is_waited_for(
    client: TestClient, service: Service
) -> None:
    """The server follows the log, and min_position waits until it has."""
    draft = PartyDraft(id="peru", kind="state", name="Peru")
    client.app.state.patience = 5.0  # type: ignore[attr-defined]
    (place,) = service.chronicle.register([draft], "somebody else")
    listed = client.get("/parties", params={"min_position": place.position})
    assert [party["id"] for party in listed.json()["parties"]] == ["peru"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("party=a&instrument=b", "valid_on"),
        ("instrument=b&valid_on=2018-11-20", "party"),
        ("party=a&instrument=b&valid_on=2018-11-20&as_of=57", "as_of"),
        ("party=a&instrument=b&valid_on=2018-11-20&valid_on=2018-11-21", "valid_on"),
        ("party=a&instrument=b&valid_on=2018-11-20&min_position=-1", "min_position"),
        ("party=a&instrument=b&valid_on=2018-11-20&min_position=soon", "min_position"),
        ("party=a%00&instrument=b&valid_on=2018-11-20", "party"),
        ("party=Japan&instrument=Paris+Call&valid_on=2018-02-30", "valid_on"),
        ("party=Japan&instrument=Paris+Call&valid_on=2018-11", "valid_on"),
        ("party=Japan&instrument=Paris+Call&valid_on=2018-11-20&known_at=99999", "known_at"),
        ("party=Japan&instrument=Paris+Call&valid_on=2018-11-20&known_at=9999-01-01T00:00Z",
         "known_at"),
        ("party=Japan&instrument=Paris+Call&valid_on=2018-11-20&known_at=2020-01-01", "known_at"),
    ],
)  # fmt: skip
def test_parameters_are_never_guessed(example: TestClient, query: str, field: str) -> None:
    """A parameter that is missing, misspelt, doubled or impossible is named."""
    problem(example.get(f"/ask?{query}"), 422, "invalid-input", field)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/ask?party=Japn&instrument=Paris+Call&valid_on=2018-11-20", "party"),
        ("/ask?party=Japan&instrument=Paris+Cal&valid_on=2018-11-20", "instrument"),
        ("/facts?party=Japn", "party"),
        ("/facts?document=d1-nothing", "document"),
        ("/facts/f1-nothing", "fact"),
    ],
)
def test_what_is_unknown_is_not_found(example: TestClient, path: str, field: str) -> None:
    """An unknown party, instrument, document or fact is 404, and its parameter is named."""
    problem(example.get(path), 404, "not-found", field)


def test_the_nearest_names_are_listed(example: TestClient) -> None:
    """An unknown name comes back with those that are close."""
    response = example.get("/ask?party=Japn&instrument=Paris+Call&valid_on=2018-11-20")
    assert "Japan (japan)" in problem(response, 404, "not-found", "party")["nearest"]


def test_the_candidates_of_an_ambiguous_name_are_listed(client: TestClient, call: str) -> None:
    """A name that fits two is 409 with the ids of both; nothing is guessed."""
    assert call
    response = client.get("/ask?party=georgia&instrument=Paris+Call&valid_on=2018-11-20")
    assert response.status_code == 200, "an id decides"
    response = client.get("/ask?party=GEORGIA&instrument=Paris+Call&valid_on=2018-11-20")
    said = problem(response, 409, "ambiguous", "party")
    assert said["candidates"] == ["georgia", "georgia-us"]


def test_a_kind_of_fact_that_is_none_is_refused(example: TestClient) -> None:
    """/facts?kind= takes kinds of fact only."""
    problem(example.get("/facts?kind=party-registered"), 422, "invalid-input", "kind")


def test_some_sources_only(client: TestClient, call: str) -> None:
    """A question scoped to a source is answered by what that one says, and names it."""
    client.post("/facts", json=joined(call))
    asked = {"party": "japan", "instrument": "paris-call", "valid_on": DAY}
    scoped = client.get("/ask", params={**asked, "sources": ["The Dispatch"]}).json()
    assert (scoped["answer"], scoped["sources"]) == ("yes", ["The Dispatch"])
    refused = client.get("/ask", params={**asked, "sources": ["The Dispatch", "The Times"]})
    assert problem(refused, 404, "not-found", "sources")["nearest"] == ["The Dispatch"]
