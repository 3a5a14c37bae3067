"""A review session, played by lines from a pipe; and the keys of a terminal."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from api.cli.keyboard import Left, Quit, ask, read_key
from api.cli.main import cli
from api.readers import READERS
from domain.errors import NotFound
from events.intake.rules_version import READER
from tests.api.cli.made_up import Run, head, refused
from tests.api.cli.planted import PAGE, first


@pytest.fixture
def run(db: str) -> Run:
    """Commands with lines on standard input."""

    def invoke(*arguments: str, lines: str = "") -> Result:
        return CliRunner().invoke(
            cli, ["--db", db, "--by", "person:tester", *arguments], input=lines
        )

    return invoke


@pytest.fixture
def filed(recorded: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A chronicle in which a page was read: Japan, Canada and Borduria joined."""
    monkeypatch.setitem(READERS, READER, first)
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    arguments = ("--published", "2018-11-13", "--publisher", "The Herald")
    assert recorded("read", str(path), *arguments).exit_code == 0
    return recorded


def queue(run: Run, state: str = "open") -> list[dict[str, Any]]:
    """The proposals in a state."""
    result = run("review", "--json", "--state", state)
    assert result.exit_code == 0, result.output
    proposals: list[dict[str, Any]] = json.loads(result.stdout)["proposals"]
    return proposals


def actors(run: Run, state: str) -> list[str]:
    return [each["roles"]["actor"] for each in queue(run, state)]


def test_one_proposal_is_shown_in_its_paragraph(filed: Run) -> None:
    """The quote stands marked among the words around it, with names, date, source and keys."""
    output = filed("review", lines="q\n").output
    assert (
        f"3 open, 0 skipped; The Herald, 2018-11-13; found by {READER} (joined-plainly)" in output
    )
    assert "Japan joined Paris Call" in output
    assert "The ministry said that »Japan joined the Paris Call« on Monday" in output
    assert "An official of the secretariat" not in output
    assert "actor: Japan (japan), as “Japan”" in output
    assert "a accept  e amend  r reject  s skip  u undo  q quit  ? help" in output
    assert "Decided: nothing. Left: 3 open, 0 skipped." in output


def test_whom_it_would_register_is_named(run: Run, tmp_path: Path) -> None:
    """A new party and a new instrument stand in their roles by name, as those on file do."""
    run("init")
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    assert run("read", str(path)).exit_code == 0
    output = run("review", lines="q\n").output
    assert "actor: Japan (japan), as “Japan”" in output
    assert "instrument: Paris Call (paris-call), as “Paris Call”" in output


def test_each_key_does_what_it_says(filed: Run) -> None:
    """Accepted, rejected with a reason, skipped; then there is nothing left to show."""
    output = filed("review", lines="a\nr\nit was a day later\ns\n").output
    assert "Decided: 1 accepted, 1 rejected, 1 skipped. Left: 0 open, 1 skipped." in output
    assert actors(filed, "accepted") == ["japan"]
    assert [(p["roles"]["actor"], p["reason"]) for p in queue(filed, "rejected")] == [
        ("canada", "it was a day later")
    ]
    assert actors(filed, "skipped") == ["borduria"]


def test_who_is_meant_is_asked_where_a_name_fits_several(recorded: Run, tmp_path: Path) -> None:
    """Two companies are called Delta: accepting asks which, another answer decides nothing."""
    deltas = [
        {"id": each, "kind": "company", "name": each.title(), "aliases": ["Delta"]}
        for each in ("delta-air", "delta-power")
    ]
    record_by_hand(recorded, {"format": "chronicle-bundle/1", "parties": deltas}, tmp_path)
    page = tmp_path / "page.txt"
    page.write_text("Delta joined the Paris Call on Monday, the secretariat said in a note.\n")
    assert recorded("read", str(page), "--published", "2018-11-13").exit_code == 0
    output = recorded("review", lines="a\n3\na\n2\n").output
    assert "Delta-Air (delta-air) or Delta-Power (delta-power), as “Delta”" in output
    assert "'3' is none of these" in output
    assert actors(recorded, "amended") == ["delta-air-or-delta-power"]
    shown = recorded("review", "--state", "amended", lines="q\n").output
    assert "recorded Delta-Power joined Paris Call" in " ".join(shown.split())
    facts = json.loads(recorded("facts", "--party", "delta-power", "--json").stdout)["facts"]
    assert [fact["kind"] for fact in facts] == ["joined"]


def test_enter_keeps_the_usual_reason(filed: Run) -> None:
    """A rejection needs no words beyond the usual ones."""
    filed("review", lines="r\n\nq\n")
    assert queue(filed, "rejected")[0]["reason"] == "The text does not say that."


def test_undo_shows_the_last_one_again(filed: Run) -> None:
    """The acceptance is taken back with its fact, and the proposal can be rejected."""
    output = filed("review", lines="a\nu\nanother call\nr\nanother call\nq\n").output
    assert output.count("»Japan joined the Paris Call«") == 2
    assert actors(filed, "rejected") == ["japan"]
    (accepted,) = (line for line in output.splitlines() if line.startswith("accepted as f1-"))
    audit = json.loads(filed("audit", accepted.split()[-1], "--json").stdout)
    assert [note["kind"] for note in audit["notes"]] == ["fact-retracted"]


def test_what_was_decided_in_another_session_can_be_undone(filed: Run) -> None:
    """Listed by its state, it is undone where it is shown."""
    filed("review", lines="r\n\nq\n")
    output = filed("review", "--state", "rejected", lines="u\n\n").output
    assert "rejected by person:tester" in output
    assert actors(filed, "open") == ["japan", "canada", "borduria"]


def test_nothing_to_undo_is_said(filed: Run, db: str) -> None:
    """At the start of a session there is nothing to undo."""
    before = head(db)
    assert "Nothing was decided in this session yet." in filed("review", lines="u\nq\n").output
    assert head(db) == before


def amending(**answers: str) -> str:
    """Lines that answer the questions of an amendment, empty where nothing changes."""
    lines = []
    for name in (
        "kind", "actor", "instrument", "when", "value", "as_said", "attributed_to", "basis",
        "modality", "quote",
    ):  # fmt: skip
        lines.append(answers.get(name, ""))
        if name == "actor" and "new_actor" in answers:
            lines.append(answers["new_actor"])
        if name == "value" and "value" in answers:
            lines.append("")  # no further one
    return "".join(f"{line}\n" for line in lines)


def test_an_amendment_changes_what_is_answered(filed: Run) -> None:
    """Names are found by what people say; Enter keeps; the decision says that it was amended."""
    lines = "e\n" + amending(actor="Russia", when="2018-11", as_said="joined") + "q\n"
    result = filed("review", lines=lines)
    assert "amended as f1-" in result.output
    (amended,) = queue(filed, "amended")
    audit = json.loads(filed("audit", amended["fact"], "--json").stdout)
    assert audit["fact"]["roles"] == {"actor": "russia", "instrument": "paris-call"}
    assert (audit["fact"]["when"], audit["fact"]["as_said"]) == ("2018-11", "joined")


def test_a_name_that_is_not_on_file_can_be_registered(filed: Run) -> None:
    """The reviewer says what it is; the fact names it, and a value is added."""
    lines = "e\n" + amending(actor="Free Ports Club", new_actor="organization",
                             value="quantifier=all") + "q\n"  # fmt: skip
    result = filed("review", lines=lines)
    assert "'Free Ports Club' is not on file" in result.output
    assert "amended as f1-" in result.output
    (amended,) = queue(filed, "amended")
    audit = json.loads(filed("audit", amended["fact"], "--json").stdout)["fact"]
    assert (audit["roles"]["actor"], audit["values"]) == ("free-ports-club", {"quantifier": "all"})


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"kind": "-\n"}, "'' is not a kind of fact"),
        ({"modality": "perhaps\n"}, "Invalid enum value 'perhaps'"),
        ({"actor": "Nobody", "new_actor": "club\n"}, "'club' is none of these"),
        ({"actor": "Japann", "new_actor": "\n"}, "or Enter for another name"),
        ({"when": "12 Nov 2018\n"}, "12 Nov 2018"),
        ({"value": "all"}, "'all' is not name=value"),
        ({"value": "colour=red"}, "has no value 'colour'"),
    ],
)
def test_an_answer_that_cannot_be_is_asked_again(
    filed: Run, db: str, answers: dict[str, str], words: str
) -> None:
    """What is wrong is said; Enter keeps what stands, and the rest of the amendment goes on."""
    before = head(db)
    output = filed("review", lines="e\n" + amending(**answers) + "q\n").output
    assert words in output
    assert "Nothing was changed." in output
    assert head(db) == before


def test_an_amendment_without_changes_decides_nothing(filed: Run, db: str) -> None:
    """Enter on every question leaves the proposal as it is, still shown."""
    before = head(db)
    output = filed("review", lines="e\n" + amending() + "q\n").output
    assert "Nothing was changed." in output
    assert head(db) == before


def test_what_the_gate_refuses_is_said_and_shown_again(filed: Run, db: str) -> None:
    """Words that are not there are named, nothing is recorded, the proposal comes again."""
    before = head(db)
    output = filed("review", lines="e\n" + amending(quote="Nobody joined") + "q\n").output
    assert "[proposal.citation.quote]" in output
    assert "Nobody joined" in output
    assert output.count("»Japan joined the Paris Call«") == 2
    assert head(db) == before


def test_whom_accepting_would_register_is_shown(filed: Run) -> None:
    """A new name stands among what is shown, and is registered with the acceptance."""
    output = filed("review", lines="s\ns\na\n").output
    assert "to register" in output
    assert "Borduria (borduria), a state" in output
    parties = json.loads(filed("facts", "--party", "Borduria", "--json").stdout)["facts"]
    assert len(parties) == 1


def test_what_is_on_file_already_is_shown(filed: Run, tmp_path: Path) -> None:
    """Once another fact says it in the same words, the proposal says which."""
    (japan, *_) = queue(filed)
    fact = {
        "format": "chronicle-bundle/1",
        "facts": [{
            "kind": "joined", "roles": {"actor": "japan", "instrument": "paris-call"},
            "when": "2018-11-12",
            "citation": {"document": japan["document"], "quote": "Japan joined the Paris Call on"},
        }],
    }  # fmt: skip
    assert japan["on_file"] is None
    record_by_hand(filed, fact, tmp_path)
    (japan, *_) = queue(filed)
    assert japan["on_file"]["where"] == "same words"
    assert f"{japan['on_file']['fact']}, same words" in filed("review", lines="q\n").output


def record_by_hand(run: Run, bundle: dict[str, Any], folder: Path) -> None:
    """Record a bundle that was typed by somebody."""
    folder.joinpath("bundle.json").write_text(json.dumps(bundle))
    result = run("record", str(folder / "bundle.json"))
    assert result.exit_code == 0, result.output


def test_other_keys_and_help_decide_nothing(filed: Run, db: str) -> None:
    """A key that is none lists the keys; `?` says what each does."""
    before = head(db)
    output = filed("review", lines="x\n?\n").output
    assert "'x' is no key here" in output
    assert "it is not proposed again from these words" in output
    assert head(db) == before


def test_an_empty_queue_says_so(recorded: Run) -> None:
    """Where nothing was ever read, there is nothing to decide."""
    assert "Decided: nothing. Left: 0 open, 0 skipped." in recorded("review").output
    assert queue(recorded) == []


def test_the_queue_is_listed_in_pages(filed: Run) -> None:
    """--limit and --after go through it; `next` is None on the last page."""
    page = json.loads(filed("review", "--json", "--limit", "2").stdout)
    assert len(page["proposals"]) == 2
    after = str(page["next"])
    last = json.loads(filed("review", "--json", "--limit", "2", "--after", after).stdout)
    assert [p["roles"]["actor"] for p in last["proposals"]] == ["borduria"]
    assert last["next"] is None


def test_a_rule_narrows_the_queue(filed: Run) -> None:
    """Only what that family found is shown."""
    refused(filed("review", "--rule", "joined-plainli"), NotFound, "joined-plainly")
    refused(filed("review", "--document", "d1-nosuch"), NotFound, "d1-nosuch")
    assert "accepted as" in filed("review", "--rule", "joined-plainly", lines="a\n").output


def test_a_terminal_takes_single_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Enter is needed: the key is read as it is pressed."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "getchar", lambda: "A")
    assert read_key() == "a"


def test_a_question_can_be_left_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at a question leaves it, at the keys the session."""

    def interrupted(*_: object, **__: object) -> str:
        raise click.Abort

    def broken() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", interrupted)
    monkeypatch.setattr(click, "getchar", broken)
    with pytest.raises(Left):
        ask("Why")
    with pytest.raises(Quit):
        read_key()


def test_the_end_of_a_pipe_quits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A session of lines ends with them; empty lines are no keys."""
    path = tmp_path / "lines"
    path.write_text("\n\nr\n")
    with path.open() as lines:
        monkeypatch.setattr(sys, "stdin", lines)
        assert read_key() == "r"
        with pytest.raises(Quit):
            read_key()
