"""Corrections by the command line: each is kept, none edits, old answers stay."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.errors import Conflict, InvalidInput, NotFound
from tests.api.cli.made_up import Run, refused

ASK = ("ask", "japan", "paris-call", "--valid-on", "2018-11-20", "--json")


@pytest.fixture
def joined(recorded: Run) -> str:
    """The id of the fact that Japan joined."""
    facts = json.loads(recorded("facts", "--party", "japan", "--json").output)["facts"]
    first: str = facts[0]["fact"]
    return first


def answer(run: Run, *more: str) -> dict[str, Any]:
    """What the chronicle says of Japan."""
    said: dict[str, Any] = json.loads(run(*ASK, *more).output)
    return said


def test_a_retraction_changes_answers_from_then_on(recorded: Run, joined: str) -> None:
    """A retracted fact counts no more, and what was known before is still known as it was."""
    before = answer(recorded)
    result = recorded("retract", joined, "--reason", "another Japan", "--json")
    assert json.loads(result.output)["position"] == before["position"] + 1
    assert answer(recorded)["reason"] == "never-reported"
    assert answer(recorded, "--known-at", str(before["position"])) == before


def test_the_audit_shows_what_was_said_later(recorded: Run, joined: str) -> None:
    """Who retracted a fact, and why, stands in its audit."""
    recorded("retract", joined, "--reason", "another Japan")
    output = recorded("audit", joined).output
    assert "retracted at position" in output
    assert "person:tester: another Japan" in output


def test_a_correction_puts_another_fact_in_its_place(
    recorded: Run, joined: str, file: Callable[[object], str]
) -> None:
    """Printed, put on a later day, and given back: the old day gets the new fact's answer."""
    draft = {**json.loads(recorded("audit", joined, "--draft").output), "when": "2018-12-01"}
    result = recorded("correct", joined, file(draft), "--reason", "a misprint", "--json")
    replacement = json.loads(result.output)["replacement"]
    said = answer(recorded)
    assert (said["answer"], said["reason"], said["because"]) == ("no", "not-yet", [replacement])


def test_a_deprecated_fact_is_listed_against(recorded: Run, joined: str) -> None:
    """Deprecated means known wrong: it decides nothing and is shown against the answer."""
    recorded("rank", joined, "deprecated", "--reason", "denied by the ministry")
    said = answer(recorded)
    assert (said["answer"], said["against"]) == ("unknown", [joined])


def test_confirming_and_disputing_change_no_answer(recorded: Run, joined: str) -> None:
    """Both are kept and shown, and the fact counts as before."""
    before = answer(recorded)
    for command in ("confirm", "dispute"):
        assert recorded(command, joined, "--reason", "looked it up").exit_code == 0
    after = answer(recorded)
    assert (after["answer"], after["because"]) == (before["answer"], before["because"])


def test_the_same_note_twice_is_kept_once(recorded: Run, joined: str) -> None:
    """Saying the same again, for the same reason, changes nothing and says so."""
    first = recorded("confirm", joined, "--reason", "seen", "--json")
    second = recorded("confirm", joined, "--reason", "seen", "--json")
    assert json.loads(first.output)["position"] == json.loads(second.output)["position"]
    assert json.loads(second.output)["new"] is False


def test_what_cannot_be_corrected_is_refused(recorded: Run, joined: str, tmp_path: Path) -> None:
    """An unknown fact, a fact retracted before, a file without a fact: each says why."""
    refused(recorded("retract", "f1-unknown", "--reason", "x"), NotFound, "No fact has the id")
    refused(recorded("retract", joined, "--reason", " "), InvalidInput, "Say why")
    recorded("retract", joined, "--reason", "another Japan")
    refused(recorded("retract", joined, "--reason", "again"), Conflict, "was retracted by")
    path = tmp_path / "no-fact.json"
    path.write_text("[]")
    refused(recorded("correct", joined, str(path), "--reason", "x"), InvalidInput, "hold a fact")


def test_a_dropped_fact_is_no_longer_shown(recorded: Run, joined: str, tmp_path: Path) -> None:
    """A later snapshot leaves it out: nobody withdrew, but it counts no more."""
    path = tmp_path / "later.txt"
    path.write_text("On the list: Russia, and nobody else.")
    before = answer(recorded)
    snapshot = json.loads(recorded("archive", str(path), "--json").output)["document"]
    result = recorded("drop", joined, snapshot, "--reason", "off the list", "--json")
    assert json.loads(result.output)["position"] == before["position"] + 2
    assert answer(recorded)["reason"] == "no-longer-shown"
    assert answer(recorded, "--known-at", str(before["position"])) == before
    refused(recorded("retract", joined, "--reason", "x"), Conflict, "dropped", snapshot)
    said = recorded("drop", joined, snapshot, "--reason", "off the list").output
    assert said.startswith(f"Dropped {joined}. Position {before['position'] + 2}. It was on file")


def test_what_leaves_nothing_out_is_refused(recorded: Run, joined: str) -> None:
    """An unknown document, and the one that the fact cites."""
    refused(recorded("drop", joined, "d1-0", "--reason", "x"), NotFound, "No archived document")
    cited = json.loads(recorded("audit", joined, "--json").output)["fact"]["document"]
    refused(recorded("drop", joined, cited, "--reason", "x"), InvalidInput, "itself")


def test_a_reason_that_could_not_be_read_again_is_refused(recorded: Run, joined: str) -> None:
    """More than 500 characters; the answers go on."""
    refused(recorded("retract", joined, "--reason", "x" * 501), InvalidInput, "501 characters")
    assert recorded("dispute", joined, "--reason", "x" * 500).exit_code == 0
    assert answer(recorded)["answer"] == "yes"


def test_a_rank_given_back_counts_again(recorded: Run, joined: str) -> None:
    """Preferred, normal, preferred: the last word counts, though it was said before."""
    for rank in ("deprecated", "normal", "deprecated"):
        said = json.loads(recorded("rank", joined, rank, "--reason", "x", "--json").output)
        assert said["new"] is True
    assert answer(recorded)["against"] == [joined]


def test_a_fact_taken_back_says_so_in_words(recorded: Run, joined: str) -> None:
    """In a list of facts a retracted one is marked, whatever the output can show."""
    recorded("retract", joined, "--reason", "another Japan")
    assert "taken back" in recorded("facts").output
