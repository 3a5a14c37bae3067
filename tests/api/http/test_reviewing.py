"""Proposals over HTTP: the queue in pages, decisions made once, and what is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.wiring import Service
from events.drafts import PartyDraft
from events.intake.proposal import Proposal
from events.intake.proposals.filed import Reading
from tests.api.http.conftest import TEXT, problem
from tests.api.http.made_up import BY, TOKEN

JAPAN, RUSSIA, CANADA = "Japan joined the Paris Call", "Russia stayed out", "Canada joined"
NO = {"reason": "it does not say that"}
DECISIONS: dict[str, dict[str, Any]] = {
    "acceptance": {},
    "amendment": {"changes": {"when": "2018-11"}},
    "rejection": NO,
    "skip": {},
    "undo": NO,
}


def found(kind: str, actor: str, quote: str, **more: Any) -> Proposal:
    """What a reader found in the page of the fixtures."""
    start = TEXT.index(quote)
    fields: dict[str, Any] = {"reader": "rules@1", "rule": "plainly", **more}
    return Proposal(
        kind=kind,
        roles={"actor": actor, "instrument": "paris-call"},
        when="2018-11-12",
        start=start,
        end=start + len(quote),
        quote=quote,
        **fields,
    )


@pytest.fixture
def filed(service: Service, call: str) -> list[str]:
    """The ids of three proposals about the page."""
    borduria = PartyDraft(id="borduria", kind="state", name="Borduria")
    reading = Reading(
        text=service.chronicle.about_document(call).text, document=call, reader="rules@1"
    )
    told = service.chronicle.proposals.put(
        reading,
        [
            found("joined", "japan", JAPAN, named_as={"actor": "Japan"}),
            found("declined", "russia", RUSSIA, rule="not-signatory"),
            found("joined", "borduria", CANADA, new_parties=(borduria,), doubts=("two fit",)),
        ],
    )
    return list(told.new)


def head(service: Service) -> int:
    return service.chronicle.log.head().position


def decide(client: TestClient, proposal: str, what: str, body: Any = None) -> Any:
    """Send a decision; with its usual body, if none is given."""
    sent = DECISIONS[what] if body is None else body
    return client.post(f"/proposals/{proposal}/{what}", json=sent)


def test_who_is_meant_is_chosen_on_the_page(
    client: TestClient, service: Service, call: str
) -> None:
    """A state and a company are called Georgia: the name alone is refused, one of them accepted."""
    reading = Reading(
        text=service.chronicle.about_document(call).text, document=call, reader="rules@1"
    )
    either = found("joined", "georgia-or-georgia-us", CANADA, named_as={"actor": "Georgia"},
                   choices={"actor": ("georgia", "georgia-us")})  # fmt: skip
    (proposal,) = service.chronicle.proposals.put(reading, [either]).new
    client.post("/sign-in", data={"token": TOKEN}, follow_redirects=False)
    del client.headers["Authorization"]
    page = client.get("/review", headers={"Accept": "text/html"}).text
    assert "Who is “Georgia”?" in page
    assert '<option value="georgia-us">Georgia (georgia-us)</option>' in page
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert csrf is not None

    def amend(**fields: str) -> Response:
        sent = {"csrf": csrf[1], "revision": "1", **fields}
        return client.post(f"/review/{proposal}/amend", data=sent, follow_redirects=False)

    refused = amend(**{"role.actor": "Georgia"})
    assert refused.status_code == 409
    assert "fits more than one: georgia (Georgia), georgia-us (Georgia)" in refused.text
    for never in ("georgia\0", "g" * 30_000):
        problem(amend(**{"role.actor": never}), 422, "invalid-input", "role.actor")
    assert amend(**{"role.actor": "georgia-us"}).status_code == 303
    (fact,) = client.get("/facts?party=georgia-us").json()["facts"]
    assert (fact["kind"], fact["when"]) == ("joined", "2018-11-12")


def test_decisions_are_listed_the_newest_first(client: TestClient, filed: list[str]) -> None:
    """With who made them and which no longer stand, in pages; and as a table."""
    client.post(f"/proposals/{filed[0]}/acceptance", json={})
    client.post(f"/proposals/{filed[1]}/rejection", json=NO)
    client.post(f"/proposals/{filed[0]}/undo", json=NO)
    first = client.get("/decisions?limit=2").json()
    rest = client.get(first["next"]).json()
    assert rest["next"] is None
    made: list[dict[str, Any]] = first["decisions"] + rest["decisions"]
    undone, rejected, accepted = made
    assert [each["decision"] for each in (undone, rejected, accepted)] == [
        "decision-undone", "proposal-rejected", "proposal-accepted",
    ]  # fmt: skip
    assert (accepted["undone_at"], rejected["undone_at"]) == (undone["position"], None)
    assert (accepted["by"], accepted["proposal"]) == (BY, filed[0])
    assert len(client.get("/decisions?format=csv").text.splitlines()) == 4


def test_the_queue_is_sent_in_pages(client: TestClient, filed: list[str]) -> None:
    """`next` leads to the rest, as `Link` does; the last page has none; counts are of all."""
    response = client.get("/proposals?limit=2&state=open")
    first = response.json()
    assert response.links["next"]["url"] == first["next"]
    rest = client.get(first["next"]).json()
    assert [p["proposal"] for p in (*first["proposals"], *rest["proposals"])] == filed
    assert rest["next"] is None
    assert first["counts"]["open"] == rest["counts"]["open"] == 3


def test_the_queue_is_filtered(client: TestClient, filed: list[str], call: str) -> None:
    """By document, state and pattern family."""
    decide(client, filed[0], "rejection")
    ids = {
        query: [p["proposal"] for p in client.get(f"/proposals?{query}").json()["proposals"]]
        for query in ("state=rejected", "state=open", "rule=not-signatory", f"document={call}")
    }
    assert list(ids.values()) == [filed[:1], filed[1:], filed[1:2], filed]


def test_a_proposal_is_shown_as_a_reviewer_needs_it(client: TestClient, filed: list[str]) -> None:
    """The quote between its words, names, doubts, whom it would register, where it is from."""
    view = client.get(f"/proposals/{filed[2]}").json()
    assert view["before"] + view["quote"] + view["after"] == TEXT.rstrip()
    assert view["sentence"] == "Borduria joined Paris Call"
    assert [party["id"] for party in view["new_parties"]] == ["borduria"]
    assert (view["doubts"], view["publisher"], view["state"]) == (
        ["two fit"], "The Dispatch", "open",
    )  # fmt: skip
    assert (view["readers"], view["rules"], view["revision"]) == (["rules@1"], ["plainly"], 1)


def test_an_accepted_proposal_is_a_fact_at_once(client: TestClient, filed: list[str]) -> None:
    """The answer at the receipt's position rests on it; the decision says who."""
    receipt = decide(client, filed[0], "acceptance", {"revision": 1})
    assert receipt.status_code == 201
    told = receipt.json()
    assert (told["proposal"], told["state"], told["new"]) == (filed[0], "accepted", True)
    answer = client.get(
        "/ask?party=japan&instrument=paris-call&valid_on=2018-11-20"
        f"&min_position={told['position']}"
    ).json()
    assert answer["because"] == [told["fact"]]
    view = client.get(f"/proposals/{filed[0]}").json()
    assert (view["state"], view["fact"], view["decided_by"]) == (
        "accepted", told["fact"], BY,
    )  # fmt: skip


def test_the_same_decision_twice_is_recorded_once(
    client: TestClient, filed: list[str], service: Service
) -> None:
    """The second answer is a 200 with the first one's position."""
    for proposal, what in ((filed[0], "acceptance"), (filed[1], "rejection")):
        first = decide(client, proposal, what).json()
        at = head(service)
        again = decide(client, proposal, what)
        assert again.status_code == 200
        assert again.json() == first | {"new": False}
        assert head(service) == at


def test_an_amended_proposal_has_its_changes(client: TestClient, filed: list[str]) -> None:
    """What is not among the changes stays as it was found."""
    changes = {"when": "2018-11", "as_said": "joined"}
    told = decide(client, filed[0], "amendment", {"changes": changes}).json()
    assert told["state"] == "amended"
    became = client.get(f"/proposals/{filed[0]}").json()["became"]
    assert (became["fact"], became["when"]) == (told["fact"], "2018-11")
    fact = client.get(f"/facts/{told['fact']}").json()["fact"]
    assert (fact["when"], fact["as_said"], fact["named_as"]) == (
        "2018-11", "joined", {"actor": "Japan"},
    )  # fmt: skip


def test_undoing_an_acceptance_takes_its_fact_back(client: TestClient, filed: list[str]) -> None:
    """The proposal is open again, and the fact retracted for the reason given."""
    fact = decide(client, filed[0], "acceptance").json()["fact"]
    told = decide(client, filed[0], "undo").json()
    assert (told["state"], told["fact"], told["new"]) == ("open", None, True)
    notes = client.get(f"/facts/{fact}").json()["notes"]
    assert [(note["kind"], note["reason"]) for note in notes] == [("fact-retracted", NO["reason"])]


def test_what_is_skipped_waits(client: TestClient, filed: list[str], service: Service) -> None:
    """It leaves no event, is listed under its state, and can be brought back or decided."""
    at = head(service)
    told = decide(client, filed[0], "skip").json()
    assert (told["state"], told["position"], told["new"]) == ("skipped", None, True)
    assert decide(client, filed[0], "skip").json()["new"] is False
    (waiting,) = client.get("/proposals?state=skipped").json()["proposals"]
    assert waiting["proposal"] == filed[0]
    assert head(service) == at
    assert decide(client, filed[0], "acceptance").json()["state"] == "accepted"
    problem(decide(client, filed[0], "skip"), 409, "conflict", "proposal")


def test_another_decision_is_a_conflict(
    client: TestClient, filed: list[str], service: Service
) -> None:
    """What was accepted cannot be rejected, and says by whom; nothing is written."""
    decide(client, filed[0], "acceptance")
    at = head(service)
    said = problem(decide(client, filed[0], "rejection"), 409, "conflict", "proposal")
    assert f"by {BY}" in said["detail"]
    assert head(service) == at


def test_another_revision_is_a_conflict(client: TestClient, filed: list[str]) -> None:
    """What was looked at is no longer what is proposed."""
    response = decide(client, filed[0], "acceptance", {"revision": 7})
    problem(response, 409, "conflict", "revision")


@pytest.mark.parametrize("what", DECISIONS)
def test_an_unknown_proposal_is_a_404(client: TestClient, what: str) -> None:
    """Whatever is to be decided about it, and also where nothing was ever filed."""
    problem(decide(client, "p1-0", what), 404, "not-found", "proposal")
    problem(client.get("/proposals/p1-0"), 404, "not-found", "proposal")


@pytest.mark.parametrize("what", DECISIONS)
def test_a_decision_says_who(client: TestClient, filed: list[str], what: str) -> None:
    """Without a token nothing is decided."""
    del client.headers["Authorization"]
    response = client.post(f"/proposals/{filed[0]}/{what}", json=DECISIONS[what])
    problem(response, 401, "not-authenticated")


@pytest.mark.parametrize(
    ("what", "body", "field"),
    [
        ("rejection", {}, None),
        ("rejection", {"reason": " "}, "reason"),
        ("undo", {}, None),
        ("skip", {"reason": "later"}, None),
        ("acceptance", {"by": "me"}, None),
        ("acceptance", {"reason": ""}, "reason"),
        ("amendment", {"changes": {"wen": "2018"}}, "changes"),
        ("amendment", {"changes": {}}, "amendment"),
        ("amendment", {"changes": {"when": "2018-02-30"}}, "proposal.when"),
        ("amendment", {"changes": {"kind": "joinned"}}, "proposal.kind"),
    ],
)
def test_bodies_that_cannot_be_are_refused(
    client: TestClient, filed: list[str], service: Service, what: str, body: Any, field: str | None
) -> None:
    """The problem names the field; nothing is written."""
    at = head(service)
    problem(decide(client, filed[0], what, body), 422, "invalid-input", field)
    assert head(service) == at


def test_a_role_that_nobody_registered_is_not_found(client: TestClient, filed: list[str]) -> None:
    """An amendment may name only who is on file, or whom it registers itself."""
    roles = {"actor": "syldavia", "instrument": "paris-call"}
    response = decide(client, filed[0], "amendment", {"changes": {"roles": roles}})
    problem(response, 404, "not-found", "proposal.roles.actor")
    new = [{"id": "syldavia", "kind": "state", "name": "Syldavia"}]
    changes = {"roles": roles, "new_parties": new}
    assert decide(client, filed[0], "amendment", {"changes": changes}).status_code == 201


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("state=decided", 422, "state"),
        ("limit=0", 422, "limit"),
        ("limit=1001", 422, "limit"),
        ("after=-1", 422, "after"),
        ("stat=open", 422, "stat"),
        ("document=d1-0", 404, "document"),
    ],
)
def test_queries_that_cannot_be_are_refused(
    client: TestClient, query: str, status: int, field: str
) -> None:
    """An unknown state or parameter would otherwise answer another question."""
    slug = "invalid-input" if status == 422 else "not-found"
    problem(client.get(f"/proposals?{query}"), status, slug, field)


def test_nothing_filed_is_an_empty_page(client: TestClient) -> None:
    """A chronicle that never read a page has an empty queue."""
    page = client.get("/proposals").json()
    assert page == {"proposals": [], "next": None, "counts": {}}
