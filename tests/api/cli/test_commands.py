"""The command line: what each command prints, and how it refuses."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from api.cli import layout
from api.cli.main import EXIT_CODES, cli, main
from domain.errors import (
    Ambiguous,
    ChronicleError,
    Conflict,
    InvalidInput,
    NotFound,
    QuoteMismatch,
    Unavailable,
)
from tests.api.cli.made_up import TEXT, Run, bundle, fact, head, refused


def test_ask_prints_one_object(recorded: Run) -> None:
    """`ask --json` is one object with the answer, why, and both clocks."""
    said = json.loads(recorded("ask", "Nippon", "the paris call", "--valid-on", "2018-11-20",
                               "--json").output)  # fmt: skip
    assert {"answer", "reason", "status", "since", "last_reported", "certainty", "because",
            "against", "valid_on", "known_at", "position"} <= said.keys()  # fmt: skip
    assert (said["answer"], said["reason"], said["status"]) == ("yes", "reported", "supporter")
    assert (said["since"], said["valid_on"]) == ("2018-11-12", "2018-11-20")


def test_ask_reads_as_a_sentence(recorded: Run) -> None:
    """Without --json the answer comes first, as a sentence."""
    output = recorded("ask", "russia", "paris-call", "--valid-on", "2018-11-20").output
    assert output.startswith("No: on 2018-11-20 Russia had not joined Paris Call")


def test_known_at_goes_back(recorded: Run) -> None:
    """Asked at the position before the facts, nothing is known."""
    said = json.loads(recorded("ask", "japan", "paris-call", "--valid-on", "2018-11-20",
                               "--known-at", "7", "--json").output)  # fmt: skip
    assert (said["answer"], said["reason"], said["position"]) == ("unknown", "never-reported", 7)


@pytest.mark.parametrize("command", ["roster", "timeline", "counts"])
def test_instrument_commands_print_tables_and_json(recorded: Run, command: str) -> None:
    """Every command that asks has a table for reading and one JSON value for machines."""
    clock = ["--valid-on", "2018-11-20"] if command != "timeline" else []
    assert "Paris Call" in recorded(command, "paris-call", *clock).output
    said = json.loads(recorded(command, "paris-call", *clock, "--json").output)
    assert said["instrument"] == "paris-call"


def test_a_party_is_told_whole(recorded: Run) -> None:
    """Who it is, and its answers as spans with both days inclusive; the JSON is that of HTTP."""
    output = recorded("party", "Japan").output
    assert "japan, a state" in output
    assert "supporter" in output
    said = json.loads(recorded("party", "Japan", "--json").output)
    last = said["spans"][-1]
    assert (last["instrument"], last["answer"], last["valid_to"]) == ("paris-call", "yes", None)
    nothing = recorded("party", "Japan", "--known-at", "7").output
    assert "Japan: nothing is on file about what it joined" in nothing


def test_facts_are_filtered(recorded: Run) -> None:
    """`facts` takes a party, a document, a kind; together they narrow."""
    everything = json.loads(recorded("facts", "--json").output)["facts"]
    assert [f["kind"] for f in everything] == ["joined", "declined"]
    document = everything[0]["document"]
    of_document = json.loads(recorded("facts", "--document", document, "--json").output)["facts"]
    assert of_document == everything
    joined = recorded("facts", "--party", "Japan", "--kind", "joined", "--json").output
    assert json.loads(joined)["facts"] == everything[:1]


def test_audit_shows_the_words(recorded: Run) -> None:
    """The trail of a fact shows its quote in place, its document and who recorded it."""
    facts = json.loads(recorded("facts", "--json").output)["facts"]
    output = recorded("audit", facts[0]["fact"]).output
    assert "On Monday »Japan joined the Paris Call«. Russia" in output
    assert "The Dispatch" in output
    assert "person:tester" in output
    said = json.loads(recorded("audit", facts[0]["fact"], "--json").output)
    assert said["quote"]["exact"] == "Japan joined the Paris Call"
    assert said["quote"]["verified"] is True


def test_audit_takes_a_document_or_a_question(recorded: Run) -> None:
    """From a document up to its facts and answers; from an answer down to the words."""
    document = json.loads(recorded("facts", "--json").output)["facts"][0]["document"]
    output = recorded("audit", document, "--limit", "1").output
    assert "2 facts drawn from it, 2 of them counting" in output
    assert "speaks for japan, paris-call" in output
    assert f"more facts: chronicle audit {document} --after 9" in output
    said = json.loads(recorded("audit", document, "--json").output)
    assert [fact["fact"]["kind"] for fact in said["facts"]] == ["joined", "declined"]
    asked = ("audit", "Nippon", "paris-call", "--valid-on", "2018-11-20")
    output = recorded(*asked).output
    assert "rests on 1 document, 1 independent origin" in output
    assert "On Monday »Japan joined the Paris Call«." in output
    assert json.loads(recorded(*asked, "--json").output)["why"]["answer"]["answer"] == "yes"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["japan"], "no fact (f1-…) and no document (d1-…)"),
        (["japan", "paris-call"], "--valid-on DAY"),
        (["f1-0", "--valid-on", "2018-11-20"], "--valid-on is for answers"),
        (["d1-0"], "d1-0"),
        (["f1-0"], "f1-0"),
    ],
)
def test_audit_of_nothing_says_what_it_takes(
    recorded: Run, arguments: list[str], said: str
) -> None:
    """What is no fact, no document and no whole question is refused."""
    result = recorded("audit", *arguments)
    assert result.exit_code != 0
    assert said in result.output + str(result.exception)


def test_rebuild_prints_the_same_hash_twice(recorded: Run) -> None:
    """A rebuild gives the same state hash each time."""
    hashes = {json.loads(recorded("rebuild", "--json").output)["state_hash"] for _ in range(2)}
    assert len(hashes) == 1


def test_recording_twice_records_once(
    recorded: Run, file: Callable[[object], str], db: str
) -> None:
    """The same bundle again changes nothing and says so."""
    before = head(db)
    result = recorded("record", file(bundle(fact("declined", "russia", "Russia stayed out"))))
    assert head(db) == before
    assert "0 new      1 on file already" in result.output


def test_archive_keeps_a_file_once(run: Run, tmp_path: Path) -> None:
    """A document is archived once, and the second time says that it is on file."""
    run("init")
    path = tmp_path / "call.txt"
    path.write_text(TEXT)
    arguments = ["archive", str(path), "--publisher", "The Dispatch", "--published", "2018-11"]
    assert run(*arguments).output.startswith("Archived: document d1-")
    assert run(*arguments).output.startswith("Already on file: document d1-")
    refused(run(*arguments[:-1], "2018-12"), Conflict, "published '2018-11', not '2018-12'")


def test_init_twice_is_refused(run: Run) -> None:
    """A chronicle is made only once at one place."""
    assert run("init").exit_code == 0
    refused(run("init"), Conflict, "holds a chronicle already")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"caf\xe9 society", "not UTF-8: byte 3 is 0xe9"),
        (b"a\x00b", "control character U+0000"),
        (b"x" * 50_000_000, "at most 20,000,000"),
    ],
    ids=["empty", "blank", "latin-1", "binary", "50 MB"],
)
def test_bad_documents_are_refused(
    run: Run, tmp_path: Path, db: str, content: bytes, words: str
) -> None:
    """A document that cannot be quoted is refused, and nothing of it is kept."""
    run("init")
    path = tmp_path / "document"
    path.write_bytes(content)
    refused(run("archive", str(path)), InvalidInput, words)
    assert head(db) == 1


@pytest.mark.parametrize(
    ("bad", "error", "words"),
    [
        (fact("joined", "japan", "Japan joined the Paris Cal", citation={
            "document": "call", "quote": "apan joined", "start": 10}),
         InvalidInput, "the text reads 'Japan joine', not 'apan joined'"),
        (fact("joined", "japan", "Nippon joined"), InvalidInput, "does not contain"),
        (fact("joined", "canada", "Canada"), InvalidInput, "more than once, at 58, 73"),
        (fact("joined", "japan", "Japan joined", when="2018-02-30"),
         InvalidInput, "February 2018 has 28 days"),
        (fact("joined", "atlantis", "Japan joined"), InvalidInput, "'atlantis' is not registered"),
        (fact("ratified", "japan", "Japan joined"), InvalidInput, "not an act on one"),
        (fact("joyned", "japan", "Japan joined"), InvalidInput, "Did you mean joined"),
        (fact("joined", "japan", "Japan joined", values={"colour": "red"}),
         InvalidInput, "has no value 'colour'"),
    ],
    ids=["off by one", "not there", "twice", "date", "party", "act", "kind", "value"],
)  # fmt: skip
def test_bad_facts_record_nothing(
    run: Run,
    file: Callable[[object], str],
    db: str,
    bad: dict[str, Any],
    error: type[ChronicleError],
    words: str,
) -> None:
    """One bad fact refuses its whole bundle, names the place, and records nothing."""
    run("init")
    good = fact("declined", "russia", "Russia stayed out")
    result = run("record", file(bundle(good, bad)))
    assert isinstance(result.exception, ChronicleError), result.output
    assert isinstance(result.exception, error | QuoteMismatch | NotFound)
    assert words in str(result.exception)
    assert "facts[1]" in f"{result.exception.field} {result.exception}"
    assert head(db) == 1


def test_a_bundle_cut_short_records_nothing(
    run: Run, file: Callable[[object], str], db: str
) -> None:
    """A bundle that ends in the middle is refused whole."""
    run("init")
    whole = json.dumps(bundle(fact("declined", "russia", "Russia stayed out"))).encode()
    result = run("record", file(whole[: len(whole) // 2]))
    assert isinstance(result.exception, InvalidInput)
    assert head(db) == 1


def test_unknown_and_ambiguous_names_list_the_nearest(recorded: Run) -> None:
    """A name that fits nothing, or two, is an error that says what is near."""
    refused(recorded("ask", "Japn", "paris-call", "--valid-on", "2018-11-20"),
            NotFound, "The nearest: Japan (japan)")  # fmt: skip
    refused(recorded("ask", "Georgia", "paris-call", "--valid-on", "2018-11-20"),
            Ambiguous, "georgia (Georgia), georgia-us (Georgia)")  # fmt: skip


def test_impossible_clocks_are_refused(recorded: Run) -> None:
    """A day that is none, a position not yet recorded, a future moment: each says why."""
    for clock, words in (
        (["--valid-on", "2018-11-31"], "November 2018 has 30 days"),
        (["--valid-on", "2018-11-20", "--known-at", "999"], "not recorded"),
        (["--valid-on", "2018-11-20", "--known-at", "2999-01-01T00:00:00Z"], "future"),
        (["--valid-on", "2018-11-20", "--known-at", "yesterday"], "neither a log position"),
    ):
        refused(recorded("ask", "japan", "paris-call", *clock), InvalidInput, words)


def test_databases_that_cannot_be_used(tmp_path: Path) -> None:
    """Absent, a directory, not a database, not a chronicle: each is said, none is created."""
    foreign = tmp_path / "foreign.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    text = tmp_path / "text.db"
    text.write_text("just words, and many more of them than a header has\n" * 9)
    for path, words in (
        (tmp_path / "absent.db", "There is no chronicle at"),
        (tmp_path, "directory"),
        (text, "not"),
        (foreign, "no chronicle"),
    ):
        result = CliRunner().invoke(cli, ["--db", str(path), "facts"])
        refused(result, Unavailable, words)
    assert not (tmp_path / "absent.db").exists()


def test_a_locked_database_is_said_to_be_locked(
    recorded: Run, db: str, file: Callable[[object], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program holds the lock, recording is refused and nothing is lost."""
    from api import wiring

    opened = wiring.service
    monkeypatch.setattr(wiring, "service", lambda url: opened(url, lock_timeout=0.1))
    before = head(db)
    holder = sqlite3.connect(db, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        result = recorded("record", file(bundle(fact("joined", "canada", "Canada joined"))))
        refused(result, Unavailable, "lock")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert head(db) == before


@contextmanager
def somebody_else() -> Iterator[None]:
    """What follows is done by a user without rights here, if we are root; else by us."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A directory that others may look into (pytest's own is closed to them)."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


@pytest.mark.usefixtures("recorded")
def test_a_read_only_database_answers_and_refuses_to_record(db: str, shelf: Path) -> None:
    """A chronicle that may only be read can be asked; recording says that it is read-only."""
    path = shelf / "kept.db"
    shutil.copy(db, path)
    path.chmod(0o444)
    bundled = shelf / "bundle.json"
    bundled.write_text(json.dumps(bundle(fact("joined", "canada", "Canada joined"))))
    shelf.chmod(0o555)
    run = CliRunner()
    with somebody_else():
        asked = run.invoke(cli, ["--db", str(path), "facts", "--json"])
        result = run.invoke(cli, ["--db", str(path), "--by", "x", "record", str(bundled)])
    assert asked.exit_code == 0, asked.exception
    assert len(json.loads(asked.output)["facts"]) == 2
    refused(result, Unavailable, "read-only")


def test_every_error_has_an_exit_code() -> None:
    """Scripts can tell mend-the-input from mend-the-database."""
    assert {InvalidInput, QuoteMismatch, NotFound, Ambiguous, Conflict, Unavailable} < set(
        EXIT_CODES
    )


def test_help_is_worth_reading() -> None:
    """Each command's help has an example or says what happens, and every option a line."""
    for name, command in cli.commands.items():
        output = CliRunner().invoke(cli, [name, "--help"]).output
        assert len(command.help or "") > 60, name
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert getattr(parameter, "help", None), parameter.name
        assert "Usage:" in output
    listed = CliRunner().invoke(cli, ["--help"]).output.partition("Commands:")[2]
    assert "List the cited answers that would be different today" in " ".join(listed.split())
    assert "..." not in listed


def test_recorded_words_are_shown_as_they_are(run: Run, file: Callable[[object], str]) -> None:
    """Square brackets in what is recorded are words, not instructions to the terminal."""
    run("init")
    said = fact("joined", "japan", "Japan joined", as_said="[bold]x[/b]")
    assert run("record", file(bundle(said))).exit_code == 0
    for command in (["timeline", "paris-call"], ["facts"]):
        output = run(*command).output
        assert "[bold]x[/b]" in output


DAY = ("--valid-on", "2018-11-20")
STEERING = "\u202eJapan\x1b[2J\u2066\r\u200bx"


@pytest.mark.parametrize(
    "asked", [("timeline", "paris-call"), ("facts",), ("ask", "japan", "paris-call", *DAY),
              ("why", "japan", "paris-call", *DAY), ("roster", "paris-call", *DAY)],
)  # fmt: skip
def test_what_would_steer_a_terminal_is_shown(
    run: Run, file: Callable[[object], str], asked: tuple[str, ...]
) -> None:
    """Directions, controls and what has no width appear as escapes; JSON has the name as it is."""
    run("init")
    whole = bundle(fact("joined", "japan", "Japan joined"))
    whole["parties"][0]["name"] = STEERING
    assert run("record", file(whole)).exit_code == 0
    output = run(*asked).output
    assert not {"\u202e", "\x1b", "\r", "\u2066", "\u200b"} & set(output)
    assert "\\u202eJapan\\x1b" in output
    said = json.loads(run("ask", "japan", "paris-call", *DAY, "--json").output)
    assert said["party_name"] == STEERING


def test_errors_cut_long_names(
    recorded: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], db: str
) -> None:
    """What was given is repeated as far as it can be told; what steers a terminal as escapes."""
    name = "\u202e" + "x" * 100_000
    result = recorded("ask", name, "paris-call", *DAY)
    assert isinstance(result.exception, NotFound)
    assert len(result.exception.detail) < 400
    assert "(100,0" in result.exception.detail
    monkeypatch.setattr("sys.argv", ["chronicle", "--db", db, "ask", "\u202e", "a\u202eb", *DAY])
    with pytest.raises(SystemExit):
        main()
    assert "\u202e" not in capsys.readouterr().err


@pytest.mark.parametrize("command", ["ask", "why"])
def test_a_party_that_did_not_exist(run: Run, file: Callable[[object], str], command: str) -> None:
    """The answer stands; beside it is said when the party existed, by its registration."""
    run("init")
    whole = bundle(fact("joined", "japan", "Japan joined"))
    whole["parties"][0] |= {"existed_from": "1947-05-03", "existed_until": "2019"}
    assert run("record", file(whole)).exit_code == 0
    output = run(command, "japan", "paris-call", "--valid-on", "2020-01-01").output
    assert output.startswith("Yes: on 2020-01-01 Japan had joined")
    assert "By its registration Japan existed from 1947-05-03, before 2019." in output
    assert "registration" not in run(command, "japan", "paris-call", *DAY).output


def test_a_fact_recorded_again_after_a_retraction(run: Run, file: Callable[[object], str]) -> None:
    """It is on file and counts no more: by whom, why and where is said, without an error."""
    run("init")
    path = file(bundle(fact("joined", "japan", "Japan joined")))
    (recorded,) = json.loads(run("record", path, "--json").output)["facts"]
    run("retract", recorded, "--reason", "a slip")
    again = run("record", path)
    assert again.exit_code == 0
    assert f"{recorded} is on file and counts no more: retracted at position" in again.output
    said = json.loads(run("record", path, "--json").output)["withdrawn"][recorded]
    assert (said["kind"], said["reason"]) == ("fact-retracted", "a slip")


@pytest.mark.parametrize("columns", [40, 80, 120, 1000])
def test_fact_ids_stay_whole(recorded: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """A fact id can be copied into the next command, however narrow; nothing else is lost."""
    facts = json.loads(recorded("facts", "--json").output)["facts"]
    monkeypatch.setattr(layout, "_WHOLE", columns)
    for command in (["timeline", "paris-call"], ["facts"]):
        output = recorded(*command).output
        assert all(fact["fact"] in output for fact in facts)
    output = recorded("roster", "paris-call", "--valid-on", "2018-11-20").output
    assert output.count("definite") == 2


def test_a_file_that_cannot_be_written_is_refused_first(recorded: Run, tmp_path: Path) -> None:
    """Before any work; the error names the folder."""
    nowhere = tmp_path / "nowhere"
    result = recorded("snapshot", "--valid-on", "2018-11-20", "-o", str(nowhere / "x.csv"))
    assert result.exit_code == 2
    assert "there is no folder" in result.output


def test_arguments_that_are_not_utf8(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bytes that are no text are refused in one line."""
    monkeypatch.setattr("sys.argv", ["chronicle", "--by", "\udcff", "facts"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == EXIT_CODES[InvalidInput]
    assert "is not UTF-8" in capsys.readouterr().err


def test_a_moment_outside_the_calendar(run: Run, tmp_path: Path) -> None:
    """A retrieval time that UTC has no year for is refused."""
    run("init")
    path = tmp_path / "call.txt"
    path.write_text(TEXT)
    result = run("archive", str(path), "--retrieved-at", "0001-01-01T00:00:00+14:00")
    refused(result, InvalidInput, "outside the calendar")


def test_an_id_is_found_whatever_its_capitals(recorded: Run) -> None:
    """As a name is."""
    said = recorded("ask", "JAPAN", "Paris-Call", "--valid-on", "2018-11-20", "--json").output
    assert (json.loads(said)["party"], json.loads(said)["instrument"]) == ("japan", "paris-call")


def test_a_party_is_no_instrument(recorded: Run) -> None:
    """What is on file as something else is said to be that."""
    result = recorded("ask", "paris-call", "paris-call", "--valid-on", "2018-11-20")
    refused(result, NotFound, "'paris-call' is a pledge (paris-call); it cannot be the party")


def test_a_blank_name_is_refused(run: Run, file: Callable[[object], str], db: str) -> None:
    """A name that folds to nothing could never be asked for."""
    run("init")
    content = bundle()
    content["parties"][0]["name"] = " "
    refused(run("record", file(content)), InvalidInput, "is no name")
    assert head(db) == 1
