"""Paths that record: what they keep, what they refuse, and what they say was new."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.wiring import Service
from tests.api.http.conftest import RECORDER, TEXT, fact, joined, problem

ICELAND = {"id": "iceland", "kind": "state", "name": "Iceland"}
PERU = {"id": "peru", "kind": "state", "name": "Peru"}


def head(service: Service) -> int:
    return service.chronicle.log.head().position


def test_a_document_is_archived_once(client: TestClient) -> None:
    """A new document is 201; the same bytes from the same source are 200 and the same id."""
    document = {
        "text": TEXT,
        "title": "Monday",
        "publisher": "The Dispatch",
        "url": "http://a.example/",
    }
    first, second = (
        client.post("/documents", json=document),
        client.post("/documents", json=document),
    )
    assert (first.status_code, first.json()["new"]) == (201, True)
    assert (second.status_code, second.json()["new"]) == (200, False)
    assert second.json() | {"new": True} == first.json()


def test_bytes_without_a_source_are_the_document_on_file(client: TestClient) -> None:
    """Where only one has them; of two publishers' it is neither, and then the one without."""

    def sent(**source: str) -> tuple[str, bool]:
        receipt = client.post("/documents", json={"text": TEXT, **source}).json()
        return receipt["document"], receipt["new"]

    dispatch, _ = sent(publisher="The Dispatch")
    assert sent() == (dispatch, False)
    assert sent(publisher="The Herald") != (dispatch, False)
    nobody, new = sent()
    assert (nobody != dispatch, new) == (True, True)
    assert sent() == (nobody, False)


def test_a_document_may_come_as_base64(client: TestClient) -> None:
    """content_base64 holds the same bytes as text does."""
    content = base64.b64encode(TEXT.encode()).decode()
    assert client.post("/documents", json={"content_base64": content}).status_code == 201
    assert client.post("/documents", json={"text": TEXT}).status_code == 200


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({}, "text"),
        ({"text": "a", "content_base64": "YQ=="}, "text"),
        ({"text": " "}, "text"),
        ({"content_base64": "//4="}, "content_base64"),
        ({"content_base64": "no"}, "content_base64"),
        ({"text": 1}, "text"),
        ({"text": "a", "published": "2018-02-30"}, "published"),
        ({"text": "a", "retrieved_at": "yesterday"}, "retrieved_at"),
        ({"text": "a", "publisher": "x" * 501}, "publisher"),
        ({"text": "a", "date": "2018-11-12"}, None),
    ],
)
def test_a_document_that_is_none_is_refused(
    example: TestClient, document: dict[str, Any], field: str | None
) -> None:
    """A document that cannot be archived is 422, with the field as it was sent."""
    problem(
        example.post("/documents", json=document, headers=RECORDER), 422, "invalid-input", field
    )


def test_a_document_on_file_with_another_date_is_a_conflict(client: TestClient) -> None:
    """The same bytes from the same source with another date are 409."""
    client.post("/documents", json={"text": TEXT, "published": "2018-11-12"})
    again = client.post("/documents", json={"text": TEXT, "published": "2018-11-13"})
    problem(again, 409, "conflict", "published")


@pytest.mark.parametrize(
    ("path", "drafts"),
    [
        ("/parties", [ICELAND, PERU]),
        ("/instruments", [{"id": "call", "kind": "pledge", "name": "Call"},
                          {"id": "pact", "kind": "treaty", "name": "Pact"}]),
    ],
)  # fmt: skip
def test_registering_says_what_is_new(
    client: TestClient, path: str, drafts: list[dict[str, Any]]
) -> None:
    """One draft or a list; each is new once, and 200 says that none was."""
    sort = path[1:]
    one = client.post(path, json=drafts[0])
    assert one.status_code == 201
    assert one.json() == {
        "position": 2,
        sort: [{"id": drafts[0]["id"], "position": 2, "new": True}],
    }
    both = client.post(path, json=drafts)
    assert both.status_code == 201
    assert both.json()["position"] == 3
    assert [place["new"] for place in both.json()[sort]] == [False, True]
    none = client.post(path, json=drafts)
    assert none.status_code == 200
    assert none.json()["position"] == 3
    assert {each["id"] for each in client.get(path).json()[sort]} == {
        draft["id"] for draft in drafts
    }


def test_a_further_alias_is_new(client: TestClient) -> None:
    """Registering again with one more alias adds the alias."""
    client.post("/parties", json=ICELAND)
    assert client.post("/parties", json=ICELAND | {"aliases": ["Ísland"]}).status_code == 201
    assert client.get("/parties").json()["parties"][0]["aliases"] == ["Ísland"]


@pytest.mark.parametrize(
    ("drafts", "slug", "status", "field"),
    [
        ([PERU, {**ICELAND, "id": "Iceland!"}], "invalid-input", 422, "parties[1].id"),
        ([PERU, {**ICELAND, "kind": "island"}], "invalid-input", 422, "parties[1].kind"),
        ([PERU, {**ICELAND, "name": "Island"}], "conflict", 409, "parties[1].name"),
        ([{**ICELAND, "name": "Island"}], "conflict", 409, "parties[0].name"),
        ({**ICELAND, "name": "Island"}, "conflict", 409, "name"),
        ({**PERU, "capital": "Lima"}, "invalid-input", 422, None),
        ({"id": "peru"}, "invalid-input", 422, None),
        ([], "invalid-input", 422, None),
        ("peru", "invalid-input", 422, None),
    ],
)
def test_parties_are_registered_all_or_none(
    client: TestClient, service: Service, drafts: Any, slug: str, status: int, field: str | None
) -> None:
    """One party that is refused takes the list with it, and its place is named."""
    client.post("/parties", json=ICELAND)
    before = head(service)
    problem(client.post("/parties", json=drafts), status, slug, field)
    assert head(service) == before


def test_a_fact_is_seen_as_soon_as_it_is_recorded(client: TestClient, call: str) -> None:
    """Write, then read: the answer rests on the fact."""
    response = client.post("/facts", json=joined(call))
    assert response.status_code == 201
    receipt = response.json()
    (place,) = receipt["facts"]
    assert place == {
        "fact": place["fact"],
        "position": receipt["position"],
        "new": True,
        "withdrawn": None,
    }
    answer = client.get("/ask?party=Japan&instrument=Paris+Call&valid_on=2018-11-20").json()
    assert (answer["answer"], answer["because"]) == ("yes", [place["fact"]])
    assert answer["position"] >= receipt["position"]


def test_the_same_fact_twice_is_one_fact(client: TestClient, call: str, service: Service) -> None:
    """The same report again is 200, and says where it stands already."""
    first = client.post("/facts", json=joined(call)).json()
    before = head(service)
    second = client.post("/facts", json=joined(call))
    assert second.status_code == 200
    assert second.json()["facts"] == [first["facts"][0] | {"new": False}]
    assert head(service) == before


def test_a_fact_that_was_taken_back_stays_so(client: TestClient, call: str) -> None:
    """Sent again it is 200, and the receipt says who took it back, where and why."""
    (place,) = client.post("/facts", json=joined(call)).json()["facts"]
    gone = client.post(f"/facts/{place['fact']}/retractions", json={"reason": "a slip"}).json()
    again = client.post("/facts", json=joined(call))
    assert again.status_code == 200
    said = again.json()["facts"][0]["withdrawn"]
    assert (said["kind"], said["position"], said["reason"]) == (
        "fact-retracted", gone["position"], "a slip",
    )  # fmt: skip


def test_a_further_code_is_new(client: TestClient) -> None:
    """Registering again with a code in another scheme adds it; in the same one it is a conflict."""
    client.post("/parties", json=ICELAND | {"codes": {"iso3166": "IS"}})
    added = client.post("/parties", json=ICELAND | {"codes": {"wikidata": "Q189"}})
    assert added.status_code == 201
    assert client.get("/parties").json()["parties"][0]["codes"] == {
        "iso3166": "IS",
        "wikidata": "Q189",
    }
    other = client.post("/parties", json=ICELAND | {"codes": {"wikidata": "Q1"}})
    problem(other, 409, "conflict", "codes.wikidata")


def test_a_list_of_facts_says_for_each_whether_it_is_new(client: TestClient, call: str) -> None:
    """Facts come back in the order they were sent; 201 if any of them is new."""
    client.post("/facts", json=joined(call))
    stayed_out = fact(call, "declined", "russia", "Russia stayed out.")
    response = client.post("/facts", json=[stayed_out, joined(call)])
    assert response.status_code == 201
    assert [place["new"] for place in response.json()["facts"]] == [True, False]
    assert response.json()["position"] == response.json()["facts"][0]["position"]


BAD_FACTS: list[tuple[dict[str, Any], int, str, str]] = [
    ({"kind": "join"}, 422, "invalid-input", "kind"),
    ({"roles": {"actor": "japan", "treaty": "paris-call"}}, 422, "invalid-input", "roles.treaty"),
    ({"roles": {"actor": "japn", "instrument": "paris-call"}}, 404, "not-found", "roles.actor"),
    ({"when": "1900-02-29"}, 422, "invalid-input", "when"),
    ({"when": 2018}, 422, "invalid-input", "when"),
    ({"kind": "ratified"}, 422, "invalid-input", "kind"),
    ({"citation": {"document": "d1-0", "quote": "Japan"}}, 404, "not-found", "citation.document"),
]


def bad(document: str, change: dict[str, Any]) -> dict[str, Any]:
    return joined(document) | change


@pytest.mark.parametrize(("change", "status", "slug", "field"), BAD_FACTS)
def test_a_fact_that_is_refused_says_where(
    client: TestClient, call: str, change: dict[str, Any], status: int, slug: str, field: str
) -> None:
    """The problem of a single fact names the field."""
    problem(client.post("/facts", json=bad(call, change)), status, slug, field)


@pytest.mark.parametrize(("change", "status", "slug", "field"), BAD_FACTS)
def test_one_bad_fact_in_a_batch_records_nothing(
    client: TestClient,
    call: str,
    service: Service,
    change: dict[str, Any],
    status: int,
    slug: str,
    field: str,
) -> None:
    """A list with one fact that is refused leaves no trace; its place is named."""
    before = head(service)
    facts = [joined(call), bad(call, change)]
    problem(client.post("/facts", json=facts), status, slug, f"facts[1].{field}")
    problem(client.post("/facts", json=facts[1:]), status, slug, f"facts[0].{field}")
    assert head(service) == before


@pytest.mark.parametrize(
    ("quote", "field"), [("Japan signed the Paris Call", "quote"), ("Canada", "start")]
)
def test_a_quote_that_is_not_the_text_is_refused(
    client: TestClient, call: str, quote: str, field: str
) -> None:
    """A quote that stands nowhere, or in more than one place, is 422 of a type of its own."""
    response = client.post("/facts", json=fact(call, "joined", "canada", quote))
    problem(response, 422, "quote-mismatch", f"citation.{field}")


def test_who_records_is_kept_with_the_fact(
    client: TestClient, call: str, tokens: Callable[..., dict[str, str]]
) -> None:
    """The name of the token, and no other name that is sent, proposed and accepted the fact."""
    headers = tokens("record", name="Zoë Ö.") | {"X-Recorded-By": "Somebody Else"}
    receipt = client.post("/facts", json=joined(call), headers=headers).json()
    audit = client.get(f"/facts/{receipt['facts'][0]['fact']}").json()
    assert (audit["proposed_by"], audit["accepted_by"]) == ("Zoë Ö.", "Zoë Ö.")


@pytest.mark.parametrize("path", ["documents", "parties", "instruments", "facts", "bundles"])
def test_nobody_records_anonymously(example: TestClient, path: str) -> None:
    """Every path that records wants to know who does."""
    problem(example.post(f"/{path}", json={}), 401, "not-authenticated")


def bundle(*facts: dict[str, Any], **document: Any) -> dict[str, Any]:
    return {
        "format": "chronicle-bundle/1",
        "documents": [{"key": "call", "text": TEXT} | document],
        "parties": [{"id": "japan", "kind": "state", "name": "Japan"}],
        "instruments": [{"id": "paris-call", "kind": "pledge", "name": "Paris Call"}],
        "facts": list(facts) or [joined("call")],
    }


def test_a_bundle_is_recorded_and_seen(client: TestClient) -> None:
    """A bundle brings all that its facts need, and is on file once."""
    first, second = client.post("/bundles", json=bundle()), client.post("/bundles", json=bundle())
    assert (first.status_code, second.status_code) == (201, 200)
    once, again = {"new": 1, "on_file": 0}, {"new": 0, "on_file": 1}
    sorts = ("documents", "parties", "instruments", "facts")
    assert first.json()["tallies"] == dict.fromkeys(sorts, once)
    assert second.json()["tallies"] == dict.fromkeys(sorts, again)
    assert second.json() | {"tallies": first.json()["tallies"]} == first.json()
    answer = client.get("/ask?party=Japan&instrument=Paris+Call&valid_on=2018-11-20").json()
    assert answer["because"] == first.json()["facts"]
    assert answer["position"] == first.json()["position"]


@pytest.mark.parametrize("media_type", ["application/jsonl", "application/x-ndjson"])
def test_a_bundle_may_be_json_lines(client: TestClient, media_type: str) -> None:
    """The other spelling of a bundle is read too."""
    whole = bundle()
    lines: list[dict[str, Any]] = [{"format": whole["format"]}]
    for sort, one in [("documents", "document"), ("parties", "party"),
                      ("instruments", "instrument"), ("facts", "fact")]:  # fmt: skip
        lines += [{one: item} for item in whole[sort]]
    lines.append({"end": {"documents": 1, "parties": 1, "instruments": 1, "facts": 1}})
    text = "\n".join(map(json.dumps, lines))
    headers = {"Content-Type": media_type}
    assert client.post("/bundles", content=text, headers=headers).status_code == 201
    cut = text.rpartition("\n")[0]
    problem(client.post("/bundles", content=cut, headers=headers), 422, "invalid-input")


@pytest.mark.parametrize(
    ("sent", "status", "slug", "field"),
    [
        (bundle(text=None, file="/etc/passwd"), 422, "invalid-input", "documents[0].file"),
        (bundle(joined("call"), joined("call") | {"when": "2018-02-30"}), 422, "invalid-input",
         "facts[1].when"),
        (bundle(joined("other")), 404, "not-found", "facts[0].citation.document"),
        ({"format": "chronicle-bundle/9"}, 422, "invalid-input", "format"),
        ([], 422, "invalid-input", None),
    ],
)  # fmt: skip
def test_a_bundle_that_is_refused_records_nothing(
    client: TestClient, service: Service, sent: Any, status: int, slug: str, field: str | None
) -> None:
    """A bundle with one thing wrong leaves no trace; a file on the server is never read."""
    problem(client.post("/bundles", json=sent), status, slug, field)
    assert head(service) == 1


def test_a_bundle_that_is_not_utf8_is_refused(client: TestClient) -> None:
    """Bytes that are no text are 422."""
    headers = {"Content-Type": "application/json"}
    problem(client.post("/bundles", content=b"\xff", headers=headers), 422, "invalid-input")
