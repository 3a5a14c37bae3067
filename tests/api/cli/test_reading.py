"""Reading pages by the command line: what is filed, what is said of pages without facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from api.readers import READERS
from domain.errors import InvalidInput, NotFound
from events.intake.model.endpoint import ModelUnavailable
from events.intake.rules_version import READER
from tests.api.cli.made_up import Run, head, refused
from tests.api.cli.planted import NEXT, PAGE, first, second

FRENCH = (
    "Le ministre a dit lundi que le Japon et le Canada ont rejoint l’appel de Paris, et que "
    "d’autres pays suivront avant la fin de l’année. Les signataires se réuniront au printemps "
    "pour parler de la suite, a ajouté une porte-parole du secrétariat. Rien n’est encore décidé.\n"
)


@pytest.fixture
def planted(recorded: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A chronicle with Japan, Canada and the Call, and a plain reader in the place of the rules."""
    monkeypatch.setitem(READERS, READER, first)
    return recorded


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The page as a file."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return str(path)


def told(run: Run, *command: str) -> dict[str, Any]:
    """What the command prints with --json."""
    result = run(*command, "--json")
    assert result.exit_code == 0, result.output
    said: dict[str, Any] = json.loads(result.stdout)
    return said


def test_a_page_is_read_into_proposals(planted: Run, page: str) -> None:
    """Three proposals are filed and listed; nothing is a fact yet."""
    said = told(planted, "read", page, "--published", "2018-11-13")
    (only,) = said["pages"]
    assert (only["new"], only["unread"], len(only["put"]["new"])) == (True, None, 3)
    assert [found["roles"]["actor"] for found in only["found"]] == ["japan", "canada", "borduria"]
    assert told(planted, "facts")["facts"][2:] == []
    queue = told(planted, "review")
    assert [each["proposal"] for each in queue["proposals"]] == only["put"]["new"]
    assert queue["counts"]["open"] == 3


def test_what_was_found_is_printed(planted: Run, page: str) -> None:
    """A line for the page, and one for each proposal with its date, family and doubts."""
    output = planted("read", page).output
    assert "archived; proposals: 3 new" in output
    assert "Japan joined Paris Call (undated) [joined-plainly]; No publication day" in output
    assert "No publication day is known, so words like" in output
    brief = planted("read", page, "--brief").output
    assert "on file already; proposals: 3 filed before" in brief
    assert "Japan joined" not in brief


def test_whom_nobody_has_registered_is_told_once(planted: Run, page: str) -> None:
    """New names stand below the proposals, not behind each of them."""
    output = planted("read", page).output
    assert "new, and registered with what is accepted: Borduria (state)" in output
    assert "Borduria is a new name" not in output


@pytest.mark.usefixtures("planted")
def test_standard_input_is_a_page(db: str) -> None:
    """`-` reads it from standard input."""
    result = CliRunner().invoke(
        cli, ["--db", db, "--by", "ada", "read", "-", "--json"], input=PAGE.encode()
    )
    assert result.exit_code == 0, result.output
    (only,) = json.loads(result.stdout)["pages"]
    assert (only["name"], len(only["put"]["new"])) == ("standard input", 3)


def test_a_dry_run_writes_nothing(planted: Run, page: str, db: str) -> None:
    """It says what would be filed, and what a policy would accept."""
    before = head(db)
    said = told(planted, "read", page, "--dry-run", "--accept", "rules:joined-plainly",
                "--published", "2018-11-13")  # fmt: skip
    assert said["accepted"]["accepted"] == 2
    assert said["accepted"]["left"] == {"new names": 1}
    assert said["pages"][0]["document"] is None
    assert head(db) == before
    assert told(planted, "review")["proposals"] == []
    assert "Nothing was written." in planted("read", page, "--dry-run").output


def test_a_policy_accepts_what_it_names(planted: Run, page: str) -> None:
    """Two facts are recorded; the unregistered state stays open, and it is said why."""
    said = told(planted, "read", page, "--published", "2018-11-13",
                "--accept", "rules:joined-plainly")["accepted"]  # fmt: skip
    assert (said["policy"], said["accepted"]) == ("rules:joined-plainly", 2)
    assert said["left"] == {"new names": 1}
    answer = told(planted, "ask", "Canada", "Paris Call", "--valid-on", "2018-11-20")
    assert answer["because"] == said["facts"][1:]
    audit = told(planted, "audit", said["facts"][1])
    assert audit["proposed_by"] == READER
    assert audit["accepted_by"] == "person:tester, by the policy rules:joined-plainly"
    assert planted("audit", said["facts"][1]).output.count("accepted by") == 1
    brief = planted("read", page, "--brief", "--accept", "rules:*").output
    assert "The policy accepted 0 and left 1." in brief


def test_a_policy_file_is_read(planted: Run, page: str, tmp_path: Path) -> None:
    """A TOML file may also let new names be registered."""
    policy = tmp_path / "policy.toml"
    policy.write_text('name = "all"\nfamilies = ["*"]\nnew_names = true\nmax_doubts = 1\n')
    said = told(planted, "read", page, "--accept", str(policy))["accepted"]
    assert (said["policy"], said["accepted"], said["left"]) == ("all", 3, {})
    assert len(told(planted, "facts", "--party", "Borduria")["facts"]) == 1


def test_what_was_rejected_is_not_proposed_again(
    planted: Run, page: str, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by reading the page again, nor by another version, nor is it accepted by policy."""
    told(planted, "read", page, "--published", "2018-11-13")
    keys = ["--db", db, "--by", "ada", "review"]
    assert CliRunner().invoke(cli, keys, input="r\nnot confirmed\nq\n").exit_code == 0
    monkeypatch.setitem(READERS, NEXT, second)
    for reader in (READER, NEXT):
        said = told(planted, "read", page, "--reader", reader, "--accept", "rules:*")
        assert len(said["pages"][0]["put"]["decided"]) >= 1
        assert said["pages"][0]["put"]["new"] == []
    rejected = told(planted, "review", "--state", "rejected")["proposals"]
    assert [(each["roles"]["actor"], each["reason"]) for each in rejected] == [
        ("japan", "not confirmed")
    ]


def test_a_page_in_another_language_is_kept_and_said(planted: Run, tmp_path: Path) -> None:
    """It is archived, no facts are looked for, and the output says which language it is in."""
    path = tmp_path / "page.txt"
    path.write_text(FRENCH)
    result = planted("read", str(path))
    assert result.exit_code == 0
    assert "archived; proposals: none" in result.output
    assert "nothing was looked for:" in result.output


def test_a_page_without_known_facts_says_so(planted: Run, tmp_path: Path) -> None:
    """An English text in which nothing is found is an explained empty result."""
    path = tmp_path / "page.txt"
    path.write_text("The weather on the coast was fine for most of the week, they said. " * 4)
    assert "nothing that the rules know was found in it" in planted("read", str(path)).output


def test_a_near_copy_is_told(planted: Run, page: str, tmp_path: Path) -> None:
    """A second publisher of the same words: a copy of the first, and no second source."""
    (first_page,) = told(planted, "read", page, "--publisher", "The Herald")["pages"]
    other = tmp_path / "other.txt"
    other.write_text(PAGE + "\nThe Courier, from agency reports.\n")
    (second_page,) = told(planted, "read", str(other), "--publisher", "The Courier")["pages"]
    assert second_page["origin"] == first_page["document"]
    assert "no second source" in planted("read", str(other), "--publisher", "The Courier").output
    queue = told(planted, "review", "--document", second_page["document"])["proposals"]
    assert {each["origin"] for each in queue} == {first_page["document"]}


def test_pages_that_cannot_be_read_are_told_and_the_others_are_read(
    planted: Run, page: str, tmp_path: Path
) -> None:
    """An empty file among two: the page is filed, the error counts what was not."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = planted("read", page, str(empty))
    refused(result, InvalidInput, "1 of 2 pages could not be read")
    assert "empty" in result.output
    assert told(planted, "review")["counts"]["open"] == 3


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("--accept", "nowhere.toml"), InvalidInput, "neither a policy file"),
        (
            ("--accept", "rules:nosuch"),
            InvalidInput,
            "no pattern family 'nosuch'",
        ),
        (
            ("--accept", "nobody:joined-plainly"),
            InvalidInput,
            "no reader 'nobody'",
        ),
        (("--reader", "rules@99"), NotFound, f"there are {READER}"),
        (("--published", "2018-02-30"), InvalidInput, "2018-02-30"),
    ],
)
def test_options_that_cannot_be_are_refused(
    planted: Run, page: str, db: str, arguments: tuple[str, ...], error: Any, words: str
) -> None:
    """What is wrong is said before anything is read."""
    before = head(db)
    refused(planted("read", page, *arguments), error, words)
    assert head(db) == before


def test_a_model_is_asked_only_if_one_is_configured(
    planted: Run, page: str, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an endpoint and a key --model is refused before anything is read."""
    for name in ("CHRONICLE_MODEL_URL", "CHRONICLE_MODEL", "CHRONICLE_MODEL_KEY"):
        monkeypatch.delenv(name, raising=False)
    before = head(db)
    result = planted("read", page, "--model")
    refused(result, ModelUnavailable, "No model is asked")
    assert head(db) == before


def test_a_folder_without_pages_is_refused(planted: Run, tmp_path: Path) -> None:
    """It says what a page is."""
    empty = tmp_path / "clippings"
    empty.mkdir()
    refused(planted("read", str(empty)), InvalidInput, "no pages")


def test_a_backtest_of_a_version_with_itself_changes_nothing(planted: Run, page: str) -> None:
    """All are the same, or decided before."""
    told(planted, "read", page, "--published", "2018-11-13", "--accept", "rules:joined-plainly")
    (only,) = told(planted, "backtest", "--rules", READER)["pages"]
    assert [len(only[what]) for what in ("new", "changed", "gone", "lost")] == [0, 0, 0, 0]
    assert (len(only["same"]), len(only["decided"])) == (1, 2)
    assert (
        "1 same, 2 decided before. Nothing was written."
        in planted("backtest", "--rules", READER).output
    )


def test_a_backtest_says_what_would_change(
    planted: Run, page: str, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version gives no day: each open proposal would change; nothing is written."""
    told(planted, "read", page, "--published", "2018-11-13", "--accept", "rules:joined-plainly")
    monkeypatch.setitem(READERS, NEXT, second)
    before = head(db), told(planted, "review")
    (only,) = told(planted, "backtest", "--rules", NEXT)["pages"]
    assert [each["now"]["when"] for each in only["changed"]] == ["../.."]
    output = planted("backtest", "--rules", NEXT).output
    assert "~ Borduria joined Paris Call (undated)" in output
    assert (head(db), told(planted, "review")) == before
    refused(planted("backtest", "--rules", "rules@99"), NotFound, f"there are {READER}, {NEXT}")


def test_a_version_can_be_brought_along(
    planted: Run, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module of the working directory makes the reader; one that is none is refused."""
    told(planted, "read", page, "--published", "2018-11-13")
    tmp_path.joinpath("brought_rules.py").write_text(
        "from tests.api.cli.planted import second\n"
        "def make(register):\n    return second(register)\n"
    )
    monkeypatch.chdir(tmp_path)
    said = told(planted, "backtest", "--rules", "brought_rules:make")
    assert (said["reader"], len(said["pages"][0]["changed"])) == (NEXT, 3)
    output = planted("backtest", "--rules", "brought_rules:make").output
    assert "Borduria joined Paris Call (undated) [joined-plainly]; when was 2018-11-13" in output
    for spelling, words in (
        ("brought_rules:nothing", "has no 'nothing'"),
        ("nowhere_at_all:make", "cannot be loaded"),
        (":make", "cannot be loaded"),
    ):
        refused(planted("backtest", "--rules", spelling), InvalidInput, words)


def test_the_rules_themselves_read_a_page(recorded: Run, page: str) -> None:
    """Without anything planted, the rules find who joined, by name, and the exact words."""
    (only,) = told(recorded, "read", page, "--published", "2018-11-13")["pages"]
    found = {(each["kind"], each["roles"].get("actor")) for each in only["found"]}
    assert ("joined", "canada") in found
    for each in only["found"]:
        assert PAGE[each["start"] : each["end"]] == each["quote"]
