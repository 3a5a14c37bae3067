"""The commands that redact: what they say, and what they ask before it is too late."""

from __future__ import annotations

import json

import pytest

from tests.api.cli.made_up import Run

WHY = ("--reason", "at the author's request")


def only(run: Run) -> tuple[str, str]:
    """The fact about Japan, and the document that it cites."""
    (fact,) = json.loads(run("facts", "--party", "japan", "--json").output)["facts"]
    return fact["fact"], fact["document"]


def test_withheld_and_given_again(recorded: Run) -> None:
    """The audit shows who withheld the words and why, then the words again."""
    fact, document = only(recorded)
    assert "»Japan joined the Paris Call«" in recorded("audit", fact).output
    done = recorded("withhold", document, *WHY)
    assert done.output.startswith(f"Withheld {document}. Position ")
    said = recorded("audit", fact).output
    assert "[withheld by person:tester at position" in said
    assert "at the author's request]" in said
    assert "»" not in said
    why = recorded("why", "japan", "paris-call", "--valid-on", "2018-11-20").output
    assert "[withheld by person:tester" in why
    lifted = recorded("lift", document, "--reason", "the embargo is over", "--json")
    assert json.loads(lifted.output)["new"]
    assert "»Japan joined the Paris Call«" in recorded("audit", fact).output


def test_erasing_asks_first(recorded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal it asks; where nobody can be asked it refuses without --yes."""
    fact, document = only(recorded)
    refused = recorded("erase", document, *WHY)
    assert refused.exit_code != 0
    assert refused.exception is not None
    assert "--yes" in str(refused.exception)
    monkeypatch.setattr("api.cli.redacting._asked", lambda: False)
    assert recorded("erase", document, *WHY).exit_code != 0
    assert "»Japan" in recorded("audit", fact).output
    monkeypatch.setattr("api.cli.redacting._asked", lambda: True)
    done = recorded("erase", document, *WHY)
    assert f"{document} (" in done.output
    assert "is cited by 2 facts." in done.output
    assert f"Erased {document}. Position " in done.output
    assert "[erased by person:tester" in recorded("audit", fact).output


def test_erasing_again_says_so(recorded: Run) -> None:
    """It asks no more, records nothing, and withholding says that it is erased."""
    _, document = only(recorded)
    first = json.loads(recorded("erase", document, *WHY, "--yes", "--json").output)
    assert first == {
        "document": document,
        "manner": "erased",
        "position": first["position"],
        "new": True,
        "remarks": [],
    }
    again = recorded("erase", document, *WHY)
    assert "It was on file already." in again.output
    assert f"{document} is erased." in recorded("withhold", document, *WHY).output


def test_an_unknown_document_is_not_found(recorded: Run) -> None:
    """Nothing is asked about what is not on file."""
    for command in (("withhold",), ("erase", "--yes"), ("erase",), ("lift",)):
        result = recorded(*command, "d1-0", *WHY)
        assert "No archived document has the id 'd1-0'" in str(result.exception)
