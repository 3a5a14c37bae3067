"""The bundled example, api/examples/paris-call.json, is a sound bundle in our own words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from events.chronicle import Chronicle
from events.intake.bundle import read_bundle
from events.intake.recording import record_bundle

EXAMPLE = Path(__file__).parents[3] / "api" / "examples" / "paris-call.json"
NAME = "Paris Call for Trust and Security in Cyberspace"
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def test_it_is_recorded_once(chronicle: Chronicle) -> None:
    """It is recorded whole, and a second time adds nothing."""
    bundle = read_bundle(EXAMPLE)
    first = record_bundle(chronicle, bundle, "me")
    assert len(set(first.facts)) == len(bundle.facts)
    again = record_bundle(chronicle, bundle, "me")
    assert {tally.new for tally in again.tallies.values()} == {0}
    assert again.facts == first.facts


def test_every_file_is_used() -> None:
    """Each text beside it is one of its documents, and each document is cited."""
    example = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    files = {document["file"] for document in example["documents"]}
    assert files == {path.name for path in EXAMPLE.parent.glob("*.txt")}
    cited = {fact["citation"]["document"] for fact in example["facts"]}
    assert cited == {document["key"] for document in example["documents"]}


def test_no_publisher_is_invented() -> None:
    """Every document says that it is an example."""
    publishers = {d.draft.publisher for d in read_bundle(EXAMPLE).documents}
    assert publishers == {"Chronicle example"}


def test_it_is_in_our_own_words() -> None:
    """No eight words in a row are those of a seed article."""
    if not SEEDS.is_dir():
        pytest.skip(f"The seed articles are not at {SEEDS}; nothing to compare with.")
    seeds = {run for path in SEEDS.glob("*.txt") for run in runs(path)}
    for path in EXAMPLE.parent.glob("*.txt"):
        assert not seeds & set(runs(path)), path.name


def runs(path: Path) -> list[tuple[str, ...]]:
    """Every eight words in a row of a text, the name of the Call left out."""
    words = re.findall(r"\w+", path.read_text(encoding="utf-8").replace(NAME, "").casefold())
    return [tuple(words[n : n + 8]) for n in range(len(words) - 7)]


def test_the_union_has_its_members() -> None:
    """28 states became members, and the United Kingdom alone has left."""
    facts = [f for f in read_bundle(EXAMPLE).facts if f.roles.get("group") == "eu-member-states"]
    admitted = [f.roles["actor"] for f in facts if f.kind == "member-admitted"]
    left = [(f.roles["actor"], f.when) for f in facts if f.kind == "membership-ended"]
    assert len(set(admitted)) == len(admitted) == 28
    assert left == [("united-kingdom", "2020-02-01")]
