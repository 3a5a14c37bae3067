"""Citing by the command line: an address, what it leads to, and what would be different."""

from __future__ import annotations

import json

from domain.errors import NotFound
from tests.api.cli.made_up import Run, head, refused

DAY = ("--valid-on", "2018-11-20")


def test_an_answer_is_cited_shown_and_watched(recorded: Run, db: str) -> None:
    """The address holds; what was recorded later is told beside it."""
    asked = ("cite", "ask", "Nippon", "Paris Call", *DAY, "--reason", "article of 3 May")
    told = json.loads(recorded(*asked, "--json").output)
    assert (told["new"], told["position"]) == (True, head(db))
    assert "0 of 1 cited answers would be different today." in recorded("watch").output
    shown = recorded("cited", told["citation"]).output
    assert "Yes: on 2018-11-20 Japan had joined Paris Call" in shown
    assert "cited by person:tester" in recorded("cited").output
    assert f"still has the SHA-256 {told['sha256']}" in shown
    assert "it would be the same" in shown
    fact = json.loads(recorded("facts", "--party", "japan", "--json").output)["facts"][0]["fact"]
    recorded("retract", fact, "--reason", "a slip")
    watched = recorded("watch").output
    assert "article of 3 May" in watched
    assert "now: Unknown:" in watched
    assert "retracted: Japan joined Paris Call" in watched
    assert "a slip" in watched
    assert "1 of 1 cited answers would be different today." in watched
    assert "Yes: on 2018-11-20" in recorded("cited", told["citation"]).output
    assert len(json.loads(recorded("watch", "--json").output)) == 1


def test_rosters_and_snapshots_are_cited(recorded: Run) -> None:
    """And listed, in the order of citing."""
    for asked in (("roster", "Paris Call"), ("snapshot",), ("snapshot", "Japan")):
        result = recorded("cite", *asked, *DAY)
        assert result.exit_code == 0, result.output
        citation = result.output.split()[0]
        assert recorded("cited", citation).exit_code == 0
    assert "3 cited." in recorded("cited").output
    assert json.loads(recorded("cited", citation, "--json").output)["answer"] is None


def test_what_is_not_cited_is_not_found(recorded: Run) -> None:
    """Nor is what cannot be asked."""
    refused(recorded("cited", "a1-none"), NotFound, "No answer is cited")
    refused(recorded("cite", "ask", "Atlantis", "Paris Call", *DAY), NotFound, "Atlantis")
