"""Paths that say something about what is on file: each keeps who and why, and edits nothing."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.wiring import Service
from domain.policy import POLICIES
from tests.api.http.conftest import RECORDER, fact, joined, problem
from tests.api.http.made_up import BY

ASK = "/ask?instrument=Paris+Call&valid_on=2018-11-20&party="
WHY = {"reason": "looked it up"}
DROPPING = WHY | {"snapshot": "d1-0"}
PATHS: dict[str, dict[str, Any]] = {
    "/facts/{fact}/corrections": WHY | {"replacement": joined("d1-0")},
    "/facts/{fact}/retractions": WHY,
    "/facts/{fact}/drops": DROPPING,
    "/facts/{fact}/disputes": WHY,
    "/facts/{fact}/confirmations": WHY,
    "/facts/{fact}/ranks": WHY | {"rank": "deprecated"},
    "/parties/{party}/merges": WHY | {"into": "russia"},
    "/parties/{party}/unmerges": WHY,
    "/policy": WHY | {"policy": 2},
}
OF_FACTS = [path for path in PATHS if path.startswith("/facts")]


@pytest.fixture
def on_file(client: TestClient, call: str) -> str:
    """The id of the fact that Japan joined."""
    place: dict[str, Any] = client.post("/facts", json=joined(call)).json()["facts"][0]
    return str(place["fact"])


@pytest.fixture
def snapshot(client: TestClient, on_file: str) -> str:  # noqa: ARG001
    """A later document, in which Japan is not."""
    archived = client.post("/documents", json={"text": "On the list: Russia, and nobody else."})
    return str(archived.json()["document"])


def body_for(path: str, document: str) -> dict[str, Any]:
    """A body that the path takes, citing a document that is on file."""
    body = dict(PATHS[path])
    if "snapshot" in body:
        body["snapshot"] = document
    if "replacement" in body:
        quote = "On the list: Russia"
        body["replacement"] = fact(document, "joined", "russia", quote)
    return body


def head(service: Service) -> int:
    return service.chronicle.log.head().position


def said_of(client: TestClient, party: str, known_at: int | None = None) -> dict[str, Any]:
    """The answer about a party, now or as known at a position."""
    pinned = "" if known_at is None else f"&known_at={known_at}"
    answer: dict[str, Any] = client.get(f"{ASK}{party}{pinned}").json()
    return answer


@pytest.mark.parametrize("path", OF_FACTS)
def test_what_is_said_of_a_fact_is_a_note_in_its_audit(
    client: TestClient, on_file: str, snapshot: str, path: str
) -> None:
    """Each is recorded once, and the audit shows who said it and why, at that position."""
    there, body = path.format(fact=on_file), body_for(path, snapshot)
    first, again = client.post(there, json=body), client.post(there, json=body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json() | {"new": False}
    assert (first.json()["fact"], first.json()["new"]) == (on_file, True)
    (note,) = client.get(f"/facts/{on_file}").json()["notes"]
    kept = {name: note[name] for name in ("by", "reason", "position")}
    who = BY
    assert kept == {"by": who, **WHY, "position": first.json()["position"]}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("retractions", "never-reported"),
        ("corrections", "never-reported"),
        ("ranks", "never-reported"),
        ("drops", "no-longer-shown"),
    ],
)
def test_answers_change_from_the_receipt_on(
    client: TestClient, on_file: str, snapshot: str, path: str, reason: str
) -> None:
    """Write, then read: the fact counts no more; what was known before stays."""
    before = said_of(client, "japan")
    assert before["because"] == [on_file]
    body = body_for(f"/facts/{{fact}}/{path}", snapshot)
    position = client.post(f"/facts/{on_file}/{path}", json=body).json()["position"]
    now = said_of(client, "japan")
    assert (now["answer"], now["reason"], now["position"]) == ("unknown", reason, position)
    assert said_of(client, "japan", before["position"]) == before


def test_a_correction_names_the_fact_that_stands(
    client: TestClient, on_file: str, snapshot: str
) -> None:
    """The receipt has the id of the replacement, and answers rest on it."""
    body = body_for("/facts/{fact}/corrections", snapshot)
    receipt = client.post(f"/facts/{on_file}/corrections", json=body).json()
    assert said_of(client, "russia")["because"] == [receipt["replacement"]]


@pytest.mark.parametrize("path", ["disputes", "confirmations"])
def test_a_check_changes_no_answer(client: TestClient, on_file: str, path: str) -> None:
    """A disputed or confirmed fact counts as before."""
    before = said_of(client, "japan")
    client.post(f"/facts/{on_file}/{path}", json=WHY)
    after = said_of(client, "japan")
    assert (after["answer"], after["because"]) == (before["answer"], before["because"])


def test_merged_and_unmerged(client: TestClient, call: str, on_file: str) -> None:
    """Merged, Russia has joined as Japan has; unmerged, it has not; each at its receipt."""
    told: list[tuple[int, dict[str, Any]]] = []
    before = said_of(client, "russia")
    for path, body in (("merges", WHY | {"into": "japan"}), ("unmerges", WHY)):
        first, again = (client.post(f"/parties/russia/{path}", json=body) for _ in "12")
        assert (first.status_code, again.status_code) == (201, 200)
        assert again.json() == first.json() | {"new": False}
        pair = (first.json()["merged"], first.json()["into"])
        assert (pair, first.json()["new"]) == (("russia", "japan"), True)
        told.append((first.json()["position"], said_of(client, "russia")))
    assert [said["because"] for _, said in told] == [[on_file], []]
    for position, said in told:
        assert said_of(client, "russia", position) == said
    assert said_of(client, "russia", before["position"]) == before
    assert call


def test_the_policy_is_shown_and_changed(client: TestClient) -> None:
    """GET lists what each version means; POST puts one in force, once."""
    first = client.get("/policy").json()
    meanings = [{"policy": n, "about": policy.about} for n, policy in POLICIES.items()]
    assert first == {"policy": 1, "versions": meanings}
    changed, again = (client.post("/policy", json=WHY | {"policy": 2}) for _ in "12")
    assert (changed.status_code, again.status_code) == (201, 200)
    assert changed.json() == {"policy": 2, "position": 2, "new": True}
    assert again.json() == {"policy": 2, "position": 2, "new": False}
    assert client.get("/policy").json() == first | {"policy": 2}


def test_another_policy_decides_otherwise(client: TestClient, call: str) -> None:
    """From the change on; an answer pinned before it stays."""
    quote = "Russia stayed out."
    client.post("/facts", json=[
        fact(call, "joined", "russia", quote, attributed_to="a ministry"),
        fact(call, "declined", "russia", quote),
    ])  # fmt: skip
    before = said_of(client, "russia")
    assert before["answer"] == "yes"
    client.post("/policy", json=WHY | {"policy": 2})
    assert said_of(client, "russia")["reason"] == "disputed"
    assert said_of(client, "russia", before["position"]) == before


@pytest.mark.parametrize("path", PATHS)
def test_every_path_wants_to_know_why(
    client: TestClient, service: Service, on_file: str, snapshot: str, path: str
) -> None:
    """No reason, a blank one, one too long or of another type: 422, and nothing is written."""
    there, body = path.format(fact=on_file, party="japan"), body_for(path, snapshot)
    client.post("/parties/japan/merges", json=WHY | {"into": "canada"})
    before, wrong = head(service), {"": "reason", " ": "reason", "x" * 501: "reason", 1: "reason"}
    if path == "/parties/{party}/merges":
        there = "/parties/canada/merges"
    for reason, field in wrong.items():
        problem(client.post(there, json=body | {"reason": reason}), 422, "invalid-input", field)
    del body["reason"]
    problem(client.post(there, json=body), 422, "invalid-input")
    assert head(service) == before


@pytest.mark.parametrize("path", PATHS)
def test_nobody_corrects_anonymously(example: TestClient, path: str) -> None:
    """Every path wants to know who."""
    there = path.format(fact="f1-0", party="japan")
    problem(example.post(there, json=PATHS[path]), 401, "not-authenticated")


@pytest.mark.parametrize("path", PATHS)
def test_only_json_corrects(example: TestClient, path: str) -> None:
    """A form, which any web page can send, is 415; fields and parameters unheard of are 422."""
    there = path.format(fact="f1-0", party="japan")
    form = RECORDER | {"Content-Type": "application/x-www-form-urlencoded"}
    response = example.post(there, content=b"reason=x", headers=form)
    problem(response, 415, "unsupported-media-type", "Content-Type")
    strange = PATHS[path] | {"force": True}
    problem(example.post(there, json=strange, headers=RECORDER), 422, "invalid-input")
    response = example.post(f"{there}?force=1", json=PATHS[path], headers=RECORDER)
    problem(response, 422, "invalid-input", "force")


@pytest.mark.parametrize("path", OF_FACTS)
def test_a_fact_that_is_none_is_not_found(
    client: TestClient, snapshot: str, service: Service, path: str
) -> None:
    """404 for an unknown id, and for that of a document."""
    before = head(service)
    for no_fact in ("f1-0", snapshot):
        cited = client.post("/documents", json={"text": "On the list: Russia."}).json()["document"]
        response = client.post(path.format(fact=no_fact), json=body_for(path, cited))
        problem(response, 404, "not-found", "fact")
    assert head(service) == before + 1


@pytest.mark.parametrize("path", OF_FACTS)
def test_a_fact_taken_back_is_a_conflict(
    client: TestClient, on_file: str, snapshot: str, service: Service, path: str
) -> None:
    """409 for whatever is said of a fact that counts no more; the detail says why it does not."""
    client.post(f"/facts/{on_file}/retractions", json={"reason": "another Japan"})
    before = head(service)
    response = client.post(path.format(fact=on_file), json=body_for(path, snapshot))
    assert "another Japan" in problem(response, 409, "conflict", "fact")["detail"]
    assert head(service) == before


@pytest.mark.parametrize(
    ("path", "body", "status", "slug", "field"),
    [
        ("/facts/{fact}/ranks", {"rank": "best"}, 422, "invalid-input", "rank"),
        ("/facts/{fact}/ranks", {}, 422, "invalid-input", None),
        ("/facts/{fact}/drops", {"snapshot": "d1-0"}, 404, "not-found", "snapshot"),
        ("/facts/{fact}/drops", {"snapshot": "{document}"}, 422, "invalid-input", "snapshot"),
        ("/facts/{fact}/corrections", {"replacement": {}}, 422, "invalid-input", "replacement"),
        ("/facts/{fact}/corrections", {"replacement": joined("d1-0")}, 404, "not-found",
         "replacement.citation.document"),
        ("/parties/taprobane/merges", {"into": "japan"}, 404, "not-found", "merged"),
        ("/parties/japan/merges", {"into": "taprobane"}, 404, "not-found", "into"),
        ("/parties/japan/merges", {"into": "japan"}, 422, "invalid-input", "into"),
        ("/parties/japan/merges", {"into": "paris-call"}, 422, "invalid-input", "into"),
        ("/parties/japan/merges", {"into": "georgia-us"}, 422, "invalid-input", "into"),
        ("/parties/canada/merges", {"into": "japan"}, 409, "conflict", "merged"),
        ("/parties/japan/merges", {"into": "canada"}, 409, "conflict", "into"),
        ("/parties/georgia/merges", {"into": "canada"}, 409, "conflict", "into"),
        ("/parties/japan/unmerges", {}, 409, "conflict", "merged"),
        ("/parties/taprobane/unmerges", {}, 404, "not-found", "merged"),
        ("/policy", {"policy": 3}, 422, "invalid-input", "policy"),
        ("/policy", {"policy": "2"}, 422, "invalid-input", "policy"),
        ("/policy", {"policy": True}, 422, "invalid-input", "policy"),
    ],
)  # fmt: skip
def test_what_is_refused_says_where(
    client: TestClient,
    call: str,
    on_file: str,
    service: Service,
    path: str,
    body: dict[str, Any],
    status: int,
    slug: str,
    field: str | None,
) -> None:
    """Canada is merged into Russia, Russia into Japan; a refusal leaves the log as it was."""
    client.post("/parties/canada/merges", json=WHY | {"into": "russia"})
    client.post("/parties/russia/merges", json=WHY | {"into": "japan"})
    if body.get("snapshot") == "{document}":
        body = {"snapshot": call}
    before = head(service)
    problem(client.post(path.format(fact=on_file), json=WHY | body), status, slug, field)
    assert head(service) == before


def test_a_replacement_that_is_not_the_text(client: TestClient, call: str, on_file: str) -> None:
    """The quote of a replacement is checked like that of any fact."""
    body = WHY | {"replacement": fact(call, "joined", "japan", "Nippon joined")}
    response = client.post(f"/facts/{on_file}/corrections", json=body)
    problem(response, 422, "quote-mismatch", "replacement.citation.quote")
