"""Merging parties, and changing the policy, by the command line."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from domain.errors import Ambiguous, Conflict, InvalidInput, NotFound
from domain.policy import POLICIES
from tests.api.cli.made_up import Run, head, refused

WHY = ("--reason", "one state under two names")


def told(run: Run, *command: str) -> dict[str, Any]:
    """What the command prints with --json."""
    result = run(*command, "--json")
    assert result.exit_code == 0, result.output
    said: dict[str, Any] = json.loads(result.output)
    return said


def because(run: Run, party: str) -> list[str]:
    """The facts that an answer about the party rests on."""
    facts: list[str] = told(
        run, "ask", party, "paris-call", "--valid-on", "2018-11-20")["because"]  # fmt: skip
    return facts


def test_merged_and_unmerged(recorded: Run, db: str) -> None:
    """Merged, Canada has joined as Japan has; unmerged, nothing says that it has."""
    assert because(recorded, "canada") == []
    merged = told(recorded, "merge", "canada", "japan", *WHY)
    assert merged == {"merged": "canada", "into": "japan", "position": head(db), "new": True}
    assert because(recorded, "canada") == because(recorded, "japan") != []
    undone = told(recorded, "unmerge", "canada", *WHY)
    assert undone == {"merged": "canada", "into": "japan", "position": head(db), "new": True}
    assert because(recorded, "canada") == []


def test_parties_are_merged_by_their_names(recorded: Run) -> None:
    """A name or an alias will do; what is merged goes on being unmerged by its own."""
    assert told(recorded, "merge", "Nippon", "Canada", *WHY)["merged"] == "japan"
    assert told(recorded, "merge", "nippon", "CANADA", *WHY)["new"] is False
    assert told(recorded, "unmerge", "Nippon", *WHY)["merged"] == "japan"


def test_what_was_done_is_said_in_words(recorded: Run) -> None:
    """One sentence, with the position; the second time it says that it was so already."""
    first = recorded("merge", "canada", "japan", *WHY).output
    assert re.fullmatch(r"Merged canada into japan\. Position \d+\.\n", first)
    again = recorded("merge", "canada", "japan", *WHY).output
    assert again.strip() == f"{first.strip()} It was on file already."
    assert recorded("unmerge", "canada", *WHY).output.startswith("Unmerged canada from japan.")


def test_merges_that_cannot_be_are_refused(recorded: Run, db: str) -> None:
    """Each refusal says why, names the argument, and writes nothing."""
    before = head(db)
    for arguments, error, field, words in (
        (("Atlantis", "japan"), NotFound, "merged", "by the mapping country-codes"),
        (("japan", "Jpan"), NotFound, "into", "The nearest: Japan (japan)"),
        (("Georgia", "japan"), Ambiguous, "merged", "georgia (Georgia), georgia-us (Georgia)"),
        (("japan", "paris-call"), InvalidInput, "into", "only parties can be merged. Correct"),
        (("japan", "Nippon"), InvalidInput, "into", "itself"),
        (("georgia-us", "georgia"), InvalidInput, "into", "of another type"),
    ):
        result = recorded("merge", *arguments, *WHY)
        refused(result, error, words)
        assert getattr(result.exception, "field", None) == field
    refused(recorded("merge", "canada", "japan", "--reason", " "), InvalidInput, "Say why")
    refused(recorded("unmerge", "canada", *WHY), Conflict, "is not merged")
    assert head(db) == before


def test_nothing_is_merged_in_a_circle(recorded: Run) -> None:
    """Nor into what is merged, nor what is merged."""
    recorded("merge", "canada", "japan", *WHY)
    refused(recorded("merge", "japan", "canada", *WHY), Conflict, "circle")
    refused(recorded("merge", "russia", "canada", *WHY), Conflict, "Merge russia into japan")
    refused(recorded("merge", "canada", "russia", *WHY), Conflict, "Unmerge it first")


def test_the_policy_is_shown(recorded: Run) -> None:
    """Every version, what it means, and which is in force."""
    lines = recorded("policy").output.splitlines()
    assert [line.split()[0] for line in lines] == [str(number) for number in POLICIES]
    assert ["in force" in line for line in lines] == [number == 1 for number in POLICIES]
    for line, policy in zip(lines, POLICIES.values(), strict=True):
        assert line.endswith(policy.about)


def test_the_policy_is_changed(recorded: Run, db: str) -> None:
    """The receipt says since when; a second time nothing is recorded."""
    changed = told(recorded, "policy", "2", "--reason", "agreed")
    assert changed == {"policy": 2, "position": head(db), "new": True}
    again = told(recorded, "policy", "2", "--reason", "agreed")
    assert again == changed | {"new": False}
    shown = told(recorded, "policy")
    assert shown["policy"] == 2
    assert [each["policy"] for each in shown["versions"]] == list(POLICIES)
    assert "Policy 1 is in force." in recorded("policy", "1", "--reason", "back").output


def test_a_policy_that_there_is_not_is_refused(recorded: Run, db: str) -> None:
    """The refusal lists those there are; a version and a reason come together."""
    before = head(db)
    refused(recorded("policy", "9", "--reason", "x"), InvalidInput, "no policy 9", "1:", "2:")
    for arguments in (("2",), ("--reason", "x"), ("two", "--reason", "x")):
        assert recorded("policy", *arguments).exit_code == 2
    assert head(db) == before


@pytest.mark.parametrize("command", ["merge", "unmerge", "policy", "drop"])
def test_help_has_an_example(run: Run, command: str) -> None:
    """What --help shows can be copied."""
    assert f"\n    chronicle {command}" in run(command, "--help").output
