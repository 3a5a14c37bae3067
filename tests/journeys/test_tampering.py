"""The story of somebody who edits the database past the program, four times, and is found."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result

from api.cli.main import cli
from domain.errors import NotProven


class Story:
    """The bundled example in a database, its key, and somebody who knows SQL."""

    def __init__(self, url: str, key: Path) -> None:
        self.url = url
        self.key = str(key)
        assert self.run("demo").exit_code == 0
        assert self.run("keys", "new", self.key, "--reason", "the first").exit_code == 0
        assert self.run("checkpoint", "--key", self.key).exit_code == 0

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, ["--db", self.url, "--by", "person:tester", *arguments])

    def sql(self, statement: str, *params: object) -> list[Any]:
        """Plain SQL, past the program."""
        if self.url.startswith("sqlite"):
            path = self.url.removeprefix("sqlite:///")
            with closing(sqlite3.connect(path)) as lite, lite:
                return lite.execute(statement, params).fetchall()
        with psycopg.connect(self.url) as server:
            cursor = server.execute(statement.replace("?", "%s").encode(), params)
            return cursor.fetchall() if cursor.description else []

    def findings(self) -> dict[str, list[dict[str, Any]]]:
        """What `chronicle verify` finds, by part."""
        result = self.run("verify", "--json")
        assert (result.exception is None) != isinstance(result.exception, NotProven)
        said = json.loads(result.stdout)
        return {part: found["findings"] for part, found in said.items()}


@pytest.fixture
def story(database_url: str, tmp_path: Path) -> Story:
    return Story(database_url, tmp_path / "chronicle.key")


def test_each_of_four_edits_is_found_and_named(story: Story) -> None:
    """An event, a quote, a checkpoint and a row of an answer: what, where, and nothing else."""
    assert story.run("verify").exit_code == 0
    assert story.findings() == {"log": [], "documents": [], "answers": []}

    ((text, content),) = story.sql("SELECT text, content FROM texts ORDER BY text LIMIT 1")
    facts = json.loads(story.run("facts", "--json").stdout)["facts"]
    quoted = next(fact for fact in facts if fact["text"] == text)
    words = bytes(content).decode()
    at = quoted["start"]
    edited = words[:at] + "X" * 8 + words[at + 8 :]
    story.sql("UPDATE texts SET content = ? WHERE text = ?", edited.encode(), text)

    answer = ("united-states", "paris-call")
    ((generation,),) = story.sql("SELECT generation FROM projection_generations WHERE active")
    story.sql(
        f"UPDATE standing_g{generation} SET answer = 'yes' WHERE party = ? AND instrument = ? "
        "AND answer = 'no'",
        *answer,
    )

    ((size, note),) = story.sql("SELECT size, note FROM seal_checkpoints")
    forged = note.replace("\n" + note.split("\n")[2] + "\n", "\n" + "A" * 43 + "=\n")
    story.sql("UPDATE seal_checkpoints SET note = ?", forged)

    ((position, state),) = story.sql(
        "SELECT position, state FROM stored_events WHERE topic = 'declined' "
        "ORDER BY position LIMIT 1"
    )
    changed = bytes(state).replace(b'"when":"2018-', b'"when":"2019-')
    assert changed != bytes(state)
    story.sql("UPDATE stored_events SET state = ? WHERE position = ?", changed, position)

    found = story.findings()
    assert [(each["kind"], each["position"]) for each in found["log"]] == [
        ("changed", position),
        ("checkpoint", size),
    ]
    assert f"Event {position} was changed" in found["log"][0]["text"]
    assert "signature" in found["log"][1]["text"]

    document = next(each for each in found["documents"] if each["kind"] == "changed")
    assert text in document["text"]
    orphaned = {each["fact"] for each in found["documents"] if each["kind"] == "orphaned"}
    assert quoted["fact"] in orphaned

    (row,) = [
        each
        for each in found["answers"]
        if each["table"] == "standing" and "answer is 'yes', the log gives 'no'" in each["text"]
    ]
    assert all(f"'{each}'" in row["key"] for each in answer)

    printed = story.run("verify")
    assert isinstance(printed.exception, NotProven)
    for said in (f"Event {position} was changed", quoted["fact"], "checkpoint", "united-states"):
        assert said in printed.stdout
